"""A letter to the partner of a guest tool: what a named person writes to it, as plain text in which nothing else is hidden.

The text that is signed is determined by the letter alone::

    edgecode letter 1
    from Mona Okafor
    to Aria Labs
    about Line watcher, version 3
    day 2026-03-02
    id 4f1d0c2b9a887766

    The body.

How a person's file becomes a body is in :mod:`edgecode.boundary.guest.letter_body`.
"""

import datetime as dt
import re
from typing import Final

import msgspec

from edgecode.boundary.errors import LetterError
from edgecode.boundary.guest.letter_body import checked_line, read_body
from edgecode.entries.handle import Handle

FIRST_LINE: Final = "edgecode letter 1"
"""How every letter begins, and nothing else that edgecode signs."""
_HEAD: Final = ("from", "to", "about", "day", "id")
_VERSION: Final = ", version "
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}")


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One letter. ``id`` is drawn and says nothing; ``day`` is the day it was written, in ISO 8601, and has no time.

    ``sender`` is the name of who it is from, as they want it said; ``to`` the partner's, ``title`` and ``version`` the
    tool's. ``body`` is as :func:`~edgecode.boundary.guest.letter_body.read_body` gives it: lines, each ended by a newline.
    """

    id: Handle
    sender: str
    to: str
    title: str
    version: int
    day: str
    body: str


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a letter in which the scanner found the film: the words of the letter itself, and how they were read.

    Lines count from 1 in the body, as a letter is shown; 0 is the name of who it is from.
    """

    first_line: int
    last_line: int
    quote: str
    how: str


def letter_text(letter: Letter) -> str:
    """Give the text that is signed: the same bytes for the same letter, whoever asks, whenever and on whatever machine."""
    about = f"{letter.title}{_VERSION}{letter.version}"
    said = (letter.sender, letter.to, about, letter.day, str(letter.id))
    head = "".join(f"{name} {value}\n" for name, value in zip(_HEAD, said, strict=True))
    return f"{FIRST_LINE}\n{head}\n{letter.body}"


def read_letter(text: str, *, path: str) -> Letter:
    """Read the text of a letter; what is read comes out again byte for byte. Raises :class:`LetterError` with the line."""
    head, _blank, body = text.partition("\n\n")
    lines = head.split("\n")
    if lines[0] != FIRST_LINE or len(lines) != 1 + len(_HEAD):
        where, expected = f"{path}, line 1", f"a letter: {FIRST_LINE!r}, {len(_HEAD)} lines, an empty line and its body"
        raise LetterError(where, expected=expected, found=ascii(lines[0][:40]))
    said = [_value(line, name, place=f"{path}, line {at}") for at, (line, name) in enumerate(_named(lines), start=2)]
    title, comma, version = said[2].rpartition(_VERSION)
    if not comma or not _NUMBER.fullmatch(version):
        where = f"{path}, line 4"
        raise LetterError(where, expected="the title of a tool and its version", found=ascii(said[2]))
    letter = Letter(
        id=_id(said[4], place=f"{path}, line 6"),
        sender=checked_line(said[0], place=f"{path}, line 2"),
        to=checked_line(said[1], place=f"{path}, line 3"),
        title=checked_line(title, place=f"{path}, line 4"),
        version=int(version),
        day=_day(said[3], place=f"{path}, line 5"),
        body=read_body(body.encode("utf-8", "surrogatepass"), path=path, first_line=len(_HEAD) + 3).text,
    )
    if letter_text(letter) != text:
        expected = "a letter as edgecode writes it, with plain spaces and line ends"
        raise LetterError(path, expected=expected, found="one that was written otherwise")
    return letter


def _named(lines: list[str]) -> list[tuple[str, str]]:
    return list(zip(lines[1:], _HEAD, strict=True))


def _value(line: str, name: str, *, place: str) -> str:
    word, _space, value = line.partition(" ")
    if word != name or not value:
        raise LetterError(place, expected=f"{name!r} and what it is", found=ascii(line[:60]))
    return value


def _day(said: str, *, place: str) -> str:
    try:
        if _DAY.fullmatch(said):
            return dt.date.fromisoformat(said).isoformat()
    except ValueError:
        pass
    raise LetterError(place, expected="a day such as 2026-03-02", found=ascii(said[:40]))


def _id(said: str, *, place: str) -> Handle:
    if not re.fullmatch(r"[0-9a-f]{16}", said):
        raise LetterError(place, expected="16 digits from 0-9 and a-f", found=ascii(said[:40]))
    return Handle(said)
