import time
from collections.abc import Callable

import pytest

from edgecode.film.place import Remark
from edgecode.film.script import ParagraphKind, Script
from edgecode.formats.fountain.events import events


def said(text: str) -> list[tuple[str, str]]:
    """List what is under the cue NADIA, kind and words."""
    return [(event.kind.value, event.text) for event in events(["NADIA", *text.split("\n")])[1:]]


def test_a_sample_of_a_speech(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("speech_over_an_empty_line")
    assert [(paragraph.kind, paragraph.text) for paragraph in script.paragraphs] == [
        (ParagraphKind.CHARACTER, "NADIA"),
        (ParagraphKind.DIALOGUE, "One.\n\nTwo."),
        (ParagraphKind.PARENTHETICAL, "(to OTTO,\nover the engine)"),
        (ParagraphKind.PARENTHETICAL, "(beat)"),
        (ParagraphKind.DIALOGUE, "Three (not a\nparenthetical)."),
        (ParagraphKind.ACTION, "Four is action."),
    ]
    assert [paragraph.character for paragraph in script.paragraphs] == ["NADIA"] * 5 + [""]


def test_a_sample_of_two_at_once(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("dual_dialogue")
    assert [(paragraph.text, paragraph.dual) for paragraph in script.paragraphs] == [
        *(("NADIA", False), ("Now.", False), ("OTTO (O.S.)", True), ("(late)", True), ("Never.", True)),
        *(("Silence.", False), ("IDA", False), ("Nobody spoke before her.", False)),
    ]


@pytest.mark.parametrize("blank", ["", " ", "   ", "\t\t"])
def test_a_blank_line_ends_a_speech_unless_it_is_two_spaces(blank: str) -> None:
    assert said(f"One.\n{blank}\nTwo.") == [("dialogue", "One."), ("action", "Two.")]
    assert said("One.\n  \nTwo.") == said("One.\n\t \nTwo.") == [("dialogue", "One.\n\nTwo.")]


def test_empty_lines_around_words_are_not_said() -> None:
    assert said("  \nOne.\n  \n(beat)\n  \n\nTwo.") == [
        ("dialogue", "One."),
        ("parenthetical", "(beat)"),
        ("action", "Two."),
    ]


@pytest.mark.parametrize(
    "line", ["(beat) Yes.", "(no) and (yes)", "Yes (no)", "(open", "(a\nb\nc\nd\ne\nf)", ")", "(a) b\nc)"]
)
def test_words_beside_brackets_are_dialogue(line: str) -> None:
    assert said(line) == [("dialogue", line)]


def test_brackets_within_brackets_are_one_parenthetical() -> None:
    assert said("(to Otto (who left))") == [("parenthetical", "(to Otto (who left))")]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("!BANG", "action", "BANG"),
        ("!!THE LAMP", "shot", "THE LAMP"),
        ("===", "page break", ""),
        ("=== 12 ===", "page break", "12"),
    ],
)
def test_some_lines_end_a_speech_at_once(line: str, kind: str, text: str) -> None:
    assert said(f"One.\n{line}") == [("dialogue", "One."), (kind, text)]


@pytest.mark.parametrize("line", ["> no <", "# no", "= no", ".no", "@no"])
def test_other_marks_are_words_in_a_speech(line: str) -> None:
    assert said(f"One.\n{line}") == [("dialogue", f"One.\n{line}")]


def test_a_lyric_may_stand_in_a_speech(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("lyrics")
    assert [(paragraph.kind.value, paragraph.text, paragraph.character) for paragraph in script.paragraphs] == [
        ("lyric", "The tide comes in\nThe tide goes out", ""),
        ("character", "NADIA", "NADIA"),
        ("dialogue", "She sings.", "NADIA"),
        ("lyric", "O salt, o ferry", "NADIA"),
        ("dialogue", "Then stops.", "NADIA"),
        ("action", "Action first", ""),
        ("lyric", "and then a song", ""),
    ]


@pytest.mark.parametrize("text", ["(\n" * 20_000, "(a\n~b\n" * 10_000, "~\n" * 20_000])
def test_a_hostile_speech_takes_no_longer_than_it_is_long(text: str) -> None:
    began = time.process_time()
    said(text)
    assert time.process_time() - began < 2
