"""The places and things of the film: river, ferry, wheelhouse, cars, boat, landing, lamp. ``time`` is seconds of the take."""

import math
from typing import Final

from the_ferry_media.drawing import HEIGHT, WIDTH, Pen

HORIZON: Final = 13.0


def river(pen: Pen, *, horizon: float = HORIZON, bottom: float = HEIGHT, time: float = 0.0, drift: float = 0.0) -> None:
    """Sky, far bank and water; ``drift`` slides the bank, in units."""
    tones = pen.palette
    pen.wash((0, 0), (WIDTH, 0), (WIDTH, horizon), (0, horizon), tone=tones.sky)
    pen.wash((0, horizon), (WIDTH, horizon), (WIDTH, bottom), (0, bottom), tone=tones.water)
    bank = [
        (x, horizon - 1.3 - 1.1 * math.sin((x + drift) * 0.13) - 0.7 * math.sin((x + drift) * 0.41))
        for x in range(0, 101, 4)
    ]
    pen.wash((0, horizon), *bank, (WIDTH, horizon), tone=tones.land)
    pen.line(*bank, weight=0.18)
    pen.line((0, horizon), (WIDTH, horizon), weight=0.2)
    rows = int((bottom - horizon) / 2.6)
    for row in range(1, rows + 1):
        y = horizon + row * (bottom - horizon) / (rows + 0.5)
        for stroke in range(4):
            slide = math.sin(time * 0.55 + row * 1.9 + stroke) * 1.3
            x = (stroke * 27 + row * 17) % WIDTH + slide
            pen.line((x, y), (x + 3 + row * 0.8, y), weight=0.1 + 0.01 * row, tone=tones.mid)


def ground(pen: Pen, *, left: float, right: float, top: float = 27.0) -> None:
    """Gravel from the lower edge up to ``top``."""
    tones = pen.palette
    edge = [(left, top + 1.5), (left + (right - left) * 0.4, top), (right, top + 3.0)]
    pen.shape(*edge, (right + 5, HEIGHT + 1), (left - 5, HEIGHT + 1), fill=tones.land)
    for step in range(14):
        x, y = left + (step * 37 % 97) / 97 * (right - left), top + 5 + (step * 53 % 89) / 89 * (HEIGHT - top - 6)
        pen.line((x, y), (x + 0.8, y + 0.1), weight=0.14, tone=tones.mid)


def cable(pen: Pen, *, left: float, right: float, high: float, sag: float = 1.5) -> None:
    """The steel cable, out of the water on one side and into it on the other."""
    points = [(left + (right - left) * step / 10, high + sag * math.sin(math.pi * step / 10)) for step in range(11)]
    pen.line(*points, weight=0.35)


def ferry(pen: Pen, *, x: float, y: float, wide: float, lit: bool = False) -> None:
    """The ferry from the side: deck, rails, ramp and wheelhouse; ``x`` is its middle, ``y`` its water line."""
    tones, half = pen.palette, wide / 2
    deck = y - wide * 0.055
    pen.shape((x - half, deck), (x + half, deck), (x + half * 0.94, y), (x - half * 0.94, y), fill=tones.dark)
    for post in range(7):
        at = x - half * 0.92 + post * half * 0.307
        pen.line((at, deck), (at, deck - wide * 0.07), weight=0.18)
    pen.line((x - half * 0.92, deck - wide * 0.07), (x + half * 0.92, deck - wide * 0.07), weight=0.22)
    house = (x + half * 0.28, x + half * 0.62)
    roof = deck - wide * 0.27
    pen.box(house[0], roof, house[1], deck, fill=tones.mid)
    pen.box(house[0] - wide * 0.015, roof - wide * 0.02, house[1] + wide * 0.015, roof, fill=tones.dark)
    pen.box(house[0] + wide * 0.02, roof + wide * 0.035, house[1] - wide * 0.02, roof + wide * 0.12,
            fill=tones.glow if lit else tones.pale)  # fmt: skip
    for side in (-1, 1):
        pen.line((x + side * half, deck), (x + side * half * 1.13, deck - wide * 0.07), weight=0.4)


