"""What each setup of the second day sees: scenes 5, A6 and 6, all at night."""

import math
from typing import Final

from the_ferry_media import places
from the_ferry_media.day_setups import Moment, Setup, form, stand
from the_ferry_media.drawing import WIDTH, Pen


def ramp_and_lamp(pen: Pen, moment: Moment) -> None:
    """5: one lamp, the ferry against the bank, the truck far back with one side of it shining."""
    places.river(pen, horizon=14, time=moment.time)
    places.ground(pen, left=30, right=104, top=22)
    places.truck(pen, x=87, y=24, wide=16, clean=True)
    places.lamp(pen, x=60, y=32, tall=27)
    places.ferry(pen, x=13, y=31 + 0.1 * math.sin(moment.time), wide=48)
    places.rowboat(pen, x=31, y=38 + 0.2 * math.sin(moment.time * 1.2), wide=16)
    come = moment.since(3)
    stand(pen, "WENDELL", (68, 38), moment, tall=17, turn=-0.7, hand=(65, 23))
    alma = (40 + 15 * come, 34 + 3 * come)
    stand(pen, "ALMA", alma, moment, tall=16, turn=0.7)
    places.kettle(pen, x=alma[0] + 2.6, y=alma[1] - 6.2, wide=2.6)


def wendell_and_the_counter(pen: Pen, moment: Moment) -> None:
    """5 B: Wendell holds the counter up to the lamp."""
    places.river(pen, horizon=15, time=moment.time)
    places.lamp(pen, x=80, y=46, tall=42)
    stand(pen, "WENDELL", (50, 80), moment, tall=74, turn=-0.6, hand=(66, 22))
    counter(pen, x=66, y=19.5, wide=5, number=61)


def close_on_wendell(pen: Pen, moment: Moment) -> None:
    """5A: close on Wendell."""
    places.river(pen, horizon=15, time=moment.time)
    pen.wash((70, 0), (100, 0), (100, 42), (52, 42), tone=pen.palette.mid)
    stand(pen, "WENDELL", (48, 124), moment, tall=118, turn=-0.6)


def water_and_trailer(pen: Pen, moment: Moment) -> None:
    """5B: two people and a rowboat, carried like a sofa; then the gap opening."""
    places.river(pen, horizon=12, time=moment.time)
    gone = moment.since(25) * 0.25 + moment.since(27) * 0.75
    places.ferry(pen, x=18 - 10 * gone, y=20 - gone, wide=34 - 6 * gone, lit=gone > 0)
    places.ground(pen, left=44, right=104, top=21)
    places.lamp(pen, x=86, y=30, tall=27)
    up = moment.since(13)
    loaded = up >= 1
    places.trailer(pen, x=66, y=37, wide=24, loaded=loaded)
    if not loaded:
        places.rowboat(pen, x=40 + 26 * up, y=37 - 4 * up, wide=25)
    if gone <= 0:
        stand(pen, "WENDELL", (30 + 22 * up, 39 - up), moment, tall=18, turn=0.6)
    else:
        stand(pen, "WENDELL", (21 - 9 * gone, 18.2 - gone), moment, tall=5.5, turn=0.4)
    away = moment.since(16)
    stand(pen, "PRIYA", (54 + 26 * up - 2 * away, 38), moment, tall=17, turn=-0.6)
    if away > 0 and gone <= 0:
        stand(pen, "ALMA", (90, 35), moment, tall=15.5, turn=-0.6)


def close_on_alma_and_the_form(pen: Pen, moment: Moment) -> None:
    """5C: Alma reads it for longer than a name takes."""
    places.river(pen, horizon=14, time=moment.time)
    pen.wash((0, 0), (26, 0), (46, 42), (0, 42), tone=pen.palette.mid)
    given = moment.since(23)
    stand(pen, "ALMA", (54, 120), moment, tall=112, turn=-0.4 if moment.since(21) < 1 else 0.5)
    form(pen, x=24 - 30 * given, y=27, wide=17)


def priya_and_the_trailer(pen: Pen, moment: Moment) -> None:
    """A6: Priya small, the cable tight, one light out on the water."""
    places.river(pen, horizon=13, time=moment.time)
    lift = min(1.0, moment.time / 9)
    places.cable(pen, left=-2, right=72, high=26 - 6 * lift, sag=3.5 - 3 * lift)
    out = 30 + moment.time * 0.08
    pen.box(out, 15.5, out + 3, 17.8, fill=pen.palette.dark)
    pen.box(out + 0.6, 16, out + 2.4, 17, fill=pen.palette.glow)
    pen.line((out + 1.5, 19), (out + 1.5, 23), weight=0.5, tone=pen.palette.glow)
    places.ground(pen, left=46, right=104, top=24)
    places.truck(pen, x=88, y=36, wide=26)
    places.trailer(pen, x=62, y=38, wide=20, loaded=True)
    sits = moment.since(11)
    stand(pen, "PRIYA", (76, 39.5 + sits), moment, tall=15.5 - 2 * sits, turn=-0.7, hand=(72.5, 29 + sits))


def two_through_the_door(pen: Pen, moment: Moment) -> None:
    """6: through the wheelhouse door; the sill is the border."""
    tones = pen.palette
    places.river(pen, horizon=14, time=moment.time, drift=moment.time * 0.3)
    pen.shape((30, -1), (101, -1), (101, 43), (30, 43), fill=tones.mid)
    pen.box(55, 5, 96, 21, fill=tones.sky)
    pen.line((55, 15.5), (96, 15.5), weight=0.2)
    pen.line((75, 5), (75, 21), weight=0.8)
    pen.box(40, 23.5, 101, 25.5, fill=tones.paper)
    pen.wash((66, -1), (74, -1), (92, 43), (48, 43), tone=tones.paper)
    places.clock(pen, x=47, y=9, size=3.2, minutes=52)
    places.kettle(pen, x=90, y=24, wide=6)
    pen.line((58, 24), (56.5, 16), weight=0.6)
    stand(pen, "ALMA", (70, 62), moment, tall=56, turn=0.7 if moment.since(20) == 0 else -0.7, hand=(57.5, 17))
    pen.box(26, -1, 31, 43, fill=tones.dark)
    pen.shape((-1, 40), (31, 39), (31, 43), (-1, 43), fill=tones.dark)
    stand(pen, "WENDELL", (16, 60), moment, tall=55, turn=0.7)


