"""Attributes of an element as one line of text, for what is kept without being understood; and what an element is."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from edgecode.formats.xml_tree import NOT_XML

_PAIR: Final = re.compile(r'([^\s="]+)="([^"]*)"')
_ESCAPES: Final = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ('"', "&quot;"),
    ("\n", "&#10;"),
    ("\t", "&#9;"),
    ("\r", "&#13;"),
)


def escaped(text: str) -> str:
    """Write a text so that it may stand in an XML document, as words or in an attribute."""
    text = NOT_XML.sub("", text)
    for character, reference in _ESCAPES[:4]:
        if character in text:
            text = text.replace(character, reference)
    return text.replace("\r", "&#13;") if "\r" in text else text


def attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Write attributes one after the other, each with a space before it."""
    return "".join(f' {name}="{_in_one_line(value)}"' for name, value in pairs)


def _in_one_line(value: str) -> str:
    return escaped(value).replace("\n", "&#10;").replace("\t", "&#9;")


def tag_of(element: etree._Element) -> str:
    """The tag of an element; empty for what stands among elements and is none, such as an entity nobody expands."""
    tag: object = element.tag
    return tag if isinstance(tag, str) else ""


def said(element: etree._Element) -> dict[str, str]:
    """The attributes of an element."""
    return {str(name): str(value) for name, value in element.attrib.items()}


def kept(pairs: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    """Keep attributes by their names, in the order of the alphabet; :func:`pairs_of` reads them again."""
    return attributes(sorted(pairs.items() if isinstance(pairs, Mapping) else pairs)).strip()


def pairs_of(text: str) -> dict[str, str]:
    """Read attributes that :func:`kept` wrote."""
    return {name: _unescaped(value) for name, value in _PAIR.findall(text)}


def _unescaped(value: str) -> str:
    for character, reference in reversed(_ESCAPES):
        value = value.replace(reference, character)
    return value
