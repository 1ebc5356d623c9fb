"""Text that went elsewhere: lines that stand once among what is left over, in whatever scene."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec
import numpy as np

from edgecode.film.matching.units import Left, UnitPair, likeness
from edgecode.film.matching.worded import Unit

Text = tuple[str, str]
"""The group of a line and its words."""
TELLING: Final = 4
"""Words a line must have for being found again elsewhere."""
_MANY: Final = 7
"""Words it must have where it was edited as well, or somebody else says it."""
_LIKE: Final = 0.8
"""Part of the words that must be the same where the line was edited as well."""
_APART: Final = 0.1
"""By how much the best must be more alike than the next best."""


class Drafts(msgspec.Struct, frozen=True, eq=False):
    """How often each text and each word stands in each of two drafts."""

    old: Counter[Text]
    new: Counter[Text]
    weights: dict[str, float]
    """What a word counts: rare ones more."""


def counted(old: Sequence[Unit], new: Sequence[Unit]) -> Drafts:
    """Count the lines and words of two whole drafts."""
    many = Counter(sign for unit in (*old, *new) for sign in set(unit.signs))
    total = len(old) + len(new)
    return Drafts(
        old=Counter((unit.group, unit.signs) for unit in old),
        new=Counter((unit.group, unit.signs) for unit in new),
        weights={sign: math.log(1 + total / count) for sign, count in many.items()},
    )


def moved(
    old: Sequence[Unit], new: Sequence[Unit], *, drafts: Drafts, renamed: Mapping[str, str]
) -> Iterator[UnitPair]:
    """Pair what is left over of two drafts by text alone; indexes are into the lists given."""
    same = list(_same(old, new, drafts=drafts, renamed=renamed))
    yield from same
    gone, there = {pair.old for pair in same}, {pair.new for pair in same}
    olds = [at for at, unit in enumerate(old) if at not in gone and len(unit.signs) >= _MANY]
    news = [at for at, unit in enumerate(new) if at not in there and len(unit.signs) >= _MANY]
    if olds and news:
        yield from _alike((olds, old), (news, new), drafts=drafts, renamed=renamed)


def _same(
    old: Sequence[Unit], new: Sequence[Unit], *, drafts: Drafts, renamed: Mapping[str, str]
) -> Iterator[UnitPair]:
    """The same words, once in each draft; said by somebody else, there must be more of them."""
    there = {(unit.group, unit.signs): at for at, unit in enumerate(new)}
    for at, unit in enumerate(old):
        text = (unit.group, unit.signs)
        if text not in there or not drafts.old[text] == drafts.new[text] == 1:
            continue
        said = renamed.get(unit.speaker, unit.speaker) == new[there[text]].speaker
        if len(unit.signs) >= (TELLING if said else _MANY):
            yield UnitPair(at, there[text], 1.0)


def _alike(old: Left, new: Left, *, drafts: Drafts, renamed: Mapping[str, str]) -> Iterator[UnitPair]:
    """Most of the words, the rare ones among them, by the same speaker, and nothing else as like."""
    scores = likeness([old[1][at] for at in old[0]], [new[1][at] for at in new[0]], renamed=renamed)
    best_new, best_old = scores.argmax(axis=1), scores.argmax(axis=0)
    for at, there in enumerate(best_new.tolist()):
        score = float(scores[at, there])
        mine, theirs = old[1][old[0][at]], new[1][new[0][there]]
        if score < _LIKE or best_old[there] != at or renamed.get(mine.speaker, mine.speaker) != theirs.speaker:
            continue
        row, column = np.delete(scores[at, :], there), np.delete(scores[:, there], at)
        apart = max(float(row.max(initial=0)), float(column.max(initial=0))) <= score - _APART
        if apart and _rare_words(mine, theirs, drafts) >= _LIKE:
            yield UnitPair(old[0][at], new[0][there], score)


def _rare_words(one: Unit, other: Unit, drafts: Drafts) -> float:
    """The part of the words that both have, by weight (Dice)."""
    both = Counter(one.signs) & Counter(other.signs)
    whole = sum(drafts.weights[sign] for sign in one.signs + other.signs)
    return 2 * sum(drafts.weights[sign] * count for sign, count in both.items()) / whole
