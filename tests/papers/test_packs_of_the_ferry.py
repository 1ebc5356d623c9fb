"""A pack for each addressee from the example film, opened as they would: checked, read, and held to what it promises."""

import re
from html import unescape
from pathlib import Path

import jsonschema
import msgspec
import pytest

from edgecode.papers.checking import checked
from edgecode.papers.pack import decoded, schema
from edgecode.papers.registry import every_paper
from edgecode.papers.seal import PAGE, PDF, STATEMENT
from formats.disclosure.pdfa_checker import needs_verapdf, verdicts
from simulators.clock import SetClock
from simulators.paper_film import REAL, PaperFilm, at
from simulators.the_ferry import copied

pytestmark = pytest.mark.xdist_group("packs of the ferry")

PROFILES = [paper.profile for paper in every_paper()]
SIGNER = "Beatrice Nwosu"


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> PaperFilm:
    """The Ferry, every paper of it signed by its producer."""
    folder = tmp_path_factory.mktemp("ferry")
    copied(folder / "film")
    film = PaperFilm(folder, clock=SetClock(at("2026-11-26")))
    for profile in PROFILES:
        film.papers.sign(profile, by=SIGNER)
    return film


@pytest.fixture(scope="module")
def packs(film: PaperFilm) -> dict[str, dict[str, bytes]]:
    return {profile: film.papers.files(profile, renderers=REAL) for profile in PROFILES}


@pytest.mark.parametrize("profile", PROFILES)
def test_it_holds_and_two_runs_on_one_record_and_day_are_the_same_bytes(
    film: PaperFilm, packs: dict[str, dict[str, bytes]], profile: str
) -> None:
    found = checked(packs[profile], keys=[film.key])
    assert (found.problems, found.absent, found.signed_by) == ((), (), (SIGNER,))
    assert film.papers.files(profile, renderers=REAL) == packs[profile]


@pytest.mark.parametrize("profile", PROFILES)
def test_its_statement_keeps_to_the_published_schema(packs: dict[str, dict[str, bytes]], profile: str) -> None:
    published = Path(__file__).parents[2] / "docs" / "reference" / "disclosure.schema.json"
    keeps_to = msgspec.json.decode(published.read_bytes())
    assert keeps_to == msgspec.json.decode(msgspec.json.encode(schema())), "python3 dev docs publishes it"
    statement = msgspec.json.decode(packs[profile][STATEMENT])
    jsonschema.validate(statement, keeps_to, cls=jsonschema.Draft202012Validator)
    for field in ("claims", "record", "profile"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({name: each for name, each in statement.items() if name != field}, keeps_to)


@pytest.mark.parametrize("profile", PROFILES)
def test_its_page_says_what_its_statement_says(packs: dict[str, dict[str, bytes]], profile: str) -> None:
    pack, page = decoded(packs[profile][STATEMENT]), unescape(re.sub(r"<[^>]+>", "", packs[profile][PAGE].decode()))
    assert f"{SIGNER}, producer, on 2026-11-26" in page
    assert "Nobody has signed this" not in page
    for answer in pack.claims:
        words = answer.says or answer.asks
        assert words[1:] in page, words


@needs_verapdf
def test_verapdf_finds_each_pdf_to_be_what_it_claims(packs: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    files = [tmp_path / f"{profile}.pdf" for profile in PROFILES]
    for file, profile in zip(files, PROFILES, strict=True):
        file.write_bytes(packs[profile][PDF])
    for file, found in zip(files, verdicts(files), strict=True):
        assert [(verdict.passes, verdict.failed) for verdict in found] == [(True, {})] * 2, file.name
