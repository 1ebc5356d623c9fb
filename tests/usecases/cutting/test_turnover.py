"""A turnover on disk: whole or not at all, re-read, with ids that stay, and nothing of the film written to."""

import csv
import hashlib
from pathlib import Path

import pytest

from edgecode.bootstrap import exports_of, open_desk
from edgecode.errors import EdgecodeError, ExportError, NotExportedError, SaidError, UnknownPersonError
from edgecode.film.cut import Cut
from edgecode.formats.edl import reader
from edgecode.usecases.cutting.turnover import TurnedOver, Wish, turn_over
from edgecode.usecases.desk import Desk
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.memory_source import MemorySource
from simulators.telling import tells
from simulators.turned_film import TURNED_FILM

told = tells(TURNED_FILM)


@pytest.fixture
def desk(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return open_desk(folder, clock=SetClock(), entropy=CountedEntropy())


def turned(desk: Desk, to: Path, *, by: str = "Ida", **wish: object) -> TurnedOver:
    folder = to.parent / "film"
    return turn_over(desk, Wish(to=str(to), **wish), exports=exports_of(folder), by=by)  # type: ignore[arg-type]


def rows(to: Path) -> list[dict[str, str]]:
    [file] = to.glob("*_pull_list.csv")
    return list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))


def film_digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and ".edgecode" not in path.parts)
    return hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


@told
def test_a_turnover_is_a_folder_of_lists_that_are_read_again(desk: Desk, folder: Path, tmp_path: Path) -> None:
    """Two sounds and a picture: three lists, whose events stand where the cut has them."""
    before = film_digest(folder)
    made = turned(desk, tmp_path / "out", handles=8, addressed=("sound",))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(made.files)
    assert made.files == (
        *("LIFT-R1_V.edl", "LIFT-R1_A1.edl", "LIFT-R1_A2.edl"),
        *("LIFT-R1_pull_list.csv", "LIFT-R1_turnover.pdf"),
    )
    assert (made.reel, made.rate, made.frames, made.events, made.kept) == ("1", "24", 252, 5, 0)
    source = MemorySource((tmp_path / "out" / "LIFT-R1_V.edl").read_bytes(), path="v.edl")
    [again] = [each for each in reader.read(source) if isinstance(each, Cut)]
    assert [clip.record_in for clip in again.tracks[0].clips] == [0, 84, 132]
    assert film_digest(folder) == before


@told
def test_clips_keep_their_ids_and_the_change_list_is_against_the_turnover_before(desk: Desk, tmp_path: Path) -> None:
    """One was turned over; in two, 1-1 is trimmed, 1A-1 gone, a second piece of 1-1 new, and two sounds came."""
    turned(desk, tmp_path / "one", cut="one.edl")
    made = turned(desk, tmp_path / "two")
    assert [(row["id"], row["track"], row["clip"]) for row in rows(tmp_path / "two")] == [
        ("C00001", "V", "1-1"),
        ("C00006", "V", "1-1"),
        ("C00003", "V", "2-1"),
        ("C00004", "A1", "1-1"),
        ("C00005", "A2", "1-1"),
    ]
    assert made.kept == 2
    assert made.changes == 4
    assert made.against.startswith("the turnover of ")
    assert {"LIFT-R1_changes.csv", "LIFT-R1_changes.edl", "LIFT-R1_changes.pdf"} <= set(made.files)
    kinds = [view.says for view in desk.entries()]
    assert sum("turnover" in each for each in kinds) == 2
    assert sum("change list" in each for each in kinds) == 1


