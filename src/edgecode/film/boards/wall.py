"""The wall: the panels of a storyboard as the files hold them, and everything people said of them laid over it.

Deeds are done again, in their order, each time the film is joined: so an undoing takes exactly one of them away, and a newer
draft finds the same deeds on the scenes and lines that it kept. A deed on something that is not there any more changes
nothing, and is given back to be told.
"""

from collections.abc import Iterable, Mapping

import msgspec

from edgecode.film.board import Panel
from edgecode.film.boards.plan import Plan
from edgecode.film.boards.said import (
    Boarded,
    OrderBroughtBack,
    PanelAdded,
    PanelMoved,
    PanelRemoved,
    PanelSaid,
    PlanDrawn,
    PlanRemoved,
    SaidOfBoards,
    ShotCompared,
    ShotDescribed,
    ShotGrouped,
    ShotJoined,
    ShotNamed,
    ShotSplit,
    SoundSet,
)
from edgecode.film.boards.shot import Compared, Scratch, Shot
from edgecode.film.place import Place

THE_RECORD = Place("the record")
"""Where a panel stands that is in no file: somebody added it here."""


def added_panels(said: Iterable[SaidOfBoards]) -> tuple[Panel, ...]:
    """Give the panels that people added, as they were added."""
    deeds = (each.deed for each in said)
    return tuple(
        Panel(id=deed.panel, name=deed.name, place=THE_RECORD, image=deed.image, seconds=deed.seconds)
        for deed in deeds
        if isinstance(deed, PanelAdded)
    )


def anchors(said: Iterable[SaidOfBoards]) -> dict[str, PanelAdded | PanelMoved]:
    """Give, by panel, the last deed that says to which scene and lines it belongs."""
    found: dict[str, PanelAdded | PanelMoved] = {}
    for each in said:
        if isinstance(each.deed, PanelAdded):
            found[each.deed.panel] = each.deed
        elif isinstance(each.deed, PanelMoved) and each.deed.lines is not None:
            found.update(dict.fromkeys(each.deed.panels, each.deed))
    return found


