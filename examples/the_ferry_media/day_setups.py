"""What each setup of the first day sees: scenes 1, 3 and 2."""

import math
from collections.abc import Callable
from typing import Final

import msgspec

from the_ferry_media import places
from the_ferry_media.drawing import Pen, Point
from the_ferry_media.figures import Pose, person


class Moment(msgspec.Struct, frozen=True):
    """One moment of a take or panel: seconds from its start, who has the mouth how far open, which line it is.

    ``line`` is the number of the line that is being played, or was last; ``way`` is how far that line has got, 0 to 1, and
    stays at 1 after it. ``kick`` is the camera knocked aside, in units.
    """

    time: float = 0.0
    line: int = 0
    way: float = 0.0
    mouths: dict[str, float] = {}
    kick: float = 0.0

    def since(self, line: int) -> float:
        """How far a line has got: 0 before it, 1 once it is over."""
        return 0.0 if self.line < line else 1.0 if self.line > line else self.way


Setup = Callable[[Pen, Moment], None]
"""Draws what a setup sees at a moment."""


def stand(
    pen: Pen,
    who: str,
    place: Point,
    moment: Moment,
    *,
    tall: float,
    turn: float = 0.0,
    hand: Point | None = None,
    cut: float | None = None,
) -> None:
    """Stand somebody somewhere, breathing, and speaking where it is theirs to."""
    breath = math.sin(moment.time * 1.5 + len(who))
    mouth = moment.mouths.get(who, 0.0)
    person(pen, who, Pose(place[0], place[1], tall, turn=turn, mouth=mouth, breath=breath, hand=hand, cut=cut))


def form(pen: Pen, *, x: float, y: float, wide: float) -> None:
    """A form on a clipboard."""
    pen.box(x, y, x + wide, y + wide * 1.3, fill=pen.palette.pale)
    for row in range(1, 6):
        pen.line((x + wide * 0.12, y + wide * 0.2 * row), (x + wide * 0.86, y + wide * 0.2 * row), weight=0.1)
    pen.box(x + wide * 0.3, y - wide * 0.06, x + wide * 0.7, y + wide * 0.08, fill=pen.palette.dark)


def wide_from_the_bank(pen: Pen, moment: Moment) -> None:
    """1: the landing, the Buick going aboard, then the pickup and its trailer."""
    places.river(pen, time=moment.time)
    places.cable(pen, left=-2, right=103, high=19.5)
    places.ferry(pen, x=64, y=24 + 0.12 * math.sin(moment.time), wide=46)
    aboard = min(1.0, moment.since(3) * 0.6 + moment.since(4) * 0.4)
    places.buick(pen, x=26 + aboard * 32, y=30 - 8 * aboard, wide=18 - 4 * aboard)
    places.ground(pen, left=-5, right=42, top=28)
    if aboard < 1:
        places.buick(pen, x=26 + aboard * 32, y=31 - 8.6 * aboard, wide=18 - 4 * aboard)
    places.boards(pen, x=9, y=33, tall=19, sack=math.sin(moment.time * 0.9))
    coming = moment.since(8)
    if coming:
        places.trailer(pen, x=-4 + coming * 2, y=40, wide=16)
        places.truck(pen, x=-14 + coming * 34, y=40, wide=24)
        stand(pen, "PRIYA", (-9 + coming * 34, 45), moment, tall=13, turn=0.8)
    stand(pen, "WENDELL", (41, 36), moment, tall=16, turn=-0.6, hand=(37, 25 + math.sin(moment.time * 2)))


def buick_window(pen: Pen, moment: Moment) -> None:
    """1 B: Mrs. Hazen in her window, both hands on the wheel."""
    places.river(pen, horizon=9, time=moment.time)
    _window(pen, moment, turn=0.7)


def _window(pen: Pen, moment: Moment, *, turn: float) -> None:
    tones = pen.palette
    pen.shape((4, 43), (12, 24), (26, 5), (78, 3.5), (92, 22), (104, 26), (104, 43), fill=tones.mid)
    pen.shape((22, 27), (33, 8.5), (72, 7.5), (83, 26.5), fill=tones.pale)
    stand(pen, "MRS. HAZEN", (52, 84), moment, tall=72, turn=turn)
    pen.shape((4, 27.2), (104, 26.4), (104, 43), (4, 43), fill=tones.mid)
    pen.line((4, 31), (104, 30.2), weight=0.3)
    pen.hatch(6, 32, 98, 41, every=2.2)
    pen.oval((30, 25.8), (7.2, 1.8), fill=tones.dark)
    for hand in (25.5, 34.5):
        pen.oval((hand, 24.6), (1.6, 1.2), fill=tones.pale)


