import importlib
import io

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from edgecode.errors import UnreadableError
from edgecode.formats.pdf.sheets import sheets_of
from simulators.printed_script import placed

LOST_PAGE = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[9 0 R 3 0 R]/Count 2>>\nendobj\n"
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
)


def without_pages() -> bytes:
    """Make a PDF that is whole and has no page."""
    stream = io.BytesIO()
    with importlib.import_module("pypdfium2").PdfDocument.new() as document:
        document.save(stream)
    return stream.getvalue()


def words(data: bytes) -> list[str]:
    """List the words of the first sheet as they come."""
    return [word.text for word in sheets_of(data, path="a.pdf").sheets[0].words]


def test_a_word_has_its_place_in_points_from_the_lower_left_corner() -> None:
    [sheet] = sheets_of(placed([(100, 200, "quay"), (300, 200, "night")]), path="a.pdf").sheets
    assert (sheet.width, sheet.height) == (612, 792)
    quay, night = sheet.words
    assert (quay.text, night.text) == ("quay", "night")
    assert quay.left == pytest.approx(100, abs=0.1)
    assert quay.right == pytest.approx(100 + 4 * 12 * 0.602, abs=0.3)
    assert quay.base == pytest.approx(night.base)
    assert 792 - 200 - 16 < quay.base < 792 - 200


def test_ligatures_and_spaces_without_break_are_letters_and_spaces() -> None:
    assert words(placed([(72, 72, "of\ufb01ce\u00a0of the \ufb02at")])) == ["office", "of", "the", "flat"]


def test_columns_that_touch_in_the_file_are_words_of_their_own() -> None:
    assert words(placed([(72, 72, "left"), (72 + 4 * 12 * 0.602 + 8, 72, "right")])) == ["left", "right"]


def test_a_proportional_font_is_put_into_words_as_well() -> None:
    data = typst.compile(b'#set text(font: "Libertinus Serif")\nWilliam MMMM iiii, and "so" on.')
    assert isinstance(data, bytes)
    assert " ".join(words(data)) == "William MMMM iiii, and “so” on."


def test_a_stamp_at_an_angle_is_left_out() -> None:
    stamp = "#place(center + horizon, rotate(-45deg, text(size: 40pt)[JANE DOE]))\n"
    assert words(placed([(72, 72, "quay")], more=stamp)) == ["quay"]


def test_a_sheet_that_lies_on_its_side_is_turned() -> None:
    source = "#set page(width: 400pt, height: 300pt, margin: 20pt)\n#rotate(90deg, reflow: true)[one two \\ three four]"
    data = typst.compile(source.encode())
    assert isinstance(data, bytes)
    [sheet] = sheets_of(data, path="a.pdf").sheets
    placed_words = {word.text: word for word in sheet.words}
    assert set(placed_words) == {"one", "two", "three", "four"}
    one, two, three, _ = (placed_words[text] for text in ("one", "two", "three", "four"))
    assert one.base == pytest.approx(two.base)
    assert one.right < two.left
    assert three.base < one.base
    assert (sheet.width, sheet.height) == (300, 400)


def test_what_a_file_says_of_itself_is_kept() -> None:
    data = typst.compile(b'#set document(title: "The Quay", author: "Ines Calder")\nWords.')
    assert isinstance(data, bytes)
    said = sheets_of(data, path="a.pdf").said
    assert (said["Title"], said["Author"]) == ("The Quay", "Ines Calder")


def test_a_file_with_a_password_is_refused_in_one_sentence() -> None:
    stream = io.BytesIO()
    canvas = importlib.import_module("reportlab.pdfgen.canvas").Canvas(stream, encrypt="secret")
    canvas.drawString(72, 720, "INT. SAFE - DAY")
    canvas.save()
    with pytest.raises(
        UnreadableError, match=r"^a\.pdf: expected a PDF that opens, found one that asks for a password$"
    ):
        sheets_of(stream.getvalue(), path="a.pdf")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "expected a PDF, found a damaged one, or another kind of file"),
        (b"%PDF-1.7\nnothing more", "expected a PDF, found a damaged one, or another kind of file"),
        (b"INT. KITCHEN - DAY", "expected a PDF, found a damaged one, or another kind of file"),
        (without_pages(), "expected a PDF with pages, found none"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=f"^a\\.pdf: {sentence}$"):
        sheets_of(data, path="a.pdf")


def test_a_table_of_places_that_is_wrong_does_not_matter() -> None:
    data = placed([(72, 72, "quay")])
    at = data.rindex(b"startxref")
    assert words(data[:at] + b"startxref\n7\n%%EOF") == ["quay"]


def test_a_sheet_that_is_lost_is_told_and_the_others_are_read() -> None:
    found = sheets_of(LOST_PAGE, path="a.pdf")
    assert (len(found.sheets), found.broken) == (2, (1,))


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_read_or_refused(data: bytes) -> None:
    refused = ""
    try:
        sheets_of(b"%PDF-1.7\n" + data, path="a.pdf")
    except UnreadableError as error:
        refused = str(error)
    assert refused.startswith("a.pdf: expected a PDF")
