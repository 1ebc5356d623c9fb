"""Text that went elsewhere: lines that stand once among what is left over, in whatever scene."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from edgecode.film.matching.units import UnitPair, likeness
from edgecode.film.matching.worded import Unit

_TELLING: Final = 4
"""Words a line must have for being found again elsewhere."""
_MANY: Final = 7
"""Words it must have where it was edited as well."""
_LIKE: Final = 0.75
"""Part of the words that must be the same where the line was edited as well."""
_APART: Final = 0.1
"""By how much the best must be more alike than the next best."""


def moved(old: Sequence[Unit], new: Sequence[Unit], *, renamed: Mapping[str, str]) -> Iterator[UnitPair]:
    """Pair what is left over of two drafts by text alone; indexes are into the lists given."""
    same = list(_same(old, new, renamed=renamed))
    yield from same
    gone, there = {pair.old for pair in same}, {pair.new for pair in same}
    olds = [at for at, unit in enumerate(old) if at not in gone and len(unit.signs) >= _MANY]
    news = [at for at, unit in enumerate(new) if at not in there and len(unit.signs) >= _MANY]
    if olds and news:
        yield from _alike(olds, news, old, new, renamed=renamed)


def _same(old: Sequence[Unit], new: Sequence[Unit], *, renamed: Mapping[str, str]) -> Iterator[UnitPair]:
    once_old = Counter((unit.group, unit.signs) for unit in old)
    once_new: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, unit in enumerate(new):
        once_new[unit.group, unit.signs].append(at)
    for at, unit in enumerate(old):
        there = once_new.get((unit.group, unit.signs), [])
        if len(unit.signs) >= _TELLING and once_old[unit.group, unit.signs] == len(there) == 1:
            yield UnitPair(at, there[0], 1.0 if renamed.get(unit.speaker, unit.speaker) == new[there[0]].speaker else 0.9)


def _alike(
    olds: Sequence[int], news: Sequence[int], old: Sequence[Unit], new: Sequence[Unit], *, renamed: Mapping[str, str]
) -> Iterator[UnitPair]:
    scores = likeness([old[at] for at in olds], [new[at] for at in news], renamed=renamed)
    best_new, best_old = scores.argmax(axis=1), scores.argmax(axis=0)
    for at, there in enumerate(best_new.tolist()):
        score = float(scores[at, there])
        if score >= _LIKE and best_old[there] == at:
            row, column = np.delete(scores[at, :], there), np.delete(scores[:, there], at)
            if max(float(row.max(initial=0)), float(column.max(initial=0))) <= score - _APART:
                yield UnitPair(olds[at], news[there], score)
