import json
import re
from pathlib import Path
from typing import Any

import pytest

from edgecode.media.claim_definition import OWN, TRAINING, USES, definition_of, settings_of
from edgecode.usecases.ports.delivery import ClaimToMake, SourceType

CDDL = Path(__file__).resolve().parents[2] / ".." / "shared" / "real" / "schemas" / "training-mining.cddl"
CLAIM = ClaimToMake(claimant="Nadia Okoye", says="All of it was shot.", at=1_764_000_000_500, film="The Ferry")


def assertions(claim: ClaimToMake) -> dict[str, Any]:
    """The assertions of a claim by their labels."""
    made = json.loads(definition_of(claim))
    return {assertion["label"]: assertion["data"] for assertion in made["assertions"]}


def test_the_first_action_opens_what_was_delivered() -> None:
    opened, published = assertions(CLAIM)["c2pa.actions.v2"]["actions"]
    assert opened == {
        "action": "c2pa.opened",
        "when": "2025-11-24T16:00:00Z",
        "parameters": {"ingredientIds": ["delivered"]},
    }
    assert published["action"] == "c2pa.published"
    assert published["when"] == opened["when"]


@pytest.mark.parametrize("source_type", SourceType)
def test_a_known_source_type_is_a_uri_and_an_unknown_one_is_not_there(source_type: SourceType) -> None:
    known = ClaimToMake(claimant="Nadia", says="So.", at=0, source_type=source_type)
    opened, published = assertions(known)["c2pa.actions.v2"]["actions"]
    assert "digitalSourceType" not in opened
    assert published["digitalSourceType"].startswith("http://cv.iptc.org/newscodes/digitalsourcetype/")
    assert b"digitalSourceType" not in definition_of(CLAIM)


def test_a_film_without_a_title_is_not_named() -> None:
    untitled = ClaimToMake(claimant="Nadia", says="So.", at=0)
    assert assertions(untitled)["c2pa.actions.v2"]["actions"][1]["description"] == "A claim by Nadia, not a proof: So."
    assert assertions(untitled)[OWN]["film"] == ""


def test_what_is_said_is_kept_word_by_word() -> None:
    own = assertions(CLAIM)[OWN]
    assert own["says"] == CLAIM.says
    assert own["at"] == CLAIM.at
    assert "no proof" in own["standing"]


def test_nothing_has_a_title_and_the_tool_is_named_with_its_version() -> None:
    made = json.loads(definition_of(CLAIM))
    assert "title" not in made
    (generator,) = made["claim_generator_info"]
    assert generator["name"] == "edgecode"
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", generator["version"])


@pytest.mark.skipif(not CDDL.is_file(), reason="the schema of CAWG is not at hand")
def test_every_use_of_the_schema_is_refused() -> None:
    schema = CDDL.read_text(encoding="utf-8")
    assert sorted(re.findall(r'\? "(cawg\.\w+)"', schema)) == list(USES)
    assert '$training-mining-choice /= "notAllowed"' in schema
    assert assertions(CLAIM)[TRAINING] == {"entries": {use: {"use": "notAllowed"} for use in USES}}


def test_nothing_is_to_be_fetched() -> None:
    settings = settings_of("")
    assert settings["core"] == {"allowed_network_hosts": []}
    assert settings["verify"]["remote_manifest_fetch"] is False
    assert settings["verify"]["ocsp_fetch"] is False
    assert "url" not in json.dumps(settings)
