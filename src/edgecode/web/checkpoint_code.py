"""A signed checkpoint as a QR code, so that somebody outside takes it off the screen or off paper with a camera.

The code holds the note byte for byte, as ``edgecode record checkpoint`` prints it: what a camera reads is verified as it is.
"""

from itertools import groupby
from typing import Final

import msgspec
import segno

QUIET: Final = 4
"""Light modules around the code on each side (ISO/IEC 18004:2015, section 6.3.8)."""


class CheckpointCode(msgspec.Struct, frozen=True, kw_only=True):
    """A code to draw: ``side`` in modules, the quiet zone included, and ``path`` through the dark ones, one unit a module."""

    side: int
    path: str


def checkpoint_code(note: str) -> CheckpointCode | None:
    """Draw a note; ``None`` for an empty one, and for one that no QR code can hold (2,331 bytes at level M).

    Level M mends 15 % of what is printed badly or lies under a fold.
    """
    if not note:
        return None
    try:
        made = segno.make_qr(note.encode(), error="m", mode="byte", boost_error=False)
    except segno.DataOverflowError:
        return None
    rows = list(made.matrix)
    return CheckpointCode(
        side=len(rows) + 2 * QUIET, path="".join(_row(bytes(row), y=y + QUIET) for y, row in enumerate(rows))
    )


def _row(modules: bytes, *, y: int) -> str:
    """The runs of dark modules of one row, each as a rectangle of its own."""
    drawn, x = [], QUIET
    for dark, run in groupby(modules):
        length = len(list(run))
        if dark:
            drawn.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(drawn)
