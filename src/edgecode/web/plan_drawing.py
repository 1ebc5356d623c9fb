"""An overhead plan as a drawing: people with a nose where they look, cameras with a wedge for what they see, the line.

The drawing is :data:`WIDE` units wide, so that a share of the sketch's width is as many thousandths. What a person set is
drawn solid; what is reckoned or assumed, such as a line that nobody said, or a view of which nobody said how wide it is,
is dashed. A thumbnail is the same drawing without handles, in the colour of the text around it.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Final

from markupsafe import Markup

from edgecode.film.boards.axis import Axis, Side, Told, axis_of, end_of, standing
from edgecode.film.boards.eyelines import NORMAL_VIEW, looks_towards
from edgecode.film.boards.plan import Camera, Figure, Plan
from edgecode.film.film import Film

WIDE: Final = 1000
"""Units across a drawing."""
HIGH: Final = 625
"""Units down one without a sketch of another shape."""
_VIEW: Final = 250
"""How far a camera's wedge is drawn."""
_FAR: Final = 3000
_ROOM: Final = 95
"""Units that stay free below the lowest thing on a plan."""
_WHOLE: Final = 359.0
_HALF: Final = 180.0
_SIDES: Final = {Side.LEFT: "left", Side.RIGHT: "right", Side.ON: "on"}


def plan_thumbnail(plan: Plan, film: Film) -> str:
    """Draw a plan small, as an SVG that is one picture with its words; nothing of it is focused."""
    names = shot_names(film)
    what = f"Overhead plan {plan.name}: " if plan.name else "Overhead plan: "
    who = [figure.name for figure in plan.figures] + [names.get(each.shot, "a camera") for each in plan.cameras]
    words = what + (", ".join(who) or "empty")
    high = height(plan)
    head = Markup(
        '<svg class="plan small" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">'
    ).format(WIDE, high, 240, round(240 * high / WIDE), words)
    return head + drawn(plan, names=names, sides=False) + Markup("</svg>")


def shot_names(film: Film) -> dict[str, str]:
    """What to call each shot of the boards, by its id."""
    panels = {panel.id: panel.name for panel in film.panels}
    return {shot.id: shot.name or _of_panel(shot.panels, panels) for shot in film.boards.shots}


def height(plan: Plan, *, size: tuple[int, int] | None = None) -> int:
    """How many units a drawing is high: as its sketch of a size in pixels, and so that everything on the plan is in it."""
    sketch = round(WIDE * size[1] / size[0]) if size is not None and size[0] and size[1] else HIGH
    places = [each.y for each in plan.figures] + [y for each in plan.cameras for y in (each.y, end_of(each)[1])]
    lowest = max(places, default=0.0) * WIDE
    return max(sketch, min(round(lowest) + _ROOM, WIDE * 3))


def drawn(plan: Plan, *, names: Mapping[str, str], sides: bool = True, handles: bool = False) -> Markup:
    """Draw everything on a plan, with ``sides`` on which side of the line each camera stands.

    With ``handles`` it can be moved: each thing can be focused, and has its place in the form as ``data-item``.
    """
    axis = axis_of(plan)
    parts = [
        *(_line(axis, plan=plan) if isinstance(axis, Axis) else ()),
        *(_wedge(each, nth) for nth, each in enumerate(plan.cameras)),
        *(_move(each, nth, handles=handles) for nth, each in enumerate(plan.cameras)),
        *(_figure(each, nth, plan=plan, handles=handles) for nth, each in enumerate(plan.figures)),
        *(
            _camera(each, nth, name=names.get(each.shot, "?"), side=_side(each, axis) if sides else "", handles=handles)
            for nth, each in enumerate(plan.cameras)
        ),
    ]
    return Markup("").join(parts)


def _of_panel(panels: tuple[str, ...], names: Mapping[str, str]) -> str:
    return f"panel {names.get(panels[0], '')}".strip() if panels else "no name yet"


def _side(camera: Camera, axis: object) -> str:
    """On which side of the line a camera stands, in a word, and where its move ends, if that is another."""
    if not isinstance(axis, Axis):
        return ""
    stands = standing(axis, camera)
    begins, ends = _SIDES[stands.begins], _SIDES[stands.ends]
    return begins if begins == ends else f"{begins} to {ends}"


def _line(axis: Axis, *, plan: Plan) -> Iterator[Markup]:
    """The line and its right side, hatched: dashed where it follows from the plan, solid where somebody said it."""
    first, second = axis.first, axis.second
    length = math.hypot(second.x - first.x, second.y - first.y)
    along = ((second.x - first.x) / length * _FAR, (second.y - first.y) / length * _FAR)
    (x1, y1), (x2, y2) = ((each.x * WIDE, each.y * WIDE) for each in (first, second))
    right = (-along[1], along[0])
    ends = (x1 - along[0], y1 - along[1]), (x2 + along[0], y2 + along[1])
    corners = " ".join(
        f"{_n(x)},{_n(y)}" for x, y in (*ends, *((x + right[0], y + right[1]) for x, y in reversed(ends)))
    )
    order = {figure.name: nth for nth, figure in enumerate(plan.figures)}
    said = "said" if axis.told is Told.SAID else "told"
    yield Markup('<polygon class="right-side" points="{}" fill="currentColor" fill-opacity=".05"/>').format(corners)
    yield Markup(
        '<line class="axis {}" data-first="{}" data-second="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="currentColor"'
        ' stroke-width="2.5"{}/>'
    ).format(
        said, order[first.name], order[second.name], *(_n(each) for end in ends for each in end),
        Markup("") if said == "said" else Markup(' stroke-dasharray="14 9"'),
    )  # fmt: skip


