from pathlib import Path

import pytest

from edgecode.checks.script.time_of_day_unresolved import time_of_day_unresolved
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in time_of_day_unresolved.look(look.film) if isinstance(each, Finding)]


def found(look: Look) -> list[tuple[str, str]]:
    """Scene and kind of what is found."""
    return [(finding.scene, finding.kind) for finding in findings(look)]


def script(*headings: str) -> str:
    """A script of these headings, numbered from 1, a line of action each."""
    return "".join(f"{heading} #{number}#\n\nRain.\n\n" for number, heading in enumerate(headings, start=1))


def test_a_heading_without_a_time_is_found(look: Look) -> None:
    """The yard is neither day nor night; the other three say.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam.

    EXT. YARD #2#

    Rain.

    INT. HALL - NIGHT #3#

    Dust.

    INT. HALL, STAIRS - NIGHT #4#

    Dust.
    """
    [finding] = findings(look)
    assert (finding.kind, finding.scene, finding.weight) == ("no-time", "2", Weight.NORMAL)
    assert finding.says == "Day or night is open in EXT. YARD: it says no time of day"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [("script/a.fountain:5", "the heading")]
    assert finding.options == ("It is day", "It is night", "Ask the writer")


def test_inside_it_weighs_less(look: Look) -> None:
    """A cellar has no daylight.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    INT. CELLAR - BEHIND THE DOOR #2#

    EXT. YARD - DAY #3#

    EXT. YARD - NIGHT #4#
    """
    assert [(each.scene, each.weight) for each in findings(look)] == [("2", Weight.LOW)]


@pytest.mark.parametrize(
    "heading",
    [
        "INT. HALL - MORNING",
        "INT. HALL — LATE AFTERNOON",
        "EXT. HALL - THE NEXT DAY",
        "EXT. HALL - LATER THAT NIGHT",
        "EXT. HALL - DAY FOR NIGHT",
        "EXT. HALL - DAY - FLASHBACK",
        "EXT. HALL - PRE-DAWN (RAIN)",
        "INT./EXT. CAR - D",
        "I/E CAR - N12",
        "INT. HALL - 2:30 A.M.",
        "INT. HALL - 11 PM",
        "INT. HALL, NIGHT",
        "INT. HALL (NIGHT)",
        "INT. HALL--NIGHT",
        "INT. SALLE - JOUR",
        "INT. KÜCHE – NACHT",
        "INT. HALL - *NIGHT*",
    ],
)
def test_what_says_a_time_is_quiet(folder: Path, opened: OpenFilm, heading: str) -> None:
    (folder / "a.fountain").write_text(script(heading), encoding="utf-8")
    assert found(opened.look()) == []


@pytest.mark.parametrize(
    "heading",
    [
        "EXT. NIGHT MARKET",
        "INT. DAY ROOM - CORRIDOR",
        "EXT. HALL - SUNDAY",
        "EXT. HALL - VARIOUS SHOTS",
        "INT. ROOM 12",
        "INT. HALL - 1944",
    ],
)
def test_a_place_with_a_time_in_its_name_says_none(folder: Path, opened: OpenFilm, heading: str) -> None:
    (folder / "a.fountain").write_text(script(heading), encoding="utf-8")
    assert found(opened.look()) == [("1", "no-time")]


def test_continuous_goes_on_from_the_scene_before_wherever_that_plays(look: Look) -> None:
    """Through the house and out of it; an omitted scene and a title card stand between.

    --- script/a.fountain
    INT. KITCHEN - NIGHT #1#

    INT. HALL - CONTINUOUS #2#

    .OMITTED #3#

    .THREE MINUTES #4#

    EXT. YARD - CONT'D #5#

    INT. CAR - MOMENTS LATER #6#

    EXT. STREET - SAME TIME #7#
    """
    assert found(look) == []


def test_a_script_that_begins_with_continuous_is_found_once_for_all_that_follow(look: Look) -> None:
    """Two scenes hang on the first.

    --- script/a.fountain
    INT. KITCHEN - CONTINUOUS #1#

    INT. HALL - CONTINUOUS #2#

    EXT. YARD - SAME #3#

    EXT. YARD - NIGHT #4#
    """
    [finding] = findings(look)
    assert (finding.scene, finding.kind) == ("1", "hangs-on-nothing")
    assert finding.says == (
        "Day or night is open in INT. KITCHEN - CONTINUOUS: it says CONTINUOUS, and no scene with a time stands before it;"
        " 2 more hang on it"
    )


