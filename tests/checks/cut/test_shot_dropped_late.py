"""Shots that left the cut while work on them goes on, told as films."""

from pathlib import Path

import pytest

from edgecode.bootstrap import exports_of
from edgecode.checks.cut.shot_dropped_late import shot_dropped_late
from edgecode.findings.finding import Finding, Skipped
from edgecode.usecases.cutting.turnover import Wish, turn_over
from edgecode.usecases.open_film import Look, OpenFilm
from simulators.shared_desk import SharedDesk
from simulators.telling import tells
from simulators.turned_film import TURNED_FILM


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in shot_dropped_late.look(look.film) if isinstance(each, Finding)]


VFX = """
    --- film.toml
    current_cut = "b.edl"
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    --- dailies/log.csv
    slate,mark,covers
    1-1,circled,1
    1B-1,ng,2
    1C-1,good,1
    """


@tells(VFX + "--- a.cut\n    1-1\n    V1D-2\n    1C-1\n    --- b.cut\n    1-1\n")
def test_a_shot_slated_for_effects_that_left_the_cut_is_found(look: Look) -> None:
    """1C left too, and nothing goes on for it."""
    [found] = findings(look)
    assert (found.kind, found.confidence) == ("left-the-cut", 0.8)
    assert found.says == "V1D is in cut and no more in cut: it is slated for visual effects"
    assert [str(shown.place) for shown in found.evidence] == ["a.edl:6"]


@tells(VFX + "--- a.cut\n    1-1\n    1B-1\n    --- b.cut\n    1-1\n")
def test_a_shot_with_a_line_that_is_still_owed_is_found(look: Look) -> None:
    """Ben's line was shot in 1B alone, which is no good: it is owed."""
    assert [(found.scene, found.says) for found in findings(look)] == [
        ("1", "1B is in cut and no more in cut: 1 of its lines is still owed")
    ]


@tells(VFX + "--- a.cut\n    1-1\n    V1D-2\n    --- b.cut\n    V1D-1\n")
def test_another_take_of_the_setup_is_the_shot(look: Look) -> None:
    assert findings(look) == []


@tells(VFX + "--- b.cut\n    1-1\n")
def test_one_cut_alone_cannot_be_held_against_anything(look: Look) -> None:
    assert list(shot_dropped_late.look(look.film)) == [
        Skipped("shot-dropped-late", "there is no other cut to hold it against")
    ]


@tells(VFX + "--- a.cut\n    1-1\n    --- b.cut\n    LEADER\n")
def test_a_cut_whose_clips_say_no_setup_cannot_be_asked(look: Look) -> None:
    [skipped] = shot_dropped_late.look(look.film)
    assert skipped == Skipped("shot-dropped-late", "no clip of cut says which setup it is from")


@pytest.fixture
def office(opened: OpenFilm, folder: Path, tmp_path: Path) -> SharedDesk:
    """A desk at which Ida turned the first cut over; words and record are in memory."""
    office = SharedDesk(opened)
    opened._words = lambda: office.words  # noqa: SLF001  the film asks the same words as its desk
    turn_over(office.desk, Wish(to=str(tmp_path / "out"), cut="one.edl"), exports=exports_of(folder), by="Ida")
    return office


@tells(TURNED_FILM)
def test_a_shot_of_the_last_turnover_that_left_the_cut_is_found(office: SharedDesk) -> None:
    [found] = findings(office.desk.look())
    assert found.says == ("1A is in LIFT R1 and no more in LIFT R1: it was turned over (LIFT R1, reel 1: 3 events)")


@tells(TURNED_FILM)
def test_a_shot_of_a_turnover_whose_cut_is_gone_stands_at_its_report(office: SharedDesk, folder: Path) -> None:
    (folder / "cuts" / "one.edl").unlink()
    [found] = findings(office.desk.look())
    assert [str(shown.place) for shown in found.evidence] == ["dailies/a.csv:4"]


@tells(TURNED_FILM)
def test_a_newer_turnover_without_the_shot_silences_it(office: SharedDesk, folder: Path, tmp_path: Path) -> None:
    turn_over(office.desk, Wish(to=str(tmp_path / "again")), exports=exports_of(folder), by="Ida")
    assert findings(office.desk.look()) == []
