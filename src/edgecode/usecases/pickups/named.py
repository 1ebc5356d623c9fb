"""What is owed, what might fill it and notes of states, by what people call them or by their ids."""

from collections.abc import Iterable, Sequence
from typing import Final

from edgecode.errors import NotInFilmError
from edgecode.film import scene_number
from edgecode.film.film import Film
from edgecode.film.hand import takes_named
from edgecode.film.pickups.fillers import Filler, FillerKind
from edgecode.film.pickups.owing import Owing
from edgecode.film.pickups.states import State

_FEW: Final = 8
_LEAST: Final = 4
"""Signs of an id that have to be given: fewer could be a scene's number."""


def owing_named(name: str, owings: Sequence[Owing]) -> Owing:
    """Find what is owed by its id or how that begins, or as scene and line (``5/12``). Raises :class:`NotInFilmError`."""
    wanted = name.strip().casefold()
    found = [each for each in owings if len(wanted) >= _LEAST and each.id.startswith(wanted)]
    scene, _, line = name.rpartition("/")
    if not found and scene:
        folded = scene_number.folded(scene)
        found = [each for each in owings if scene_number.folded(each.scene) == folded and line in map(str, each.lines)]
    if not found:
        folded = scene_number.folded(name)
        found = [each for each in owings if each.scene and scene_number.folded(each.scene) == folded]
    return _only(found, name, every=owings)


def _only(found: Sequence[Owing], name: str, *, every: Sequence[Owing]) -> Owing:
    if len(found) == 1:
        return found[0]
    if found:
        says = f"expected one thing that is owed, found {len(found)} by {name!r}: say {_some(each.id[:8] for each in found)}"
        raise NotInFilmError(says)
    known = _some(called(each) for each in every)
    says = (
        f"expected something that is owed, by its id or as SCENE/LINE, found {name!r}, which is none; there are {known}"
    )
    raise NotInFilmError(says)


def called(owing: Owing) -> str:
    """What people call a thing that is owed: scene and line, else how its id begins."""
    return f"{owing.scene}/{owing.lines[0]}" if owing.scene and len(owing.lines) == 1 else owing.id[:8]


def filler_named(name: str, fillers: Sequence[Filler], *, film: Film) -> Filler:
    """Find what might fill something by its id, by its take's slate, or as ``ADR``. Raises :class:`NotInFilmError`."""
    wanted = name.strip().casefold()
    takes = {take.id for take in takes_named(name, dailies=film.dailies)}
    found = [
        each
        for each in fillers
        if each.take in takes
        or (len(wanted) >= _LEAST and each.id.startswith(wanted))
        or (each.kind is FillerKind.ADR and wanted == "adr")
    ]
    if len(found) == 1:
        return found[0]
    known = _some(filler_called(each, film=film) for each in fillers)
    says = f"expected material that might fill it, found {len(found) or 'none'} by {name!r}; there are {known}"
    raise NotInFilmError(says)


def filler_called(filler: Filler, *, film: Film) -> str:
    """What people call a filler: its take's slate, or ADR."""
    take = film.dailies.by_id.get(filler.take)
    return take.label if take is not None else str(filler.kind)


def state_named(name: str, states: Iterable[State]) -> State:
    """Find a note made by hand by its id or how that begins. Raises :class:`NotInFilmError`."""
    wanted = name.strip().casefold()
    every = [each for each in states if each.id]
    found = [each for each in every if len(wanted) >= _LEAST and each.id.startswith(wanted)]
    if len(found) != 1:
        known = _some(each.id[:8] for each in every)
        says = f"expected a note that somebody made here, found {len(found) or 'none'} by {name!r}; there are {known}"
        raise NotInFilmError(says)
    return found[0]


def _some(names: Iterable[str]) -> str:
    every = list(dict.fromkeys(names))
    return f"{', '.join(every[:_FEW])}{' …' if len(every) > _FEW else ''}" or "none"
