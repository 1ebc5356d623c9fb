"""What goes into a row of the morning's log: what every paper says of one camera's picture of one take, together."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

import msgspec

from edgecode.film.dailies import Take
from edgecode.film.emphasis import plain
from edgecode.film.file_name import stem
from edgecode.film.film import Film
from edgecode.film.recording import OF_SOUND, Recording, WrittenBy
from edgecode.film.script import SPOKEN, Script
from edgecode.film.speech import numbered_lines

_FIRST_WORDS: Final = 5


class Picture(msgspec.Struct, frozen=True):
    """One camera's picture of one take: the rows of papers that tell of it, the most believed first."""

    take: Take
    rows: tuple[Recording, ...]

    def said(self, word: str) -> str:
        """Give what the first paper to say anything says under a field's name, the take's other papers asked last."""
        return next((value for row in self.rows if (value := str(getattr(row, word) or ""))), "")

    @property
    def camera(self) -> str:
        """The camera's letter, empty where only one ran."""
        return next(filter(None, map(_camera, self.rows)), "")

    @property
    def timed(self) -> Recording | None:
        """The first row that has both timecodes, else the first that has a start."""
        both = next((row for row in self.rows if row.start is not None and row.end is not None), None)
        return both or next((row for row in self.rows if row.start is not None), None)


def pictures_of(take: Take) -> list[Picture]:
    """Part a take's papers by picture: the same file, or the same camera. Sound alone gives none.

    A script supervisor's row tells of the take; it is a picture of its own only where no camera report or log has one.
    """
    of_picture = [row for row in take.recordings if row.written_by not in OF_SOUND]
    written = [row for row in of_picture if row.written_by is not WrittenBy.SCRIPT_SUPERVISOR]
    groups: list[list[Recording]] = []
    for row in written or of_picture:
        group = next((group for group in groups if _same_picture(group, row)), None)
        if group is None:
            groups.append([row])
        else:
            group.append(row)
    return [Picture(take, tuple(group)) for group in groups] if take.has_picture else []


def _camera(row: Recording) -> str:
    return row.camera or (row.slate.camera if row.slate is not None else "")


def _same_picture(group: list[Recording], row: Recording) -> bool:
    files = {stem(each.file) for each in group if each.file}
    if files and row.file:
        return stem(row.file) in files
    cameras = {_camera(each) for each in group} - {""}
    return not cameras or not _camera(row) or _camera(row) in cameras


def sounds_of(take: Take) -> list[Recording]:
    """Give the rows of sound reports and sound files about a take."""
    return [row for row in take.recordings if row.written_by in OF_SOUND]


class LinesOfScript:
    """The numbered lines of the current draft that each take covers, in words for an editor's log."""

    def __init__(self, film: Film) -> None:
        """Count the lines once, and who covers which paragraphs."""
        self._lines = dict(_counted(film.script)) if film.script is not None else {}
        self._covers: dict[str, set[tuple[int, bool]]] = {}
        for lining in film.shot.linings:
            spans = self._covers.setdefault(lining.by, set())
            spans.update((index, lining.off) for index in range(lining.first, lining.last))

    def of(self, take: Take) -> str:
        """``3-5 By the bridge it's fifty-two; 7 (off) Then look at it``: runs of lines with the first words of each run."""
        covered = self._covers.get(take.id, ())
        on = {self._lines[index] for index, off in covered if not off and index in self._lines}
        off_camera = {self._lines[index] for index, off in covered if off and index in self._lines} - on
        runs = [*((run, "") for run in _runs(sorted(on))), *((run, " (off)") for run in _runs(sorted(off_camera)))]
        return "; ".join(f"{_span(run)}{off} {run[0][2]}".rstrip() for run, off in sorted(runs))


_Line = tuple[int, int, str]
"""The index of its scene, its number in it, its first words."""


def _counted(script: Script) -> Iterator[tuple[int, _Line]]:
    for nth, scene in enumerate(script.scenes):
        for line in numbered_lines(script, scene):
            paragraphs = script.paragraphs[line.first : line.last]
            said = next((each for each in paragraphs if each.kind in SPOKEN), paragraphs[0])
            words = " ".join(plain(said.text).split()[:_FIRST_WORDS])
            for index in range(line.first, line.last):
                yield index, (nth, line.number, words)


def _runs(lines: Iterable[_Line]) -> list[list[_Line]]:
    kept = list(lines)
    runs = [kept[:1]] if kept else []
    for before, line in pairwise(kept):
        if line[:2] == (before[0], before[1] + 1):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _span(run: list[_Line]) -> str:
    return f"{run[0][1]}-{run[-1][1]}" if len(run) > 1 else str(run[0][1])
