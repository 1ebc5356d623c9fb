"""Panels, shots, plans and scenes by what people call them, or by their ids."""

from collections.abc import Iterable, Iterator

from edgecode.errors import NotInFilmError, UnknownSceneError
from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.plan import Plan
from edgecode.film.boards.shot import Shot
from edgecode.film.film import Film
from edgecode.film.numbered_scenes import scene_numbered
from edgecode.film.script import Scene

_FEW = 8


def panel_named(name: str, *, film: Film, removed: bool = False) -> Panel:
    """Find a panel by its id, its name, or scene and name (``4/4A.2``). Raises :class:`NotInFilmError`.

    ``removed`` also finds those that were taken out.
    """
    every = (*film.panels, *(film.boards.removed if removed else ()))
    scene, _, own = name.rpartition("/")
    folded = scene_number.folded(scene)
    named = [
        panel for panel in every if _same(panel.name, own) and (not scene or scene_number.folded(panel.scene) == folded)
    ]
    found = [panel for panel in every if panel.id == name] or named
    if len(found) == 1:
        return found[0]
    if found:
        where = ", ".join(f"{panel.scene}/{panel.name}" for panel in found[:_FEW])
        says = f"expected one panel, found {len(found)} called {name!r}: say {where}"
        raise NotInFilmError(says)
    says = f"expected a panel of the boards, found {name!r}, which is none; there are {_some(panel.name for panel in every)}"
    raise NotInFilmError(says)


def shot_named(name: str, *, film: Film) -> Shot:
    """Find a shot by its id, its name, or scene and name (``4/4A``). Raises :class:`NotInFilmError`."""
    scene, _, own = name.rpartition("/")
    folded = scene_number.folded(scene)
    found = [shot for shot in film.boards.shots if shot.id == name] or [
        shot
        for shot in film.boards.shots
        if shot.name and _same(shot.name, own) and (not scene or scene_number.folded(shot.scene) == folded)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        says = f"expected one shot, found {len(found)} called {name!r}: say {_some(f'{each.scene}/{own}' for each in found)}"
        raise NotInFilmError(says)
    known = _some(shot.name for shot in film.boards.shots if shot.name)
    says = f"expected a shot of the boards, found {name!r}, which is none; there are {known}"
    raise NotInFilmError(says)


def plan_named(name: str, *, film: Film) -> Plan:
    """Find an overhead plan by its id or its name. Raises :class:`NotInFilmError`."""
    plans = film.boards.plans
    found = [plan for plan in plans if plan.id == name] or [
        plan for plan in plans if plan.name and _same(plan.name, name)
    ]
    if len(found) != 1:
        known = _some(each.name or each.id for each in plans)
        says = f"expected an overhead plan, found {len(found) or 'none'} called {name!r}; there are {known}"
        raise NotInFilmError(says)
    return found[0]


def scene_meant(number: str, *, film: Film) -> Scene:
    """Find a scene of the current draft by its number or its id. Raises :class:`UnknownSceneError`."""
    if film.script is None:
        raise UnknownSceneError(number, known="none: there is no script")
    by_id = next((scene for scene in film.script.scenes if scene.id == number), None)
    found = by_id or scene_numbered(film.script, number)
    if found is None:
        raise UnknownSceneError(number, known=", ".join(each.number for each in film.script.scenes if each.number))
    return found


def scene_of(panel: Panel, *, film: Film) -> str:
    """Give the id of the scene of the current draft where a panel stands, empty for none."""
    carry = film.boards.carried.get(panel.id)
    return carry.scene if carry is not None else ""


def _same(one: str, other: str) -> bool:
    return bool(other) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _some(names: Iterable[str]) -> str:
    every = list(_once(names))
    return f"{', '.join(every[:_FEW])}{' …' if len(every) > _FEW else ''}" or "none"


def _once(names: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(names)
