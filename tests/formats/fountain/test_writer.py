from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.script import AsideKind, ParagraphKind
from edgecode.formats.fountain.writer import Between, pieces, written

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "fountain"
MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "\n",
                "\n\n",
                "\r\n",
                "\r",
                "  \n",
                "INT. A - B #1#",
                "NADIA",
                "(beat)",
                "Rain.",
                "é",
                "😀",
                "/*",
                "*/",
                "[[",
                "]]",
            ),
            *(
                "~la",
                "> X <",
                "===",
                "# A",
                "= b",
                "!",
                "@",
                "Title: x\n",
                "\t",
                " *",
                "\ufeff",
                "\0",
                "\u2028",
                "\x0c",
            ),
        ]
    )
).map("".join)
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1252"])


@given(st.binary(max_size=200))
def test_any_bytes_are_written_back(data: bytes) -> None:
    assert written(pieces(data)) == data


@given(MARKUP, CODECS, st.integers(min_value=0, max_value=3))
def test_any_script_is_written_back(text: str, codec: str, cut: int) -> None:
    data = text.encode(codec, "replace")
    data = data[: max(0, len(data) - cut)]
    found = pieces(data)
    assert written(found) == data
    assert [piece.start for piece in found] == [sum(len(each.raw) for each in found[:nth]) for nth in range(len(found))]
    assert all(piece.raw for piece in found)


def test_every_sample_is_written_back() -> None:
    files = sorted(SAMPLES.glob("*.fountain"))
    assert len(files) >= 20
    for file in files:
        assert written(pieces(file.read_bytes())) == file.read_bytes()


def test_a_piece_is_an_element_or_what_lies_between() -> None:
    found = pieces(b"\xef\xbb\xbfTitle: A\r\n\r\nINT. SHED\r\n\r\n[[note]]\r\n# One\r\nRain.[[a\r\nb]]\r\nWind.")
    assert [(piece.kind, piece.raw) for piece in found] == [
        (Between.TITLE_PAGE, b"\xef\xbb\xbfTitle: A\r\n"),
        (Between.GAP, b"\r\n"),
        (ParagraphKind.HEADING, b"INT. SHED\r\n"),
        (Between.GAP, b"\r\n[[note]]\r\n"),
        (AsideKind.SECTION, b"# One\r\n"),
        (ParagraphKind.ACTION, b"Rain.[[a\r\nb]]\r\nWind."),
    ]


def test_what_is_no_text_is_one_piece_and_nothing_is_none() -> None:
    [piece] = pieces(b"\0\1" * 40)
    assert piece.kind is Between.NO_TEXT
    assert pieces(b"") == ()
