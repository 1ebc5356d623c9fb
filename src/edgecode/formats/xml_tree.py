"""XML to a tree, the same way for every format that is XML: with lines, without entities from outside, whole or damaged."""

import re
from typing import Final, cast

import msgspec
from lxml import etree

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark

NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may hold (W3C, XML 1.0 fifth edition, production 2)."""
_MOST_REMARKS: Final = 20
"""How many faults of one file are told one by one."""


class Tree(msgspec.Struct, frozen=True):
    """The root of a document, and what is to be said about how it was written."""

    root: etree._Element
    remarks: tuple[Remark, ...] = ()


def parsed(data: bytes, *, path: str) -> Tree:
    """Parse a document; of a damaged one what can be read stands, each fault is a remark with its line.

    Entities other than XML's own five are not expanded and nothing outside the file is asked for: a file of ours cannot
    make another be read, nor grow beyond what it is. Raises UnreadableError where nothing in it is XML.
    """
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(path, line=None, expected="XML", found="something else") from error
    if root is None:
        raise UnreadableError(path, line=None, expected="XML", found="something else")
    faults = [(fault.line, fault.message.strip()) for fault in parser.error_log]
    shown = dict.fromkeys(faults)
    remarks = [
        Remark(Place(path, line=line or None), f"expected well-formed XML, found a fault: {says[:1].lower()}{says[1:]}")
        for line, says in list(shown)[:_MOST_REMARKS]
    ]
    if len(shown) > _MOST_REMARKS:
        remarks.append(Remark(Place(path), f"expected well-formed XML, found {len(shown) - _MOST_REMARKS} more faults"))
    return Tree(root, tuple(remarks))


def line_of(element: etree._Element) -> int | None:
    """The line an element begins on, from 1; ``None`` where it is not known."""
    return cast("int | None", element.sourceline)
