import msgspec
import pytest

from edgecode.film.covers import Span
from edgecode.film.dailies import Dailies, assembled
from edgecode.film.hand import HandLining, lines_of, spans_by_hand, spans_said, takes_named
from simulators.papers import row, script

WHITE = script(
    """
    # 4 INT. KITCHEN - NIGHT
    She waits.
    MAYA: You said you'd be here.
    BO: I was held up.
    """,
    path="script/white.fountain",
)
"""Scene 4 is 0 to 5: 1 she waits, 2-3 Maya, 4-5 Bo."""
BLUE = script(
    """
    # 4 INT. KITCHEN - NIGHT
    A clock.
    She waits.
    BO: I was held up.
    """,
    path="script/blue.fountain",
)


@pytest.fixture
def dailies() -> Dailies:
    return assembled([row("4-1"), row("4A-1"), row("4A-2")], scenes=("4",))


def places(of: object) -> dict[str, int]:
    return {paragraph.id: index for index, paragraph in enumerate(getattr(of, "paragraphs"))}  # noqa: B009  either draft


def test_what_was_lined_comes_back_as_it_was_said() -> None:
    spans = (Span(1, 4), Span(4, 6, off=True))
    said = HandLining(take="t", by="Ida", lines=lines_of(spans, script=WHITE))
    assert spans_by_hand(said, script=WHITE, places=places(WHITE)) == spans


def test_in_another_draft_the_lines_that_are_still_there_are_covered() -> None:
    said = HandLining(take="t", by="Ida", lines=lines_of((Span(1, 6),), script=WHITE))
    assert spans_by_hand(said, script=BLUE, places=places(BLUE)) == (Span(2, 5),)


def test_a_line_that_was_rewritten_since_is_not_covered_though_it_kept_its_name() -> None:
    said = HandLining(take="t", by="Ida", lines=lines_of((Span(1, 4),), script=WHITE))
    rewritten = msgspec.structs.replace(WHITE.paragraphs[3], text="You promised.")
    draft = msgspec.structs.replace(WHITE, paragraphs=(*WHITE.paragraphs[:3], rewritten, *WHITE.paragraphs[4:]))
    assert spans_by_hand(said, script=draft, places=places(draft)) == (Span(1, 3),)


def test_a_take_is_found_by_its_slate_however_it_is_written(dailies: Dailies) -> None:
    assert [take.label for name in ("4A-2", "4a/2", "4A T2") for take in takes_named(name, dailies=dailies)] == [
        "4A-2"
    ] * 3


def test_a_setup_means_all_its_takes(dailies: Dailies) -> None:
    assert [take.label for take in takes_named("4a", dailies=dailies)] == ["4A-1", "4A-2"]
    assert takes_named("9Z", dailies=dailies) == ()


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("1", (Span(1, 2),)),
        ("1; 3 off", (Span(1, 2), Span(4, 6, off=True))),
        ('"You said"', (Span(2, 4),)),
        (" Nothing ", ()),
    ],
)
def test_what_a_person_types_is_read(typed: str, spans: tuple[Span, ...]) -> None:
    assert spans_said(typed, script=WHITE, scene=WHITE.scenes[0]) == (spans, ())


def test_what_names_no_line_is_a_problem_and_not_an_error() -> None:
    _, problems = spans_said("7", script=WHITE, scene=WHITE.scenes[0])
    assert problems == ("expected a line between 1 and 3, found 7",)
    _, problems = spans_said(";", script=WHITE, scene=WHITE.scenes[0])
    assert problems[0].endswith("found no words")
