"""The five people of the film, drawn the same way from far and from near.

Alma has her hair in a knot and a dark jersey; Wendell a flat cap, glasses and the vest; Priya a pony-tail and a lanyard;
Mrs. Hazen a hat with a brim and the collar of her good coat. Dispatch is a voice.
"""

from typing import Final

import msgspec

from the_ferry_media.drawing import Pen, Point, Tone

_NEAR: Final = 30.0
"""Units of height from which on a face is drawn, and not only a head."""
_LIPS_APART: Final = 0.15


class Pose(msgspec.Struct, frozen=True):
    """Where somebody stands and how: feet at ``x``, ``y``, ``tall`` units; ``turn`` is -1 left to 1 right.

    ``mouth`` opens from 0 to 1; ``breath`` lifts the shoulders, -1 to 1; ``hand`` is where the near hand reaches to.
    """

    x: float
    y: float
    tall: float
    turn: float = 0.0
    mouth: float = 0.0
    breath: float = 0.0
    hand: Point | None = None
    cut: float | None = None
    """Where a sill or a door cuts the figure off; arms and legs are then behind it."""


def person(pen: Pen, who: str, pose: Pose) -> None:
    """Draw one of them."""
    _body(pen, who, pose)
    _head(pen, who, pose)


def _tones(pen: Pen, who: str) -> tuple[Tone, Tone]:
    """Give the tones of the clothes and of the hair or hat."""
    tones = pen.palette
    return {
        "ALMA": (tones.dark, tones.mid),
        "WENDELL": (tones.vest, tones.dark),
        "PRIYA": (tones.pale, tones.ink),
        "MRS. HAZEN": (tones.mid, tones.pale),
    }[who]


def _body(pen: Pen, who: str, pose: Pose) -> None:
    tall, x = pose.tall, pose.x
    shoulder = pose.y - tall * (0.81 + 0.004 * pose.breath)
    half = tall * (0.125 if who in {"WENDELL", "MRS. HAZEN"} else 0.108)
    hip = pose.y - tall * 0.47
    clothes = _tones(pen, who)[0]
    for side in (-1, 1) if pose.cut is None else ():
        foot = x + side * tall * 0.065
        pen.shape((x + side * tall * 0.012, hip), (x + side * half * 0.8, hip), (foot + tall * 0.02, pose.y),
                  (foot - tall * 0.025, pose.y), fill=pen.palette.dark)  # fmt: skip
    neck = tall * 0.036
    pen.shape((x - neck, shoulder - tall * 0.05), (x + neck, shoulder - tall * 0.05), (x + neck, shoulder + tall * 0.02),
              (x - neck, shoulder + tall * 0.02), fill=pen.palette.pale)  # fmt: skip
    low = pose.cut or pose.y - tall * (0.28 if who == "MRS. HAZEN" else 0.44)
    drawn = pen.soft if pose.cut is None else pen.shape
    drawn((x - neck * 1.3, shoulder - tall * 0.012), (x - half * 0.8, shoulder + tall * 0.012),
              (x - half, shoulder + tall * 0.07), (x - half * 0.86, low), (x + half * 0.86, low),
              (x + half, shoulder + tall * 0.07), (x + half * 0.8, shoulder + tall * 0.012),
              (x + neck * 1.3, shoulder - tall * 0.012), fill=clothes)  # fmt: skip
    _dress(pen, who, pose, (shoulder, half, low))
    if pose.cut is None:
        _arms(pen, pose, (shoulder, half), clothes=clothes)


