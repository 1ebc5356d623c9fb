"""The storyboard as it is: what the files hold, in the current draft, and everything people said of it laid over that."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.film.board import Panel
from edgecode.film.boards.arranged import arranged, own_ids
from edgecode.film.boards.carry import carried, carried_to
from edgecode.film.boards.said import SaidOfBoards
from edgecode.film.boards.shot import Boards, Carry, Shot
from edgecode.film.boards.wall import THE_RECORD, Wall, added_panels, anchors
from edgecode.film.drafts import Drafts
from edgecode.film.identity import digest
from edgecode.film.memo import Step
from edgecode.film.place import Remark

_FEW: Final = 5


class Laid(msgspec.Struct, frozen=True, kw_only=True):
    """The panels in the order of the boards, what belongs to them, and what was said of what is not there any more."""

    panels: tuple[Panel, ...] = ()
    boards: Boards = Boards()
    remarks: tuple[Remark, ...] = ()


class KeptBoards:
    """What was laid the last time: what became of the panels of the files, which a deed does not change, and all of it."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self.carries: Step[dict[str, Carry]] = Step()
        self.laid: Step[Laid] = Step()
        self.panels: Step[tuple[Panel, ...]] = Step()
        self.boards: Step[Boards] = Step()


def laid(
    panels: Iterable[Panel],
    *,
    drafts: Drafts | None,
    said: Iterable[SaidOfBoards] = (),
    kept: KeptBoards | None = None,
) -> Laid:
    """Lay what people said of the boards, in order, over the panels that the files hold; nothing is lost by it."""
    kept = kept if kept is not None else KeptBoards()
    listed, deeds = tuple(panels), tuple(said)
    return kept.laid.get((listed, drafts, deeds), lambda: _same(_laid(listed, drafts, deeds, kept), kept))


def _same(made: Laid, kept: KeptBoards) -> Laid:
    """What came out as it was the last time is the same again, so that what depends on it is kept as well."""
    panels = kept.panels.get(made.panels, lambda: made.panels)
    boards = kept.boards.get((made.boards,), lambda: made.boards)
    return msgspec.structs.replace(made, panels=panels, boards=boards)


def _laid(listed: tuple[Panel, ...], drafts: Drafts | None, deeds: tuple[SaidOfBoards, ...], kept: KeptBoards) -> Laid:
    named = own_ids(listed)
    carries = kept.carries.get((listed, drafts), lambda: carried(named, drafts=drafts)) if drafts is not None else {}
    if not deeds:
        hung, boards = arranged(named, drafts=drafts, carries=carries)
        return Laid(panels=hung, boards=boards)
    every = (*named, *added_panels(deeds))
    carries = {**carries, **_anchored(deeds, every, drafts)}
    hung, boards = arranged(every, drafts=drafts, carries=carries)
    placed = {panel: carry.scene for panel, carry in boards.carried.items()}
    wall = Wall(hung, placed=placed, shots=boards.shots)
    strangers = [each for each in deeds if not wall.lay(each)]
    return _as_laid(wall, boards, strangers)


def _anchored(deeds: Iterable[SaidOfBoards], panels: Iterable[Panel], drafts: Drafts | None) -> dict[str, Carry]:
    """What became of the panels of which people said where they belong."""
    if drafts is None:
        return {}
    held = {panel.id for panel in panels}
    return {
        panel: carried_to(panel, scene=deed.scene, lines=deed.lines or (), draft=deed.draft, drafts=drafts)
        for panel, deed in anchors(deeds).items()
        if panel in held
    }


def _as_laid(wall: Wall, boards: Boards, strangers: list[SaidOfBoards]) -> Laid:
    in_order = [panel for panel in wall.in_order() if panel not in wall.removed]
    shots = tuple(_shots(wall, in_order))
    named = {panel: shot for shot in shots for panel in shot.panels}
    shown = tuple(_shown(wall.panels[panel], named) for panel in in_order)
    plans = tuple(wall.plans.values())
    return Laid(
        panels=shown,
        boards=msgspec.structs.replace(
            boards,
            shots=shots,
            plans=plans,
            removed=tuple(wall.panels[panel] for panel in wall.removed),
            sounds=tuple(wall.sounds.values()),
            compared=wall.compared,
        ),
        remarks=tuple(_remarks(strangers)),
    )


def _shown(panel: Panel, named: Mapping[str, Shot]) -> Panel:
    shot = named[panel.id].name if panel.id in named else ""
    return panel if panel.shot == shot else msgspec.structs.replace(panel, shot=shot)


def _shots(wall: Wall, in_order: Iterable[str]) -> Iterator[Shot]:
    """The shots in the order of their first panels. One whose panels a newer draft put in two scenes is two."""
    groups: dict[tuple[str, str], list[str]] = {}
    for panel in in_order:
        if panel in wall.shot_of:
            groups.setdefault((wall.shot_of[panel], wall.panels[panel].scene), []).append(panel)
    taken: set[str] = set()
    for (shot, scene), own in groups.items():
        name = shot if shot not in taken else digest("shot", shot, scene)
        taken.add(name)
        yield msgspec.structs.replace(wall.shots[shot], id=name, scene=scene, panels=tuple(own))


def _remarks(strangers: list[SaidOfBoards]) -> Iterator[Remark]:
    """Say what waits for something that left the boards' files: it is kept, and counts again when that comes back."""
    for each in strangers[:_FEW]:
        says = (
            f"expected in the boards' files what {each.by} spoke of ({each.says}), found it gone; what was said waits"
        )
        yield Remark(THE_RECORD, says)
    if len(strangers) > _FEW:
        yield Remark(
            THE_RECORD, f"and {len(strangers) - _FEW} more deeds on panels or shots that the files no longer have"
        )
