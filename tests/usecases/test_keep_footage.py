"""Footage that a cut used stays used when its file is gone."""

from collections.abc import Iterable
from pathlib import Path

import pysqlite3
import pytest

from edgecode.bootstrap import open_desk
from edgecode.film.cutting.footage import Footage, take_footage
from edgecode.usecases.cutting.cut_desk import CutDesk
from edgecode.usecases.desk import Desk
from edgecode.usecases.keep_footage import KeptFootage
from edgecode.usecases.open_film import Look
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.held_record import HeldWords
from simulators.telling import tells
from simulators.turned_film import TURNED_FILM

told = tells(TURNED_FILM)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own state folder is a new one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


class CountingWords(HeldWords):
    """Words that count how often footage is read and kept."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        super().__init__()
        self.asked: list[str] = []

    def footage(self) -> tuple[Footage, ...]:
        """Give what cuts used."""
        self.asked.append("read")
        return super().footage()

    def keep_footage(self, seen: Iterable[Footage]) -> None:
        """Keep what cuts use."""
        self.asked.append("kept")
        super().keep_footage(seen)


@told
def test_nothing_is_written_when_nothing_is_new_and_nothing_read_when_nothing_changed(look: Look) -> None:
    words, kept = CountingWords(), KeptFootage()
    for at in (5, 6):
        kept.keep(look.film, words=words, at=at)
    assert words.asked == ["read", "kept"]
    assert {each.seen for each in words.used} == {5}
    KeptFootage().keep(look.film, words=words, at=9)
    assert words.asked == ["read", "kept", "read"]


def opened(folder: Path) -> Desk:
    return open_desk(folder, clock=SetClock(), entropy=CountedEntropy())


def used(desk: Desk) -> dict[str, tuple[int, tuple[str, ...]]]:
    film = desk.look().film
    rows = take_footage(film.dailies, desk.film.footage(film))
    return {row.take.label: (row.used_frames, row.cuts) for row in rows}


@told
def test_a_cut_that_is_deleted_later_does_not_make_its_footage_look_unused(folder: Path) -> None:
    """1A-1 is in the first cut alone. Once Ida said anything, what both cuts use is kept, and the file may go."""
    desk = opened(folder)
    before = used(desk)
    assert before["1A-1"] == (48, ("cuts/one.edl",))
    assert not (folder / ".edgecode" / "words.db").exists()
    CutDesk(desk).lock(by="Ida", on="2026-03-14", reel="1")
    desk.look()
    (folder / "cuts" / "one.edl").unlink()
    again = opened(folder)
    assert used(again) == before
    assert [cut.path for cut in again.look().film.cuts] == ["cuts/two.edl"]


@told
def test_a_cut_that_is_edited_in_place_adds_what_is_new_and_takes_nothing_back(folder: Path) -> None:
    desk = opened(folder)
    CutDesk(desk).lock(by="Ida", on="2026-03-14", reel="1")
    desk.look()
    file = folder / "cuts" / "one.edl"
    file.write_text(file.read_text(encoding="utf-8").replace("11:00:00:06 11:00:02:06", "11:00:01:06 11:00:03:06"))
    assert used(opened(folder))["1A-1"] == (72, ("cuts/one.edl",))


@told
def test_a_look_works_where_the_words_break(folder: Path) -> None:
    """A damaged table of footage costs a remark and not the film."""
    desk = opened(folder)
    CutDesk(desk).lock(by="Ida", on="2026-03-14", reel="1")
    desk.look()
    with pysqlite3.connect(folder / ".edgecode" / "words.db") as db:
        db.execute("drop table footage")
    look = opened(folder).look()
    assert [remark for remark in look.remarks if remark.says.startswith("what cuts used of takes could not be read")]