class Wall:
    """The panels by scene, in order, and the shots they belong to, while deeds are laid over them."""

    def __init__(self, panels: Iterable[Panel], *, placed: Mapping[str, str], shots: Iterable[Shot]) -> None:
        """Hang the panels, in the order given, under the scenes where they are ``placed``, by the scenes' ids; "" for none."""
        self.panels = {panel.id: panel for panel in panels}
        self.placed = {panel: placed.get(panel, "") for panel in self.panels}
        self.rows: dict[str, list[str]] = {}
        for panel, scene in self.placed.items():
            self.rows.setdefault(scene, []).append(panel)
        self.shots = {shot.id: shot for shot in shots}
        self.shot_of = {panel: shot.id for shot in self.shots.values() for panel in shot.panels}
        self.removed: dict[str, None] = {}
        self.plans: dict[str, Plan] = {}
        self.sounds: dict[str, Scratch] = {}
        self.compared: dict[str, Compared] = {}

    def lay(self, said: SaidOfBoards) -> bool:
        """Lay one deed over the rest; ``False`` where it is about something that is not there."""
        deed = said.deed
        if isinstance(deed, ShotCompared):
            if deed.shot not in self.shots:
                return False
            self.compared[deed.take] = Compared(take=deed.take, shot=deed.shot, outcome=deed.outcome, by=said.by)
            return True
        return self._of_panel(deed) or self._of_shot(deed) or self._beside(deed)

    def _of_panel(self, deed: Boarded) -> bool:
        match deed:
            case PanelAdded(panel=panel):
                self._put(panel, after=deed.after, first=not deed.after)
                if deed.shot in self.shots:
                    self.shot_of[panel] = deed.shot
            case PanelMoved():
                return self._moved(deed)
            case PanelRemoved(panel=panel) if panel in self.panels:
                self.removed[panel] = None
            case PanelSaid(panel=panel) if panel in self.panels:
                said = {
                    name: value
                    for name in ("name", "image", "action", "dialogue", "notes", "seconds")
                    if (value := getattr(deed, name)) is not msgspec.UNSET
                }
                self.panels[panel] = msgspec.structs.replace(self.panels[panel], **said)
            case OrderBroughtBack():
                return self._brought_back(deed)
            case _:
                return False
        return True

    def _moved(self, deed: PanelMoved) -> bool:
        known = [panel for panel in deed.panels if panel in self.panels]
        after = deed.after
        for panel in known:
            self.removed.pop(panel, None)
            self._put(panel, after=after, first=not after)
            after = panel
        return bool(known)

    def _put(self, panel: str, *, after: str, first: bool) -> None:
        """Put a panel behind another one of its scene; behind none that is there it goes first, or stays where it is."""
        row = self.rows[self.placed[panel]]
        if after in row and after != panel:
            row.remove(panel)
            row.insert(row.index(after) + 1, panel)
        elif first:
            row.remove(panel)
            row.insert(0, panel)

    def _brought_back(self, deed: OrderBroughtBack) -> bool:
        named = {panel: seconds for panel, seconds in deed.panels if panel in self.panels}
        for panel, seconds in named.items():
            if seconds is not None:
                self.panels[panel] = msgspec.structs.replace(self.panels[panel], seconds=seconds)
        for row in self.rows.values():
            own = [panel for panel in named if panel in row]
            row[:] = [*own, *(panel for panel in row if panel not in own)]
        return bool(named)

    def _of_shot(self, deed: Boarded) -> bool:
        match deed:
            case ShotGrouped(shot=shot):
                known = [panel for panel in deed.panels if panel in self.panels]
                if not known:
                    return False
                self.shots.setdefault(shot, Shot(id=shot, scene="", name=deed.name))
                self.shot_of.update(dict.fromkeys(known, shot))
            case ShotSplit(shot=shot) if shot in self.shots and self.shot_of.get(deed.at) == shot:
                own = [panel for panel in self.in_order() if self.shot_of.get(panel) == shot]
                self.shots[deed.made] = msgspec.structs.replace(self.shots[shot], id=deed.made, name=deed.name)
                self.shot_of.update(dict.fromkeys(own[own.index(deed.at) :], deed.made))
            case ShotJoined(shot=shot) if shot in self.shots and deed.other in self.shots and shot != deed.other:
                self.shot_of.update({panel: shot for panel, own in self.shot_of.items() if own == deed.other})
                del self.shots[deed.other]
            case ShotNamed(shot=shot) if shot in self.shots:
                self.shots[shot] = msgspec.structs.replace(self.shots[shot], name=deed.name)
            case ShotDescribed(shot=shot) if shot in self.shots:
                said = {
                    name: value
                    for name in ("size", "angle", "lens", "move", "side")
                    if (value := getattr(deed, name)) is not msgspec.UNSET
                }
                self.shots[shot] = msgspec.structs.replace(self.shots[shot], **said)
            case _:
                return False
        return True

    def _beside(self, deed: Boarded) -> bool:
        match deed:
            case PlanDrawn(plan=plan):
                self.plans[plan.id] = plan
            case PlanRemoved(plan=plan) if plan in self.plans:
                del self.plans[plan]
            case SoundSet(panel=panel) if panel in self.panels:
                self.sounds.pop(panel, None)
                # Setting none is a deed of its own where the panel's file has a sound: that is silent from here on.
                if deed.file or self.panels[panel].audio:
                    self.sounds[panel] = Scratch(panel=panel, file=deed.file, skip=deed.skip)
            case _:
                return False
        return True

    def in_order(self) -> list[str]:
        """Give the ids of all panels, also those taken out, row by row in the order the rows were made."""
        return [panel for row in self.rows.values() for panel in row]
