"""A receipt: the partner's word that it holds a batch, which it signs and leaves at its window or hands over as a file.

Its text has four lines, or five where the partner had the proof of the batch as well::

    edgecode receipt 1                                     2 with a fifth line
    edgecode.partner/0123456789abcdef/89abcdef01234567     the log the batch is in (its origin)
    2026-W14                                               the week
    sha256:…                                               of the bytes of the batch's signed note
    5 9Nx…=                                                the checkpoint the proof led to: its size, its root in base64

With four lines it speaks for one batch, with five for every leaf that the log had by then.
"""

import base64
import re
from hashlib import sha256
from typing import Final

import msgspec

from edgecode.boundary.errors import BatchError
from edgecode.boundary.week import Week

HEADING: Final = "edgecode receipt "
"""How the first line of a receipt begins; the number of its form follows."""
_TEXT: Final = re.compile(
    rf"{HEADING}(?P<form>[12])\n(?P<origin>[^\n]+)\n(?P<week>[0-9]{{4}}-W[0-9]{{2}})\nsha256:(?P<sha256>[0-9a-f]{{64}})\n"
    r"(?:(?P<size>[1-9][0-9]{0,18}) (?P<root>[A-Za-z0-9+/]{43}=)\n)?"
)


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """One receipt. ``sha256`` is of the bytes of the batch's signed note, in 64 hexadecimal digits.

    ``under`` is the checkpoint that the batch was proven under, as its size in leaves and its root (32 bytes); ``None`` where
    there was no proof.
    """

    origin: str
    week: Week
    sha256: str
    under: tuple[int, bytes] | None = None


def digest_of(note: bytes) -> str:
    """Give the digest by which a receipt names a batch."""
    return sha256(note).hexdigest()


def text(receipt: Receipt) -> str:
    """Write the text that the partner signs."""
    under, form = "", 1
    if receipt.under is not None:
        size, root = receipt.under
        under, form = f"{size} {base64.b64encode(root).decode('ascii')}\n", 2
    return f"{HEADING}{form}\n{receipt.origin}\n{receipt.week.name}\nsha256:{receipt.sha256}\n{under}"


def read(said: str) -> Receipt:
    """Read such a text; raises :class:`~edgecode.boundary.errors.BatchError` for any that :func:`text` does not write."""
    match = _TEXT.fullmatch(said)
    if match is None:
        raise _none(said)
    receipt = Receipt(
        origin=match["origin"],
        week=Week.named(match["week"]),
        sha256=match["sha256"],
        under=(int(match["size"]), base64.b64decode(match["root"])) if match["size"] is not None else None,
    )
    if text(receipt) != said:
        raise _none(said)
    return receipt


def _none(said: str) -> BatchError:
    expected = "its heading, the log, the week, the digest, and it may be a checkpoint, on a line each"
    return BatchError("receipt", expected=expected, found=ascii(said[:80]))
