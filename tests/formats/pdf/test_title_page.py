import pytest

from edgecode.formats.pdf.lines import Page, pages_of
from edgecode.formats.pdf.sheets import sheets_of
from edgecode.formats.pdf.title_page import draft_in, is_title_page, title_page
from simulators.printed_script import placed

PITCH = 12 * 0.602


def page(*rows: tuple[float, str, str]) -> Page:
    """Print lines so far down, to the left or the middle."""
    texts = [(108 if side == "left" else 306 - len(text) * PITCH / 2, down, text) for down, side, text in rows]
    return pages_of(sheets_of(placed(texts), path="a.pdf").sheets)[0]


def test_title_credit_and_authors_are_told_by_the_credit_between_them() -> None:
    found = title_page(
        page(
            (250, "middle", "THE QUAY"),
            (262, "middle", "Part Two"),
            (300, "middle", "Screenplay by"),
            (324, "middle", "Ines Calder"),
            (336, "middle", "& Otto Vell"),
            (380, "middle", "Based on the novel by Ida Pool"),
        )
    )
    assert found.entries == (
        ("Title", ("THE QUAY", "Part Two")),
        ("Credit", ("Screenplay by",)),
        ("Author", ("Ines Calder", "& Otto Vell")),
        ("Source", ("Based on the novel by Ida Pool",)),
    )
    assert found.value("Title") == "THE QUAY Part Two"


def test_by_and_the_name_may_stand_on_one_line() -> None:
    found = title_page(page((250, "middle", "THE QUAY"), (290, "middle", "by Ines Calder")))
    assert found.entries[1:] == (("Credit", ("by",)), ("Author", ("Ines Calder",)))


def test_without_a_credit_what_stands_apart_under_the_title_are_the_authors() -> None:
    found = title_page(page((250, "middle", "THE QUAY"), (300, "middle", "Ines Calder")))
    assert found.entries == (("Title", ("THE QUAY",)), ("Author", ("Ines Calder",)))


@pytest.mark.parametrize(
    ("lines", "draft"),
    [
        (("Blue Revision", "6 May 2024"), "Blue Revision"),
        (("2nd Draft",), "2nd Draft"),
        (("GOLDENROD",), "GOLDENROD"),
        (("Full Pink - Rev. 5/6/24",), "Full Pink - Rev. 5/6/24"),
        (("May 6, 2024",), "May 6, 2024"),
        (("2024-05-06",), "2024-05-06"),
        (("555-0199", "ines@example.org"), ""),
    ],
)
def test_the_draft_is_its_name_else_its_date(lines: tuple[str, ...], draft: str) -> None:
    foot = [(620.0 + 12 * at, "left", line) for at, line in enumerate(lines)]
    assert (
        title_page(page((250, "middle", "THE QUAY"), (290, "middle", "by"), (302, "middle", "Ines"), *foot)).draft
        == draft
    )


def test_who_to_ask_stands_at_the_foot() -> None:
    found = title_page(
        page(
            (250, "middle", "THE QUAY"),
            (290, "middle", "by"),
            (302, "middle", "Ines Calder"),
            (640, "left", "Salt Pictures"),
            (652, "left", "1 Harbour Wall"),
            (700, "middle", "© 2026 Salt Pictures"),
            (712, "middle", "2026 Ines Calder"),
        )
    )
    assert found.entries[3:] == (
        ("Contact", ("Salt Pictures", "1 Harbour Wall")),
        ("Copyright", ("© 2026 Salt Pictures", "2026 Ines Calder")),
    )


def test_a_first_page_of_script_is_no_title_page() -> None:
    assert is_title_page(page((250, "middle", "THE QUAY"), (290, "middle", "by"), (302, "middle", "Ines Calder")))
    assert is_title_page(page((250, "middle", "THE QUAY")))
    assert not is_title_page(page((72, "left", "FADE IN:"), (96, "left", "Rain on the quay.")))
    assert not is_title_page(page((72, "middle", "THE QUAY"), (96, "left", "INT. QUAY - NIGHT")))


@pytest.mark.parametrize("header", ["Blue Rev. 5/6/24", "PINK", "Shooting Script", "THE QUAY - 2nd Draft - May 2024"])
def test_a_header_may_say_the_draft(header: str) -> None:
    assert draft_in(header) == header


@pytest.mark.parametrize("header", ["", "THE QUAY", "CONFIDENTIAL", "Blue water", "CONTINUED:"])
def test_other_headers_do_not(header: str) -> None:
    assert draft_in(header) == ""
