"""The sets of revised pages an FDX knows, and which of them a paragraph belongs to."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from edgecode.film.place import Place, Remark
from edgecode.film.script import Revision
from edgecode.formats.fdx.attributes import kept, said

_COLOR: Final = re.compile(r"#((?:[0-9A-Fa-f]{4}){3}|[0-9A-Fa-f]{6})")
_DATE: Final = re.compile(r"\(([^()]*)\)$")
_UNDERSTOOD: Final = frozenset({"Name", "Mark"})


class Revisions:
    """The revisions of one file by their numbers, oldest first; ``unknown`` holds the lines of marks that name none of them.

    A set without a name is nobody's in particular: its paragraphs are revised, and that is all that is known of them.
    """

    def __init__(self, element: etree._Element | None, *, path: str) -> None:
        """Read the ``Revisions`` of a file, which may have none."""
        self.path = path
        self.extra: dict[str, str] = {}
        self.by_number: dict[str, Revision] = {}
        self.unnamed: set[str] = set()
        self.unknown: dict[str, int | None] = {}
        if element is None:
            return
        if element.attrib:
            self.extra["fdx.Revisions"] = kept(said(element))
        for each in sorted(element.iterchildren("Revision"), key=_number):
            self._keep(each)

    def _keep(self, element: etree._Element) -> None:
        number, name = element.get("ID", ""), element.get("Name", "").strip()
        if not name:
            self.unnamed.add(number)
            return
        rest = {key: value for key, value in said(element).items() if key not in _UNDERSTOOD}
        self.extra[f"fdx.Revision.{len(self.by_number) + 1}"] = kept(rest)
        color = element.get("PageColor", "") or element.get("Color", "")
        date = _DATE.search(name)
        self.by_number[number] = Revision(
            name=name,
            color=css_color(color),
            mark=element.get("Mark", "*"),
            date=date[1] if date and any(map(str.isdigit, date[1])) else "",
        )

    @property
    def sets(self) -> tuple[Revision, ...]:
        """All named sets, oldest first."""
        return tuple(self.by_number.values())

    def last_of(self, numbers: Iterable[str], *, line: int | None) -> str:
        """The name of the latest of some revisions, empty if none of them has one; those nobody knows are noted down."""
        name = ""
        latest = -1
        for number in numbers:
            if number in self.by_number:
                order = list(self.by_number).index(number)
                latest, name = max((latest, name), (order, self.by_number[number].name))
            elif number not in self.unnamed:
                self.unknown.setdefault(number, line)
        return name

    def remarks(self) -> Iterator[Remark]:
        """Say which revisions are marked in the script and not listed."""
        for number, line in self.unknown.items():
            says = f"expected a revision that the file lists, found RevisionID {number}; kept as revised"
            yield Remark(Place(self.path, line=line), says)


def _number(element: etree._Element) -> tuple[int, str]:
    number = element.get("ID", "")
    return (int(number), "") if number.isascii() and number.isdigit() else (10**9, number)


def css_color(color: str) -> str:
    """A color with 16 bits for red, green and blue as one with 8; what is no color is empty."""
    found = _COLOR.fullmatch(color.strip())
    if not found:
        return ""
    digits = found[1].upper()
    return f"#{digits}" if len(digits) < len("RRRRGGGGBBBB") else f"#{digits[0:2]}{digits[4:6]}{digits[8:10]}"


def fdx_color(color: str) -> str:
    """Undo :func:`css_color`."""
    digits = color.removeprefix("#")
    return "#" + "".join(digits[at : at + 2] * 2 for at in (0, 2, 4)) if len(digits) == len("RRGGBB") else color
