import typst

from edgecode.formats.pdf.lines import Page, pages_of
from edgecode.formats.pdf.recognition import why_no_screenplay
from edgecode.formats.pdf.sheets import Sheet, Word, sheets_of
from simulators.printed_script import Style, printed
from simulators.read_back import in_fountain


def pages(source: str) -> tuple[Page, ...]:
    """Set a page with typst and put it into lines."""
    data = typst.compile(source.encode())
    assert isinstance(data, bytes)
    return pages_of(sheets_of(data, path="a.pdf").sheets)


def row(scene: int) -> str:
    """One scene of a schedule."""
    return f"[{scene}], [INT. KITCHEN - DAY], [D{scene}], [1 3/8], [1, 2, 5], [Main unit]"


def test_a_screenplay_is_one_with_and_without_speech() -> None:
    for text in ("INT. QUAY - NIGHT #1#\n\nRain.\n", "INT. QUAY - NIGHT\n\nRain.\n\nOTTO\nAgain.\n"):
        for numbers in (True, False):
            data = printed(in_fountain(text), Style(numbers=numbers))
            assert why_no_screenplay(pages_of(sheets_of(data, path="a.pdf").sheets)) == ""


def test_a_letter_has_no_scene_headings() -> None:
    assert why_no_screenplay(pages("Dear Ines,\n\nThe int. of the ferry is wet. EXT. is worse.\n")) == (
        "1 page of text without a scene heading such as INT. or EXT."
    )


def test_a_call_sheet_or_schedule_is_a_table_that_names_scenes() -> None:
    told = (
        "= Call sheet 4\n#table(columns: 6, column-gutter: 30pt, [Sc], [Set], [D/N], [Pgs], [Cast], [Unit], "
        + ", ".join(map(row, range(1, 9)))
        + ")"
    )
    assert why_no_screenplay(pages(told)) == "1 page of tables that name scenes, as a schedule or a call sheet does"


def test_a_list_of_headings_is_no_script() -> None:
    told = "\\ ".join(f"INT. ROOM {room} - DAY" for room in range(1, 30))
    assert why_no_screenplay(pages(told)) == "1 page of scene headings without text under them"


def test_a_font_that_does_not_say_its_letters_gives_no_script() -> None:
    words = tuple(Word("\ue012\ue013\ufffd", 72.0 + 40 * at, 100.0 + 40 * at, 700, 12) for at in range(8))
    assert why_no_screenplay(pages_of([Sheet(612, 792, words)])) == (
        "1 page in a font that does not say which letters its signs are"
    )
