"""Somebody who let a guest tool in, ran it and wrote to its partner is erased: no file of edgecode's holds name or letter."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edgecode.cli.main import CANNOT_GO_ON
from simulators.command_line import Said
from simulators.erased_film import IDA, holding
from simulators.guest_film import BEA, ID, KEY, WIM
from simulators.guest_office import ODD, tool_file

Here = Callable[..., Said]
SAID = "it pointed at the herring gulls above the quay"
REASON = "my father mended buses all his life"
TEXTS = [IDA, SAID, REASON]
MAY = ("--may", "set intents", "--may", "agree with partners")


@pytest.fixture
def lived(here: Here, office: Path) -> Path:
    """Ida lets a tool in, approves, runs it, decides, writes a letter, signs and gives it out.

    Bea writes one that names her and is stopped.
    """
    toml = office / "film" / "film.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace('"set intents"', '"set intents", "name people"', 1), encoding="utf-8"
    )
    file = tool_file(office, ODD)
    (office / "hers.txt").write_text(f"Dear all,\n\n{SAID}.\n\n{IDA}\n", encoding="utf-8")
    (office / "other.txt").write_text(f"Dear all,\n\nit is right, as {IDA} told the deck hands.\n", encoding="utf-8")
    steps: list[tuple[str | Path, ...]] = [
        ("name", IDA, "film", "--role", "script supervisor", *MAY, "--by", BEA),
        ("guest", "install", file, "film", "--key", KEY, "--by", IDA, "--approve-all"),
        ("guest", "run", ID, "film", "--by", IDA),
        *(("guest", "letter", "write", name, ID, "film", "--by", by) for name, by in _LETTERS),
    ]
    for words in steps:
        assert here(*words).code in {0, 1}, words
    found = json.loads(here("guest", "show", ID, "film", "--json").out)["findings"]
    said = here("decide", found[0]["id"], "film", "--leave", "--because", REASON, "--by", IDA)
    assert said.code == 0
    hers = letters(here)[0]
    assert here("guest", "letter", "sign", hers["letter"], "film", "--by", IDA).code == 0
    assert here("guest", "letter", "send", hers["letter"], "film", "--out", "hers.note", "--by", IDA).code == 0
    for written in ("hers.txt", "other.txt", "hers.note"):
        (office / written).unlink()
    return office


_LETTERS = (("hers.txt", IDA), ("other.txt", BEA))


def letters(here: Here) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(here("guest", "letter", "list", "film", "--json").out)
    return rows


def raw(office: Path) -> dict[str, list[str]]:
    return holding([office / "film" / ".edgecode", office / "state"], TEXTS)


def erased(here: Here, *, by: str = BEA) -> str:
    said = here("erase", IDA, "film", "--by", by, "--yes")
    assert said.code == 0, said
    return said.out


def test_no_file_holds_who_let_a_tool_in_or_what_they_wrote_to_its_partner(here: Here, lived: Path) -> None:
    """What they let in, approved and decided stands. Their letter is gone, and of others' the name."""
    found = json.loads(here("guest", "show", ID, "film", "--json").out)["findings"]
    before = {Path(name).name.removesuffix("-wal") for name in raw(lived)}
    assert {"kept", "last-run", "words.db"} <= before, "the search is blind"
    out = erased(here)
    assert raw(lived) == {}
    assert "letters to partners that are theirs or name them, and are in the partners' hands: 1" in out
    for words in (
        ("guest", "list", "film"),
        ("guest", "show", ID, "film"),
        ("guest", "letter", "list", "film"),
        ("record", "log", "film"),
        ("tools", "film"),
    ):
        said = here(*words)
        assert (said.code, IDA in said.out + said.err, SAID in said.out) == (0, False, False), words
    assert here("record", "verify", "film").code == 0
    assert raw(lived) == {}
    after = json.loads(here("guest", "show", ID, "film", "--json").out)["findings"]
    assert [each["id"] for each in after] == [each["id"] for each in found]
    assert after[0]["decision"]["by"].startswith("somebody who was erased (")
    assert here("guest", "run", ID, "film", "--by", WIM).code == 0
    hers, others = letters(here)
    assert (hers["state"], hers["whole"], hers["sha256"]) == ("sent", False, None)
    assert hers["text"].endswith(f"id {hers['letter']}\n\n")
    assert "it is right, as somebody who was erased (" in others["text"]
    assert (others["state"], others["whole"]) == ("stopped by the scanner", False)
    said = here("guest", "letter", "send", hers["letter"], "film", "--out", "again.note", "--by", BEA)
    assert (said.code, "a letter as it was written" in said.err) == (CANNOT_GO_ON, True)
    assert not (lived / "again.note").exists()
    shown = here("guest", "letter", "show", hers["letter"], "film")
    assert (shown.code, "cannot be signed, nor given out" in shown.err) == (0, True)
    assert here("guest", "letter", "withdraw", others["letter"], "film", "--by", BEA).code == 0


def test_yesterdays_film_folder_is_cleared_of_them_again(here: Here, lived: Path) -> None:
    shutil.copytree(lived / "film", lived / "backup")
    erased(here)
    shutil.rmtree(lived / "film")
    (lived / "backup").rename(lived / "film")
    assert raw(lived) != {}
    assert here("record", "log", "film").code == 0
    assert raw(lived) == {}


def test_yesterdays_folder_of_guest_tools_alone_is_cleared_of_them_again(here: Here, lived: Path) -> None:
    [kept] = (lived / "film" / ".edgecode").rglob("guests")
    shutil.copytree(kept, lived / "backup")
    erased(here)
    shutil.rmtree(kept)
    (lived / "backup").rename(kept)
    (kept / ID / ".new-kept-7").write_bytes((kept / ID / "kept").read_bytes())
    assert {Path(name).name for name in raw(lived)} == {"kept", "last-run", ".new-kept-7"}
    assert here("guest", "list", "film").code == 0
    assert {Path(name).name for name in raw(lived)} <= {".new-kept-7"}
    assert here("erase", IDA, "film", "--by", BEA, "--yes").code == 0
    assert raw(lived) == {}
