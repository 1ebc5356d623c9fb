import pytest

from edgecode.formats.pdf.furniture import page_number, without_furniture
from edgecode.formats.pdf.lines import Page, pages_of
from edgecode.formats.pdf.sheets import sheets_of
from simulators.printed_script import placed

BODY = [(108.0, 84.0 + 12 * line, "Rain falls on the quay and on the boats.") for line in range(50)]


def pages(*heads: list[tuple[float, float, str]]) -> tuple[Page, ...]:
    """Print pages of text under (or over) some furniture and take it off."""
    return without_furniture(pages_of(sheets_of(placed(*([*head, *BODY] for head in heads)), path="a.pdf").sheets))


def number(text: str) -> list[tuple[float, float, str]]:
    """A page number at the top right."""
    return [(504, 36, text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12.", "12"),
        ("12A.", "12A"),
        ("A12", "A12"),
        ("15-16.", "15-16"),
        ("15 – 16", "15-16"),
        ("- 7 -", "7"),
        ("Page 7 of 110", "7"),
        ("12 men", ""),
        ("INT.", ""),
        ("", ""),
    ],
)
def test_a_page_number_is_printed_in_many_ways(text: str, told: str) -> None:
    assert page_number(text) == told


def test_numbers_go_to_the_pages_and_off_the_text() -> None:
    found = pages([], number("2."), number("2A."), number("3-4."))
    assert [page.number for page in found] == ["1", "2", "2A", "3-4"]
    assert all(len(page.lines) == len(BODY) for page in found)


def test_a_first_page_is_only_numbered_where_a_second_follows() -> None:
    assert [page.number for page in pages([], number("31."))] == ["", "31"]


def test_headers_of_several_drafts_go_and_are_kept_beside_the_number() -> None:
    heads = [
        [(108.0, 36.0, f"{color} REVISION 5/{day}/24"), *number(f"{day}.")]
        for day, color in enumerate(("BLUE", "PINK"), 2)
    ]
    assert [(page.number, page.header) for page in pages(*heads)] == [
        ("2", "BLUE REVISION 5/2/24"),
        ("3", "PINK REVISION 5/3/24"),
    ]


def test_what_stands_above_where_most_pages_begin_is_no_text() -> None:
    found = pages(*([] for _ in range(5)), [(108, 40, "Whatever is typed here once")])
    assert [page.header for page in found][-1] == "Whatever is typed here once"


def test_a_footer_goes() -> None:
    found = pages(*([(108.0, 750.0, f"Property of the quay, copy {copy}")] for copy in range(3)))
    assert all(len(page.lines) == len(BODY) for page in found)


def test_a_name_that_returns_on_the_first_line_is_a_cue_and_no_header() -> None:
    """It has its speech right under it; and a heading may return as well."""
    cue = [(250.0, 72.0, "OTTO")]
    assert all(len(page.lines) == len(BODY) + 1 for page in pages(cue, cue, cue))
    heading = [(108.0, 60.0, "INT. QUAY - NIGHT")]
    assert all(len(page.lines) == len(BODY) + 1 for page in pages(heading, heading, heading))


def test_a_number_that_somebody_says_is_no_page_number() -> None:
    found = pages([(180, 72, "12.")], [])
    assert [page.number for page in found] == ["", ""]
