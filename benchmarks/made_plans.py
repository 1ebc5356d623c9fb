"""Made scenes with overhead plans whose crossings and eyelines are known, because they were built that way.

A scene is built in a frame of its own in which the line is the x axis and y goes up, so that the side of a camera is the sign
of its y, and who looks east is seen to look to the left by whoever stands north of them. Cameras are put around the person
they are to film by distance and angle, well clear of every tolerance or well within it, so that no rounding can turn the
truth. Only then :mod:`drawn_plans` turns, sizes, moves and mirrors the frame into a sketch. Nothing here calls what is judged
by it.

The same seed makes the same scenes. Seeds for tuning and seeds never tuned on are kept apart.
"""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from typing import Final

TUNED: Final = tuple(range(0, 40, 2))
UNTOUCHED: Final = tuple(range(1001, 1041, 2))
KINDS: Final = (
    *("two who look", "two who look", "one pair among many", "one pair among many", "said", "said"),
    *("two, looks not said", "two, one looks", "two who face", "a ring", "two pairs", "said of nobody", "alone"),
    *("no plan", "a shot without a camera", "a panel of no shot"),
)
NO_LINE: Final = ("a ring", "two pairs", "said of nobody", "alone")
CLEAR: Final = 8.0
"""Degrees off the line from which on a made camera counts as off it; those on it are at most one degree off."""
LOOKS_CLEAR: Final = 4.0
"""Degrees off the line of sight from which on somebody looks to one side."""
APART: Final = 6.0
"""Degrees between the person in the middle of a view and everybody else."""
NORTH, SOUTH, ON = "north", "south", "on"
Point = tuple[float, float]


@dataclass(frozen=True)
class Someone:
    """A person in the frame; ``row`` is the y of the two who stand in one row and look along it, east or west."""

    name: str
    at: Point
    looks_at: str = ""
    faces: Point | None = None
    east: bool | None = None


@dataclass(frozen=True)
class Filmed:
    """A shot: where its camera stands, aims and ends, and the truth of it.

    ``of`` are the names of those it may be of, ``None`` where that cannot be told. ``looks`` says for each where they look to
    at its beginning and end: ``left``, ``right`` or neither, for a frame that is not mirrored.
    """

    name: str
    at: Point
    aim: Point
    to: Point | None = None
    width: float | None = None
    sides: tuple[str, str] = (ON, ON)
    of: tuple[str, ...] | None = ()
    looks: dict[str, tuple[str, str]] = field(default_factory=dict)
    camera: bool = True


@dataclass(frozen=True)
class MadeScene:
    """A scene and its truth: pairs of shot names that cross the line or whose eyelines do not meet, and what is skipped."""

    number: str
    kind: str
    people: tuple[Someone, ...]
    shots: tuple[Filmed, ...]
    order: tuple[str, ...]
    """Names of shots as they follow each other, empty for a panel that belongs to none."""
    axis: tuple[str, ...]
    crossings: frozenset[tuple[str, str]]
    unmet: frozenset[tuple[str, str]]
    skips_crossings: bool
    skips_eyelines: bool


def made_scenes(seed: int, count: int) -> tuple[MadeScene, ...]:
    """Make some scenes."""
    draw = random.Random(seed)
    return tuple(_scene(draw, str(number)) for number in range(1, count + 1))


def _scene(draw: random.Random, number: str) -> MadeScene:
    kind = draw.choice(KINDS)
    while True:  # some people stand in each other's way: such a set is left, and another one built
        people, axis = _people(draw, kind)
        shots = _shots(draw, number, people)
        if shots:
            break
    order = _order(draw, [shot.name for shot in shots])
    if kind == "a shot without a camera":
        gone = draw.choice(order)
        shots = [replace(shot, camera=shot.camera and shot.name != gone) for shot in shots]
    if kind == "a panel of no shot":
        order.insert(draw.randrange(1, len(order)), "")
    made = MadeScene(
        number, kind, people, tuple(shots), tuple(order), axis,
        crossings=frozenset(), unmet=frozenset(), skips_crossings=False, skips_eyelines=False,
    )  # fmt: skip
    return _with_truth(made)


