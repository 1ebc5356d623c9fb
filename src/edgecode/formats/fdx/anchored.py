"""What an FDX says about places in the script: locked pages, and where text was deleted.

Kept with each place as a paragraph and a distance into it, so that it is still right when the script is written anew.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import msgspec
from lxml import etree

from edgecode.film.script import Paragraph, ParagraphKind
from edgecode.formats.fdx.attributes import attributes, kept, pairs_of, said, tag_of
from edgecode.formats.fdx.places import Places

ANCHORED: Final = {"LockedPages": ("LockedPage", "Position"), "DeletedText": ("DeletedTextLocation", "Offset")}
"""Elements of the document, what each holds, and which attribute of it is a place."""


def anchored(element: etree._Element, *, places: Places) -> str:
    """Keep the children of an element of :data:`ANCHORED`, one a line."""
    child, place = ANCHORED[tag_of(element)]
    lines = (
        kept((name, _anchor(value, places=places) if name == place else value) for name, value in said(each).items())
        for each in element.iterchildren(child)
    )
    return "\n".join(filter(None, lines))


def _anchor(value: str, *, places: Places) -> str:
    return places.anchor(int(value)) if value.isascii() and value.isdigit() else value


def anchored_xml(name: str, lines: str, *, places: Places) -> str:
    """Write what :func:`anchored` kept, at the places where it belongs in this script."""
    child, place = ANCHORED[name]
    return "\n".join(
        f"    <{child}{attributes((key, _placed(value, places=places) if key == place else value) for key, value in pairs)}/>"
        for pairs in (pairs_of(line).items() for line in lines.splitlines())
    )


def _placed(value: str, *, places: Places) -> str:
    return str(places.place(value)) if "+" in value else value


class _Begin(msgspec.Struct, frozen=True):
    """Where a locked page begins, and its printed number."""

    place: int
    number: str


def pages_of(locked: etree._Element, *, places: Places, headings: Sequence[Paragraph]) -> list[str]:
    """The page on which each counted paragraph begins, from the places of locked pages; empty where they cannot be known.

    They are known only if every scene heading that names its page names the same: a page that has grown over its end
    goes on as an A page, of which the list says nothing (seen in a file of Final Draft's own).
    """
    begins = list(_begins(locked))
    if not begins or begins != sorted(begins, key=lambda each: each.place):
        return []
    first = [each.place for each in begins]
    numbers = [begins[max(bisect_right(first, start) - 1, 0)].number for start in places.starts]
    by_printed = dict(zip(places.before, numbers, strict=True))
    agreed = all(by_printed.get(index) == heading.page for index, heading in _with_page(headings))
    return numbers if agreed else []


def _begins(locked: etree._Element) -> Iterator[_Begin]:
    """Pages of the first lock alone; how later locks count their A pages nobody has written down."""
    for each in locked.iterchildren("LockedPage"):
        place, number = each.get("Position", ""), each.get("PageNumber", "")
        if (
            each.get("LockLevel", "0") != "0"
            or each.get("Deleted", "0") != "0"
            or not (place.isascii() and place.isdigit())
        ):
            return
        yield _Begin(int(place), number)


def _with_page(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Paragraph]]:
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind is ParagraphKind.HEADING and paragraph.page:
            yield index, paragraph


def locked_pages_xml(paragraphs: Sequence[Paragraph], *, starts: Sequence[int]) -> str:
    """Write locked pages for paragraphs that all name theirs; page 1 alone where they do not or a number is none."""
    whole = all(paragraph.page.isascii() and paragraph.page.isdigit() for paragraph in paragraphs)
    pages = [(number, next(found)[1]) for number, found in groupby(
        zip((each.page for each in paragraphs), starts, strict=True), key=lambda each: each[0]
    )] if whole else []  # fmt: skip
    return "\n".join(
        f'    <LockedPage Deleted="0" LevelIndex="{index}" LockLevel="0" PageNumber="{number}" Position="{place}"/>'
        for index, (number, place) in enumerate(pages or [("1", 0)])
    )