def _figure(figure: Figure, nth: int, *, plan: Plan, handles: bool) -> Markup:
    """Somebody from above: head and shoulders, and a nose where they look, if the plan tells."""
    towards = looks_towards(figure, plan=plan)
    turned = Markup("")
    if towards is not None or handles:
        turned = Markup(
            '<g class="turns{}" transform="rotate({})"><path d="M-34 6C-30 -12 30 -12 34 6C28 18 -28 18 -34 6Z" {}/>'
            '<path d="M-9 -15L0 -31L9 -15Z" fill="currentColor"/>{}</g>'
        ).format(" unsaid" if towards is None else "", _n(towards or 0), _BODY, _handle(-62) if handles else "")
    return Markup(
        '<g class="figure"{} transform="translate({} {})">{}<circle r="17" {}/>'
        '<circle class="grip" r="34" fill="transparent"/><text y="60" text-anchor="middle" {}>{}</text></g>'
    ).format(
        _item(f"figure-{nth}", figure.name, handles=handles), _n(figure.x * WIDE), _n(figure.y * WIDE), turned, _BODY,
        _TEXT, figure.name,
    )  # fmt: skip


def _camera(camera: Camera, nth: int, *, name: str, side: str, handles: bool) -> Markup:
    """A camera from above: its body, and its lens where it points."""
    return Markup(
        '<g class="camera"{} transform="translate({} {})"><g class="turns" transform="rotate({})">'
        '<path d="M-13 -8L-19 -26H19L13 -8Z" fill="currentColor"/><rect x="-15" y="-9" width="30" height="34" rx="3" {}/>'
        '<circle class="grip" r="34" fill="transparent"/>{}</g>'
        '<text y="{}" text-anchor="middle" {}>{}</text>{}</g>'
    ).format(
        _item(f"camera-{nth}", f"camera of {name}", handles=handles), _n(camera.x * WIDE), _n(camera.y * WIDE),
        _n(camera.faces), _BODY, _handle(-62) if handles else "", 54, _TEXT, name,
        Markup('<text class="side" y="78" text-anchor="middle" {}>{}</text>').format(_SMALL, side) if side else "",
    )  # fmt: skip


def _wedge(camera: Camera, nth: int) -> Markup:
    """What a camera sees: dashed where nobody said how wide."""
    wide = NORMAL_VIEW if camera.width is None else min(max(camera.width, 0.0), _WHOLE)
    half = math.radians(wide / 2)
    x, y = _n(_VIEW * math.sin(half)), _n(-_VIEW * math.cos(half))
    return Markup(
        '<path class="wedge" data-of="camera-{}" transform="translate({} {}) rotate({})" d="M0 0L-{} {}A{} {} 0 {} 1 {} {}Z"'
        ' fill="currentColor" fill-opacity=".06" stroke="currentColor" stroke-opacity=".45" stroke-width="1.5"{}/>'
    ).format(
        nth, _n(camera.x * WIDE), _n(camera.y * WIDE), _n(camera.faces), x, y, _VIEW, _VIEW, int(wide > _HALF), x, y,
        Markup(' stroke-dasharray="6 6"') if camera.width is None else "",
    )  # fmt: skip


def _move(camera: Camera, nth: int, *, handles: bool) -> Markup:
    """An arrow to where a camera's move ends; nothing for one that stays."""
    if camera.to_x is None and camera.to_y is None:
        return Markup("")
    (to_x, to_y), x, y = end_of(camera), camera.x * WIDE, camera.y * WIDE
    ends = (to_x * WIDE, to_y * WIDE)
    turned = math.degrees(math.atan2(ends[0] - x, y - ends[1]))
    return Markup(
        '<line class="move" data-of="camera-{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="currentColor" stroke-width="3"/>'
        '<g class="end"{} transform="translate({} {})"><circle r="20" fill="transparent"/>'
        '<path class="turns" transform="rotate({})" d="M-12 18L0 -4L12 18Z" fill="currentColor"/></g>'
    ).format(
        nth, *(_n(each) for each in (x, y, *ends)), _item(f"end-{nth}", "where its move ends", handles=handles),
        _n(ends[0]), _n(ends[1]), _n(turned),
    )  # fmt: skip


_BODY: Final = Markup('class="body" fill="none" stroke="currentColor" stroke-width="3"')
_TEXT: Final = Markup('fill="currentColor" font-size="21" font-weight="600"')
_SMALL: Final = Markup('fill="currentColor" font-size="17"')


def _handle(y: int) -> Markup:
    return Markup(
        '<line class="arm" y1="-32" y2="{}" stroke="currentColor"/><circle class="handle" cy="{}" r="9"/>'
    ).format(y + 9, y)


def _item(name: str, says: str, *, handles: bool) -> Markup:
    if not handles:
        return Markup("")
    return Markup(' id="on-{}" tabindex="0" role="button" aria-label="{}" data-item="{}" data-says="{}"').format(
        name, says, name, says
    )


def _n(number: float) -> str:
    """A coordinate, to a tenth of a unit."""
    return f"{number:.1f}".removesuffix(".0")