def over_the_door(pen: Pen, moment: Moment) -> None:
    """1A: Wendell past the pickup's door, Priya leaning out, the form between them."""
    tones = pen.palette
    places.river(pen, horizon=11, time=moment.time)
    places.boards(pen, x=90, y=32, tall=22, sack=math.sin(moment.time * 0.9))
    held = moment.since(16)
    pen.shape((-2, 43), (-2, 3), (30, 1), (44, 22), (47, 43), fill=tones.pale)
    pen.shape((2, 24), (2, 6), (27, 4.5), (38, 23), fill=tones.dark)
    stand(pen, "PRIYA", (26, 72), moment, tall=62, turn=0.8, hand=(46 + 4 * held, 27) if held else None)
    pen.shape((-2, 43), (-2, 25), (41, 24), (47, 43), fill=tones.pale)
    pen.line((-2, 29), (42, 28), weight=0.2)
    if held:
        form(pen, x=46 + 4 * held, y=22, wide=7)
    stand(pen, "WENDELL", (70, 74), moment, tall=68, turn=-0.8)


def cable_from_the_water(pen: Pen, moment: Moment) -> None:
    """1B: the cable coming up out of the water, dripping."""
    places.river(pen, horizon=7, time=moment.time)
    rise = 7 * (0.5 - 0.5 * math.cos(min(moment.time / 30, 1) * math.pi))
    end = (56.0, 36.0 - rise * 0.4)
    pen.line(end, (104, 16 - rise), weight=0.9)
    pen.line((end[0], end[1] - 0.5), (104, 15.4 - rise), weight=0.2, tone=pen.palette.pale)
    for ring in range(3):
        grow = (moment.time * 0.35 + ring / 3) % 1
        pen.line(*((end[0] + (3 + 12 * grow) * math.cos(turn / 3), end[1] + 1 + (1 + 3 * grow) * math.sin(turn / 3))
                   for turn in range(20)), weight=0.14, tone=pen.palette.mid)  # fmt: skip
    for drop in range(5):
        fall = (moment.time * 0.8 + drop * 0.37) % 1
        x = 66 + drop * 8
        top = end[1] + (16 - rise - end[1]) * (x - end[0]) / (104 - end[0])
        pen.line((x, top + fall * 8), (x, top + fall * 8 + 0.7), weight=0.25)


def across_the_buick(pen: Pen, moment: Moment) -> None:
    """3: over the roof of the Buick, Wendell with the lid of the flask, the river going the other way."""
    places.river(pen, horizon=12, bottom=30, time=moment.time, drift=moment.time * 0.5)
    pen.line((-1, 22), (101, 22), weight=0.35)
    for post in range(9):
        pen.line((post * 13, 22), (post * 13, 31), weight=0.25)
    pen.wash((0, 30), (100, 30), (100, 42), (0, 42), tone=pen.palette.mid)
    places.buick(pen, x=46, y=47, wide=88)
    stand(pen, "MRS. HAZEN", (51.5, 62), moment, tall=44, turn=0.6, cut=30.3)
    lid = (69.5, 27 - 2.5 * (moment.since(1) > 0) * math.sin(moment.time * 0.4) ** 2)
    stand(pen, "WENDELL", (77, 62), moment, tall=52, turn=-0.8, hand=lid)
    pen.box(lid[0] - 1, lid[1] - 1.2, lid[0] + 1, lid[1] + 0.6, fill=pen.palette.pale)


def hazen_over_the_roof(pen: Pen, moment: Moment) -> None:
    """3 B: Mrs. Hazen, from the front of the car."""
    places.river(pen, horizon=9, time=moment.time, drift=moment.time * 0.5)
    _window(pen, moment, turn=0.9)
    pen.shape((88, 43), (86, 14), (93, 8), (102, 10), (102, 43), fill=pen.palette.vest)
    pen.line((91, 11), (91, 43), weight=0.8, tone=pen.palette.pale)