def buick(pen: Pen, *, x: float, y: float, wide: float) -> None:
    """The Buick from the side: a long saloon with its windows."""
    tones, half = pen.palette, wide / 2
    high = wide * 0.3
    pen.soft((x - half, y - high * 0.25), (x - half * 0.97, y - high * 0.56), (x - half * 0.45, y - high * 0.62),
              (x - half * 0.25, y - high), (x + half * 0.4, y - high), (x + half * 0.66, y - high * 0.62),
              (x + half, y - high * 0.52), (x + half, y - high * 0.2), fill=tones.mid)  # fmt: skip
    pen.shape((x - half * 0.33, y - high * 0.63), (x - half * 0.19, y - high * 0.92), (x + half * 0.07, y - high * 0.92),
              (x + half * 0.07, y - high * 0.63), fill=tones.pale)  # fmt: skip
    pen.shape((x + half * 0.12, y - high * 0.63), (x + half * 0.12, y - high * 0.92), (x + half * 0.37, y - high * 0.92),
              (x + half * 0.54, y - high * 0.63), fill=tones.pale)  # fmt: skip
    pen.line((x - half * 0.95, y - high * 0.42), (x + half * 0.97, y - high * 0.38), weight=0.14)
    for wheel in (-0.6, 0.62):
        pen.oval((x + half * wheel, y - high * 0.16), (wide * 0.072, wide * 0.072), fill=tones.dark)
        pen.oval((x + half * wheel, y - high * 0.16), (wide * 0.03, wide * 0.03), fill=tones.pale)


def truck(pen: Pen, *, x: float, y: float, wide: float, clean: bool = False) -> None:
    """A pickup from the side; ``clean`` lets one side of it shine."""
    tones, half = pen.palette, wide / 2
    high = wide * 0.38
    body = tones.pale if clean else tones.mid
    pen.shape((x - half, y - high * 0.2), (x - half, y - high * 0.58), (x - half * 0.5, y - high * 0.62),
              (x - half * 0.32, y - high), (x + half * 0.12, y - high), (x + half * 0.2, y - high * 0.6),
              (x + half, y - high * 0.6), (x + half, y - high * 0.2), fill=body)  # fmt: skip
    pen.shape((x - half * 0.4, y - high * 0.62), (x - half * 0.26, y - high * 0.92), (x + half * 0.05, y - high * 0.92),
              (x + half * 0.1, y - high * 0.62), fill=tones.glow if clean else tones.pale)  # fmt: skip
    for wheel in (-0.62, 0.6):
        pen.oval((x + half * wheel, y - high * 0.15), (wide * 0.08, wide * 0.08), fill=tones.dark)


def trailer(pen: Pen, *, x: float, y: float, wide: float, loaded: bool = False) -> None:
    """The boat trailer, with or without somebody's boat."""
    half = wide / 2
    pen.line((x - half * 1.3, y - wide * 0.1), (x + half, y - wide * 0.1), weight=0.35)
    pen.oval((x + half * 0.3, y - wide * 0.06), (wide * 0.07, wide * 0.07), fill=pen.palette.dark)
    for post in (-0.7, 0.75):
        pen.line((x + half * post, y - wide * 0.1), (x + half * post, y - wide * 0.2), weight=0.3)
    if loaded:
        rowboat(pen, x=x, y=y - wide * 0.13, wide=wide * 1.05)


def rowboat(pen: Pen, *, x: float, y: float, wide: float) -> None:
    """Fourteen foot, cedar."""
    half = wide / 2
    pen.shape((x - half, y - wide * 0.15), (x - half * 0.5, y - wide * 0.11), (x + half * 0.5, y - wide * 0.11),
              (x + half, y - wide * 0.17), (x + half * 0.7, y), (x - half * 0.75, y), fill=pen.palette.mid)  # fmt: skip
    pen.line((x - half * 0.9, y - wide * 0.09), (x + half * 0.92, y - wide * 0.09), weight=0.14)
    pen.line((x - half * 0.35, y - wide * 0.13), (x + half * 0.2, y - wide * 0.16), weight=0.3)


def boards(pen: Pen, *, x: float, y: float, tall: float, sack: float = 0.0) -> None:
    """The board that says FERRY, and the newer one with a feed sack over it that ``sack`` moves."""
    tones, wide = pen.palette, tall * 0.42
    pen.line((x - wide * 0.4, y), (x - wide * 0.4, y - tall), weight=0.4)
    pen.line((x + wide * 0.4, y), (x + wide * 0.4, y - tall), weight=0.4)
    pen.box(x - wide / 2, y - tall, x + wide / 2, y - tall * 0.72, fill=tones.pale)
    pen.text((x, y - tall * 0.86), "FERRY", high=tall * 0.14, middle=True)
    pen.soft((x - wide * 0.46, y - tall * 0.66), (x + wide * 0.46, y - tall * 0.66),
              (x + wide * (0.42 + 0.05 * sack), y - tall * 0.32), (x + wide * 0.05 * sack, y - tall * 0.28),
              (x - wide * (0.44 - 0.05 * sack), y - tall * 0.34), fill=tones.mid)  # fmt: skip
    pen.line((x - wide * 0.46, y - tall * 0.58), (x + wide * 0.46, y - tall * 0.57), weight=0.2)


