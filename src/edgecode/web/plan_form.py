"""The form of an overhead plan: plain fields for every figure and camera, read back into a plan.

Fields are named by their place, ``figure-0-name``, and so are those whom somebody looks at, so that a name may be changed
together with everything else. Places are written in per cent of the sketch's width.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Final

from edgecode.errors import SaidError
from edgecode.film.boards.plan import Camera, Figure, Plan

_MOST: Final = 200
"""Figures or cameras that one form may have. An engineering choice."""
_FIGURE_SPOTS: Final = ((0.36, 0.3), (0.64, 0.3), (0.5, 0.16), (0.5, 0.42), (0.2, 0.2), (0.8, 0.2))
_CAMERA_SPOTS: Final = (
    (0.5, 0.54, 0.0),
    (0.22, 0.5, 35.0),
    (0.78, 0.5, 325.0),
    (0.35, 0.56, 10.0),
    (0.65, 0.56, 350.0),
)
"""Where what is new stands until somebody drags it: where there is room on an empty plan. That says nothing."""


def plan_of(fields: Mapping[str, str], *, plan: str, scene: str) -> Plan:
    """Read a plan from its form, with a figure or camera more where one is asked for.

    Raises :class:`SaidError` for what is no number.
    """
    rows = [nth for nth in range(_MOST) if f"figure-{nth}-name" in fields and f"figure-{nth}-gone" not in fields]
    names = {str(nth): _text(fields, f"figure-{nth}-name") for nth in rows}
    figures = [_figure(fields, nth, names=names) for nth in rows]
    cameras = [
        _camera(fields, nth)
        for nth in range(_MOST)
        if f"camera-{nth}-shot" in fields and f"camera-{nth}-gone" not in fields
    ]
    added, shot = _text(fields, "add-figure") or _text(fields, "new-figure"), fields.get("add-camera", "")
    if added:
        x, y = _FIGURE_SPOTS[len(figures) % len(_FIGURE_SPOTS)]
        figures.append(Figure(name=added, x=x, y=y))
    if shot:
        x, y, faces = _CAMERA_SPOTS[len(cameras) % len(_CAMERA_SPOTS)]
        cameras.append(Camera(shot=shot, x=x, y=y, faces=faces))
    return Plan(
        id=plan,
        scene=scene,
        name=_text(fields, "name"),
        figures=tuple(figures),
        cameras=tuple(cameras),
        axis=tuple(_axis(fields, names=names)),
        image=_text(fields, "image"),
    )


def per_cent(share: float | None) -> str:
    """A place as the form writes it, in per cent; empty for none."""
    return "" if share is None else f"{share * 100:.4f}".rstrip("0").rstrip(".")


def _figure(fields: Mapping[str, str], nth: int, *, names: Mapping[str, str]) -> Figure:
    own = f"figure-{nth}"
    return Figure(
        name=names[str(nth)],
        x=_share(fields, f"{own}-x"),
        y=_share(fields, f"{own}-y"),
        looks_at=names.get(fields.get(f"{own}-looks", ""), ""),
        faces=_turned(fields, f"{own}-faces"),
    )


def _camera(fields: Mapping[str, str], nth: int) -> Camera:
    own = f"camera-{nth}"
    to_x, to_y = (_number(fields, f"{own}-{name}") for name in ("to-x", "to-y"))
    moves = to_x is not None or to_y is not None
    x, y = _share(fields, f"{own}-x"), _share(fields, f"{own}-y")
    return Camera(
        shot=fields[f"{own}-shot"],
        x=x,
        y=y,
        faces=_turned(fields, f"{own}-faces") or 0.0,
        to_x=None if not moves else x if to_x is None else to_x / 100,
        to_y=None if not moves else y if to_y is None else to_y / 100,
        width=_number(fields, f"{own}-width"),
    )


def _axis(fields: Mapping[str, str], *, names: Mapping[str, str]) -> Iterator[str]:
    """The two between whom the line runs; neither where one of them is not said, or was taken away."""
    said = [names.get(fields.get(field, ""), "") for field in ("axis-0", "axis-1")]
    if all(said):
        yield from said


def _text(fields: Mapping[str, str], name: str) -> str:
    return " ".join(fields.get(name, "").split())


def _share(fields: Mapping[str, str], name: str) -> float:
    number = _number(fields, name)
    return 0.0 if number is None else number / 100


def _turned(fields: Mapping[str, str], name: str) -> float | None:
    number = _number(fields, name)
    return None if number is None else number % 360


def _number(fields: Mapping[str, str], name: str) -> float | None:
    """Read a number as typed; ``None`` for nothing."""
    typed = _text(fields, name)
    if not typed:
        return None
    try:
        number = float(typed.replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise SaidError(name.replace("-", " "), expected="a number such as 12.5", found=repr(typed))
    return number
