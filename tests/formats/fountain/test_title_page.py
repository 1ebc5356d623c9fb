from collections.abc import Callable

import pytest

from edgecode.film.place import Remark
from edgecode.film.script import Script
from edgecode.formats.fountain.title_page import title_page


def test_values_may_run_over_indented_lines(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("title_page_of_many_lines")
    assert script.title_page == (
        ("Title", ("_**THE SALT FERRY**_", "**Part *Two***")),
        ("Credit", ("Written by",)),
        ("Author", ("Nobody",)),
        ("Draft date", ("1 May",)),
        ("Revision", ("Blue,", "second pass")),
        ("Contact", ()),
    )
    assert script.title == "THE SALT FERRY Part Two"
    assert script.draft == "Blue, second pass"
    assert [paragraph.text for paragraph in script.paragraphs] == ["FADE IN:", "Title: this is action."]


def test_a_script_may_begin_like_a_title_page(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("begins_like_a_title_page")
    assert script.title_page == ()
    assert script.paragraphs[0].text == "FADE IN:"


def test_the_first_line_that_is_no_entry_begins_the_script() -> None:
    page = title_page(["Title: A", "Not an entry.", "Still: not an entry."])
    assert (page.entries, page.end) == ((("Title", ("A",)),), 1)


def test_blank_lines_may_stand_above_it() -> None:
    assert title_page(["", "  ", "Title: A", "", "Rain."]).end == 3


def test_keys_of_other_programs_are_kept_beside_a_known_one() -> None:
    assert title_page(["Title: A", "Mood board: none"]).entries == (("Title", ("A",)), ("Mood board", ("none",)))
    assert title_page(["Mood board: none"]).entries == ()


@pytest.mark.parametrize(
    ("lines", "draft"),
    [
        (["Draft date: 1 May", "Draft: 2nd", "Revision: Blue"], "Blue"),
        (["Draft date: 1 May", "DRAFT: 2nd"], "2nd"),
        (["Draft date: 1 May", "Draft:"], "1 May"),
        (["Title: A"], ""),
    ],
)
def test_the_draft_is_its_revision_else_its_name_else_its_date(lines: list[str], draft: str) -> None:
    assert title_page(lines).draft == draft