def _people(draw: random.Random, kind: str) -> tuple[tuple[Someone, ...], tuple[str, ...]]:
    """Who is there, ADA and BEN on the x axis, and between whom somebody said the line runs."""
    half = draw.uniform(0.5, 1.5)
    ada = Someone("ADA", (-half, 0.0), looks_at="BEN", east=True)
    ben = Someone("BEN", (half, 0.0), looks_at="ADA", east=False)
    faces = draw.uniform(-1, 1), 1.0
    alone: dict[str, tuple[Someone, ...]] = {
        "alone": (replace(ada, looks_at="", faces=faces),),
        "two, looks not said": (replace(ada, looks_at=""), replace(ben, looks_at="")),
        "two, one looks": (ada, replace(ben, looks_at="")),
        "two who face": (ada, replace(ben, looks_at="", faces=faces)),
    }
    if kind in alone:
        return alone[kind], ()
    if kind == "a ring":
        return (ada, replace(ben, looks_at="CAL"), _other(draw, "CAL", looks_at="ADA")), ()
    if kind == "two pairs" or (kind == "said" and draw.random() < 0.6):
        row = draw.choice((-1, 1)) * draw.uniform(2.0, 4.0)
        cal = Someone("CAL", (draw.uniform(-1.5, -0.5), row), looks_at="DEE", east=True)
        dee = Someone("DEE", (draw.uniform(0.5, 1.5), row), looks_at="CAL", east=False)
        both = [ada, ben, cal, dee, *([_other(draw, "EVA")] if draw.random() < 0.3 else [])]
        draw.shuffle(both)
        return tuple(both), ("ADA", "BEN") if kind == "said" else ()
    people = [ada, ben]
    if kind in {"one pair among many", "said", "said of nobody"}:
        people += [_other(draw, name) for name in ("CAL", "DEE", "EVA")[: draw.randint(1, 3)]]
    draw.shuffle(people)
    said = {"said": ("Ben", " ada"), "said of nobody": ("ADA", "ZOE")}
    return tuple(people), said.get(kind, ())


def _other(draw: random.Random, name: str, *, looks_at: str = "") -> Someone:
    """Somebody who looks at nobody that looks back."""
    at = (draw.uniform(-4, 4), draw.choice((-1, 1)) * draw.uniform(1.0, 4.0))
    if looks_at or draw.random() < 0.6:
        return Someone(name, at, looks_at=looks_at or draw.choice(("ADA", "BEN")))
    return Someone(name, at, faces=(draw.uniform(-1, 1), draw.choice((-1.0, 1.0))))


def _shots(draw: random.Random, number: str, people: Sequence[Someone]) -> list[Filmed]:
    """Some shots of these people, none where somebody stands in the way again and again."""
    shots: list[Filmed] = []
    for letter in "ABCDEF"[: draw.randint(3, 6)]:
        for _ in range(200):
            shot = _shot(draw, f"{number}{letter}", people)
            if shot is not None:
                shots.append(shot)
                break
        else:
            return []
    return shots


def _shot(draw: random.Random, name: str, people: Sequence[Someone]) -> Filmed | None:
    """One shot as it comes; ``None`` where something is neither clear of a tolerance nor within it."""
    makes = [_of_one] * 6 + [_moving] * 3 + [_from_the_line] * 2 + [_of_two, _of_nobody, _of_nobody_knows]
    return draw.choice(makes)(draw, name, people)


def _around(draw: random.Random, who: Someone) -> Point:
    """A place somewhere around a person, not in their row."""
    angle, far = math.radians(draw.uniform(9, 171)) * draw.choice((-1, 1)), draw.uniform(0.4, 4.0)
    return who.at[0] + far * math.cos(angle), who.at[1] + far * math.sin(angle)


def _of_one(draw: random.Random, name: str, people: Sequence[Someone]) -> Filmed | None:
    """A shot of one person: they are in the middle, everybody else is well off it."""
    rows = [each for each in people if each.east is not None]
    who = draw.choice(rows if draw.random() < 0.8 else people)
    at = _around(draw, who)
    side, off = _side(at, people), degrees_off_row(at, who.at)
    turn = math.radians(draw.uniform(-1.5, 1.5))
    sight = (who.at[0] - at[0], who.at[1] - at[1])
    aim = (
        sight[0] * math.cos(turn) - sight[1] * math.sin(turn),
        sight[0] * math.sin(turn) + sight[1] * math.cos(turn),
    )
    if not side or off < LOOKS_CLEAR or any(_angle(at, sight, each.at) < APART for each in people if each is not who):
        return None
    look = _look(at, who)
    width = draw.choice((None, draw.uniform(8, 100)))
    return Filmed(name, at, aim, width=width, sides=(side, side), of=(who.name,), looks={who.name: (look, look)})