def _arms(pen: Pen, pose: Pose, sizes: tuple[float, float], *, clothes: Tone) -> None:
    shoulder, half = sizes
    near = 1 if pose.turn >= 0 else -1
    for side in (-near, near):
        top = (pose.x + side * half * 0.92, shoulder + pose.tall * 0.05)
        hand = pose.hand if pose.hand is not None and side == near else None
        end = hand or (pose.x + side * half * 1.12, shoulder + pose.tall * 0.36)
        bend = ((top[0] + end[0]) / 2 + side * pose.tall * 0.02, (top[1] + end[1]) / 2 + pose.tall * 0.02)
        thick = pose.tall * 0.021
        pen.soft((top[0] - thick, top[1]), (bend[0] - thick, bend[1]), (end[0] - thick * 0.7, end[1]),
                  (end[0] + thick * 0.7, end[1]), (bend[0] + thick, bend[1]), (top[0] + thick, top[1]),
                  fill=clothes)  # fmt: skip
        pen.oval(end, (thick * 1.1, thick * 1.2), fill=pen.palette.pale, weight=0.14)


def _dress(pen: Pen, who: str, pose: Pose, sizes: tuple[float, float, float]) -> None:
    """What tells their clothes apart."""
    shoulder, half, low = sizes
    x, tall = pose.x, pose.tall
    if who == "WENDELL":
        for side in (-1, 1):
            pen.line((x + side * half * 0.5, shoulder), (x + side * half * 0.5, low), weight=0.5, tone=pen.palette.pale)
        band = shoulder + (low - shoulder) * 0.6
        pen.line((x - half * 0.85, band), (x + half * 0.85, band), weight=0.6, tone=pen.palette.pale)
    elif who == "PRIYA":
        badge = shoulder + tall * 0.17
        pen.line((x - half * 0.4, shoulder), (x, badge), (x + half * 0.4, shoulder), weight=0.2)
        pen.box(x - tall * 0.018, badge, x + tall * 0.018, badge + tall * 0.04, fill=pen.palette.glow)
    elif who == "MRS. HAZEN":
        for side in (-1, 1):
            pen.shape((x, shoulder + tall * 0.09), (x + side * half * 0.62, shoulder + tall * 0.03),
                      (x + side * half * 0.3, shoulder - tall * 0.02), fill=pen.palette.dark)  # fmt: skip
        pen.line((x, shoulder + tall * 0.09), (x, low), weight=0.2)
    else:
        pen.line((x - tall * 0.045, shoulder - tall * 0.008), (x, shoulder + tall * 0.03),
                 (x + tall * 0.045, shoulder - tall * 0.008), weight=0.3)  # fmt: skip


def _head(pen: Pen, who: str, pose: Pose) -> None:
    tall = pose.tall
    middle = (pose.x + pose.turn * tall * 0.012, pose.y - tall * (0.925 + 0.003 * pose.breath))
    size = (tall * 0.054, tall * 0.073)
    hair = _tones(pen, who)[1]
    if who == "PRIYA":
        tail = middle[0] - (pose.turn or 0.6) * size[0] * 1.15
        pen.soft((tail, middle[1] - size[1] * 0.5), (tail - pose.turn * size[0] * 0.7, middle[1] + size[1] * 0.9),
                  (middle[0] - pose.turn * size[0] * 0.4, middle[1] + size[1] * 0.3), fill=hair)  # fmt: skip
    if who == "ALMA":
        knot = (middle[0] - pose.turn * size[0] * 0.85, middle[1] - size[1] * 0.85)
        pen.oval(knot, (size[0] * 0.5, size[0] * 0.46), fill=hair)
    pen.oval(middle, size, fill=pen.palette.pale)
    if tall >= _NEAR:
        _face(pen, who, middle=middle, size=size, pose=pose)
    elif pose.mouth > _LIPS_APART:
        pen.oval((middle[0] + pose.turn * size[0] * 0.5, middle[1] + size[1] * 0.5), (size[0] * 0.22, size[1] * 0.14),
                 fill=pen.palette.ink, weight=0)  # fmt: skip
    _crown(pen, who, middle=middle, size=size, turn=pose.turn)


