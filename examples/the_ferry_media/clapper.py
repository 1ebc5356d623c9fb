"""The clapper at the head of a take, with its writing; and the grey card for what has no picture."""

from typing import Final

import msgspec

from the_ferry_media.drawing import DAY, Pen, Tone
from the_ferry_media.pacing import CLAP

_WHITE: Final[Tone] = (236, 234, 226)
_BLACK: Final[Tone] = (28, 28, 30)
_GREY: Final[Tone] = (120, 120, 120)
_OPEN: Final = 5.5
_SHUTS_IN: Final = 4
"""Frames the stick takes to come down."""


class Written(msgspec.Struct, frozen=True):
    """What is chalked on the board."""

    title: str
    director: str
    setup: str
    take: str
    camera: str
    roll: str
    date: str
    mos: bool = False


def clapper(pen: Pen, written: Written, *, frame: int) -> None:
    """Hold the board before the lens; the stick is down from frame :data:`CLAP` on."""
    left, top, right, bottom = 24.0, 10.0, 76.0, 39.0
    pen.shape((left, top + 4), (right, top + 4), (right, bottom), (left, bottom), fill=_BLACK)
    lift = _OPEN * min(1.0, max(0.0, (CLAP - frame) / _SHUTS_IN))
    _stick(pen, left=left, right=right, top=top, lift=0.0)
    _stick(pen, left=left, right=right, top=top - 3.4, lift=lift)
    rows = ((18.6, written.title, written.date), (36.4, f"DIR  {written.director}", "MOS" if written.mos else "SYNC"))
    for y, one, other in rows:
        pen.text((left + 2, y - 1.1), one, high=2.3, tone=_WHITE)
        pen.text((right - 12.5, y - 1.1), other, high=2.3, tone=_WHITE)
    for y in (21.4, 34.6):
        pen.line((left, y), (right, y), weight=0.14, tone=_GREY)
    columns = (("ROLL", written.roll), ("SLATE", written.setup), ("TAKE", written.take), ("CAM", written.camera))
    for place, (label, value) in enumerate(columns):
        x = left + 1.6 + place * 13
        pen.text((x, 22.4), label, high=1.8, tone=_GREY)
        pen.text((x, 25.6), value, high=5.6 if len(value) < 4 else 4.4, tone=_WHITE)  # noqa: PLR2004 (three fit)
        if place:
            pen.line((x - 1.2, 21.4), (x - 1.2, 34.6), weight=0.14, tone=_GREY)


def card(size: tuple[int, int], *, words: str) -> Pen:
    """Draw a grey card with words on it."""
    pen = Pen(size, palette=msgspec.structs.replace(DAY, paper=_GREY))
    pen.text((50, 21), words, high=3.4, tone=_WHITE, middle=True)
    return pen


def _stick(pen: Pen, *, left: float, right: float, top: float, lift: float) -> None:
    """One of the two sticks with its stripes; ``lift`` raises its free end."""
    low = top + 3.4
    pen.shape((left, top), (right, top - lift), (right, low - lift), (left, low), fill=_WHITE)
    for stripe in range(5):
        begin = stripe / 5 + 0.02
        rise, fall = (lift * (begin + more) for more in (0.03, 0.13))
        x = left + (right - left) * begin
        pen.shape(
            (x + 2.4, top - rise), (x + 7.4, top - fall), (x + 5, low - fall), (x, low - rise), fill=_BLACK, weight=0
        )
