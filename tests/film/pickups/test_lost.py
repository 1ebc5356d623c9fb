"""What was shot and is not in the cut, by the rule of the check."""

from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.checks.cut.line_lost_in_cut import line_lost_in_cut
from edgecode.film.film import Film
from edgecode.film.pickups.lost import lost_in_cut
from edgecode.findings.finding import Finding
from edgecode.usecases.open_film import Look
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells
from simulators.the_ferry import copied


def by_the_check(film: Film) -> set[str]:
    """What ``line-lost-in-cut`` is about: ids of paragraphs and scenes."""
    return {each.subjects[0] for each in line_lost_in_cut.look(film) if isinstance(each, Finding)}


def by_the_list(film: Film) -> set[str]:
    """The same of what is owed."""
    assert film.script is not None
    return {
        name
        for lost in lost_in_cut(film)
        for name in (
            [film.script.scenes[lost.scene].id]
            if lost.whole
            else [film.script.paragraphs[index].id for index in lost.paragraphs]
        )
    }


@tells(PICKED_FILM)
def test_the_check_and_the_list_of_what_is_owed_find_the_same(look: Look) -> None:
    assert len(by_the_list(look.film)) == 2
    assert by_the_list(look.film) == by_the_check(look.film)


def test_a_scene_left_out_between_two_is_told_whole(look: Look) -> None:
    """The cut goes from scene 1 to scene 3; scene 4 was shot and comes after what is cut so far.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.

    INT. HALL - DAY #2#

    ADA
    Two.

    ADA
    Two and a half.

    INT. YARD - DAY #3#

    ADA
    Three.

    INT. ROOF - DAY #4#

    ADA
    Four.
    --- log.csv
    slate,covers
    1-1,whole
    2-1,whole
    3-1,whole
    4-1,whole
    --- one.cut
    1-1
    3-1
    """
    [lost] = lost_in_cut(look.film)
    assert (lost.scene, lost.whole, len(lost.paragraphs)) == (1, True, 2)
    assert by_the_list(look.film) == by_the_check(look.film)


def test_without_a_cut_nothing_is_lost_in_it(look: Look) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.
    --- log.csv
    slate,covers
    1-1,whole
    """
    assert list(lost_in_cut(look.film)) == []


@pytest.fixture
def ferry(tmp_path: Path) -> Film:
    return open_film(copied(tmp_path / "film")).look().film


def test_the_ferry_lost_two_lines(ferry: Film) -> None:
    assert ferry.script is not None
    lost = [ferry.script.paragraphs[index].text for each in lost_in_cut(ferry) for index in each.paragraphs]
    assert lost == ["Crew doesn't count.", "You could have asked."]
    assert by_the_list(ferry) == by_the_check(ferry)
