"""Scenes: their headings, and what their properties say (length, page, title, summary, and whatever else)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec
from lxml import etree

from edgecode.film.place import Remark
from edgecode.film.script import Paragraph, Scene
from edgecode.formats.fdx.attributes import said, tag_of
from edgecode.formats.fdx.paragraphs import Heading
from edgecode.formats.fdx.runs import run_of
from edgecode.formats.fountain.scene_heading import setting

EIGHTHS: Final = 8
_LENGTH: Final = re.compile(r"(?:(\d{1,4})(?:\s+|$))?(?:(\d{1,4})/(1|2|4|8))?")
_READ: Final = frozenset({"Length", "Page", "Title"})


class Properties(msgspec.Struct, frozen=True):
    """What the properties of a scene say; ``extra`` is all that has no place of its own."""

    eighths: int | None = None
    title: str = ""
    summary: str = ""
    extra: dict[str, str] = {}


def eighths(length: str) -> int | None:
    """Read a length in pages (``3/8``, ``1 3/8``, ``2``) as eighths; ``None`` if it is none.

    ``0`` is what Final Draft writes for an omitted scene.
    """
    found = _LENGTH.fullmatch(length.strip())
    if not found or not found[0]:
        return None
    parts = int(found[2]) * (EIGHTHS // int(found[3])) if found[2] else 0
    return int(found[1] or 0) * EIGHTHS + parts


def length(of: int) -> str:
    """Write eighths as a length in pages, as Final Draft does: ``3/8``, ``1 3/8``, ``2``, ``0``."""
    pages, rest = divmod(of, EIGHTHS)
    if not rest:
        return str(pages)
    return f"{pages} {rest}/{EIGHTHS}" if pages else f"{rest}/{EIGHTHS}"


def scenes(headings: Sequence[Heading], paragraphs: Sequence[Paragraph]) -> Iterator[Scene | Remark]:
    """The scenes between headings, and what their properties say that is not so."""
    bounds = pairwise([*(heading.paragraph for heading in headings), len(paragraphs)])
    for heading, (first, last) in zip(headings, bounds, strict=True):
        paragraph = paragraphs[first]
        told = setting(paragraph.text)
        properties = _properties(heading.properties)
        wrong = properties.extra.get("fdx.Length")
        if wrong is not None:
            says = f"expected a length in eighths of a page, found {wrong!r}; left out"
            yield Remark(paragraph.place, says)
        yield Scene(
            number=heading.number,
            heading=paragraph.text,
            place=paragraph.place,
            first=first,
            last=last,
            interior=told.interior,
            location=told.location,
            time=told.time,
            omitted=told.omitted or heading.omitted,
            eighths=properties.eighths,
            title=properties.title,
            summary=properties.summary,
            extra=properties.extra,
        )


def _properties(element: etree._Element | None) -> Properties:
    if element is None:
        return Properties()
    told = element.get("Length", "").strip()
    counted = eighths(told) if told else None
    extra = {f"fdx.{name}": value for name, value in said(element).items() if name not in _READ}
    if told and counted is None:
        extra["fdx.Length"] = told
    title = element.get("Title", "").strip()
    summary = ""
    for child in element:
        if child.tag == "Summary":
            summary = "\n".join(_lines(child))
        elif child.tag == "SceneArcBeats":
            extra["fdx.SceneArcBeats"] = "\n".join(_beats(child))
        elif tag_of(child) and (text := "\n".join(_lines(child))) != title:
            extra[f"fdx.{tag_of(child)}"] = text
    return Properties(counted, title, summary, {name: value for name, value in extra.items() if value})


def _lines(element: etree._Element) -> Iterator[str]:
    """The words of each paragraph under an element, trimmed; an empty one at the end is none."""
    lines = ["".join(run_of(each).words for each in paragraph.iter("Text")) for paragraph in element.iter("Paragraph")]
    return iter("\n".join(lines).strip().split("\n")) if lines else iter(())


def _beats(element: etree._Element) -> Iterator[str]:
    """Whose arc moves in a scene, one a line, and how, after a tab."""
    for beat in element.iter("CharacterArcBeat"):
        told = " ".join(_lines(beat)).strip()
        yield f"{beat.get('Name', '')}\t{told}".strip()
