"""Papers on the command line: stated by people, signed, written out, and checked by somebody who trusts nobody here."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from simulators.command_line import Edgecode, Said, program
from simulators.the_ferry import copied

BEA, JUN, INES, HANNE = "Beatrice Nwosu", "Jun Arai", "Ines Calder", "Hanne Lindqvist"
Verify = Callable[..., Said]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


@pytest.fixture
def verify() -> Verify:
    """Run ``edgecode-verify`` with some words."""
    return program("edgecode-verify")


def signed(edgecode: Edgecode, film: Path, to: Path, profile: str = "writers") -> str:
    """Sign a paper and write it out; gives the record's public key."""
    edgecode("disclose", film, "--profile", profile, "--sign", "--to", to, "--by", BEA)
    return edgecode("record", "key", film).out.strip()


def test_all_papers_in_short_and_one_in_full(edgecode: Edgecode, film: Path) -> None:
    short = edgecode("disclose", film)
    assert short.code == 1
    assert [line.split()[0] for line in short.out.splitlines()[1:11]] == [
        *("writers", "actors", "directors", "crew", "academy"),
        *("copyright", "eu50", "festival", "insurer", "approval-matrix"),
    ]
    full = edgecode("disclose", film, "--profile", "directors").out
    assert "Nobody has signed this." in full
    assert "No decision that is the director's was made by a tool." in full
    assert "Whether a generative tool made any picture in the film" in full
    assert "Nothing is sealed." in full


