import pytest

from edgecode.film.pointer import Pointer, paragraph_at
from simulators.papers import script

FILM = script(
    """
    Before any heading.
    # 4 INT. KITCHEN - NIGHT
    She waits.
    MAYA: You said *you'd* be here.
    # 012A. EXT. YARD - DAY
    She waits.
    BO: You said it.
    # 4 INT. KITCHEN - LATER
    MAYA: Again.
    """
)


@pytest.mark.parametrize(
    ("scene", "line", "text"),
    [
        ("4", "You said you’d", "You said *you'd* be here."),
        ("12a", "you said", "You said it."),
        ("", "you said it", "You said it."),
        ("", "She waits", "She waits."),
        ("4.", "again", "Again."),
        ("4", "MAYA", "MAYA"),
    ],
)
def test_a_line_is_found_by_its_words_in_its_scene_else_in_the_whole_film(scene: str, line: str, text: str) -> None:
    index = paragraph_at(Pointer(scene=scene, line=line), script=FILM)
    assert index is not None
    assert FILM.paragraphs[index].text == text


def test_of_two_scenes_the_first_that_says_it_is_meant() -> None:
    assert paragraph_at(Pointer(line="she waits"), script=FILM) == 2
    assert paragraph_at(Pointer(scene="12A", line="she waits"), script=FILM) == 6


@pytest.mark.parametrize(
    "pointer",
    [
        Pointer(),
        Pointer(scene="4"),
        Pointer(take="4A-1"),
        Pointer(scene="5", line="She waits"),
        Pointer(scene="4", line="Never said"),
        Pointer(line="Before any heading"),
        Pointer(line="?!"),
    ],
)
def test_what_nobody_says_is_found_nowhere(pointer: Pointer) -> None:
    assert paragraph_at(pointer, script=FILM) is None


def test_a_pointer_reads_as_a_person_would_say_it() -> None:
    assert str(Pointer(scene="4", line="You said", take="4A-1")) == "scene 4, “You said”, 4A-1"
    assert str(Pointer(take="4A-1")) == "4A-1"
    assert str(Pointer()) == "the whole film"
