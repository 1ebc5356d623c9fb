"""The ``bext`` chunk of a broadcast wave file: who recorded it, when, and how many samples after midnight.

Fields and their places: EBU Tech 3285 (version 2, 2011). Recorders write scene, take and roll into the description as
lines such as ``sSCENE=12A``, the first letter their own; how, the iXML usage guidelines tell.
"""

import re
import struct
from typing import Final

import msgspec

_TEXTS: Final = {
    "originator": (256, 32),
    "originator reference": (288, 32),
    "date": (320, 10),
    "time": (330, 8),
}
"""Where each text begins and how many bytes it may take; the description is the first 256."""
_DESCRIPTION: Final = 256
_TIME_REFERENCE: Final = 338
_HISTORY: Final = 602
_SAID: Final = re.compile(r"[a-z]?(?P<key>[A-Z][A-Z0-9_]*)=(?P<value>.*)")
_DATE: Final = re.compile(r"(?P<year>[0-9]{4})[-:/._ ](?P<month>[0-9]{2})[-:/._ ](?P<day>[0-9]{2})")
_LAST_MONTH, _LAST_DAY = 12, 31


class Bext(msgspec.Struct, frozen=True, kw_only=True):
    """What the chunk says. ``said`` are the description's lines by their keys, ``others`` every text that is not empty.

    ``samples`` counts from midnight, ``None`` where the chunk stops short of it. ``date`` is ``YYYY-MM-DD``, empty where the
    recorder's clock was never set.
    """

    said: dict[str, str]
    others: dict[str, str]
    date: str = ""
    samples: int | None = None


def bext_of(chunk: bytes) -> Bext:
    """Read a chunk as far as it goes; never raises."""
    texts = {name: _text(chunk[at : at + length]) for name, (at, length) in _TEXTS.items()}
    description = _text(chunk[:_DESCRIPTION])
    said, free = _said(description)
    texts |= {"description": free, "coding history": _text(chunk[_HISTORY:])}
    date = _date(texts["date"])
    if date:
        del texts["date"]
    whole = len(chunk) >= _TIME_REFERENCE + 8
    return Bext(
        said=said,
        others={name: value for name, value in texts.items() if value},
        date=date,
        samples=struct.unpack_from("<Q", chunk, _TIME_REFERENCE)[0] if whole else None,
    )


def _text(field: bytes) -> str:
    """A text ends at its first NUL. It should be ASCII; what recorders write besides is UTF-8 or Windows-1252."""
    written = field.partition(b"\0")[0]
    try:
        return written.decode("utf-8").strip()
    except UnicodeDecodeError:
        return written.decode("windows-1252", "replace").strip()


def _said(description: str) -> tuple[dict[str, str], str]:
    """Part the description into its keyed lines and the rest."""
    said: dict[str, str] = {}
    free = []
    for line in description.splitlines():
        match = _SAID.fullmatch(line.strip())
        if match is None:
            free.append(line)
        elif match["value"].strip():
            said.setdefault(match["key"], match["value"].strip())
    return said, "\n".join(free).strip()


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if match is None or not (1 <= int(match["month"]) <= _LAST_MONTH and 1 <= int(match["day"]) <= _LAST_DAY):
        return ""
    return "-".join(match.groups()) if int(match["year"]) else ""
