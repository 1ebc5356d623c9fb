import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.covers import Covered, Span, paragraph_saying, spans_of, words_of
from simulators.papers import script

KITCHEN = script(
    """
    # 3 INT. HALL - NIGHT
    MAYA: You said you'd be at it now.
    # 4 INT. KITCHEN - NIGHT
    She waits at the sink.
    MAYA: You *said* you'd be here.
    (quietly)
    " At nine.
    He sits, and says nothing.
    BO: I am at it now.
    MAYA: You said.
    """
)
SCENE = KITCHEN.scenes[1]
"""Paragraphs 3 to 13; its lines are 1 the sink, 2 Maya, 3 he sits, 4 Bo, 5 Maya."""


def covered(text: str) -> Covered:
    return spans_of(text, script=KITCHEN, scene=SCENE)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        (" ;, ", []),
        ("whole", [Span(3, 14)]),
        ("All", [Span(3, 14)]),
        ("whole off", [Span(3, 14, off=True)]),
        ("1", [Span(4, 5)]),
        ("2", [Span(5, 9)]),
        ("1-3", [Span(4, 10)]),
        ("1 – 3", [Span(4, 10)]),
        ("4—5", [Span(10, 14)]),
        ("1-2; 4 off", [Span(4, 9), Span(10, 12, off=True)]),
        ("1,2", [Span(4, 5), Span(5, 9)]),
        ("2 (off), 3 O.S.", [Span(5, 9, off=True), Span(9, 10, off=True)]),
        ('"at nine"', [Span(5, 9)]),
        ("“You said” - “at it now” off", [Span(5, 12, off=True)]),
        ('"sits, and says" to "at it now"', [Span(9, 12)]),
        ('"the sink"; "nothing"', [Span(4, 5), Span(9, 10)]),
    ],
)
def test_the_words_of_a_paper_are_understood(text: str, spans: list[Span]) -> None:
    assert covered(text) == Covered(tuple(spans))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("6", "expected a line between 1 and 5, found 6"),
        ("0-2", "expected lines between 1 and 5, found 0-2"),
        ("3-1", "expected lines between 1 and 5, found 3-1"),
        ("all of it", "expected lines such as 3-9, whole or quoted words, found 'all of it'"),
        ("3-", "expected lines such as 3-9, whole or quoted words, found '3-'"),
        ("٣", "expected lines such as 3-9, whole or quoted words, found '٣'"),
        ('"weather"', "expected words of scene 4, found 'weather', which it does not say"),
        ('"You said" - "weather"', "expected words of scene 4, found 'weather', which it does not say"),
        ('"…"', "expected words of scene 4, found '…', which it does not say"),
    ],
)
def test_what_is_not_understood_is_told_and_the_rest_stands(text: str, problem: str) -> None:
    assert covered(f"1; {text}; 3") == Covered((Span(4, 5), Span(9, 10)), (problem,))


def test_a_long_cell_is_shown_short() -> None:
    assert covered("x" * 500).problems == (f"expected lines such as 3-9, whole or quoted words, found '{'x' * 40}'",)


@pytest.mark.parametrize("text", ["1" + " " * 200_000 + "x", "9" * 200_000, '"' * 100_001, "1" * 5 + "-" * 100_000])
def test_a_cell_of_any_length_is_read_in_no_time(text: str) -> None:
    """And a number is refused before Python does, which makes none of more than 4,300 digits."""
    assert covered(text).spans == ()


@settings(deadline=None)
@given(st.one_of(st.text(), st.text(alphabet='123-–;, "“”owhelfs.()\n\tto')))
def test_no_text_raises_and_spans_stay_in_the_scene(text: str) -> None:
    for span in covered(text).spans:
        assert SCENE.first <= span.first < span.last <= SCENE.last


@settings(deadline=None)
@given(st.integers(1, 5), st.integers(1, 5), st.sampled_from(["", " off"]))
def test_a_range_covers_what_its_lines_cover(one: int, other: int, off: str) -> None:
    first, last = sorted((one, other))
    whole = covered(f"{first}-{last}{off}").spans
    apart = [covered(str(number)).spans[0] for number in range(first, last + 1)]
    assert whole == (Span(apart[0].first, apart[-1].last, bool(off)),)


def test_words_are_compared_without_emphasis_punctuation_and_case() -> None:
    assert words_of("  “You *said*, you’d…”\nBe _here_.") == " you said you'd be here "
    assert words_of("…") == "  "


def test_an_accent_is_one_letter_however_it_is_written() -> None:
    assert words_of("cafe\N{COMBINING ACUTE ACCENT}") == words_of("caf\N{LATIN SMALL LETTER E WITH ACUTE}") == " café "


def test_a_speech_is_found_before_an_action_that_says_the_same() -> None:
    made = script(
        """
        # 1 INT. ROOM - DAY
        A sign: you said it.
        BO: You said it.
        """
    )
    assert paragraph_saying("you said it", script=made, first=0, last=4) == 3
    assert paragraph_saying("a sign", script=made, first=0, last=4) == 1
    assert paragraph_saying("id it", script=made, first=0, last=4) is None
    assert paragraph_saying("you said it", script=made, first=0, last=3) == 1


def test_a_line_without_words_is_never_what_was_meant() -> None:
    made = script(
        """
        # 1 INT. ROOM - DAY
        BO: …
        """
    )
    assert paragraph_saying("?!", script=made, first=0, last=3) is None
