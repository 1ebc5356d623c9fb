"""Story days of headings, told as headings."""

import pytest

from edgecode.film.place import Place
from edgecode.film.script import Scene, Script
from edgecode.film.story_days import StoryTime, story_times


def days(*headings: str, extra: dict[str, str] | None = None) -> list[int | None]:
    at = Place("a.fountain", 1)
    scenes = tuple(
        Scene(number=str(nth), heading=heading, place=at, first=nth, last=nth + 1, extra=extra or {})
        for nth, heading in enumerate(headings)
    )
    return [each.day if each is not None else None for each in story_times(Script(path="a.fountain", scenes=scenes))]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("INT. A - DAY 3", 3),
        ("INT. A - NIGHT 12", 12),
        ("INT. A - DAY (D4)", 4),
        ("INT. A - NIGHT - STORY DAY 5", 5),
        ("INT. APARTMENT 7 - DAY", None),
        ("INT. D4 OFFICE - DAY", None),
        ("EXT. ROAD - N2", 2),
        ("INT. D4 OFFICE - MORNING #2", 2),
    ],
)
def test_a_heading_counts_its_day(heading: str, day: int | None) -> None:
    assert days(heading) == [day]


def test_a_column_of_the_script_counts_too() -> None:
    assert days("INT. A - DAY", extra={"fdx.StoryDay": "D 6"}) == [6]


def test_from_a_counted_day_on_words_are_followed_until_they_say_too_little() -> None:
    told = days(
        "INT. A - MORNING", "INT. B - DAY 1", "INT. C - NIGHT", "INT. D - NEXT MORNING", "INT. E - LATER",
        "INT. F - NIGHT", "INT. G - MORNING", "INT. H - DAY", "INT. I - DAY 9",
    )  # fmt: skip
    assert told == [None, 1, 1, 2, 2, 2, None, None, 9]


def test_a_flashback_is_on_no_day_and_what_follows_it_neither() -> None:
    assert days("INT. A - DAY 1", "INT. B - FLASHBACK - DAY", "INT. C - NIGHT", "INT. D - NIGHT 1") == [
        1,
        None,
        None,
        1,
    ]


def test_only_what_is_surely_earlier_is_before() -> None:
    day, night, morning = StoryTime(1, 1, 3), StoryTime(1, 4, 6), StoryTime(1, 1, 1)
    assert (day.before(night), night.before(day)) == (True, False)
    assert not morning.before(day)
    assert night.before(StoryTime(2, 0, 0))
