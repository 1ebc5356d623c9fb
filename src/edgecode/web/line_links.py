"""Lines as one names them, ``3-9``, each leading to its place on the *Script* page."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import msgspec

from edgecode.film.lining import Lining
from edgecode.usecases.show_coverage import SceneView
from edgecode.web.scene_list import listed_scenes

SCRIPT: Final = "/script"


class LineRun(msgspec.Struct, frozen=True, kw_only=True):
    """Numbered lines of one scene that follow each other; ``off`` is played off camera."""

    scene: str
    first: int
    last: int
    href: str
    off: bool = False

    @property
    def says(self) -> str:
        """``3``, ``3-9``, ``12 off``."""
        numbers = f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"
        return f"{numbers} off" if self.off else numbers


class LineLinks:
    """Finds the numbered lines that linings cover."""

    def __init__(self, views: tuple[SceneView, ...]) -> None:
        """Take the scenes of a film, in its order."""
        self._listed = listed_scenes(views, path=SCRIPT)
        self._at: dict[int, tuple[int, int]] = {
            paragraph: (place, line.number)
            for place, view in enumerate(views)
            for line in view.lines
            for paragraph in range(line.first, line.last)
        }

    def runs(self, linings: Iterable[Lining], *, off_too: bool = False) -> tuple[LineRun, ...]:
        """Give the lines that any of the linings covers, in script order; on camera wins over off.

        With ``off_too``, what is off camera is not told apart, so that the runs are few.
        """
        on: dict[tuple[int, int], bool] = {}
        for lining in linings:
            for paragraph in range(lining.first, lining.last):
                if paragraph in self._at and paragraph not in lining.dropped:
                    on[self._at[paragraph]] = on.get(self._at[paragraph], False) or not lining.off
        lines = [(place, number, not shown and not off_too) for (place, number), shown in sorted(on.items())]
        together = groupby(enumerate(lines), key=lambda each: (each[1][0], each[1][2], each[1][1] - each[0]))
        return tuple(self._run([line for _nth, line in group]) for _key, group in together)

    def _run(self, lines: Sequence[tuple[int, int, bool]]) -> LineRun:
        place, first, off = lines[0]
        scene = self._listed[place]
        return LineRun(
            scene=scene.view.number, first=first, last=lines[-1][1], href=f"{scene.href}#line-{first}", off=off
        )