def test_a_statement_keeps_to_the_published_schema(edgecode: Edgecode, film: Path) -> None:
    schema = json.loads(edgecode("disclose", "--schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    for profile in ("writers", "insurer", "approval-matrix"):
        said = json.loads(edgecode("disclose", film, "--profile", profile, "--json").out)
        jsonschema.validate(said["pack"], schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(said["pack"] | {"claims": [{"says": "No AI was used."}]}, schema)


def test_a_signed_pack_holds_for_whoever_has_the_key(
    edgecode: Edgecode, verify: Verify, film: Path, tmp_path: Path
) -> None:
    pack, folder = tmp_path / "writers.zip", tmp_path / "writers"
    key = signed(edgecode, film, pack)
    (tmp_path / "key.txt").write_text(f"{key}\n")
    held = verify(pack, "--key", tmp_path / "key.txt")
    assert (held.code, held.err) == (0, "")
    assert f"signed by {BEA}" in held.out
    assert "not that what people said is true, nor that nothing was left out" in held.out
    edgecode("disclose", film, "--profile", "writers", "--to", folder)
    assert verify(folder, "--key", key).code == 0
    told = json.loads(verify(folder, "--key", key, "--json").out)
    assert (told["holds"], told["signed_by"], told["film"], told["profile"]) == (True, [BEA], "The Ferry", "writers")
    (folder / "disclosure.pdf").unlink()
    assert "disclosure.pdf is not here, and was not looked at" in verify(folder, "--key", key).out


def test_one_altered_field_is_refused(edgecode: Edgecode, verify: Verify, film: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    key = signed(edgecode, film, folder)
    statement = folder / "disclosure.json"
    statement.write_text(
        statement.read_text().replace('"in_film": "no"', '"in_film": "yes"').replace("unknown", "known", 1)
    )
    refused = verify(folder, "--key", key)
    assert refused.code == 1
    assert "disclosure.json: expected the bytes that were sealed, found others: it was altered" in refused.out
    assert json.loads(verify(folder, "--key", key, "--json").out)["holds"] is False


def test_a_pack_sealed_by_a_stranger_is_refused(
    edgecode: Edgecode, verify: Verify, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody copies the film, signs in its producer's name with a key of their own, and sends that."""
    key = signed(edgecode, film, tmp_path / "own.zip")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "stranger"))
    other = copied(tmp_path / "other")
    theirs = signed(edgecode, other, tmp_path / "theirs.zip")
    refused = verify(tmp_path / "theirs.zip", "--key", key)
    assert refused.code == 1
    assert "found one by a stranger" in refused.out
    assert verify(tmp_path / "theirs.zip", "--key", theirs).code == 0


def test_a_pack_over_a_record_that_was_rolled_back_is_refused(
    edgecode: Edgecode, verify: Verify, film: Path, tmp_path: Path
) -> None:
    """The guild kept a checkpoint. The record of the day before is put back, signed on another machine, and written out."""
    key = signed(edgecode, film, tmp_path / "before.zip")
    shutil.copytree(film / ".edgecode", tmp_path / "yesterday")
    shutil.copytree(tmp_path / "state", tmp_path / "yesterday-state")
    edgecode("tool", "Moodlight", film, "--used-on", "picture", "--in-film", "yes", "--by", JUN)
    edgecode("attest", "no-training", film, "--by", BEA)
    kept = tmp_path / "kept.txt"
    kept.write_text(edgecode("record", "checkpoint", film).out)
    for folder, copy in ((film / ".edgecode", "yesterday"), (tmp_path / "state", "yesterday-state")):
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / copy, folder)
    edgecode("disclose", film, "--profile", "writers", "--to", tmp_path / "rolled.zip")
    assert verify(tmp_path / "rolled.zip", "--key", key).code == 0
    refused = verify(tmp_path / "rolled.zip", "--key", key, "--held", kept)
    assert refused.code == 1
    assert "the record was rolled back, or the pack is older than your checkpoint" in refused.out
    for nth in range(4):
        edgecode("attest", "no-tool-required", film, "--by", BEA, "--because", f"again {nth}")
    edgecode("disclose", film, "--profile", "writers", "--to", tmp_path / "grown.zip")
    other = verify(tmp_path / "grown.zip", "--key", key, "--held", kept)
    assert other.code == 1
    assert "expected proof that the pack's record grew from its" in other.out


def test_a_rolled_back_record_seals_nothing_where_it_was_seen_before(
    edgecode: Edgecode, film: Path, tmp_path: Path
) -> None:
    signed(edgecode, film, tmp_path / "before.zip")
    shutil.copytree(film / ".edgecode", tmp_path / "yesterday")
    edgecode("attest", "no-training", film, "--by", BEA)
    edgecode("record", "checkpoint", film)
    shutil.rmtree(film / ".edgecode")
    shutil.copytree(tmp_path / "yesterday", film / ".edgecode")
    refused = edgecode("disclose", film, "--profile", "writers", "--to", tmp_path / "after.zip")
    assert refused.code == 2
    assert "Traceback" not in refused.err
    assert not (tmp_path / "after.zip").exists()


def test_two_runs_on_one_record_and_day_are_the_same_bytes(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    signed(edgecode, film, tmp_path / "signed.zip", profile="insurer")
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    for to in (first, second):
        edgecode("disclose", film, "--profile", "insurer", "--to", to)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as bundle:
        assert bundle.namelist() == sorted(bundle.namelist())


def test_what_nobody_may_say_is_refused_in_one_sentence(edgecode: Edgecode, film: Path) -> None:
    refused = edgecode("attest", "no-training", film, "--by", JUN)
    assert refused.code == 2
    assert "producer, business affairs, or one who may sign papers, found Jun Arai" in refused.err
    assert edgecode("disclose", film, "--profile", "writers", "--sign", "--by", INES).code == 2
    assert edgecode("attest", "no-partner", film, "--by", BEA).code == 2
    assert edgecode("disclose", film, "--profile", "writers", "--on", "2999-01-01").code == 2
    assert "a day such as 2026-03-01" in edgecode("disclose", film, "--profile", "writers", "--on", "soon").err
    assert edgecode("tool", "Hush", film, "--by", JUN).code == 2


def test_a_declared_tool_is_told_and_never_who_declared_it(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    words = ("--used-on", "publicity", "--for", "a poster", "--declare", "--by", HANNE)
    said = edgecode("tool", "Plakat", film, *words)
    assert said.code == 0
    for viewer in ((), ("--by", JUN)):
        [newest] = json.loads(edgecode("record", "log", film, "--json", *viewer).out)[:1]
        assert (newest["who"], "Plakat" in newest["about"]) == ("somebody", True)
    listed = edgecode("tools", film, "--by", JUN).out
    assert "  publicity: a poster, since when: unknown, in the film or not: unknown  the amnesty register\n" in listed
    assert "Plakat  nobody has described it\n" in listed
    assert "the amnesty register  yours, entry" in edgecode("tools", film, "--by", HANNE).out
    assert "Hanne" not in edgecode("tools", film, "--json").out
    [own] = json.loads(edgecode("record", "log", film, "--json", "--by", HANNE).out)[:1]
    assert own["who"] == HANNE
    edgecode("disclose", film, "--profile", "festival", "--to", tmp_path / "pack")
    for file in (tmp_path / "pack").iterdir():
        assert b"Hanne" not in file.read_bytes()
    assert "Plakat" in (tmp_path / "pack" / "disclosure.html").read_text()


def test_a_correction_takes_the_place_of_what_it_corrects(edgecode: Edgecode, film: Path) -> None:
    use = ("tool", "Lumen", film, "--used-on", "picture", "--for", "rain", "--by", JUN)
    edgecode(*use)
    edgecode(*use, "--in-film", "yes", "--since", "2026-02-01", "--nature", "generative")
    said = json.loads(edgecode("disclose", film, "--profile", "insurer", "--json").out)["pack"]
    assert [each["in_film"] for each in said["uses"] if each["tool"] == "Lumen"] == ["yes"]
    [picture] = [each for each in said["claims"] if each["claim"] == "no-generated-picture"]
    assert picture["verdict"] == "something speaks against it"
    listed = edgecode("attest", film).out
    lumen = (
        "Lumen, a generative tool, was used on the picture (rain), from 2026-02-01 on; what came of it is in the film."
    )
    assert lumen in listed


def test_checking_wants_a_key_and_says_so(edgecode: Edgecode, verify: Verify, film: Path, tmp_path: Path) -> None:
    key = signed(edgecode, film, tmp_path / "pack.zip")
    without = verify(tmp_path / "pack.zip")
    assert (without.code, "never from the pack itself" in without.err) == (2, True)
    assert verify(tmp_path / "nowhere.zip", "--key", key).code == 2
    (tmp_path / "garbage.zip").write_bytes(b"PK\x03\x04 garbage")
    assert verify(tmp_path / "garbage.zip", "--key", key).code == 2
    assert verify(tmp_path / "pack.zip", "--key", "a+b+c").code == 2
    assert json.loads(verify(tmp_path / "nowhere.zip", "--key", key, "--json").out)["holds"] is False


def test_nothing_is_written_over(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    to = tmp_path / "pack.zip"
    to.write_bytes(b"somebody's own")
    refused = edgecode("disclose", film, "--profile", "writers", "--sign", "--to", to, "--by", BEA)
    assert refused.code == 2
    assert to.read_bytes() == b"somebody's own"


def test_a_film_without_a_record_is_shown_and_not_sealed(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    assert "Nothing is on record yet" in edgecode("disclose", film, "--profile", "insurer").out
    refused = edgecode("disclose", film, "--profile", "insurer", "--to", tmp_path / "pack.zip")
    assert (refused.code, "nothing is on record by that day" in refused.err) == (2, True)
    assert "Nothing is on record yet" in edgecode("record", "key", film).out
