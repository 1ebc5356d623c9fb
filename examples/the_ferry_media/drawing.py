"""A pencil: lines that waver a little, washes, and a view that may be nearer than the whole stage.

A stage is 100 units wide and 41.8 high, x to the right, y down. Nothing here is random: a line wavers by where it runs, so
that the same drawing is the same bytes and a still thing stays still from frame to frame.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec
from PIL import Image, ImageDraw, ImageFont

WIDTH: Final = 100.0
HEIGHT: Final = 41.8
_STEP: Final = 2.2
_FINER: Final = 2

Point = tuple[float, float]
Tone = tuple[int, int, int]


class Palette(msgspec.Struct, frozen=True):
    """The tones of one light, from the paper to the line; ``glow`` is lamp light, ``vest`` the one colour anybody wears."""

    paper: Tone
    ink: Tone
    sky: Tone
    land: Tone
    water: Tone
    pale: Tone
    mid: Tone
    dark: Tone
    glow: Tone
    vest: Tone
    washed: bool = True


class View(msgspec.Struct, frozen=True):
    """What the camera takes in: the middle of the frame, and how many units wide it is."""

    x: float = WIDTH / 2
    y: float = HEIGHT / 2
    wide: float = WIDTH


class Pen:
    """Draws on one picture of ``size`` pixels."""

    def __init__(self, size: tuple[int, int], *, palette: Palette, view: View | None = None) -> None:
        """Lay out a sheet in the palette's paper tone; without a view it shows the whole stage."""
        self.size = size
        self.palette = palette
        self.view = view or View()
        self._scale = size[0] * _FINER / self.view.wide
        self._image = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), palette.paper)
        self._draw = ImageDraw.Draw(self._image)

    def picture(self) -> Image.Image:
        """Give the picture at its own size."""
        return self._image.resize(self.size, Image.Resampling.BOX)

    def line(self, *points: Point, weight: float = 0.22, tone: Tone | None = None) -> None:
        """Draw a line through points; ``weight`` is in units of the whole stage, whatever the view."""
        if len(points) > 1:
            wide = max(1, round(weight * self.size[0] * _FINER / WIDTH * (0.5 + 0.5 * WIDTH / self.view.wide)))
            self._draw.line(self._seen(_wavering(points)), fill=tone or self.palette.ink, width=wide, joint="curve")

    def shape(self, *points: Point, fill: Tone | None = None, weight: float = 0.22, tone: Tone | None = None) -> None:
        """Fill a shape, with the paper unless told, and draw around it; a ``weight`` of 0 leaves the edge open."""
        edge = _wavering((*points, points[0]))
        self._draw.polygon(self._seen(edge), fill=fill or self.palette.paper)
        if weight:
            self.line(*points, points[0], weight=weight, tone=tone)

    def soft(self, *points: Point, fill: Tone | None = None, weight: float = 0.22) -> None:
        """Draw a shape with its corners rounded off."""
        self.shape(*_rounded(points), fill=fill, weight=weight)

    def wash(self, *points: Point, tone: Tone) -> None:
        """Lay a tone without an edge; a pencil drawing has none and hatches instead, lightly."""
        if self.palette.washed:
            self._draw.polygon(self._seen(points), fill=tone)

    def oval(self, middle: Point, size: Point, *, fill: Tone | None = None, weight: float = 0.22) -> None:
        """Draw an oval by its middle and its two half-axes."""
        around = [
            (middle[0] + size[0] * math.cos(turn), middle[1] + size[1] * math.sin(turn))
            for turn in (math.tau * step / 24 for step in range(24))
        ]
        self.shape(*around, fill=fill, weight=weight)

    def box(
        self, left: float, top: float, right: float, bottom: float, *, fill: Tone | None = None, weight: float = 0.22
    ) -> None:
        """Draw a box by its sides."""
        self.shape((left, top), (right, top), (right, bottom), (left, bottom), fill=fill, weight=weight)

    def hatch(self, left: float, top: float, right: float, bottom: float, *, every: float = 1.0) -> None:
        """Shade a box with slanting strokes."""
        if self.palette.washed:
            return
        lean = (bottom - top) * 0.5
        for step in range(int((right - left) / every)):
            x = left + step * every
            foot = max(left, x - lean)
            low = top + (bottom - top) * ((x - foot) / lean if lean else 1.0)
            self.line((x, top), (foot, low), weight=0.1, tone=self.palette.mid)

    def arrow(self, begin: Point, end: Point) -> None:
        """Draw a broad arrow, as boards have them for what moves."""
        turn = math.atan2(end[1] - begin[1], end[0] - begin[0])
        self.line(begin, end, weight=0.55)
        for aside in (2.6, -2.6):
            self.line(end, (end[0] + 2.6 * math.cos(turn + aside), end[1] + 2.6 * math.sin(turn + aside)), weight=0.55)

    def text(self, at: Point, words: str, *, high: float, tone: Tone | None = None, middle: bool = False) -> None:
        """Write words ``high`` units tall, their upper left, or their middle, at a point."""
        font = ImageFont.load_default(size=max(6.0, high * self._scale))
        place = self._seen([at])[0]
        self._draw.text(place, words, fill=tone or self.palette.ink, font=font, anchor="mm" if middle else "la")

    def _seen(self, points: Sequence[Point]) -> list[Point]:
        left = self.view.x - self.view.wide / 2
        top = self.view.y - self.view.wide * HEIGHT / WIDTH / 2
        return [((x - left) * self._scale, (y - top) * self._scale) for x, y in points]


