"""Which scene became which: the same text first, then the locked number, then words and heading, then what is left between."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from edgecode.film import scene_number
from edgecode.film.matching.worded import Block

Scores = NDArray[np.float32]

_WHOLE: Final = 8
"""Words a scene must have for its text alone to tell it."""
_MOSTLY: Final = 0.5
"""Part of the lines of the longer of two scenes of one number that tells that they are one."""
_HEADING: Final = 0.25
"""What the heading counts beside the words."""
_SURE: Final = 0.5
"""Likeness from which two scenes that like each other best tell how the numbers run."""
_LOCKED: Final = 0.8
"""The part of such pairs that must bear one number for numbers to count as locked."""
_BY_NUMBER: Final = 0.15
"""Likeness below which a locked number carries another scene now."""
_BETTER: Final = 0.25
"""By how much another scene must be more alike to be preferred to the locked number's."""
_BY_WORDS: Final = 0.3
_ITS_OWN: Final = 0.2
"""What the very same heading counts: of a scene that was split, the part that kept it is the scene."""
_BETWEEN: Final = 0.2
"""Likeness that is enough for the only two scenes left between two pairs."""


class Pairs:
    """Blocks paired so far, one to one."""

    def __init__(self) -> None:
        """Begin with none."""
        self.of_old: dict[int, int] = {}
        self.of_new: dict[int, int] = {}

    def add(self, old: int, new: int) -> None:
        """Pair two that are free."""
        self.of_old[old] = new
        self.of_new[new] = old

    def free(self, old: int, new: int) -> bool:
        """Say whether neither has a partner."""
        return old not in self.of_old and new not in self.of_new


def paired_blocks(
    old: Sequence[Block], new: Sequence[Block], *, settled: Mapping[int, int]
) -> tuple[dict[int, int], Scores | None]:
    """Pair the blocks of two drafts, old index -> new index, and give how alike all are where that had to be reckoned.

    ``settled`` are pairs that are known already.
    """
    pairs = Pairs()
    for at, there in settled.items():
        pairs.add(at, there)
    _same_text(pairs, old, new)
    _mostly_same(pairs, old, new)
    if not old or not new or len(pairs.of_old) == len(old) == len(new):
        return pairs.of_old, None
    scores = _likeness(old, new)
    locked = _numbers_are_locked(pairs, old, new, scores=scores)
    if locked:
        _by_number(pairs, old, new, scores=scores)
    _by_words(pairs, old, new, scores=scores)
    if locked:
        _omitted(pairs, old, new)
    _between(pairs, old, new, scores=scores)
    return pairs.of_old, scores


def _same_text(pairs: Pairs, old: Sequence[Block], new: Sequence[Block]) -> None:
    """Pair what stands before the first heading, scenes of one number and text, and texts that stand once in each draft."""
    numbers = {(_number(block), block.signature): at for at, block in reversed(list(enumerate(new))) if block.number}
    whole = Counter(block.signature for block in old), Counter(block.signature for block in new)
    once = {block.signature: at for at, block in enumerate(new) if whole[1][block.signature] == 1}
    for at, block in enumerate(old):
        if block.scene < 0 and new and new[0].scene < 0:
            pairs.add(at, 0)
        if at in pairs.of_old:
            continue
        there = numbers.get((_number(block), block.signature)) if block.number and block.units else None
        if there is not None and pairs.free(at, there):
            pairs.add(at, there)
    for at, block in enumerate(old):
        there = once.get(block.signature) if whole[0][block.signature] == 1 and len(block.words) >= _WHOLE else None
        if there is not None and pairs.free(at, there):
            pairs.add(at, there)


def _mostly_same(pairs: Pairs, old: Sequence[Block], new: Sequence[Block]) -> None:
    """Pair scenes of one number that have most of their lines in common, or their heading and the scene before.

    Nothing has to be reckoned for those: an edit in place costs little.
    """
    numbers = {_number(block): at for at, block in reversed(list(enumerate(new))) if block.number}
    for at, block in enumerate(old):
        there = numbers.get(_number(block)) if block.number else None
        if there is None or not pairs.free(at, there) or bool(block.units) != bool(new[there].units):
            continue
        kept = (Counter(block.signature) & Counter(new[there].signature)).total()
        follows = block.heading == new[there].heading and pairs.of_old.get(at - 1) == there - 1
        if follows or kept > _MOSTLY * max(len(block.units), len(new[there].units)):
            pairs.add(at, there)


def _number(block: Block) -> str:
    return scene_number.folded(block.number) if block.number else ""


def _likeness(old: Sequence[Block], new: Sequence[Block]) -> Scores:
    """How alike any two blocks are, 0 to 1: cosine of their words and of their headings', rare words counting more."""
    words = _cosine([block.words for block in old], [block.words for block in new])
    headings = _cosine([block.heading for block in old], [block.heading for block in new])
    worded = np.outer([bool(block.words) for block in old], [bool(block.words) for block in new])
    return np.where(worded, (1 - _HEADING) * words + _HEADING * headings, 0).astype(np.float32)


