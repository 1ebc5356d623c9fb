"""The storyboard: the stages of the setups in pencil, from nearer where a panel is, with arrows for what moves.

Three things stand only in the boards: the form with its boxes, the kettle, and Alma's kitchen, which Blue left out.
"""

from collections.abc import Callable
from typing import Final

import msgspec
from PIL import Image

from the_ferry_media import day_setups as day
from the_ferry_media import night_setups as night
from the_ferry_media import places
from the_ferry_media.day_setups import Moment, form, stand
from the_ferry_media.drawing import PENCIL, PENCIL_NIGHT, Pen, Point, View

SIZE: Final = (640, 268)
_TONES: Final = 24


class Drawn(msgspec.Struct, frozen=True):
    """How a panel is drawn: what it sees, at which moment, from how near, and its arrows."""

    sees: Callable[[Pen, Moment], None]
    moment: Moment
    view: View = View()
    arrows: tuple[tuple[Point, Point], ...] = ()


def panel(name: str) -> Image.Image:
    """Draw a panel. Raises KeyError for a name that is not on the boards."""
    drawn = PANELS[name]
    dark = drawn.sees in night.SETUPS.values()
    pen = Pen(SIZE, palette=PENCIL_NIGHT if dark else PENCIL, view=drawn.view)
    drawn.sees(pen, drawn.moment)
    for begin, end in drawn.arrows:
        pen.arrow(begin, end)
    return pen.picture().convert("L").quantize(_TONES, dither=Image.Dither.NONE)


def the_form(pen: Pen, moment: Moment) -> None:
    """FINAL POSITION: two boxes, and then three."""
    pen.shape((12, -2), (92, -2), (88, 44), (8, 44))
    pen.text((22, 6), "FINAL POSITION", high=3.6)
    pen.line((22, 11.5), (80, 11.5), weight=0.18)
    for place, word in enumerate(("EAST", "WEST")):
        pen.box(24, 15 + place * 8, 29, 20 + place * 8)
        pen.text((32, 16 + place * 8), word, high=2.8)
    if moment.since(12):
        pen.line((24.2, 31.4), (29.4, 30.8), (29.0, 36.2), (23.8, 35.8), (24.2, 31.2), weight=0.5)
        pen.line((31, 36), (44, 42), weight=0.9)
        pen.line((31, 36), (29.2, 35), weight=0.4)


def the_kettle(pen: Pen, moment: Moment) -> None:
    """The kettle on the counter, and the hand that is there first."""
    places.wheelhouse(pen, time=moment.time, drift=12, hands=11)
    places.kettle(pen, x=46, y=24.4, wide=6)
    stand(pen, "ALMA", (30, 62), moment, tall=58, turn=0.5, hand=(43.2, 22.6))


def the_kitchen(pen: Pen, moment: Moment) -> None:
    """Scene 4 of White: Alma on the telephone, soup for a week of one, the landing in the window."""
    pen.box(58, 5, 88, 22)
    pen.line((58, 15), (88, 15), weight=0.18)
    pen.line((73, 5), (73, 22), weight=0.3)
    places.ferry(pen, x=66, y=17.5, wide=9)
    pen.box(-1, 29, 101, 31, fill=pen.palette.mid)
    pen.box(6, 30, 34, 44, fill=pen.palette.pale)
    pen.soft((9, 29), (9, 21), (27, 21), (27, 29), fill=pen.palette.mid)
    pen.line((6.5, 23), (29.5, 23), weight=0.3)
    for steam in (14, 18, 22):
        pen.line((steam, 19), (steam + 1, 16), (steam - 0.5, 13), weight=0.14, tone=pen.palette.mid)
    stand(pen, "ALMA", (48, 70), moment, tall=62, turn=0.7, hand=(53.6, 14.5))
    pen.line((53, 11), (55, 16), weight=1.0)
    form(pen, x=66, y=25.5, wide=6)
    for shelf in (92, 96):
        pen.soft((shelf - 1.6, 9), (shelf + 1.6, 9), (shelf + 0.8, 11.4), (shelf - 0.8, 11.4))
    pen.line((89, 11.6), (101, 11.6), weight=0.3)


def _at(line: int, *, way: float = 0.5, who: str = "", time: float = 6.0) -> Moment:
    return Moment(time=time, line=line, way=way, mouths={who: 0.9} if who else {})


_D, _N = day.SETUPS, night.SETUPS
PANELS: Final = {
    "1.1": Drawn(_D["1A"], _at(1)),
    "1.2": Drawn(_D["1A"], _at(3, way=0.9), arrows=(((30, 38), (45, 31)),)),
    "1.2a": Drawn(_D["1B"], _at(6, who="MRS. HAZEN")),
    "1.3": Drawn(_D["1AA"], _at(17, who="WENDELL"), arrows=(((50, 38), (58, 38)),)),
    "1.3a": Drawn(_D["1AA"], _at(17, who="WENDELL"), View(58, 17, 46)),
    "2.1": Drawn(_D["2A"], _at(3, who="PRIYA")),
    "2.2": Drawn(_D["2BA"], _at(7, who="PRIYA")),
    "2.3": Drawn(_D["2AA"], _at(10, who="ALMA", time=40)),
    "2.3a": Drawn(_D["2BA"], _at(21, who="PRIYA"), View(52, 19, 70)),
    "2.4": Drawn(the_kettle, _at(22), View(42, 22, 52), (((40, 29.5), (52, 29.5)),)),
    "3.1": Drawn(_D["3A"], _at(2, who="MRS. HAZEN"), arrows=(((10, 17), (2, 17)), ((96, 17), (88, 17)))),
    "3.1a": Drawn(_D["3A"], _at(7, who="WENDELL"), View(70, 17, 52)),
    "3.2": Drawn(_D["3AA"], _at(15, who="MRS. HAZEN")),
    "3.3": Drawn(_D["3BA"], _at(18)),
    "4.1": Drawn(the_kitchen, _at(2, who="ALMA")),
    "5.1": Drawn(_N["5A"], _at(3, way=0.6), arrows=(((39, 29), (49, 31)),)),
    "5.2": Drawn(_N["5B"], _at(12, who="WENDELL")),
    "5.3": Drawn(_N["5BA"], _at(13), arrows=(((46, 27), (60, 25)),)),
    "5.4": Drawn(_N["5CA"], _at(20)),
    "5.5": Drawn(_N["5BA"], _at(27), arrows=(((24, 29), (8, 26)),)),
    "A6.1": Drawn(_N["A6A"], _at(5, who="PRIYA", time=30), arrows=(((30, 30), (30, 23)),)),
    "A6.2": Drawn(the_form, _at(12)),
    "6.1": Drawn(_N["6A"], _at(8, who="WENDELL")),
    "6.1a": Drawn(_N["6B"], _at(17, who="WENDELL")),
    "6.2": Drawn(_N["6AA"], _at(20, way=1.0), arrows=(((38, 20), (26, 20)),)),
    "6.3": Drawn(_N["6BA"], _at(30, way=0.6), arrows=(((64, 27), (80, 15)),)),
    "6.3a": Drawn(_N["6CA"], _at(32)),
    "6.3b": Drawn(_N["6BA"], _at(29), View(38, 26, 46)),
}
"""By the panel's name in ``boards/panels.csv``."""
