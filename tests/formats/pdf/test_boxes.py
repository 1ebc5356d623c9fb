from edgecode.formats.pdf.boxes import Box
from edgecode.formats.pdf.sheets import sheets_of
from formats.pdf.test_apart import stream
from simulators.printed_boards import Frame, Picture, Text, printed_boards


def rounded(box: Box) -> tuple[int, ...]:
    return round(box.left), round(box.bottom), round(box.right), round(box.top)


def test_pictures_and_frames_are_found_where_they_lie_and_small_ones_are_not() -> None:
    made = printed_boards(
        [Picture(100, 50, 300, 200), Picture(10, 10, 12, 12), Frame(500, 100, 200, 100), Text(5, 5, "a")]
    )
    [sheet] = sheets_of(made, path="").sheets
    assert list(map(rounded, sheet.pictured)) == [(100, 345, 400, 545)]
    assert list(map(rounded, sheet.frames)) == [(499, 394, 701, 496)]


def in_a_form(*, turn: int) -> bytes:
    """A picture in a form that is drawn half as large and moved, on a page that is turned."""
    image = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</XObject<</P 6 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate %d/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
        % turn,
        stream(b"q 0.5 0 0 0.5 100 200 cm /X Do Q"),
        stream(b"q 400 0 0 200 0 0 cm /P Do Q", form),
        stream(b"\x80", image),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def test_a_picture_in_a_form_lies_where_the_form_puts_it() -> None:
    [sheet] = sheets_of(in_a_form(turn=0), path="").sheets
    assert list(map(rounded, sheet.pictured)) == [(100, 200, 300, 300)]


def test_a_page_that_is_turned_is_looked_at_as_it_is_shown() -> None:
    [sheet] = sheets_of(in_a_form(turn=90), path="").sheets
    assert (sheet.width, sheet.height) == (800, 600)
    assert list(map(rounded, sheet.pictured)) == [(200, 300, 300, 500)]