def _moving(draw: random.Random, name: str, people: Sequence[Someone]) -> Filmed | None:
    """A shot of one person whose camera goes somewhere: to either side, or onto the line."""
    shot = _of_one(draw, name, people)
    if shot is None or shot.of is None:
        return None
    [who] = [each for each in people if each.name == shot.of[0]]
    on = who.name in {"ADA", "BEN"} and draw.random() < 0.3
    to = _on_the_line(draw, who) if on else _around(draw, who)
    side = ON if on else _side(to, people)
    if not side or (not on and degrees_off_row(to, who.at) < LOOKS_CLEAR):
        return None
    look = "neither" if on else _look(to, who)
    return replace(shot, to=to, sides=(shot.sides[0], side), looks={who.name: (shot.looks[who.name][0], look)})


def _from_the_line(draw: random.Random, name: str, people: Sequence[Someone]) -> Filmed | None:
    """A neutral shot: on the line, of the person nearest to it, perhaps with the other one straight behind."""
    who = draw.choice([each for each in people if each.name in {"ADA", "BEN"}])
    at = _on_the_line(draw, who)
    aim = (who.at[0] - at[0], who.at[1] - at[1])
    behind = [each for each in people if each is not who and _angle(at, aim, each.at) < APART]
    if any(each.at[1] for each in behind):
        return None  # somebody else stands behind them
    of = (who.name, *(each.name for each in behind))
    return Filmed(
        name, at, aim, width=draw.choice((None, 40.0)), of=of, looks=dict.fromkeys(of, ("neither", "neither"))
    )


def _on_the_line(draw: random.Random, who: Someone) -> Point:
    """A place within one degree of the line, outside the two: nearest to the person given."""
    far, tilt = draw.uniform(0.4, 3.0), math.radians(draw.uniform(-1, 1))
    out = math.copysign(1, who.at[0])
    return who.at[0] + out * far * math.cos(tilt), far * math.sin(tilt)


def _of_two(draw: random.Random, name: str, people: Sequence[Someone]) -> Filmed | None:
    """A shot of ADA and BEN alike, one as far to the left of the middle as the other to the right."""
    two = [each for each in people if each.name in {"ADA", "BEN"}]
    at = (draw.uniform(-2, 2), draw.choice((-1, 1)) * draw.uniform(1.0, 4.0))
    if len(two) < 2 or not _side(at, people):
        return None
    units = [_unit((each.at[0] - at[0], each.at[1] - at[1])) for each in two]
    aim = (units[0][0] + units[1][0], units[0][1] + units[1][1])
    half = _angle(at, aim, two[0].at)
    clear = all(degrees_off_row(at, each.at) > LOOKS_CLEAR for each in two)
    if not clear or any(abs(_angle(at, aim, each.at)) < half + APART for each in people if each not in two):
        return None
    side = _side(at, people)
    looks = {each.name: (_look(at, each), _look(at, each)) for each in two}
    return Filmed(name, at, aim, width=2 * half + 4, sides=(side, side), of=("ADA", "BEN"), looks=looks)


def _of_nobody(draw: random.Random, name: str, people: Sequence[Someone]) -> Filmed | None:
    """An insert: the plan says how wide the camera sees, and nobody stands in that."""
    at, aim = _around(draw, draw.choice(people)), _unit((draw.uniform(-1, 1), draw.uniform(-1, 1)))
    side = _side(at, people)
    if not side or any(_angle(at, aim, each.at) < 40 for each in people):
        return None
    return Filmed(name, at, aim, width=30.0, sides=(side, side))


def _of_nobody_knows(draw: random.Random, name: str, people: Sequence[Someone]) -> Filmed | None:
    """The camera aims past everybody, and how wide it sees nobody said."""
    shot = _of_nobody(draw, name, people)
    return None if shot is None else replace(shot, width=None, of=None)


def _side(at: Point, people: Sequence[Someone]) -> str:
    """On which side of the x axis a place is; empty where that is not clear, as the nearer of the two sees it."""
    two = [each.at for each in people if each.name in {"ADA", "BEN"}]
    near = min(two, key=lambda each: (each[0] - at[0]) ** 2 + (each[1] - at[1]) ** 2)
    return "" if degrees_off_row(at, near) < CLEAR else NORTH if at[1] > 0 else SOUTH