def _wavering(points: Sequence[Point]) -> list[Point]:
    """Break a line into steps and let it waver by a tenth of a unit, less where it is short."""
    made: list[Point] = [points[0]]
    for (x, y), (to_x, to_y) in pairwise(points):
        long = math.hypot(to_x - x, to_y - y)
        steps = min(40, max(1, int(long / _STEP)))
        aside = min(0.1, long / 60)
        for step in range(1, steps + 1):
            way = step / steps
            sway = aside * math.sin(3.1 * step + long * 0.7) if step < steps else 0.0
            made.append((
                x + (to_x - x) * way - sway * (to_y - y) / (long or 1),
                y + (to_y - y) * way + sway * (to_x - x) / (long or 1),
            ))  # fmt: skip
    return made


def _rounded(points: Sequence[Point]) -> list[Point]:
    """Cut every corner twice (Chaikin 1974)."""
    made = list(points)
    for _ in range(2):
        ends = zip(made, [*made[1:], made[0]], strict=True)
        made = [(x + (to_x - x) * way, y + (to_y - y) * way) for (x, y), (to_x, to_y) in ends for way in (0.22, 0.78)]
    return made


PENCIL: Final = Palette(
    paper=(238, 234, 224), ink=(58, 56, 54), sky=(238, 234, 224), land=(222, 217, 206), water=(230, 226, 216),
    pale=(245, 242, 235), mid=(172, 167, 158), dark=(112, 108, 102), glow=(250, 247, 240), vest=(198, 193, 183),
    washed=False,
)  # fmt: skip
PENCIL_NIGHT: Final = Palette(
    paper=(206, 203, 196), ink=(46, 45, 44), sky=(146, 143, 138), land=(128, 125, 120), water=(160, 157, 151),
    pale=(240, 237, 230), mid=(186, 182, 175), dark=(92, 89, 85), glow=(252, 250, 244), vest=(204, 199, 190),
)  # fmt: skip
DAY: Final = Palette(
    paper=(226, 223, 212), ink=(52, 54, 58), sky=(214, 215, 209), land=(166, 168, 152), water=(176, 171, 154),
    pale=(233, 229, 219), mid=(150, 148, 140), dark=(92, 94, 96), glow=(240, 226, 180), vest=(206, 132, 74),
)  # fmt: skip
NIGHT: Final = Palette(
    paper=(96, 104, 118), ink=(18, 22, 30), sky=(38, 46, 62), land=(30, 36, 46), water=(48, 58, 74),
    pale=(164, 164, 156), mid=(84, 92, 106), dark=(46, 52, 64), glow=(226, 196, 128), vest=(176, 112, 62),
)  # fmt: skip
