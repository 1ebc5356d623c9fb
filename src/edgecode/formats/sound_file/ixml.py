"""The ``iXML`` chunk of a production sound file: what the mixer and the recorder say of it.

Fields as the iXML specification has them (version 3.01, www.gallery.co.uk/ixml). All are optional. ``TAKE_TYPE``, since
version 2, says in one list what ``WILD_TRACK``, ``NO_GOOD`` and ``FALSE_START`` said before.
"""

from collections.abc import Iterator
from typing import Final

import msgspec
from lxml import etree

from edgecode.errors import UnreadableError
from edgecode.formats.xml_tree import parsed

_TRACKS: Final = "TRACK_LIST"
_AGAIN: Final = frozenset({_TRACKS, "BEXT"})
"""Told apart, or told again: BEXT repeats the bext chunk."""
_YES: Final = frozenset({"TRUE", "YES", "1"})
_NO: Final = frozenset({"", "FALSE", "NO", "0", "DEFAULT"})
_DEEPEST: Final = 16


class Ixml(msgspec.Struct, frozen=True):
    """The fields of one chunk by their path (``SCENE``, ``SPEED.TIMECODE_RATE``), those that hold something, and faults.

    The names of tracks are among them, as ``track 1`` by the channel's own number.
    """

    fields: dict[str, str]
    faults: tuple[str, ...] = ()

    def yes(self, name: str, *, kind: str = "") -> bool:
        """Whether a field says TRUE, or ``TAKE_TYPE`` lists ``kind``, the field's own name unless given."""
        types = self.fields.get("TAKE_TYPE", "").upper().replace(",", " ").split()
        return self.fields.get(name, "").upper() in _YES or (kind or name) in types


def ixml_of(chunk: bytes) -> Ixml:
    """Read a chunk as far as it goes; never raises."""
    try:
        tree = parsed(_as_utf_8(chunk), path="")
    except UnreadableError:
        return Ixml({}, ("expected iXML to be XML, found something else; left out",))
    faults = tuple(
        f"expected well-formed iXML, found a fault on its line {fault.place.line}; read as far as it goes"
        for fault in tree.remarks[:1]
    )
    fields: dict[str, str] = {}
    for name, value in (*_fields(tree.root, above="", deep=0), *_tracks(tree.root)):
        fields.setdefault(name, value)
    return Ixml(fields, faults)


def _as_utf_8(chunk: bytes) -> bytes:
    """Take the padding off; some recorders say UTF-8 and write Windows-1252."""
    written = chunk.strip(b"\0 \t\r\n")
    if written.startswith((b"\xff\xfe", b"\xfe\xff")):
        return written
    try:
        written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("windows-1252", "replace").encode("utf-8")
    return written


def _fields(node: etree._Element, *, above: str, deep: int) -> Iterator[tuple[str, str]]:
    """Give every field that holds text, in order, under its path."""
    for child in node:
        name = _name(child)
        if name in _AGAIN or deep > _DEEPEST:
            continue
        text = (child.text or "").strip()
        if text:
            yield f"{above}{name}", text
        yield from _fields(child, above=f"{above}{name}.", deep=deep + 1)


def _tracks(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Name the tracks: by channel, else by how many stand before; what the track is for comes behind the name."""
    for listed in root:
        if _name(listed) == _TRACKS:
            for index, track in enumerate((each for each in listed if _name(each) == "TRACK"), start=1):
                said = dict(_fields(track, above="", deep=0))
                words = dict.fromkeys(filter(None, (said.get("NAME"), said.get("FUNCTION"))))
                if words:
                    yield f"track {said.get('CHANNEL_INDEX', index)}", ", ".join(words)


def _name(element: etree._Element) -> str:
    """An element's name; what is left of comments and the like has none."""
    tag: object = element.tag
    return tag.upper() if isinstance(tag, str) else ""


def is_plain_no(value: str) -> bool:
    """Whether a flag's value only says that it is not so: nothing worth keeping."""
    return value.upper() in _NO