def lamp(pen: Pen, *, x: float, y: float, tall: float) -> None:
    """One lamp on a pole, and what it lights."""
    tones = pen.palette
    pen.wash(
        (x - 1.5, y - tall), (x + 1.5, y - tall), (x + tall * 0.62, y + 2), (x - tall * 0.62, y + 2), tone=tones.mid
    )
    pen.oval((x, y + 2), (tall * 0.62, tall * 0.07), fill=tones.mid, weight=0)
    pen.line((x, y), (x, y - tall), weight=0.45)
    pen.shape((x - 1.7, y - tall + 0.9), (x - 0.6, y - tall - 0.7), (x + 0.6, y - tall - 0.7), (x + 1.7, y - tall + 0.9),
              fill=tones.dark)  # fmt: skip
    pen.oval((x, y - tall + 1.2), (0.9, 0.5), fill=tones.glow, weight=0.1)


def kettle(pen: Pen, *, x: float, y: float, wide: float) -> None:
    """The kettle; everybody in the film holds it once."""
    tones, half = pen.palette, wide / 2
    pen.soft((x - half, y), (x - half * 0.8, y - wide * 0.62), (x + half * 0.8, y - wide * 0.62), (x + half, y),
              fill=tones.pale)  # fmt: skip
    pen.line((x + half * 0.85, y - wide * 0.2), (x + half * 1.5, y - wide * 0.6), weight=0.35)
    pen.line((x - half * 0.7, y - wide * 0.62), (x - half * 0.4, y - wide * 0.95), (x + half * 0.4, y - wide * 0.95),
             (x + half * 0.7, y - wide * 0.62), weight=0.3)  # fmt: skip
    pen.oval((x, y - wide * 0.66), (half * 0.5, wide * 0.06), fill=tones.dark, weight=0.1)


def wheelhouse(pen: Pen, *, time: float, drift: float, hands: float, night: bool = False) -> None:
    """Inside: windows over the counter with clock, radio, lever and doorway; ``hands`` are minutes past eleven."""
    tones = pen.palette
    river(pen, horizon=14.5, bottom=24, time=time, drift=drift)
    pen.shape((-1, -1), (101, -1), (101, 4), (-1, 4), fill=tones.mid)
    pen.shape((-1, 24), (101, 24), (101, 43), (-1, 43), fill=tones.mid)
    for post in (1.5, 26, 52, 76):
        pen.box(post - 1, 4, post + 1, 24, fill=tones.mid)
    pen.box(-1, 24, 77, 26, fill=tones.pale)
    for board in range(6):
        pen.line((board * 13 + 4, 26), (board * 13 + 4, 42), weight=0.1, tone=tones.dark)
    pen.hatch(0, 27, 76, 41, every=1.6)
    pen.shape((80, 2.5), (98, 2.5), (98, 43), (80, 43), fill=tones.dark if night else tones.pale)
    pen.line((81, 3.5), (81, 43), weight=0.2)
    clock(pen, x=39, y=7.6, size=3.0, minutes=hands)
    pen.box(56, 20.4, 66, 24, fill=tones.dark)
    pen.oval((59, 22.2), (1.1, 1.1), fill=tones.mid)
    pen.line((64.5, 20.4), (67, 14), weight=0.18)
    pen.line((20, 25), (18.5, 16.5), weight=0.6)
    pen.oval((18.5, 16), (0.9, 0.9), fill=tones.dark)


def clock(pen: Pen, *, x: float, y: float, size: float, minutes: float) -> None:
    """The Department's clock."""
    pen.oval((x, y), (size, size), fill=pen.palette.pale)
    for long, turn in ((0.75, minutes / 60), (0.5, (11 + minutes / 60) / 12)):
        angle = math.tau * turn - math.pi / 2
        pen.line((x, y), (x + size * long * math.cos(angle), y + size * long * math.sin(angle)), weight=0.22)