def _cosine(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> Scores:
    many = Counter(word for words in (*old, *new) for word in set(words))
    total = len(old) + len(new)
    weights = {word: math.log(1 + total / count) for word, count in many.items()}
    shared = {word for words in old for word in words} & {word for words in new for word in words}
    columns = {word: at for at, word in enumerate(sorted(shared))}
    cosine: Scores = _rows(old, columns, weights) @ _rows(new, columns, weights).T
    return cosine


def _rows(texts: Sequence[Sequence[str]], columns: Mapping[str, int], weights: Mapping[str, float]) -> Scores:
    """One row of weighted word counts a text; its length is 1 when the words that the other draft lacks are reckoned in."""
    rows = np.zeros((len(texts), len(columns)), dtype=np.float32)
    for at, words in enumerate(texts):
        counted = {word: (1 + math.log(count)) * weights[word] for word, count in Counter(words).items()}
        length = math.sqrt(sum(value * value for value in counted.values())) or 1.0
        inside = [word for word in counted if word in columns]
        rows[at, [columns[word] for word in inside]] = [counted[word] / length for word in inside]
    return rows


def _numbers_are_locked(pairs: Pairs, old: Sequence[Block], new: Sequence[Block], *, scores: Scores) -> bool:
    """Whether scenes that are surely the same bear the same numbers; where no scene is, numbers are all there is."""
    best_new, best_old = scores.argmax(axis=1), scores.argmax(axis=0)
    sure = pairs.of_old | {
        at: there
        for at, there in enumerate(best_new.tolist())
        if best_old[there] == at and scores[at, there] >= _SURE and pairs.free(at, there)
    }
    numbered = [(at, there) for at, there in sure.items() if old[at].number and new[there].number]
    alike = sum(_number(old[at]) == _number(new[there]) for at, there in numbered)
    return alike >= _LOCKED * len(numbered)


def _by_number(pairs: Pairs, old: Sequence[Block], new: Sequence[Block], *, scores: Scores) -> None:
    there_is = {_number(block): at for at, block in reversed(list(enumerate(new))) if block.number}
    for at, block in enumerate(old):
        there = there_is.get(_number(block)) if block.number else None
        if there is None or not pairs.free(at, there):
            continue
        own = float(scores[at, there])
        other = max(
            _best_free(scores[at, :], taken=pairs.of_new, but=there),
            _best_free(scores[:, there], taken=pairs.of_old, but=at),
        )
        if own >= _BY_NUMBER and other < own + _BETTER:
            pairs.add(at, there)


def _best_free(scores: Scores, *, taken: dict[int, int], but: int) -> float:
    return max((score for at, score in enumerate(scores.tolist()) if at != but and at not in taken), default=0.0)


def _by_words(pairs: Pairs, old: Sequence[Block], new: Sequence[Block], *, scores: Scores) -> None:
    """Pair the most alike first, the same heading before another; among equals those that stand at like places."""
    slope = scores.shape[1] / max(scores.shape[0], 1)
    free = unpaired(len(new), pairs.of_new)
    found = []
    for at in unpaired(len(old), pairs.of_old):
        likes = scores[at].tolist()
        for there in free:
            if likes[there] >= _BY_WORDS:
                like = likes[there] + (_ITS_OWN if old[at].heading == new[there].heading else 0)
                found.append((-like, abs(at * slope - there), at, there))
    found.sort()
    for _score, _apart, at, there in found:
        if pairs.free(at, there):
            pairs.add(at, there)


def _omitted(pairs: Pairs, old: Sequence[Block], new: Sequence[Block]) -> None:
    """An omitted scene keeps its number: where its text went nowhere else, the number tells."""
    there_is = {_number(block): at for at, block in reversed(list(enumerate(new))) if block.number}
    for at, block in enumerate(old):
        there = there_is.get(_number(block)) if block.number else None
        if there is not None and pairs.free(at, there) and not (block.words and new[there].words):
            pairs.add(at, there)


def _between(pairs: Pairs, old: Sequence[Block], new: Sequence[Block], *, scores: Scores) -> None:
    """Pair the only two scenes left between two pairs, if they have anything in common."""
    for at in range(len(old)):
        there = pairs.of_old.get(at - 1, -2) + 1 if at else 0
        if not 0 <= there < len(new) or not pairs.free(at, there) or scores[at, there] < _BETWEEN:
            continue
        if at + 1 == len(old) or pairs.of_old.get(at + 1) == there + 1:
            pairs.add(at, there)


def unpaired(count: int, taken: Iterable[int]) -> list[int]:
    """Give the indexes below ``count`` that are not taken."""
    gone = set(taken)
    return [at for at in range(count) if at not in gone]
