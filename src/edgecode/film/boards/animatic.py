"""The animatic: the panels of a film, or of one scene, one after the other in whole frames, with their scratch sound.

A panel ends at the rounded sum of the seconds up to its end, so that no rounding builds up: ``round(sum * rate)`` in exact
fractions, halves to the even frame. A panel that stands for more than nothing has at least one frame. Where that puts its
end behind the sum, the panels after it give the frames back as far as they have more than one: the animatic is longer than
its seconds say only by frames that nobody after it could give back.
"""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.around import CutAround, PanelsAround
from edgecode.film.boards.shot import Boards, Fate
from edgecode.film.rate import Rate

STANDS: Final = 2.0
"""Seconds that a panel stands of which nobody says how long. Bookkeeping, and said wherever it shows."""
RATE: Final = Rate(24, 1)
"""The rate of an animatic while no cut of the film has one."""


class PanelTime(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One panel of an animatic: ``frames`` of them from frame ``first`` on, counted from 0 at the animatic's rate.

    ``said`` tells whether somebody said how long it stands; else that is :data:`STANDS`. One said to stand 0 s has no frame.
    """

    panel: Panel
    first: int
    frames: int
    said: bool


class SoundTime(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One sound of an animatic: a file of the film's folder, heard from frame ``at`` on, ``skip`` seconds into the file.

    It is heard to the end of the file, or of the animatic. ``panel`` is the id of the panel it begins with.
    """

    panel: str
    file: str
    at: int
    skip: float = 0.0


class Animatic(msgspec.Struct, frozen=True, kw_only=True):
    """Panels and sounds in time. ``undecided`` are panels that were left out, since it is to be decided where they belong."""

    rate: Rate
    panels: tuple[PanelTime, ...] = ()
    sounds: tuple[SoundTime, ...] = ()
    undecided: tuple[Panel, ...] = ()

    @property
    def frames(self) -> int:
        """How many frames it has."""
        return self.panels[-1].first + self.panels[-1].frames if self.panels else 0

    @property
    def assumed(self) -> int:
        """How many of its panels nobody said the seconds of."""
        return sum(not each.said for each in self.panels)


def rate_of(film: CutAround) -> Rate:
    """Give the rate of a film's animatic: that of the current cut where it has one, else :data:`RATE`."""
    return film.cut.rate if film.cut is not None and film.cut.rate is not None else RATE


def animatic(film: PanelsAround, *, rate: Rate, scene: str = "") -> Animatic:
    """Lay the panels of a film in time, or those of the scene of a number; one that has none gives an empty animatic."""
    wanted = scene_number.folded(scene)
    panels = [panel for panel in film.panels if not wanted or scene_number.folded(panel.scene) == wanted]
    shown = shown_panels(panels, boards=film.boards)
    strip = _strip(shown, rate=rate)
    kept = {panel.id for panel in shown}
    return Animatic(
        rate=rate,
        panels=strip,
        sounds=tuple(sound for each in strip for sound in _sounds(each, boards=film.boards)),
        undecided=tuple(
            panel for panel in panels if panel.id not in kept and is_undecided(panel.id, boards=film.boards)
        ),
    )


def shown_panels(panels: Iterable[Panel], *, boards: Boards) -> tuple[Panel, ...]:
    """Give those panels that stand in the boards: not taken out, and not waiting to be decided about."""
    removed = {panel.id for panel in boards.removed}
    return tuple(panel for panel in panels if panel.id not in removed and not is_undecided(panel.id, boards=boards))


def is_undecided(panel: str, *, boards: Boards) -> bool:
    """Whether it is to be decided where a panel, by its id, belongs in the current draft."""
    carried = boards.carried.get(panel)
    return carried is not None and carried.fate is Fate.DECIDE


def said_seconds(panel: Panel) -> float | None:
    """Give how long a panel is said to stand, in seconds; ``None`` where nobody says so, or what is said is no length."""
    seconds = panel.seconds
    return seconds if seconds is not None and math.isfinite(seconds) and seconds >= 0 else None


def standing_seconds(panel: Panel) -> float:
    """Give how long a panel stands in an animatic, in seconds: as somebody says, else :data:`STANDS`."""
    said = said_seconds(panel)
    return STANDS if said is None else said


def _strip(panels: Iterable[Panel], *, rate: Rate) -> tuple[PanelTime, ...]:
    strip = []
    passed, at = Fraction(0), 0
    for panel in panels:
        seconds = Fraction(standing_seconds(panel))
        passed += seconds
        least = at + 1 if seconds else at
        end = max(round(passed * rate.fps), least)
        end = end if seconds else at
        strip.append(PanelTime(panel=panel, first=at, frames=end - at, said=said_seconds(panel) is not None))
        at = end
    return tuple(strip)


def _sounds(stands: PanelTime, *, boards: Boards) -> Iterable[SoundTime]:
    """What somebody set for a panel takes the place of the sound its file has; setting nothing takes that away."""
    panel = stands.panel
    found = [sound for sound in boards.sounds if sound.panel == panel.id]
    if found:
        for sound in found:
            if sound.file:
                yield SoundTime(panel=panel.id, file=sound.file, at=stands.first, skip=_skip(sound.skip))
    elif panel.audio:
        yield SoundTime(panel=panel.id, file=panel.audio, at=stands.first)


def _skip(seconds: float) -> float:
    return seconds if math.isfinite(seconds) and seconds > 0 else 0.0
