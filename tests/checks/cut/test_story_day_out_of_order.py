"""Where a cut goes back in the story, told as films."""

from edgecode.checks.cut.story_day_out_of_order import story_day_out_of_order
from edgecode.findings.finding import Finding, Skipped
from edgecode.usecases.open_film import Look
from simulators.telling import tells

SCRIPT = """
    --- script/a.fountain
    INT. A - DAY 1 #1#

    One.

    INT. B - NIGHT 1 #2#

    Two.

    INT. C - DAY 2 #3#

    Three.

    INT. D - NEXT MORNING #4#

    Four.

    INT. E - FLASHBACK - DAY 1 #5#

    Five.

    INT. F - DAY 4 #6#

    Six.

    --- dailies/log.csv
    slate
    1-1
    2-1
    3-1
    4-1
    5-1
    6-1
    --- one.cut
    """


def told(*clips: str) -> str:
    return SCRIPT + "".join(f"{each}\n    " for each in clips)


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in story_day_out_of_order.look(look.film) if isinstance(each, Finding)]


@tells(told("1-1", "3-1", "3-1", "2-1", "4-1", "6-1"))
def test_a_scene_told_after_a_later_day_is_found(look: Look) -> None:
    [found] = findings(look)
    assert (found.kind, found.scene, found.confidence) == ("goes-back", "2", 1.0)
    assert found.says == "cut goes from scene 3 back to scene 2: day 1 after day 2"
    assert [str(shown.place) for shown in found.evidence] == ["one.edl:10", "one.edl:6", "script/a.fountain:5"]


@tells(told("2-1", "2-1", "1-1", "3-1"))
def test_earlier_on_the_same_day_is_found_where_the_time_words_are_sure(look: Look) -> None:
    assert [each.says for each in findings(look)] == ["cut goes from scene 2 back to scene 1: earlier on day 1"]


@tells(told("1-1", "2-1", "4-1", "4-1", "3-1", "6-1"))
def test_a_day_that_was_followed_from_the_scene_before_is_less_sure(look: Look) -> None:
    assert [(each.scene, each.confidence) for each in findings(look)] == [("3", 0.7)]


@tells(told("1-1", "2-1", "3-1", "4-1", "5-1", "6-1"))
def test_where_the_script_goes_back_as_well_that_is_the_story(look: Look) -> None:
    """Scene 5 is a flashback to day 1."""
    assert findings(look) == []


@tells(told("1-1", "3-1", "1-1", "3-1", "4-1", "6-1"))
def test_a_flash_of_an_earlier_day_is_quiet(look: Look) -> None:
    assert findings(look) == []


def test_where_no_heading_counts_a_day_it_is_skipped(look: Look) -> None:
    """
    --- script/a.fountain
    INT. A - DAY #1#

    One.

    --- one.cut
    1-1
    """
    [skipped] = story_day_out_of_order.look(look.film)
    assert skipped == Skipped("story-day-out-of-order", "no heading of script/a.fountain counts a day of the story")


@tells(told("9-1"))
def test_where_no_clip_is_of_such_a_scene_it_is_skipped(look: Look) -> None:
    [skipped] = story_day_out_of_order.look(look.film)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("no clip of cut is of a scene")


def test_without_script_or_cut_it_is_skipped(look: Look) -> None:
    """
    --- one.cut
    1-1
    """
    assert list(story_day_out_of_order.look(look.film)) == [Skipped("story-day-out-of-order", "there is no script")]
