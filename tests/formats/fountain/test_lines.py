import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.errors import UnreadableError
from edgecode.formats.fountain.lines import lines_of

TEXT = "Rain.\n\nRENÉE 😀\n\tДюны.\n"
CODECS = {"utf-8": b"", "utf-8-sig": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_line_is_where_its_bytes_are(codec: str, ending: str) -> None:
    data = CODECS[codec] + TEXT.replace("\n", ending).encode(codec)
    lines = lines_of(data, path="a.fountain")
    assert lines.texts == ["Rain.", "", "RENÉE 😀", "\tДюны."]
    bare = codec.removesuffix("-sig")
    cut = [data[start:end].decode(bare) for start, end in zip(lines.starts, lines.ends, strict=False)]
    assert cut == lines.texts
    assert lines.starts[-1] == len(data)
    assert lines.encoding == codec


def test_a_text_in_windows_1252_has_one_byte_a_letter() -> None:
    data = "RENÉE\n“Rain.”".encode("windows-1252")
    lines = lines_of(data, path="a.fountain")
    assert (lines.starts, lines.ends) == ([0, 6, 13], [5, 13])
    assert lines.remark is not None
    assert lines.size("RENÉE") == 5


def test_an_empty_file_has_no_lines() -> None:
    assert lines_of(b"", path="a.fountain").texts == []
    assert lines_of(b"\xef\xbb\xbf", path="a.fountain").starts == [3]


def test_empty_bytes_at_the_end_are_after_the_text() -> None:
    lines = lines_of(b"Rain.\nWind." + b"\0" * 9, path="a.fountain")
    assert (lines.texts, lines.starts, lines.ends) == (["Rain.", "Wind."], [0, 6, 11], [5, 11])


def test_only_line_breaks_break_lines() -> None:
    texts = ["a\x0bb\x1cc\u2028d\x85e"]
    assert lines_of(texts[0].encode(), path="a.fountain").texts == texts


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="expected text, found binary data"):
        lines_of(b"\x89PNG\0\0\1" * 64, path="a.fountain")


@given(st.binary(max_size=40), st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]))
def test_offsets_stay_in_the_file_and_in_order(body: bytes, mark: bytes) -> None:
    try:
        lines = lines_of(mark + body, path="a.fountain")
    except UnreadableError:
        return
    assert len(lines.texts) == len(lines.ends) == len(lines.starts) - 1
    along = [at for pair in zip(lines.starts, lines.ends, strict=False) for at in pair] + lines.starts[-1:]
    assert along == sorted(along)
    assert along[-1] <= len(mark + body)