def degrees_off_row(at: Point, seen_from: Point) -> float:
    """How far off its row a person sees a place, 0 to 90."""
    return math.degrees(math.atan2(abs(at[1] - seen_from[1]), abs(at[0] - seen_from[0])))


def _look(at: Point, who: Someone) -> str:
    """Which way one who looks along the row looks, for somebody north or south of the row; nobody asks it of others."""
    if who.east is None:
        return "neither"
    return "left" if (at[1] > who.at[1]) == who.east else "right"


def _angle(at: Point, aim: Point, other: Point) -> float:
    """Degrees between a direction and somebody, as seen from a place."""
    one, two = _unit(aim), _unit((other[0] - at[0], other[1] - at[1]))
    return math.degrees(math.acos(max(-1.0, min(1.0, one[0] * two[0] + one[1] * two[1]))))


def _unit(of: Point) -> Point:
    length = math.hypot(*of)
    return of[0] / length, of[1] / length


def _order(draw: random.Random, names: Sequence[str]) -> list[str]:
    """Every shot at least once, some cut into and taken up again; a shot is not followed by itself."""
    order = list(names)
    for _ in range(draw.randint(0, 4)):
        at, again = draw.randrange(len(order) + 1), draw.choice(names)
        if again not in order[max(0, at - 1) : at + 1]:
            order.insert(at, again)
    return order


def _with_truth(made: MadeScene) -> MadeScene:
    """Go over the cuts with what is known of every shot."""
    if made.kind == "no plan":
        return replace(made, skips_crossings=True, skips_eyelines=True)
    by_name = {shot.name: shot for shot in made.shots}
    lacks = "" in made.order or not all(by_name[name].camera for name in made.order)
    crossings: dict[tuple[str, str], set[bool | None]] = {}
    unmet: dict[tuple[str, str], set[bool | None]] = {}
    for at, (name, following) in enumerate(pairwise(made.order), start=1):
        one, other = by_name.get(name), by_name.get(following)
        if one is None or other is None or not one.camera or not other.camera:
            continue
        times = (1,) if name not in made.order[at:] else (0, 1), (0,) if following not in made.order[:at] else (0, 1)
        cut = (min(name, following), max(name, following))
        crossings.setdefault(cut, set()).add(_all_or_none(_crossed(one, other, times)))
        unmet.setdefault(cut, set()).add(_all_or_none(_apart(one, other, times, made.people)))
    no_line = made.kind in NO_LINE
    return replace(
        made,
        crossings=frozenset(cut for cut, told in crossings.items() if True in told and not no_line),
        unmet=frozenset(cut for cut, told in unmet.items() if True in told),
        skips_crossings=lacks or (no_line and bool(crossings)) or any(None in told for told in crossings.values()),
        skips_eyelines=lacks or any(None in told for told in unmet.values()),
    )


Times = tuple[tuple[int, ...], tuple[int, ...]]
"""Which of their two ends, 0 the beginning and 1 the end, the shots before and after a cut may be at."""


def _crossed(one: Filmed, other: Filmed, times: Times) -> Iterator[bool]:
    for at, then in product(*times):
        yield {one.sides[at], other.sides[then]} == {NORTH, SOUTH}


def _apart(one: Filmed, other: Filmed, times: Times, people: Sequence[Someone]) -> Iterator[bool | None]:
    if one.of is None or other.of is None:
        yield from () if one.of == () or other.of == () else (None,)
        return
    for name, following in product(one.of, other.of):
        each_other = name != following and _each_other(name, following, people)
        for at, then in product(*times):
            looks = {one.looks[name][at], other.looks[following][then]}
            yield each_other and (looks in ({"left"}, {"right"}))


def _each_other(name: str, other: str, people: Sequence[Someone]) -> bool | None:
    """Whether two look at each other; ``None`` where one looks back, or might, and of the other nobody said."""
    two = [(each, who) for each in people for who in (name, other) if each.name in {name, other} and each.name != who]
    said = [None if not each.looks_at and each.faces is None else each.looks_at == who for each, who in two]
    return False if False in said else None if None in said else True


def _all_or_none(told: Iterator[bool | None]) -> bool | None:
    """What is so however the plan is read; ``None`` where that depends, or one reading cannot be told."""
    found = set(told)
    return None if None in found or len(found) > 1 else True in found