def _face(pen: Pen, who: str, *, middle: Point, size: Point, pose: Pose) -> None:
    ahead = middle[0] + pose.turn * size[0] * 0.34
    eyes = middle[1] - size[1] * 0.08
    for side in (-1, 1):
        eye = ahead + side * size[0] * 0.36 * (1 - 0.25 * abs(pose.turn))
        pen.oval((eye, eyes), (size[0] * 0.075, size[1] * 0.055), fill=pen.palette.ink, weight=0)
        pen.line(
            (eye - size[0] * 0.18, eyes - size[1] * 0.18), (eye + size[0] * 0.18, eyes - size[1] * 0.2), weight=0.2
        )
        if who == "WENDELL":
            pen.oval((eye, eyes), (size[0] * 0.25, size[1] * 0.15), fill=pen.palette.pale, weight=0.2)
            pen.oval((eye, eyes), (size[0] * 0.07, size[1] * 0.05), fill=pen.palette.ink, weight=0)
        if who == "MRS. HAZEN":
            pen.line(
                (eye - size[0] * 0.14, eyes + size[1] * 0.2), (eye + size[0] * 0.12, eyes + size[1] * 0.22), weight=0.1
            )
    side = 1 if pose.turn >= 0 else -1
    pen.line((ahead, eyes + size[1] * 0.02), (ahead + side * size[0] * 0.18, eyes + size[1] * 0.32),
             (ahead, eyes + size[1] * 0.36), weight=0.2)  # fmt: skip
    lips = (ahead, middle[1] + size[1] * 0.55)
    if pose.mouth > _LIPS_APART:
        pen.oval(
            lips, (size[0] * (0.27 - 0.06 * pose.mouth), size[1] * 0.085 * pose.mouth), fill=pen.palette.ink, weight=0.1
        )
    else:
        pen.line((lips[0] - size[0] * 0.24, lips[1]), (lips[0] + size[0] * 0.22, lips[1] - size[1] * 0.01), weight=0.25)


def _crown(pen: Pen, who: str, *, middle: Point, size: Point, turn: float) -> None:
    """Hair, cap or hat, over the head."""
    hair = _tones(pen, who)[1]
    x, y = middle
    wide, high = size
    if who == "WENDELL":
        pen.soft((x - wide * 1.08, y - high * 0.42), (x - wide * 0.9, y - high * 1.0), (x, y - high * 1.18),
                  (x + wide * 0.9, y - high * 1.0), (x + wide * 1.08, y - high * 0.42), fill=hair)  # fmt: skip
        ahead = turn or 0.3
        pen.shape((x + ahead * wide * 0.1, y - high * 0.42), (x + ahead * wide * 1.55, y - high * 0.3),
                  (x + ahead * wide * 1.0, y - high * 0.56), fill=hair)  # fmt: skip
        return
    if who == "MRS. HAZEN":
        pen.shape((x - wide, y + high * 0.1), (x - wide * 1.05, y - high * 0.5), (x + wide * 1.05, y - high * 0.5),
                  (x + wide, y + high * 0.1), (x + wide * 0.75, y - high * 0.3), (x - wide * 0.75, y - high * 0.3),
                  fill=hair)  # fmt: skip
        pen.shape((x - wide * 0.9, y - high * 0.5), (x - wide * 0.75, y - high * 1.15), (x + wide * 0.75, y - high * 1.15),
                  (x + wide * 0.9, y - high * 0.5), fill=pen.palette.dark)  # fmt: skip
        pen.oval((x, y - high * 0.5), (wide * 1.75, high * 0.14), fill=pen.palette.dark)
        return
    left, right = (y + high * (0.05 + 0.3 * max(0.0, lean)) for lean in (turn, -turn))
    pen.soft((x - wide * 1.04, left), (x - wide * 0.95, y - high * 0.72), (x, y - high * 1.1),
              (x + wide * 0.95, y - high * 0.72), (x + wide * 1.04, right), (x + wide * 0.7, y - high * 0.42),
              (x - wide * 0.6, y - high * 0.5), fill=hair)  # fmt: skip
