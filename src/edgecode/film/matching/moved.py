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
_ONCE: Final = 1.5
"""What the words must tell for the same line to be found in another scene, in words that stand but once (see `Drafts.once`)."""
_ONCE_EDITED: Final = 2.3
"""The same for a line that was edited as well."""
_APART: Final = 0.1
"""By how much the best must be more alike than the next best."""


class Drafts(msgspec.Struct, frozen=True, eq=False):
    """How often each text and each word stands in each of two drafts."""

    old: Counter[Text]
    new: Counter[Text]
    weights: dict[str, float]
    """What a word counts: rare ones more."""
    once: float
    """What a word counts that stands in one line of both drafts together."""

    def tells(self, one: Unit, other: Unit) -> float:
        """How much the words that two lines have in common tell: as many words that stand but once would tell the same."""
        both = Counter(one.signs) & Counter(other.signs)
        return sum(self.weights[sign] * count for sign, count in both.items()) / self.once

    def common(self, one: Unit, other: Unit) -> float:
        """The part of the words that both lines have, by weight (Dice), 0 to 1."""
        both = Counter(one.signs) & Counter(other.signs)
        whole = sum(self.weights[sign] for sign in one.signs + other.signs)
        return 2 * sum(self.weights[sign] * count for sign, count in both.items()) / whole if whole else 0.0


def counted(old: Sequence[Unit], new: Sequence[Unit]) -> Drafts:
    """Count the lines and words of two whole drafts."""
    many = Counter(sign for unit in (*old, *new) for sign in set(unit.signs))
    total = len(old) + len(new)
    return Drafts(
        old=Counter((unit.group, unit.signs) for unit in old),
        new=Counter((unit.group, unit.signs) for unit in new),
        weights={sign: math.log(1 + total / count) for sign, count in many.items()},
        once=math.log(1 + total),
    )


def moved(
    old: Sequence[Unit],
    new: Sequence[Unit],
    *,
    home: tuple[Sequence[int], Sequence[int]],
    drafts: Drafts,
    renamed: Mapping[str, str],
) -> Iterator[UnitPair]:
    """Pair what is left over of two drafts by text alone; indexes are into the lists given.

    ``home`` tells for each old line which scene of the new draft its own became, and for each new line which it stands in:
    a line found in another scene must tell more.
    """
    same = [
        pair
        for pair in _same(old, new, drafts=drafts, renamed=renamed)
        if home[0][pair.old] == home[1][pair.new] or drafts.tells(old[pair.old], new[pair.new]) >= _ONCE
    ]
    yield from same
    gone, there = {pair.old for pair in same}, {pair.new for pair in same}
    olds = [at for at, unit in enumerate(old) if at not in gone and len(unit.signs) >= _MANY]
    news = [at for at, unit in enumerate(new) if at not in there and len(unit.signs) >= _MANY]
    if olds and news:
        for pair in _alike((olds, old), (news, new), drafts=drafts, renamed=renamed):
            if home[0][pair.old] == home[1][pair.new] or drafts.tells(old[pair.old], new[pair.new]) >= _ONCE_EDITED:
                yield pair


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
        if apart and drafts.common(mine, theirs) >= _LIKE:
            yield UnitPair(old[0][at], new[0][there], score)
