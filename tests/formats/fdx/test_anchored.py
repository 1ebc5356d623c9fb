from collections.abc import Callable

import pytest
from lxml import etree

from edgecode.film.place import Remark
from edgecode.film.script import Script
from edgecode.formats.fdx.anchored import anchored, anchored_xml, locked_pages_xml
from edgecode.formats.fdx.places import Places


def test_locked_pages_tell_where_every_paragraph_begins(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, remarks = sample("locked_pages")
    assert (script.locked, remarks) == (True, [])
    assert [each.page for each in script.paragraphs] == ["1", "1", "2", "2", "2", "2", "2", "2", "3"]


def test_a_page_that_has_grown_makes_pages_uncertain(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    """Page 1 goes on as 1A, of which the list of locked pages says nothing: only the headings know."""
    script, _ = sample("locked_pages_with_an_a_page")
    assert (script.locked, [each.page for each in script.paragraphs]) == (True, ["1", "", "1A", ""])


@pytest.mark.parametrize(
    "change", [('LockLevel="0"', 'LockLevel="1"'), ('Position="26"', 'Position="nowhere"'), ('"58"', '"8"')]
)
def test_a_list_nobody_understands_tells_no_pages(
    change: tuple[str, str], reading: Callable[[bytes | str], tuple[Script, list[Remark]]], told: str
) -> None:
    script, _ = reading(told.replace(*change))
    assert [each.page for each in script.paragraphs] == ["1", "", "", "2", "", "", "", "", ""]


@pytest.fixture
def told(request: pytest.FixtureRequest) -> str:
    """Give the text of the sample with locked pages."""
    return (request.path.parents[2] / "samples" / "fdx" / "locked_pages.fdx").read_text(encoding="utf-8")


def test_places_are_kept_as_paragraphs_and_distances(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("locked_pages")
    assert script.extra["fdx.DeletedText"].splitlines() == [
        'Offset="1+3" RevisionID="1"',
        'Offset="2+0" RevisionID="1"',
    ]
    assert script.extra["fdx.LockedPages"].splitlines()[2].endswith('PageNumber="3" Position="5+0"')


def test_kept_places_are_written_where_they_belong() -> None:
    places = Places()
    places.add(4, kept=4, before=0)
    places.add(9, kept=9, before=1)
    element = etree.fromstring('<DeletedText><DeletedTextLocation Offset="7" RevisionID="2"/><Other/></DeletedText>')
    lines = anchored(element, places=places)
    assert lines == 'Offset="1+2" RevisionID="2"'
    anew = Places()
    anew.add(6, kept=6, before=0)
    anew.add(9, kept=9, before=1)
    assert anchored_xml("DeletedText", lines, places=anew).strip() == '<DeletedTextLocation Offset="9" RevisionID="2"/>'


def test_pages_without_a_list_are_written_where_they_change(
    sample: Callable[[str], tuple[Script, list[Remark]]],
) -> None:
    script, _ = sample("locked_pages")
    starts = [0, 19, 25, 36, 54, 54, 54, 54, 57]
    assert [
        line.partition("PageNumber")[2] for line in locked_pages_xml(script.paragraphs, starts=starts).splitlines()
    ] == [
        '="1" Position="0"/>',
        '="2" Position="25"/>',
        '="3" Position="57"/>',
    ]
    assert 'PageNumber="1" Position="0"' in locked_pages_xml(script.paragraphs[:0], starts=[])
