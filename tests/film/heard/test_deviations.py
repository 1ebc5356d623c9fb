import pytest

from edgecode.film.heard.hearing import Deviation, DeviationKind
from simulators.papers import script
from simulators.talk import heard

FILM = script(
    """
    # 2 INT. WHEELHOUSE
    PRIYA: Clock.
    ALMA: Department's. It's nine minutes slow. Nobody's ever missed us.
    PRIYA: Flares, six.
    ALMA: Four.
    PRIYA: It says six.
    ALMA: There was a wedding up at the creamery.
    """
)
CLOCK, SLOW, FLARES, FOUR, SIX, WEDDING = (2, 4, 6, 8, 10, 12)
WHOLE = [
    "Clock.",
    "Department's. It's nine minutes slow. Nobody's ever missed us.",
    "Flares, six.",
    "Four.",
    "It says six.",
    "There was a wedding up at the creamery.",
]


def notes(*said: str) -> list[tuple[DeviationKind, int, str, str]]:
    found = heard("\n".join(said), script=FILM).deviations
    return [(each.kind, each.paragraph, each.scripted, each.said) for each in found]


def test_what_is_said_as_written_needs_no_note() -> None:
    assert notes(*WHOLE) == []


@pytest.mark.parametrize(
    "said",
    [
        "Departments, it is 9 minutes slow; nobody's ever missed us",
        "uh Department's. It's, um, nine minutes slow. Nobody is ever missed us.",
        "[sighs] DEPARTMENT'S IT'S NINE MINUTES SLOW NOBODY'S EVER MISSED US",
    ],
)
def test_another_spelling_needs_no_note(said: str) -> None:
    assert notes(WHOLE[0], said, *WHOLE[2:]) == []


def test_two_words_said_as_one_need_no_note() -> None:
    film = script("# 1 INT. X\nA: Somebody must have stolen the crown jewels.\nB: Good-bye then, all right.")
    assert heard("Somebody must've stolen the crown jewels.\nGoodbye then, alright.", script=film).deviations == ()


def test_a_changed_word_is_noted_with_both() -> None:
    said = "Department's. It's seven minutes slow. Nobody's ever missed us."
    assert notes(WHOLE[0], said, *WHOLE[2:]) == [(DeviationKind.CHANGED, SLOW, "nine", "seven")]


def test_a_dropped_word_is_noted() -> None:
    assert notes(*WHOLE[:5], "There was a wedding at the creamery.") == [(DeviationKind.DROPPED, WEDDING, "up", "")]


def test_an_added_word_is_noted() -> None:
    assert notes(*WHOLE[:5], "There was a big wedding up at the creamery.") == [
        (DeviationKind.ADDED, WEDDING, "", "big")
    ]


def test_an_ad_lib_between_two_lines_is_noted_at_the_first() -> None:
    assert notes(*WHOLE[:2], "Not even the dog.", *WHOLE[2:]) == [(DeviationKind.ADDED, SLOW, "", "Not even the dog.")]


def test_what_is_said_before_and_after_is_no_ad_lib() -> None:
    assert notes("Scene two, apple, take three. Marker.", *WHOLE, "And cut. Thank you, everybody.") == []


def test_a_dropped_line_is_noted_whole_at_its_moment() -> None:
    [note] = heard("\n".join([*WHOLE[:4], WHOLE[5]]), script=FILM).deviations
    assert note == Deviation(
        kind=DeviationKind.DROPPED,
        paragraph=SIX,
        run=0,
        begins=note.begins,
        ends=note.begins,
        scripted="It says six.",
        whole=True,
    )
    assert note.begins == 8000, "where the line before it ends"


def test_a_changed_word_has_the_time_at_which_it_was_said() -> None:
    [note] = heard("\n".join([*WHOLE[:5], "There was a funeral up at the creamery."]), script=FILM).deviations
    assert (note.scripted, note.said) == ("wedding", "funeral")
    assert 10_000 < note.begins < note.ends < 12_000
