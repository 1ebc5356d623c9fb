"""The line of action of an overhead plan, and on which side of it a camera stands.

The rule is continuity editing's 180-degree rule: while two people deal with each other, a line runs between them and on
beyond both (line of action, axis, centre line), and cameras that stay on one side of it keep who is left and who is right
on the screen. What is told here is geometry alone: whether to keep the rule is for people to say.

Places are shares of the sketch's width, ``y`` downwards; angles are degrees. Nothing depends on how the sketch is turned,
sized or moved; on a mirrored one left and right are exchanged.
"""

import math
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.film.boards.plan import Camera, Figure, Plan
from edgecode.film.composed import composed

ON_THE_LINE: Final = 5.0
"""Degrees: a camera no farther off the line, seen from the nearer figure of the two, counts as on it. An engineering choice:
a hand that lays cameras on a sketch is hardly surer than that, and the picture is a neutral one."""


class Side(StrEnum):
    """Where a camera stands, for somebody who goes along the line from its first figure to its second."""

    LEFT = "left"
    RIGHT = "right"
    ON = "on the line"


class Told(StrEnum):
    """By what the line of a plan is known."""

    SAID = "somebody said between whom it runs"
    LOOKS = "the two look at each other"
    ALONE = "nobody else is on the plan"


class Axis(msgspec.Struct, frozen=True, kw_only=True):
    """The line of a plan: it runs through two figures, who stand at two places, and on beyond both."""

    first: Figure
    second: Figure
    told: Told


class NoAxis(msgspec.Struct, frozen=True):
    """Why a plan has no line that could be told, in words that follow *there is no line to be told:*."""

    reason: str


class Standing(msgspec.Struct, frozen=True, gc=False):
    """On which side of a line a camera begins, and on which its move ends; twice the same where it does not move."""

    begins: Side
    ends: Side


def folded_name(name: str) -> str:
    """A figure's name for comparing: accents composed, white space single, case folded."""
    return " ".join(composed(name).split()).casefold()


def figures_named(plan: Plan, name: str) -> tuple[Figure, ...]:
    """Give the figures of a plan that have a name, however its case and spaces are written; usually one."""
    wanted = folded_name(name)
    return tuple(figure for figure in plan.figures if wanted and folded_name(figure.name) == wanted)


def axis_of(plan: Plan) -> Axis | NoAxis:
    """Tell the line of a plan.

    It runs where a person said (:attr:`Plan.axis`); else between the one pair who look at each other; else, where exactly two
    people are on the plan, between these. Anything else is not guessed.
    """
    if plan.axis:
        return _said(plan)
    pairs = looking_pairs(plan)
    if len(pairs) > 1:
        return NoAxis(f"{len(pairs)} pairs look at each other, and nobody said which of them it is")
    if pairs:
        return _between(*pairs[0], told=Told.LOOKS)
    if len(plan.figures) == 2:  # noqa: PLR2004  a line has two ends
        return _between(plan.figures[0], plan.figures[1], told=Told.ALONE)
    if len(plan.figures) < 2:  # noqa: PLR2004  likewise
        return NoAxis("fewer than two people are on it")
    return NoAxis(f"{len(plan.figures)} people are on it, and no two of them look at each other")


def looking_pairs(plan: Plan) -> tuple[tuple[Figure, Figure], ...]:
    """Give the pairs of figures who look at each other, in the order of the plan, each once.

    A look at a name that two figures have, or none, meets nobody.
    """
    by_name: dict[str, list[Figure]] = {}
    for figure in plan.figures:
        by_name.setdefault(folded_name(figure.name), []).append(figure)
    alone = {name: of[0] for name, of in by_name.items() if len(of) == 1 and name}
    order = {name: at for at, name in enumerate(alone)}
    pairs = []
    for name, figure in alone.items():
        other = folded_name(figure.looks_at)
        if other in alone and order[name] < order[other] and folded_name(alone[other].looks_at) == name:
            pairs.append((figure, alone[other]))
    return tuple(pairs)


def side_of(axis: Axis, *, x: float, y: float) -> Side:
    """Say on which side of a line a place is; within :data:`ON_THE_LINE` degrees, or where a figure stands, it is on it."""
    along = (axis.second.x - axis.first.x, axis.second.y - axis.first.y)
    near = min(axis.first, axis.second, key=lambda figure: math.hypot(x - figure.x, y - figure.y))
    out = (x - near.x, y - near.y)
    across = along[0] * out[1] - along[1] * out[0]
    ahead = along[0] * out[0] + along[1] * out[1]
    if math.degrees(math.atan2(abs(across), abs(ahead))) <= ON_THE_LINE:
        return Side.ON
    return Side.RIGHT if across > 0 else Side.LEFT  # y goes downwards: to the right of somebody who goes along


def standing(axis: Axis, camera: Camera) -> Standing:
    """Say on which side of a line a camera begins and ends."""
    begins, ends = (side_of(axis, x=x, y=y) for x, y in (start_of(camera), end_of(camera)))
    return Standing(begins, ends)


def start_of(camera: Camera) -> tuple[float, float]:
    """Where a camera stands when its shot begins."""
    return camera.x, camera.y


def end_of(camera: Camera) -> tuple[float, float]:
    """Where a camera stands when its shot ends: where its move ends, else where it began."""
    x = camera.x if camera.to_x is None else camera.to_x
    return x, camera.y if camera.to_y is None else camera.to_y


def _said(plan: Plan) -> Axis | NoAxis:
    """The line that a person said; one that names somebody who is not there, or is there twice, is not guessed at."""
    names = plan.axis
    if len(names) != 2 or folded_name(names[0]) == folded_name(names[1]):  # noqa: PLR2004  a line has two ends
        return NoAxis(f"it is said to run between {' and '.join(names)}, and a line runs between two people")
    found = [figures_named(plan, name) for name in names]
    for name, figures in zip(names, found, strict=True):
        if len(figures) != 1:
            how = "is not on the plan" if not figures else f"is on the plan {len(figures)} times"
            return NoAxis(f"it is said to run between {names[0]} and {names[1]}, and {name} {how}")
    return _between(found[0][0], found[1][0], told=Told.SAID)


def _between(first: Figure, second: Figure, *, told: Told) -> Axis | NoAxis:
    if (first.x, first.y) == (second.x, second.y):
        return NoAxis(f"{first.name} and {second.name} stand at one place")
    return Axis(first=first, second=second, told=told)
