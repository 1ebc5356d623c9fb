"""Delivering on the command line: a still and a movie get a claim, and a stranger to the house checks it."""

import json
from pathlib import Path
from typing import Final

import pytest

from media.delivered import movie, picture
from simulators.command_line import Edgecode, program
from simulators.the_ferry import copied

BEA, JUN = "Beatrice Nwosu", "Jun Arai"
PEOPLE: Final = ("no-generated-picture", "no-altered-performance", "no-generated-publicity")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


@pytest.fixture
def root(edgecode: Edgecode, tmp_path: Path) -> Path:
    (tmp_path / "root.pem").write_text(edgecode("deliver", "--certificate").out)
    return tmp_path / "root.pem"


def test_a_still_carries_what_is_unknown_as_unknown(edgecode: Edgecode, film: Path, root: Path, tmp_path: Path) -> None:
    still, to = picture(tmp_path), tmp_path / "out.jpg"
    before = still.read_bytes()
    said = edgecode("deliver", still, film, "--to", to, "--by", BEA)
    assert said.code == 0
    assert "Unknown: whether a generative tool made any picture in the film" in said.out
    assert still.read_bytes() == before
    verify = program("edgecode-verify")
    whole = verify(to, "--root", root)
    assert (whole.code, "whole." in whole.out, "no source is claimed" in whole.out) == (0, True, True)
    assert "cawg.ai_generative_training: notAllowed" in whole.out
    assert "a claim of theirs, and no proof" in whole.out
    assert verify(to).code == 1
    altered = bytearray(to.read_bytes())
    altered[-100] ^= 1
    (tmp_path / "altered.jpg").write_bytes(altered)
    assert verify(tmp_path / "altered.jpg", "--root", root).code == 1
    [newest] = json.loads(edgecode("record", "log", film, "--json").out)[:1]
    assert (newest["who"], newest["says"]) == (BEA, "put a claim on a delivered file")


def test_a_source_is_claimed_once_everything_it_needs_is_stated(
    edgecode: Edgecode, film: Path, root: Path, tmp_path: Path
) -> None:
    for claim in PEOPLE:
        edgecode("attest", claim, film, "--by", BEA)
    edgecode("deliver", picture(tmp_path), film, "--to", tmp_path / "people.jpg", "--by", BEA)
    told = json.loads(program("edgecode-verify")(tmp_path / "people.jpg", "--root", root, "--json").out)
    sources = {action["source_type"].rpartition("/")[2] for action in told["manifests"][0]["actions"]}
    assert sources == {"", "humanEdits"}
    assert f"Attested by {BEA}, producer, on" in told["manifests"][0]["says"]


def test_what_a_tool_made_is_claimed_as_that_and_earlier_claims_stay(
    edgecode: Edgecode, film: Path, root: Path, tmp_path: Path
) -> None:
    words = ("--nature", "generative", "--used-on", "picture", "--in-film", "yes", "--by", JUN)
    edgecode("tool", "Lumen", film, *words)
    first, second = tmp_path / "first.mp4", tmp_path / "second.mp4"
    edgecode("deliver", movie(tmp_path), film, "--to", first, "--by", BEA)
    again = edgecode("deliver", first, film, "--to", second, "--by", BEA)
    assert f"carries 1 earlier claim, by {BEA}" in again.out
    told = json.loads(program("edgecode-verify")(second, "--root", root, "--json").out)
    assert told["standing"] == "whole"
    assert len(told["manifests"]) == 2
    sources = {action["source_type"].rpartition("/")[2] for action in told["manifests"][0]["actions"]}
    assert "compositeWithTrainedAlgorithmicMedia" in sources
    assert "Lumen, on the picture" in told["manifests"][0]["says"]


def test_only_who_may_sign_papers_delivers_and_nothing_is_written_over(
    edgecode: Edgecode, film: Path, tmp_path: Path
) -> None:
    still = picture(tmp_path)
    assert edgecode("deliver", still, film, "--to", tmp_path / "out.jpg", "--by", JUN).code == 2
    assert not (tmp_path / "out.jpg").exists()
    (tmp_path / "there.jpg").write_bytes(b"own")
    assert edgecode("deliver", still, film, "--to", tmp_path / "there.jpg", "--by", BEA).code == 2
    assert (tmp_path / "there.jpg").read_bytes() == b"own"
    assert edgecode("deliver", tmp_path / "none.jpg", film, "--to", tmp_path / "out.jpg", "--by", BEA).code == 2
    text = tmp_path / "notes.txt"
    text.write_text("no picture")
    none = edgecode("deliver", text, film, "--to", tmp_path / "out.txt", "--by", BEA)
    assert (none.code, "expected a JPEG or MP4 file" in none.out) == (1, True)
    assert edgecode("deliver", film).code == 2
