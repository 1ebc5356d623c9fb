import time
from collections.abc import Callable

import pytest

from edgecode.film.place import Remark
from edgecode.film.script import AsideKind, Script
from edgecode.formats.fountain.asides import Printed, printed
from edgecode.formats.fountain.lines import lines_of


def left(text: str) -> Printed:
    """Take notes and boneyard out of a text."""
    return printed(lines_of(text.encode(), path="a.fountain"), path="a.fountain")


def test_a_text_without_any_is_left_alone() -> None:
    assert left("Rain.\n\nWind.").texts == ["Rain.", "", "Wind."]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Rain [[or snow]] falls.", "Rain falls."),
        ("JACK[[or JIM]]. They", "JACK. They"),
        ("CUT TO: [[sure?]]", "CUT TO:"),
        ("Rain /* or */ [[?]] falls.", "Rain falls."),
        ("[[a]]Rain.[[b]]", "Rain."),
        ("[[a]] Rain. [[b]]", "Rain."),
        ("    [[a]] Rain.", "    Rain."),
    ],
)
def test_words_around_a_note_close_up(typed: str, kept: str) -> None:
    assert left(typed).texts == [kept]


def test_a_line_of_notes_is_not_there_and_a_long_boneyard_is_a_blank_line() -> None:
    found = left("Rain.\n[[note]]\n/* one line */\nWind.\n/*\n\nHail.\n*/\nSun.")
    assert found.texts == ["Rain.", "Wind.", "", "Sun."]
    assert (list(found.firsts), list(found.lasts)) == ([0, 3, 4, 8], [0, 3, 7, 8])


def test_a_note_over_lines_makes_one_line_of_them() -> None:
    found = left("Rain.[[over\nlines]] Wind.\n\nSun.")
    assert found.texts == ["Rain. Wind.", "", "Sun."]
    assert (list(found.firsts), list(found.lasts)) == ([0, 2, 3], [1, 2, 3])


def test_two_spaces_carry_a_note_over_a_blank_line_and_one_does_not() -> None:
    assert [aside.text for aside in left("[[a\n  \nb]]").asides] == ["a\n  \nb"]
    for blank in ("", " ", "\t"):
        found = left(f"[[a\n{blank}\nb]]")
        assert found.asides == ()
        assert [str(remark.place) for remark in found.remarks] == ["a.fountain:1"]


def test_what_opens_first_holds_the_other() -> None:
    assert [(aside.kind, aside.text) for aside in left("[[a /* b]] c */ /* d [[ e */ f ]]").asides] == [
        (AsideKind.NOTE, "a /* b"),
        (AsideKind.BONEYARD, "d [[ e"),
    ]


def test_a_note_after_one_that_was_never_closed_is_a_note() -> None:
    found = left("[[a\n\n[[b]]")
    assert [aside.text for aside in found.asides] == ["b"]
    assert len(found.remarks) == 1


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_aside_is_where_its_bytes_are(codec: str) -> None:
    data = "ŠÁRKA 😀 [[Ž]] и [[Я]]\r\n/* дым\r\nдым */".encode(codec)
    bare = "utf-16-le" if codec == "utf-16" else "utf-8"
    asides = printed(lines_of(data, path="a"), path="a").asides
    assert [data[aside.start : aside.end].decode(bare) for aside in asides] == ["[[Ž]]", "[[Я]]", "/* дым\r\nдым */"]


def test_a_sample_of_notes(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("notes")
    assert [paragraph.text for paragraph in script.paragraphs] == [
        *("INT. BOAT SHED - NIGHT", "Nadia waits. A bell.", "NADIA", "I was home."),
    ]
    assert [(aside.text, aside.before) for aside in script.asides] == [
        *(
            ("or dawn?", 1),
            ("our lead", 2),
            ("She waits\n  \nvery long.", 2),
            ("Alone on its line.", 2),
            ("She lies.", 3),
        ),
    ]
    assert remarks == []


def test_a_sample_of_boneyard(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("boneyard")
    assert [paragraph.text for paragraph in script.paragraphs] == [
        *("INT. BOAT SHED - NIGHT", "Nadia waits.", "NADIA", "Stay.\nPlease."),
    ]
    assert [aside.text for aside in script.asides] == ["no longer", "INT. QUAY - NIGHT\n\nOTTO\nI was cut.", "Go."]


def test_a_boneyard_that_is_never_closed_hides_nothing(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, [remark] = sample("boneyard_never_closed")
    assert [paragraph.text for paragraph in script.paragraphs] == ["INT. BOAT SHED - NIGHT", "Nadia waits."]
    assert remark.place.line == 3
    assert remark.says == "expected */ to close this boneyard, found the end of the file; nothing is hidden"


def test_a_note_that_is_never_closed_is_text(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, [remark] = sample("note_never_closed")
    assert script.paragraphs[0].text == "Rain. [[Check the weather"
    assert remark.place.line == 1
    assert remark.says == "expected ]] to close this note before the next blank line, found none; read as text"


@pytest.mark.parametrize("typed", ["[[" * 20_000, "/*" * 20_000, "[[ x\n" * 9_000 + "\n]]", "é[[a]]" * 9_000])
def test_a_hostile_text_takes_no_longer_than_it_is_long(typed: str) -> None:
    began = time.process_time()
    left(typed)
    assert time.process_time() - began < 2
