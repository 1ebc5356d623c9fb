"""Breakdown tags: a run's number leads to a tag, the tag to a definition, the definition to its category.

Older programs leave out the definition and name the thing on the tag itself; both are read.
"""

from collections.abc import Iterable, Iterator

import msgspec
from lxml import etree

from edgecode.film.place import Place, Remark
from edgecode.film.script import Element
from edgecode.formats.fdx.runs import Tagged


class _Definition(msgspec.Struct, frozen=True):
    category: str
    name: str


class Tags:
    """The tags of one file by their numbers; ``unknown`` holds the lines of words whose tag nobody lists."""

    def __init__(self, element: etree._Element | None, *, path: str) -> None:
        """Read the ``TagData`` of a file, which may have none."""
        self.path = path
        self.by_number: dict[str, _Definition] = {}
        self.definitions: dict[str, _Definition] = {}
        self.used: set[_Definition] = set()
        self.unknown: dict[str, int | None] = {}
        if element is None:
            return
        categories = {
            each.get(key, ""): each.get("Name", "")
            for each in element.iter("TagCategory", "Category")
            for key in ("Number", "Id")
        }
        for each in element.iter("TagDefinition"):
            definition = _Definition(categories.get(each.get("CatId", ""), ""), each.get("Label", ""))
            self.definitions[each.get("Id", "")] = definition
        for each in element.iter("Tag"):
            meant = (each.findtext("DefId") or each.get("DefId") or "").strip()
            own = _Definition(categories.get(each.get("CatId", ""), ""), each.get("Name", ""))
            self.by_number[each.get("Number", "")] = self.definitions.get(meant, own)

    def elements(self, tagged: Iterable[Tagged], *, place: Place, paragraph: int) -> Iterator[Element]:
        """The breakdown elements that are tagged in one paragraph."""
        for tag in tagged:
            meant = self.by_number.get(tag.number, _Definition("", ""))
            if tag.number not in self.by_number:
                self.unknown.setdefault(tag.number, place.line)
            self.used.add(meant)
            name = meant.name or tag.words.strip()
            yield Element(
                category=meant.category, name=name, place=place, paragraph=paragraph, start=tag.start, end=tag.end
            )

    @property
    def extra(self) -> dict[str, str]:
        """What is defined and tagged nowhere in the script: a category and a name a line."""
        idle = [each for each in self.definitions.values() if each not in self.used]
        return {"fdx.TagDefinitions": "\n".join(f"{each.category}\t{each.name}" for each in idle)} if idle else {}

    def remarks(self) -> Iterator[Remark]:
        """Say which tags stand in the script and are not listed."""
        for number, line in self.unknown.items():
            says = f"expected a tag that the file lists, found TagNumber {number}; kept without a category"
            yield Remark(Place(self.path, line=line), says)
