from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.place import Remark
from edgecode.film.script import Script
from edgecode.formats.fountain.events import events

LINES = st.lists(
    st.sampled_from(
        [
            *(
                "",
                "  ",
                "NADIA",
                "Rain.",
                "(beat)",
                "~la",
                "> X <",
                "> X",
                "===",
                "#",
                "# A",
                "= b",
                "!",
                "!!",
                "!C",
                "@",
                "@d",
            ),
            *("INT. A - B #1#", ".E", "CUT TO:", "*", "Rain.  *", "^", "()", "<", ">", "~"),
        ]
    )
)


def found(text: str) -> list[tuple[str, str]]:
    """List the events of a text, kind and words."""
    return [(event.kind.value, event.text) for event in events(text.split("\n"))]


def test_a_sample_of_transitions(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("transitions")
    assert [(each.kind.value, each.text, each.centered) for each in script.paragraphs] == [
        ("transition", "CUT TO:", False),
        ("transition", "SMASH CUT TO:", False),
        ("heading", "EXT. QUAY - DAY", False),
        ("action", "CUT TO:", False),
        ("action", "FADE OUT.", False),
        ("transition", "Fade to black.", False),
        ("action", "The End", True),
        ("action", "TITLE\nCARD", True),
    ]


def test_a_sample_of_forced_action(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("forced_action")
    assert [(each.kind.value, each.text) for each in script.paragraphs] == [
        ("action", "BANG\nBANG"),
        ("action", "  AN INDENTED BANG"),
        ("character", "NADIA"),
        ("dialogue", "Wait."),
        ("action", "THE LAMP FALLS."),
        ("shot", "INSIDE THE LAMP"),
        ("action", "Dust."),
    ]


def test_action_keeps_its_indent_and_its_lines(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("indented_action")
    assert [paragraph.text for paragraph in script.paragraphs] == [
        "The note reads:",
        "    Meet me\n\tat the quay\n        at nine",
        "Nobody comes.",
    ]


def test_a_sample_of_sections(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("sections")
    assert [(aside.kind.value, aside.text, aside.depth, aside.before) for aside in script.asides] == [
        ("section", "Act One", 1, 0),
        ("synopsis", "She finds the boat.", 0, 0),
        ("section", "The Shed", 2, 0),
        ("synopsis", "Rain.", 0, 1),
        ("page break", "12A", 0, 2),
        ("page break", "", 0, 2),
    ]
    assert [paragraph.text for paragraph in script.paragraphs] == ["INT. BOAT SHED - NIGHT", "Nadia waits.", "The end."]


def test_indents_count_only_in_action() -> None:
    assert found("\t\t\tCUT TO:\n\n   .SHED\n\n\t\tNADIA\n\t(beat)\n\tRain.\n\n  ===\n\n  > X <\n\n  # A") == [
        *(("transition", "CUT TO:"), ("heading", "SHED"), ("character", "NADIA"), ("parenthetical", "(beat)")),
        *(("dialogue", "Rain."), ("page break", ""), ("action", "X"), ("section", "A")),
    ]


def test_a_name_alone_is_action_and_so_is_one_amid_action() -> None:
    assert found("NADIA\n\nRain.\nOTTO\nfalls.") == [("action", "NADIA"), ("action", "Rain.\nOTTO\nfalls.")]


def test_a_forced_name_needs_nobody_to_speak() -> None:
    assert found("@Nadia\n\nRain.") == [("character", "Nadia"), ("action", "Rain.")]


def test_marks_that_promise_nothing_are_action() -> None:
    for text in ("@", ">", "> <", "<", "...", "TO:", "boop TO:"):
        assert found(text) == [("action", text)]


def test_marks_alone_print_nothing() -> None:
    assert found("!\n\n~\n\n!!") == [("action", "!")]


def test_centered_lines_lyrics_and_page_breaks_part_action() -> None:
    assert found("Rain.\n> X <\nWind.\n~la\nSun.\n===\nHail.\n= 4\n# 5") == [
        *(("action", "Rain."), ("action", "X"), ("action", "Wind."), ("lyric", "la"), ("action", "Sun.")),
        *(("page break", ""), ("action", "Hail.\n= 4\n# 5")),
    ]


@pytest.mark.parametrize("first", ["INT. A", "CUT TO:", "# A", "= a", "===", "> OUT"])
def test_what_follows_these_needs_no_blank_line(first: str) -> None:
    assert found(f"{first}\nNADIA\nRain.")[1:] == [("character", "NADIA"), ("dialogue", "Rain.")]


@given(LINES)
def test_events_come_in_order_and_leave_no_words_out(lines: list[str]) -> None:
    last = -1
    kept = set()
    for event in events(lines):
        assert last < event.first <= event.last
        last = event.last
        kept |= set(range(event.first, event.last + 1))
    left_out = {line.strip() for number, line in enumerate(lines) if number not in kept}
    assert left_out <= {"", "!", "~"}