@told
def test_the_turnover_before_is_kept_as_it_was_though_its_file_is_written_over(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    turned(desk, tmp_path / "one")
    file = folder / "cuts" / "two.edl"
    file.write_text(file.read_text(encoding="utf-8").replace("10:00:10:00 10:00:12:00", "10:00:10:06 10:00:12:06"))
    made = turned(desk, tmp_path / "two")
    assert (made.changes, made.kept) == (1, 5)


@told
def test_a_named_cut_is_what_changes_are_against_where_it_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    made = turned(desk, tmp_path / "out", since="one.edl", by="")
    assert (made.against, made.changes, made.done) == ("LIFT R1", 4, ())
    assert any("nobody is named" in remark.says for remark in made.remarks)


@told
def test_who_is_not_named_leaves_nothing_on_record_and_no_ids_behind(desk: Desk, folder: Path, tmp_path: Path) -> None:
    turned(desk, tmp_path / "one", cut="one.edl", by="")
    assert not (folder / ".edgecode" / "record.db").exists()
    assert turned(desk, tmp_path / "two").kept == 0


@told
def test_the_day_a_reel_was_locked_is_said_once_and_stands_on_the_next_sheet(desk: Desk, tmp_path: Path) -> None:
    first = turned(desk, tmp_path / "one", locked="2026-03-14")
    assert [done.says.partition(":")[0] for done in first.done] == ["Ida locked an edit reel", "Ida issued a turnover"]
    again = turned(desk, tmp_path / "two", locked="2026-03-14")
    assert (again.locked, len(again.done)) == ("2026-03-14", 1)
    assert turned(desk, tmp_path / "three").locked == "2026-03-14"


@told
def test_an_undone_turnover_is_not_what_the_next_one_goes_by(desk: Desk, tmp_path: Path) -> None:
    turned(desk, tmp_path / "one")
    desk.undo(by="Ida")
    assert turned(desk, tmp_path / "two").kept == 0


@told
@pytest.mark.parametrize(
    ("wish", "error", "says"),
    [
        ({"cut": "none.edl"}, ExportError, "none.edl: expected one cut of"),
        ({"reel": "4"}, SaidError, "reel 4 of LIFT R1: expected one of its edit reels, found 1"),
        ({"locked": "soon"}, SaidError, "day: expected a date"),
        ({"handles": -1}, ExportError, "handles: expected 0 to 10000 frames, found -1"),
        ({"by": "Nobody"}, UnknownPersonError, "Nobody"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_no_folder_is_made(
    desk: Desk, tmp_path: Path, wish: dict[str, object], error: type[EdgecodeError], says: str
) -> None:
    by = str(wish.pop("by", "Ida"))
    with pytest.raises(error) as raised:
        turned(desk, tmp_path / "out", by=by, **wish)
    assert says in str(raised.value)
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".*"))


@told
def test_a_folder_that_is_there_or_lies_in_the_films_is_refused_and_nothing_said(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(NotExportedError, match="expected the name of a new folder, found one that is there"):
        turned(desk, tmp_path / "there")
    with pytest.raises(NotExportedError, match="expected a place outside of the film's folder, found one in it"):
        turn_over(desk, Wish(to=str(folder / "turnover")), exports=exports_of(folder), by="Ida")
    with pytest.raises(NotExportedError, match="found no such folder"):
        turn_over(desk, Wish(to=str(tmp_path / "nowhere" / "out")), exports=exports_of(folder), by="Ida")
    assert not [view for view in desk.entries() if "turnover" in view.says]


def test_a_cut_without_a_rate_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    """
    --- cuts/a.edl
    TITLE: A
    001  A001     V     C        10:00:02:00 10:00:06:00 01:00:00:00 01:00:04:00
    """
    with pytest.raises(ExportError, match=r"turnover: expected a cut with a frame rate, found cuts/a.edl without one"):
        turned(desk, tmp_path / "out", by="")


def test_a_cut_at_another_rate_is_turned_over_and_has_no_change_list_against_the_other(
    desk: Desk, tmp_path: Path
) -> None:
    """
    --- cuts/a.edl
    TITLE: A
    * FRAME RATE: 24
    001  A001     V     C        10:00:02:00 10:00:06:00 01:00:00:00 01:00:04:00
    --- cuts/b.edl
    TITLE: B
    * FRAME RATE: 25
    001  A001     V     C        10:00:02:00 10:00:06:00 01:00:00:00 01:00:04:00
    """
    made = turned(desk, tmp_path / "out", cut="b.edl", since="a.edl", by="")
    assert made.changes is None
    [says] = [remark.says for remark in made.remarks if "change list" in remark.says]
    assert says.startswith("there is no change list against A: expected two cuts whose frames can be counted")
