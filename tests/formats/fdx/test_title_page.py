from collections.abc import Callable

import pytest
from lxml import etree

from edgecode.film.place import Remark
from edgecode.film.script import Script
from edgecode.formats.fdx.title_page import Entries, draft_of, entries, title_page_xml
from edgecode.formats.fountain.title_page import TitlePage


def page(*paragraphs: str) -> Entries:
    """Read paragraphs that stand in the middle, or at a side if they begin with ``|``, with blank ones between."""
    inside = "<Paragraph/>".join(
        f'<Paragraph Alignment="{"Left" if each.startswith("|") else "Center"}"><Text>{each.lstrip("|")}</Text></Paragraph>'
        for each in paragraphs
    )
    return entries(etree.fromstring(f"<Content>{inside}</Content>"))


def test_a_title_page_is_read_by_where_things_stand(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("title_page")
    assert script.title_page == (
        ("Title", ("_THE SALT_", "_FERRY_")),
        ("Credit", ("Written by",)),
        ("Author", ("Ines Calder", "Otto Vell")),
        ("Source", ("Based on a walk along the quay",)),
        ("Revision", ("Blue Revisions: 03/30/26", "Pink Revisions: 04/10/26")),
        ("Copyright", ("(c) 2026 Ines Calder",)),
        ("Draft date", ("April 10, 2026",)),
        ("Contact", ("1 Harbour Wall", "Saltmouth")),
        ("Production", ("Low Tide",)),
        ("Notes", ('*"Nobody waits for a ferry."*',)),
    )
    assert (script.title, script.draft, remarks) == ("THE SALT FERRY", "Pink Revisions: 04/10/26", [])


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["Dune: Part Two"], (("Title", ("Dune: Part Two",)),)),
        (["T", "Screenplay by A"], (("Title", ("T",)), ("Credit", ("Screenplay by",)), ("Author", ("A",)))),
        (["T", "by", "A"], (("Title", ("T",)), ("Credit", ("by",)), ("Author", ("A",)))),
        (["T", "2nd draft"], (("Title", ("T",)), ("Draft date", ("2nd draft",)))),
        (["|T", "|3 May 2026"], (("Title", ("T",)), ("Draft date", ("3 May 2026",)))),
        (["T", "|Revision: Blue"], (("Title", ("T",)), ("Revision", ("Blue",)))),
        (["T", "|https://example.org"], (("Title", ("T",)), ("Contact", ("https://example.org",)))),
        ([], ()),
    ],
)  # fmt: skip
def test_a_paragraph_is_what_its_place_and_words_say(paragraphs: list[str], found: Entries) -> None:
    assert page(*paragraphs) == found


@pytest.mark.parametrize(
    "kept",
    [
        (
            ("Title", ("*The Salt* Ferry",)),
            ("Credit", ("Written by",)),
            ("Author", ("Ines", "Otto")),
            ("Draft", ("Blue",)),
        ),
        (("Author", ("Ines",)), ("Title", ("The Ferry",))),
        (("Title", ("A & B",)), ("Authors", ("Ines",)), ("Contact", ("1 Wall", "Saltmouth")), ("Notes", ())),
        (("Draft date", ("",)), ("Revision", ("Blue",)), ("Copyright", ("© 2026",))),
        (("Title", ("By the Sea",)), ("Credit", ("a film of",)), ("Author", ("Ines",))),
    ],
)
def test_entries_are_read_again_as_they_were_written(kept: Entries) -> None:
    read = entries(etree.fromstring(f"<Content>{title_page_xml(kept)}</Content>"))
    assert read == tuple((key, tuple(filter(None, values))) for key, values in kept)


def test_the_draft_is_the_last_of_several_revisions() -> None:
    assert draft_of(TitlePage((("Revision", ("Blue revision", "Pink revision")),))) == "Pink revision"
    assert draft_of(TitlePage((("Revision", ("Blue,", "second pass")),))) == "Blue, second pass"
    assert draft_of(TitlePage((("Draft date", ("May",)),))) == "May"
