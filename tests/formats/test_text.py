import codecs
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import UnreadableError
from edgecode.film.place import Place
from edgecode.formats.text import decoded, lines


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Zoë waits.\n".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Zoë waits.\n".encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "Zoë waits.\n".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Zoë waits.\n".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_a_text_says_its_encoding_itself(data: bytes, encoding: str) -> None:
    text = decoded(data, path="a.txt")
    assert (text.content, text.encoding, text.remark) == ("Zoë waits.\n", encoding, None)


def test_an_old_windows_text_is_read_with_one_remark_at_its_first_such_line() -> None:
    text = decoded("plain\r\nplain\rZoë\n“café”\n".encode("windows-1252"), path="a.txt")
    assert (text.content, text.encoding) == ("plain\r\nplain\rZoë\n“café”\n", "windows-1252")
    assert text.remark is not None
    assert text.remark.place == Place("a.txt", line=3)


def test_a_byte_order_mark_does_not_hide_bytes_that_are_not_utf_8() -> None:
    text = decoded(codecs.BOM_UTF8 + b"one\ncaf\xe9", path="a.txt")
    assert (text.content, text.encoding) == ("one\ncafé", "windows-1252")
    assert text.remark is not None
    assert text.remark.place.line == 2


def test_half_a_utf_16_character_costs_no_line() -> None:
    text = decoded(codecs.BOM_UTF16_LE + "one\ntwo".encode("utf-16-le") + b"x", path="a.txt")
    assert lines(text.content)[0] == "one"
    assert lines(text.content)[1].startswith("two")
    assert text.remark is not None
    assert text.remark.place.line == 2


def test_a_stray_nul_is_kept_for_the_reader() -> None:
    assert decoded(b"12A-1,1,\0ok\n", path="a.csv").content == "12A-1,1,\0ok\n"


def test_empty_bytes_at_the_end_are_left_out_with_a_remark() -> None:
    text = decoded(b"one\ntwo\n" + bytes(4096), path="a.csv")
    assert text.content == "one\ntwo\n"
    assert text.remark is not None
    assert text.remark.says == "expected text up to the end of the file, found 4096 empty bytes; left out"


@pytest.mark.parametrize("data", [bytes(10), b"\x89PNG" + bytes(9) + b"x", codecs.BOM_UTF16_LE + bytes(40)])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^a\.csv: expected text, found binary data$"):
        decoded(data, path="a.csv")


def test_no_bytes_are_an_empty_text() -> None:
    assert decoded(b"", path="a.txt").content == ""
    assert decoded(codecs.BOM_UTF8, path="a.txt").content == ""


def test_only_line_feeds_and_carriage_returns_break_lines() -> None:
    assert lines("a\nb\r\nc\rd\u2028e\x0bf\x1cg\x85h") == ["a", "b", "c", "d\u2028e\x0bf\x1cg\x85h"]


@pytest.mark.parametrize(
    ("content", "split"), [("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\n", ["a", ""]), ("\n", [""])]
)
def test_a_break_at_the_end_starts_no_line(content: str, split: list[str]) -> None:
    assert lines(content) == split


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=50))
@settings(deadline=None)
def test_whatever_is_written_as_utf_8_is_read_back(content: str) -> None:
    text = decoded(codecs.BOM_UTF8 + content.encode(), path="a.txt")
    assert text.content == content
    assert text.remark is None


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_a_text_or_unreadable(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert "\n" not in "".join(lines(decoded(data, path="a.txt").content))


def test_bytes_of_every_value_are_no_text() -> None:
    with pytest.raises(UnreadableError):
        decoded(bytes(range(256)) * 100, path="a.bin")
