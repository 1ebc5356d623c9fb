"""The API: its description, and what a partner can check with it."""

import json

import jsonschema
import pytest

from edgecode.boundary.refusal import Refusal
from edgecode.record import note as notes
from edgecode.sender.window.app import OPENAPI
from simulators.partner import Partner
from simulators.window import Window

API = json.loads(OPENAPI)


def test_every_path_of_the_description_answers_and_no_word_is_missing(partner: Partner) -> None:
    filled = {"week": "2025-W50", "size": "2"}
    for path, methods in API["paths"].items():
        assert partner.ask(path.format(**filled)).status == (200 if "get" in methods else 404)
    words = API["components"]["responses"]["Refused"]["content"]["application/json"]["schema"]
    assert set(words["properties"]["refused"]["enum"]) == set(Refusal)


@pytest.mark.parametrize("path", ["/v1/batches", "/v1/consistency/2"])
def test_json_is_as_the_description_says(partner: Partner, path: str) -> None:
    described = API["paths"][path.replace("/2", "/{size}")]["get"]["responses"]["200"]["content"]["application/json"]
    jsonschema.validate(json.loads(partner.ask(path).body), described["schema"])


def test_a_batch_is_as_the_published_schema_says(partner: Partner) -> None:
    lines = notes.decoded(partner.fetch("2025-W50")).text.splitlines()
    jsonschema.validate([json.loads(line) for line in lines], json.loads(partner.ask("/v1/schema").body))


def test_a_partner_sees_that_the_log_has_grown(window: Window, partner: Partner) -> None:
    """From nothing to six leaves, and from those to eight; every batch is in it."""
    assert partner.check_log().size == 6
    window.film.send(2, first=5)
    assert partner.check_log().size == 8
    for each in json.loads(partner.ask("/v1/batches").body):
        partner.fetch(each["week"])


@pytest.mark.parametrize("size", ["7", "-1", "02x", "9" * 30, "%32"])
def test_a_size_that_the_log_never_had_is_not_found(partner: Partner, size: str) -> None:
    assert partner.ask(f"/v1/consistency/{size}").refused == "not-found"


def test_the_agreement_is_given_as_it_was_signed(window: Window, partner: Partner) -> None:
    leaf = (window.film.folder / "leaves" / "000000.note").read_bytes()
    assert partner.ask("/v1/agreement").body == leaf


def test_answers_say_nothing_of_what_made_them(partner: Partner) -> None:
    headers = dict(partner.ask("/").headers)
    assert headers["server"] == "edgecode"
    assert not {"etag", "last-modified", "date", "x-powered-by", "set-cookie"} & set(headers)
    assert "default-src 'none'" in headers["content-security-policy"]
