"""The order in which a cut runs through the scenes of a script, and which of them stand elsewhere than there."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import Final

import msgspec

_ALTERNATE: Final = 4
"""So many changes of place make cross-cutting of two scenes: A B A B. A B A may be a flash."""


class Run(msgspec.Struct, frozen=True, gc=False):
    """Clips of one scene without another between them: the scene's place in the script, the first clip, and how many."""

    scene: int
    first: int
    clips: int


class Moved(msgspec.Struct, frozen=True):
    """Scenes that stand elsewhere, together and in rising order; ``after`` and ``before`` are the scenes they stand between."""

    runs: tuple[Run, ...]
    after: int | None
    before: int | None


class RunningOrder(msgspec.Struct, frozen=True):
    """Every scene of the cut that has a place of its own in it, ``standing`` or ``moved``, in the order of the cut."""

    standing: tuple[Run, ...] = ()
    moved: tuple[Moved, ...] = ()


def running_order(scenes: Iterable[int]) -> RunningOrder:
    """Sort the scenes of a cut, one number a clip, into those that stand in rising order and those moved out of it.

    A scene's place is its longest run that is not cut into another scene (``A B A``); one that is cut into others with more
    than half of its clips has none. As many as can be stand, of as many those with more clips; one that is left out of them
    is moved if all of it comes before a standing scene that it follows, or the other way round, and the two do not alternate.
    """
    runs = _runs(scenes)
    firm = _firm(runs)
    homes = sorted((max(own, key=lambda run: run.clips) for own in firm.values()), key=lambda run: run.first)
    standing = _longest_rising(homes)
    out = {
        run.scene
        for run in homes
        if run not in standing and any(_apart(firm[run.scene], firm[other.scene], runs) for other in standing)
    }
    return RunningOrder(tuple(standing), _together(homes, out=out, standing={run.scene for run in standing}))


def _firm(runs: list[Run]) -> dict[int, list[Run]]:
    """Give the runs of each scene that are not cut into another, where they hold at least half of its clips."""
    clips: Counter[int] = Counter()
    firm: dict[int, list[Run]] = {}
    for index, run in enumerate(runs):
        clips[run.scene] += run.clips
        if not 0 < index < len(runs) - 1 or runs[index - 1].scene != runs[index + 1].scene:
            firm.setdefault(run.scene, []).append(run)
    return {scene: own for scene, own in firm.items() if 2 * sum(run.clips for run in own) >= clips[scene]}


def _runs(scenes: Iterable[int]) -> list[Run]:
    runs = []
    first = 0
    for scene, clips in groupby(scenes):
        count = len(list(clips))
        runs.append(Run(scene, first, count))
        first += count
    return runs


def _longest_rising(runs: list[Run]) -> list[Run]:
    """Give the most runs whose scenes rise, and of as many those with the most clips (a Fenwick tree of best endings)."""
    rank = {scene: place for place, scene in enumerate(sorted(run.scene for run in runs), start=1)}
    nothing = (0, 0, -1)
    best = [nothing] * (len(runs) + 1)
    came_from: list[int] = []
    for index, run in enumerate(runs):
        at = rank[run.scene]
        below = at - 1
        ending = nothing
        while below:
            ending = max(ending, best[below])
            below -= below & -below
        came_from.append(ending[2])
        here = (ending[0] + 1, ending[1] + run.clips, index)
        while at <= len(runs):
            best[at] = max(best[at], here)
            at += at & -at
    index = max(best)[2]
    chain = []
    while index >= 0:
        chain.append(runs[index])
        index = came_from[index]
    return chain[::-1]


def _apart(one: list[Run], other: list[Run], runs: list[Run]) -> bool:
    """Whether all of the later scene comes before all of the earlier one, and the two do not alternate."""
    earlier, later = (one, other) if one[0].scene < other[0].scene else (other, one)
    if later[-1].first > earlier[0].first:
        return False
    both = {one[0].scene, other[0].scene}
    return sum(1 for _scene in groupby(run.scene for run in runs if run.scene in both)) < _ALTERNATE


def _together(homes: list[Run], *, out: set[int], standing: set[int]) -> tuple[Moved, ...]:
    """Join moved scenes that follow each other in the cut as they do in the script."""
    order = sorted(run.scene for run in homes)
    follows = dict(pairwise(order))
    groups: list[list[Run]] = []
    last = None
    for run in homes:
        if run.scene in out:
            if last is not None and last.scene in out and follows.get(last.scene) == run.scene:
                groups[-1].append(run)
            else:
                groups.append([run])
        last = run
    return tuple(_moved(group, [run for run in homes if run.scene in standing]) for group in groups)


def _moved(group: list[Run], standing: list[Run]) -> Moved:
    before = [run.scene for run in standing if run.first < group[0].first]
    after = [run.scene for run in standing if run.first > group[-1].first]
    return Moved(tuple(group), before[-1] if before else None, after[0] if after else None)
