import pypdfium2

from edgecode.formats.turnover.sheet import Sheet, sheet_pdf

SHEET = Sheet(
    title="Lift · turnover of LIFT R1",
    facts=(("Edit reel", "1"), ("Locked", "2026-03-14"), ("For", "sound, VFX")),
    files=(("LIFT-R1_V.edl", "events of one track"),),
    remarks=(("cuts/two.edl", "expected #handles [as] *long* as asked for"),),
)


def words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_sheet_says_what_it_is_of_and_nothing_of_the_film_is_read_as_markup() -> None:
    said = words(sheet_pdf(SHEET))
    for each in ("turnover of LIFT R1", "2026-03-14", "sound, VFX", "LIFT-R1_V.edl", "#handles [as] *long*"):
        assert each in said


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert sheet_pdf(SHEET) == sheet_pdf(SHEET)
