"""A receipt: the partner's word that it holds a batch, which it signs and leaves at its window or hands over as a file.

Its text has four lines::

    edgecode receipt 1
    edgecode.partner/0123456789abcdef/89abcdef01234567     the log the batch is in (its origin)
    2026-W14                                               the week
    sha256:…                                               of the bytes of the batch's signed note
"""

import re
from hashlib import sha256
from typing import Final

import msgspec

from edgecode.boundary.errors import BatchError
from edgecode.boundary.week import Week

HEADING: Final = "edgecode receipt 1"
"""The first line of a receipt."""
_TEXT: Final = re.compile(
    rf"{HEADING}\n(?P<origin>[^\n]+)\n(?P<week>[0-9]{{4}}-W[0-9]{{2}})\nsha256:(?P<sha256>[0-9a-f]{{64}})\n"
)


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """One receipt. ``sha256`` is of the bytes of the batch's signed note, in 64 hexadecimal digits."""

    origin: str
    week: Week
    sha256: str


def digest_of(note: bytes) -> str:
    """Give the digest by which a receipt names a batch."""
    return sha256(note).hexdigest()


def text(receipt: Receipt) -> str:
    """Write the text that the partner signs."""
    return f"{HEADING}\n{receipt.origin}\n{receipt.week.name}\nsha256:{receipt.sha256}\n"


def read(text: str) -> Receipt:
    """Read such a text; raises :class:`~edgecode.boundary.errors.BatchError` for any that :func:`text` does not write."""
    match = _TEXT.fullmatch(text)
    if match is None:
        expected = "four lines: its heading, the log, the week and the digest"
        raise BatchError("receipt", expected=expected, found=ascii(text[:80]))
    return Receipt(origin=match["origin"], week=Week.named(match["week"]), sha256=match["sha256"])