def test_what_hangs_on_a_heading_without_a_time_is_told_with_it(look: Look) -> None:
    """The hall is open; the kitchen after it says LATER and is settled by nothing.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    INT. HALL #2#

    EXT. YARD - CONTINUOUS #3#

    EXT. SEA - NIGHT #4#
    """
    [finding] = findings(look)
    assert finding.says == "Day or night is open in INT. HALL: it says no time of day; 1 more hangs on it"


def test_later_at_the_same_place_is_the_same_half_of_the_day(look: Look) -> None:
    """At once, and after a look outside.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    INT. KITCHEN - LATER #2#

    EXT. YARD - DAY #3#

    INT. KITCHEN - A LITTLE LATER #4#
    """
    assert found(look) == []


def test_later_after_nightfall_or_at_another_place_cannot_be_settled(look: Look) -> None:
    """It was day in the kitchen the last time; nobody was in the loft before.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    EXT. YARD - NIGHT #2#

    INT. KITCHEN - LATER #3#

    INT. KITCHEN - NIGHT #4#

    INT. LOFT - HOURS LATER #5#
    """
    assert found(look) == [("3", "cannot-be-settled"), ("5", "cannot-be-settled")]
    third, _fifth = findings(look)
    assert third.says == (
        "Day or night is open in INT. KITCHEN - LATER: it says LATER, and neither place nor time goes on from before"
    )
    assert [str(shown.place) for shown in third.evidence] == ["script/a.fountain:5", "script/a.fountain:3"]


def test_a_script_that_seldom_says_is_told_once(look: Look) -> None:
    """A play in four places.

    --- script/a.fountain
    INT. KITCHEN #1#

    INT. HALL #2#

    EXT. YARD #3#

    EXT. SEA - DAY #4#
    """
    [finding] = findings(look)
    assert (finding.kind, finding.scene) == ("seldom-says", "")
    assert finding.says == "3 of 4 headings of script/a.fountain say no time of day"
    assert len(finding.evidence) == 3


def test_the_current_draft_counts_alone(look: Look) -> None:
    """The white draft left it open.

    --- film.toml
    drafts = ["white.fountain", "blue.fountain"]

    --- white.fountain
    EXT. YARD #1#

    --- blue.fountain
    EXT. YARD - DUSK #1#
    """
    assert found(look) == []


@pytest.mark.parametrize("content", ["", "ADA\nYes.\n", ".A PLACE\n\nADA\nYes.\n"])
def test_without_headings_it_cannot_look(folder: Path, opened: OpenFilm, content: str) -> None:
    if content:
        (folder / "a.fountain").write_text(content, encoding="utf-8")
    reason = "no heading of a.fountain says INT or EXT" if content else "there is no script"
    assert list(time_of_day_unresolved.look(opened.look().film)) == [Skipped("time-of-day-unresolved", reason)]


def test_a_finding_keeps_its_id_while_its_scene_stays(folder: Path, opened: OpenFilm) -> None:
    """A scene is put before it and its heading is rewritten; then it says a time.

    --- a.fountain
    EXT. SEA - DAY #1#

    EXT. SEA - NIGHT #2#

    EXT. YARD #3#
    """
    file = folder / "a.fountain"
    [before] = findings(opened.look())
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("EXT. YARD", "EXT. SKY - DAY #A3#\n\nEXT. BACK YARD"), encoding="utf-8")
    [after] = findings(opened.look())
    assert after.id == before.id
    file.write_text(text.replace("YARD", "YARD - NIGHT"), encoding="utf-8")
    assert findings(opened.look()) == []


def test_an_intent_at_the_scene_silences_it(opened: OpenFilm) -> None:
    """The yard is under a dome.

    --- film.toml
    [people.Ida]
    may = ["raise standings", "set intents"]
    [[standings]]
    check = "time-of-day-unresolved"
    standing = "offered"
    by = "Ida"
    [[intents]]
    check = "time-of-day-unresolved"
    scene = "3"
    by = "Ida"

    --- a.fountain
    EXT. SEA - DAY #1#

    EXT. SEA - NIGHT #2#

    EXT. YARD #3#

    EXT. SEA - NIGHT #4#
    """
    checked = opened.check()
    assert checked.findings == ()
    assert [each.finding.scene for each in checked.intended] == ["3"]