def close_on_hazen(pen: Pen, moment: Moment) -> None:
    """3A: Mrs. Hazen in the frame of her window, like a portrait of somebody else."""
    tones = pen.palette
    places.river(pen, horizon=8, time=moment.time, drift=moment.time * 0.4)
    pen.shape((10, -2), (90, -2), (96, 43), (4, 43), fill=tones.mid)
    pen.shape((19, 35), (24, 3), (76, 3), (82, 35), fill=tones.pale)
    pen.hatch(21, 4, 36, 33, every=1.8)
    stand(pen, "MRS. HAZEN", (50 + moment.kick, 124 + moment.kick), moment, tall=118, turn=0.55)
    pen.shape((4, 35), (96, 35), (98, 44), (2, 44), fill=tones.mid)
    pen.line((6, 38), (95, 38), weight=0.3)


def both_from_the_ramp(pen: Pen, moment: Moment) -> None:
    """3B: from the ramp, after the touch; neither of them moves."""
    tones = pen.palette
    places.river(pen, horizon=11, bottom=24, time=moment.time)
    pen.shape((-1, 43), (20, 23), (84, 23), (101, 43), fill=tones.mid)
    for plank in range(5):
        y = 25 + plank * plank * 0.9
        pen.line((20 - (y - 23) * 1.1, y), (84 + (y - 23) * 0.9, y), weight=0.14)
    pen.box(66, 4, 84, 24, fill=tones.dark)
    pen.box(69, 8, 81, 14, fill=tones.pale)
    places.buick(pen, x=40, y=33, wide=42)
    stand(pen, "MRS. HAZEN", (43, 40), moment, tall=19, turn=0.5, cut=25.1)
    stand(pen, "WENDELL", (62, 38), moment, tall=25, turn=-0.7 if moment.line >= 19 else 0.7)  # noqa: PLR2004 (line 19 is his)


def two_across_the_lever(pen: Pen, moment: Moment) -> None:
    """2: lever, Alma, kettle, Priya in the doorway, the bank growing."""
    touched = moment.since(22)
    places.wheelhouse(pen, time=moment.time, drift=moment.time * 0.35, hands=11)
    places.kettle(pen, x=44 + 4 * touched, y=24.4, wide=6)
    reach = (43 + 3 * touched, 22.5) if touched else (19.5, 17)
    stand(pen, "ALMA", (30, 62), moment, tall=58, turn=-0.7 if not touched else 0.5, hand=reach)
    stand(pen, "PRIYA", (89, 58), moment, tall=52, turn=-0.8, hand=(84, 31))
    form(pen, x=79, y=26, wide=6)


def close_on_alma_at_the_lever(pen: Pen, moment: Moment) -> None:
    """2A: Alma in profile; she never turns."""
    tones = pen.palette
    places.river(pen, horizon=17 - min(4.0, moment.time * 0.05), bottom=34, time=moment.time, drift=moment.time * 0.35)
    for post in (8, 88):
        pen.box(post - 1.6, -1, post + 1.6, 34, fill=tones.mid)
    pen.shape((-1, 34), (101, 34), (101, 43), (-1, 43), fill=tones.mid)
    places.kettle(pen, x=76, y=34.5, wide=12)
    stand(pen, "ALMA", (46, 122), moment, tall=116, turn=-0.95)
    pen.line((14, 36), (12, 26), weight=0.9)


def close_on_priya(pen: Pen, moment: Moment) -> None:
    """2B: Priya; the frame of the door holds her out."""
    tones = pen.palette
    places.river(pen, horizon=14, time=moment.time, drift=-moment.time * 0.3)
    pen.box(-1, -1, 24, 43, fill=tones.mid)
    pen.box(22.5, -1, 25, 43, fill=tones.pale)
    pen.box(78, -1, 101, 43, fill=tones.mid)
    pen.box(76, -1, 79, 43, fill=tones.pale)
    pen.hatch(1, 1, 21, 41, every=1.8)
    stand(pen, "PRIYA", (52, 118), moment, tall=112, turn=-0.7)
    form(pen, x=36, y=35 - 2 * moment.since(7), wide=15)


SETUPS: Final[dict[str, Setup]] = {
    "1A": wide_from_the_bank,
    "1B": buick_window,
    "1AA": over_the_door,
    "1BA": cable_from_the_water,
    "3A": across_the_buick,
    "3B": hazen_over_the_roof,
    "3AA": close_on_hazen,
    "3BA": both_from_the_ramp,
    "2A": two_across_the_lever,
    "2AA": close_on_alma_at_the_lever,
    "2BA": close_on_priya,
}
"""By setup and camera letter: ``1A`` is setup 1 on camera A, ``1AA`` setup 1A on camera A."""