def wendell_at_the_sill(pen: Pen, moment: Moment) -> None:
    """6 B: Wendell at the sill, the river behind him."""
    tones = pen.palette
    places.river(pen, horizon=16, time=moment.time, drift=-moment.time * 0.3)
    pen.box(-1, -1, 15, 43, fill=tones.dark)
    pen.box(85, -1, 101, 43, fill=tones.dark)
    pen.line((15, -1), (15, 43), weight=0.7, tone=tones.glow)
    stand(pen, "WENDELL", (50, 104), moment, tall=98, turn=0.5)


def close_on_alma_at_night(pen: Pen, moment: Moment) -> None:
    """6A: close on Alma; for the first time tonight she takes her eyes off the bank."""
    tones = pen.palette
    places.river(pen, horizon=13, bottom=33, time=moment.time, drift=moment.time * 0.3)
    pen.box(84, -1, 88, 34, fill=tones.mid)
    pen.shape((-1, 33), (101, 33), (101, 43), (-1, 43), fill=tones.mid)
    pen.wash((40, -1), (56, -1), (80, 43), (24, 43), tone=tones.paper)
    stand(pen, "ALMA", (50, 122), moment, tall=116, turn=0.9 - 1.6 * moment.since(20))


def east_side(pen: Pen, moment: Moment) -> None:
    """6B: wheelhouse, ramp and hill; she goes up, and there is one window."""
    tones = pen.palette
    places.river(pen, horizon=17, time=moment.time)
    hill = [(44.0, 26.0), (60.0, 16.0), (78.0, 8.5), (104.0, 5.0)]
    pen.shape(*hill, (104, 43), (40, 43), fill=tones.land)
    pen.shape((82, 9), (82, 4.6), (85.5, 2), (89, 4.6), (89, 8), fill=tones.dark)
    up = moment.since(30)
    pen.box(84.4, 5, 86.6, 7, fill=tones.glow if moment.since(28) > 0 else tones.dark)
    places.ground(pen, left=36, right=104, top=30)
    places.ferry(pen, x=18, y=35, wide=50, lit=moment.since(28) < 1)
    places.boards(pen, x=57, y=34, tall=15, sack=math.sin(moment.time * 0.7))
    pen.line((45, 33), (52, 36), weight=0.5)
    if up > 0:
        stand(pen, "ALMA", (50 + 30 * up, 37 - 24 * up), moment, tall=14 - 8.5 * up, turn=0.7)
    else:
        stand(pen, "ALMA", (33, 33), moment, tall=13, turn=-0.6)
    off = moment.since(33)
    stand(pen, "WENDELL", (41 + 8 * off, 34 + 3 * off), moment, tall=14, turn=0.7)
    places.kettle(pen, x=44 + 8 * off, y=29 + 3 * off, wide=2.4)


def insert_counter(pen: Pen, moment: Moment) -> None:
    """6C: the counter in his palm; 61, 62, 63."""
    tones = pen.palette
    pen.wash((0, 0), (WIDTH, 0), (WIDTH, 43), (0, 43), tone=tones.land)
    pen.soft((-9, 60), (6, 33), (30, 26), (72, 26), (90, 34), (99, 60), fill=tones.pale)
    for finger in range(4):
        x = 34 + finger * 10
        pen.soft((x, 34), (x - 1, 25), (x + 2, 22.5), (x + 6.5, 23), (x + 8, 34), fill=tones.pale)
    way = moment.since(32)
    clicks = (way > 0.3) + (way > 0.75)  # noqa: PLR2004 (her back, his boots)
    counter(pen, x=51, y=21, wide=27, number=61 + clicks)
    press = 1.6 if 0.26 < way < 0.36 or 0.71 < way < 0.81 else 0.0  # noqa: PLR2004 (the thumb about each click)
    pen.soft((22, 36), (28, 14 + press), (33, 10.5 + press), (38, 13 + press), (35, 36), fill=tones.pale)


def counter(pen: Pen, *, x: float, y: float, wide: float, number: int) -> None:
    """The tally counter and what it says."""
    half = wide / 2
    pen.oval((x, y), (half, half * 0.86), fill=pen.palette.mid)
    pen.box(x - half * 0.16, y - half * 1.15, x + half * 0.16, y - half * 0.8, fill=pen.palette.dark)
    pen.box(x - half * 0.62, y - half * 0.3, x + half * 0.62, y + half * 0.3, fill=pen.palette.pale)
    pen.text((x, y), f"{number:04}", high=half * 0.46, middle=True)


SETUPS: Final[dict[str, Setup]] = {
    "5A": ramp_and_lamp,
    "5B": wendell_and_the_counter,
    "5AA": close_on_wendell,
    "5BA": water_and_trailer,
    "5CA": close_on_alma_and_the_form,
    "A6A": priya_and_the_trailer,
    "6A": two_through_the_door,
    "6B": wendell_at_the_sill,
    "6AA": close_on_alma_at_night,
    "6BA": east_side,
    "6CA": insert_counter,
}
"""By setup and camera letter, as in :mod:`the_ferry_media.day_setups`."""
