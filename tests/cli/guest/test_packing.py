import datetime as dt
import json
from pathlib import Path

import pytest

from edgecode.guests.bundle_file import read_bundle
from edgecode.record.keys import read_verifier
from edgecode.usecases.guests.signed_bundles import check_bundle
from simulators.command_line import Edgecode, Said
from simulators.guest_bundles import TOLD

TODAY = dt.datetime.now(tz=dt.UTC).date()
SOON = (TODAY + dt.timedelta(200)).isoformat()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edgecode: Edgecode) -> Path:
    """A tool that may be run for some months more, beside its partner's key."""
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "tool"
    made.mkdir()
    (made / "tool.toml").write_text(TOLD.replace("2026-12-31", SOON), encoding="utf-8")
    (made / "tool.py").write_text("print()\n", encoding="utf-8")
    (tmp_path / "aria.pub").write_text(edgecode("partner", "key", "aria-labs", "--out", "aria.key").out)
    return made


def pack(edgecode: Edgecode, *words: str, out: str = "tool.zip") -> Said:
    return edgecode("guest", "pack", "tool", "--key", "aria.key", "--out", out, *words)


def test_a_folder_becomes_a_signed_bundle(folder: Path, edgecode: Edgecode) -> None:
    said = pack(edgecode)
    assert (said.code, said.err) == (0, "")
    assert (
        f"tool.zip: Second Hearing, tool 00c0ffee00c0ffee, version 3, until {SOON}; 1 file, signed by aria-labs+"
        in said.out
    )
    key = read_verifier(Path("aria.pub").read_text(encoding="utf-8").strip())
    manifest = check_bundle(read_bundle("tool.zip"), key=key, today=TODAY.isoformat(), path="tool.zip")
    assert manifest.title == "Second Hearing"


def test_the_same_folder_and_key_give_the_same_bytes(folder: Path, edgecode: Edgecode) -> None:
    told = json.loads(pack(edgecode, "--json").out)
    assert (told["tool"], told["version"], list(told["files"])) == ("00c0ffee00c0ffee", 3, ["tool.py"])
    pack(edgecode, out="again.zip")
    assert Path("again.zip").read_bytes() == Path("tool.zip").read_bytes()
    assert len(Path("tool.zip").read_bytes()) == told["bytes"]


def test_nothing_is_written_over_nor_into_the_folder(folder: Path, edgecode: Edgecode) -> None:
    assert pack(edgecode).code == 0
    assert "expected to write a new file" in pack(edgecode).err
    said = pack(edgecode, out="tool/tool.zip")
    assert (said.code, said.err.partition(", ")[0]) == (2, "edgecode: tool/tool.zip: expected a file outside tool")
    assert not (folder / "tool.zip").exists()


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("analytical", "generative", "tool/tool.toml:3: expected analytical"),
        ("{first} and", "Please, {first} and", "tool/tool.toml:16: expected a sentence by the rule on requests"),
        (SOON, "2020-02-02", "expected a tool that may be run on"),
        ("version = 3", "version = ", "tool/tool.toml:2: expected TOML"),
    ],
)
def test_a_tool_that_no_studio_would_let_in_is_not_packed(
    folder: Path, edgecode: Edgecode, before: str, after: str, says: str
) -> None:
    told = folder / "tool.toml"
    told.write_text(told.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    said = pack(edgecode, "--json")
    assert said.code == 2
    assert says in said.err
    assert says in json.loads(said.out)["error"]["says"]
    assert "Traceback" not in said.err
    assert not Path("tool.zip").exists()


def test_a_link_in_the_folder_is_not_packed(folder: Path, edgecode: Edgecode) -> None:
    (folder / "out").symlink_to("/etc/passwd")
    said = pack(edgecode)
    assert (said.code, said.out) == (2, "")
    assert "tool/out: expected a plain file, found a link to another" in said.err


def test_another_s_words_in_place_of_a_key_are_told_so(folder: Path, edgecode: Edgecode) -> None:
    Path("aria.key").write_text("hello", encoding="utf-8")
    assert "expected a private key as edgecode partner key writes it" in pack(edgecode).err
