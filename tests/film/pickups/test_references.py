"""Takes that a pickup has to match."""

from edgecode.film.film import Film
from edgecode.film.pickups.owing import owing
from edgecode.film.pickups.references import Side, references
from edgecode.film.pickups.smallest import smallest_shoot
from edgecode.usecases.open_film import Look
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells

told = tells(PICKED_FILM)


def around(film: Film, says: str) -> list[tuple[Side, str, int | None, bool]]:
    """The references of the setup that serves what is owed by these words."""
    [setup] = smallest_shoot(film, [each for each in owing(film) if each.says == says]).setups
    return [
        (each.side, film.dailies.by_id[each.take].label, each.begins, each.used) for each in references(film, setup)
    ]


@told
def test_takes_of_the_framing_before_and_after_are_given_the_used_first(look: Look) -> None:
    """2-1 covers what stands before and after the line that came in later, and is in the cut."""
    assert around(look.film, "Nobody came.") == [
        (Side.SAME, "2-1", None, True),
        (Side.BEFORE, "2-1", None, True),
        (Side.AFTER, "2-1", None, True),
    ]


def test_the_moment_next_to_the_line_is_given_where_it_was_heard(look: Look) -> None:
    """Ben's line is owed; 1-1 was heard to say what comes before it at 1.0 s, and the bad take is no reference.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on, and it has been on for an hour.

    BEN
    I heard it whistle from the garden gate.
    --- log.csv
    slate,mark,covers
    1-1,circled,1
    1-2,ng,1-2
    --- 1-1.srt
    1
    00:00:01,000 --> 00:00:03,000
    The kettle is on, and it has been on for an hour.
    """
    assert around(look.film, "I heard it whistle from the garden gate.") == [
        (Side.SAME, "1-1", 1000, False),
        (Side.BEFORE, "1-1", 1000, False),
    ]


def test_a_scene_of_which_nothing_was_shot_has_none(look: Look) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.
    """
    assert around(look.film, "One.") == []
