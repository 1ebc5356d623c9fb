"""Lines as one names them, ``3-9``, each leading to its place on the *Script* page."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import msgspec

from edgecode.film.film import Film
from edgecode.film.lining import Lining
from edgecode.film.speech import numbered_lines
from edgecode.web.scene_list import scene_links

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
    """Finds the numbered lines that linings cover; scenes are numbered as far as somebody asks."""

    def __init__(self, film: Film) -> None:
        """Take a film; its linings are those of its current draft."""
        self._script = film.script
        shown = scene_links([scene.number for scene in film.scenes], path=SCRIPT)
        self._scenes = {
            scene.index: (scene.number, href)
            for scene, href in zip(film.scenes, shown, strict=True)
            if scene.index is not None
        }
        self._numbered: dict[int, dict[int, int]] = {}

    def runs(self, linings: Iterable[Lining], *, off_too: bool = False) -> tuple[LineRun, ...]:
        """Give the lines that any of the linings covers, in script order; on camera wins over off.

        With ``off_too``, what is off camera is not told apart, so that the runs are few.
        """
        on: dict[tuple[int, int], bool] = {}
        for lining in linings:
            for paragraph in range(lining.first, lining.last):
                line = self._line(paragraph)
                if line is not None and paragraph not in lining.dropped:
                    on[line] = on.get(line, False) or not lining.off
        lines = [(scene, number, not shown and not off_too) for (scene, number), shown in sorted(on.items())]
        together = groupby(enumerate(lines), key=lambda each: (each[1][0], each[1][2], each[1][1] - each[0]))
        return tuple(self._run([line for _nth, line in group]) for _key, group in together)

    def _line(self, paragraph: int) -> tuple[int, int] | None:
        """The scene and number of the line a paragraph belongs to, ``None`` for a heading."""
        if self._script is None:
            return None
        scene = self._script.paragraphs[paragraph].scene
        if scene not in self._scenes:
            return None
        if scene not in self._numbered:
            lines = numbered_lines(self._script, self._script.scenes[scene])
            self._numbered[scene] = {each: line.number for line in lines for each in range(line.first, line.last)}
        number = self._numbered[scene].get(paragraph)
        return (scene, number) if number is not None else None

    def _run(self, lines: Sequence[tuple[int, int, bool]]) -> LineRun:
        scene, first, off = lines[0]
        number, href = self._scenes[scene]
        return LineRun(scene=number, first=first, last=lines[-1][1], href=f"{href}#line-{first}", off=off)
