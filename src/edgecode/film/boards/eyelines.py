"""Who a camera of an overhead plan sees, and which way they look on its screen.

The rule is continuity editing's eyeline match: of two people who look at each other, each in a shot of their own, one looks
to the left of the screen and the other to the right, so that their looks meet across the cut. Angles are degrees.

Which way somebody looks is told as a lens draws it: their look is set beside the line of sight from the camera to them, so
that it does not change when the camera pans while they stay in the picture.
"""

import math
from enum import StrEnum
from typing import Final

from edgecode.film.boards.axis import figures_named, folded_name
from edgecode.film.boards.plan import Camera, Figure, Plan

STRAIGHT: Final = 2.0
"""Degrees: who looks no farther off the line of sight looks straight at the camera, or away from it. An engineering choice."""
NORMAL_VIEW: Final = 40.0
"""Degrees that a camera is taken to see from side to side where nobody said: about a 50 mm lens on a picture 36 mm wide,
2 atan(18 / 50)."""
AS_NEAR: Final = 2.0
"""Degrees: two figures that differ by no more stand equally near to the middle of a view. An engineering choice."""


class Look(StrEnum):
    """Which way a figure looks on the screen."""

    LEFT = "to the left"
    RIGHT = "to the right"
    INTO = "straight at the camera"
    AWAY = "straight away from the camera"


def look_of(figure: Figure, *, plan: Plan, x: float, y: float) -> Look | None:
    """Say which way a figure looks on the screen of a camera that stands at ``x``, ``y``.

    ``None`` where nobody said where the figure looks, where whom it looks at is not on the plan, is there twice or stands at
    the same place, and where the camera stands in the figure itself.
    """
    gaze = _gaze(figure, plan)
    sight = (figure.x - x, figure.y - y)
    if gaze is None or sight == (0.0, 0.0):
        return None
    across = sight[0] * gaze[1] - sight[1] * gaze[0]
    ahead = sight[0] * gaze[0] + sight[1] * gaze[1]
    if math.degrees(math.atan2(abs(across), abs(ahead))) <= STRAIGHT:
        return Look.AWAY if ahead > 0 else Look.INTO
    return Look.RIGHT if across > 0 else Look.LEFT  # y goes downwards: clockwise is to the right


def looks_towards(figure: Figure, *, plan: Plan) -> float | None:
    """Say where a figure looks, in degrees clockwise from the top of the sketch; ``None`` where the plan does not tell."""
    gaze = _gaze(figure, plan)
    return None if gaze is None else math.degrees(math.atan2(gaze[0], -gaze[1])) % 360


def seen_by(camera: Camera, *, plan: Plan) -> tuple[Figure, ...]:
    """Give everybody in what a camera sees where its shot begins, :data:`NORMAL_VIEW` wide where nobody said how wide."""
    wide = NORMAL_VIEW if camera.width is None else camera.width
    offs = ((off_middle(camera, figure), figure) for figure in plan.figures)
    return tuple(figure for off, figure in offs if off is not None and off <= wide / 2)


def off_middle(camera: Camera, figure: Figure) -> float | None:
    """Say how many degrees off the middle of its view a camera has a figure where its shot begins, 0 to 180.

    ``None`` where the camera stands in the figure itself.
    """
    sight = (figure.x - camera.x, figure.y - camera.y)
    if sight == (0.0, 0.0):
        return None
    facing = math.radians(camera.faces)
    ahead = sight[0] * math.sin(facing) - sight[1] * math.cos(facing)
    across = sight[0] * math.cos(facing) + sight[1] * math.sin(facing)
    return math.degrees(math.atan2(abs(across), ahead))


def in_view(camera: Camera, figure: Figure) -> bool | None:
    """Say whether a figure stands in what a camera sees where its shot begins; ``None`` where nobody said how wide it is."""
    if camera.width is None:
        return None
    off = off_middle(camera, figure)
    return off is not None and off <= camera.width / 2


def of_whom(camera: Camera, *, plan: Plan) -> tuple[Figure, ...] | None:
    """Tell of whom a camera's shot is: the figure that stands nearest to the middle of its view, within it.

    Several figures where they stand equally near (:data:`AS_NEAR`), none where it sees nobody. Without a width the view is
    taken to be :data:`NORMAL_VIEW` wide, and ``None`` says that nobody stands in that: it might be wider.
    """
    wide = NORMAL_VIEW if camera.width is None else camera.width
    offs = [(off, figure) for figure in plan.figures if (off := off_middle(camera, figure)) is not None]
    seen = [(off, figure) for off, figure in offs if off <= wide / 2]
    if not seen:
        return None if camera.width is None and offs else ()
    nearest = min(off for off, _figure in seen)
    return tuple(figure for off, figure in seen if off - nearest <= AS_NEAR)


def look_at_each_other(one: Figure, other: Figure, *, plan: Plan) -> bool | None:
    """Say whether two figures look at each other; ``None`` where nobody said where one of them looks and it might be so."""
    both = [_looks_at(one, other, plan=plan), _looks_at(other, one, plan=plan)]
    if False in both:
        return False
    return None if None in both else True


def _looks_at(figure: Figure, other: Figure, *, plan: Plan) -> bool | None:
    if not figure.looks_at:
        return None if figure.faces is None else False
    if folded_name(figure.looks_at) != folded_name(other.name):
        return False
    return True if len(figures_named(plan, other.name)) == 1 else None


def _gaze(figure: Figure, plan: Plan) -> tuple[float, float] | None:
    """The direction of somebody's look: towards whom they look at, else where they face."""
    if figure.looks_at:
        others = figures_named(plan, figure.looks_at)
        if len(others) != 1:
            return None
        gaze = (others[0].x - figure.x, others[0].y - figure.y)
        return None if gaze == (0.0, 0.0) else gaze
    if figure.faces is None:
        return None
    facing = math.radians(figure.faces)
    return math.sin(facing), -math.cos(facing)
