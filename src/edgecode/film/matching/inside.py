"""From paired lines to paired paragraphs: cue with cue, words with words, parentheticals where they stand alike."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from rapidfuzz.distance import Indel

from edgecode.film.matching.matching import How, Pair
from edgecode.film.matching.units import EDITED, path
from edgecode.film.matching.worded import Unit, Worded, group_of

_BESIDE: Final = 0.05
"""What a paragraph with other words counts at its place: enough to be paired when nothing better is there."""
_REWRITTEN: Final = 0.6
_MOVED: Final = 0.9


def paragraphs_of(
    old: Worded, new: Worded, pair: tuple[Unit, Unit], *, elsewhere: bool, renamed: dict[str, str]
) -> Iterator[Pair]:
    """Pair the paragraphs of two paired lines; ``elsewhere`` says that the line was moved."""
    mine, theirs = pair
    if mine.group != "speech":
        yield told(old, new, mine.first, theirs.first, elsewhere=elsewhere)
        return
    said = renamed.get(mine.speaker, mine.speaker) == theirs.speaker
    for group in ("cue", "parenthetical", "words"):
        olds = _of(old, mine, group)
        news = _of(new, theirs, group)
        if group == "cue":
            if said and olds and news:
                yield _cue(old, new, olds[0], news[0], pair=pair, elsewhere=elsewhere)
        elif len(olds) == len(news):
            for at, there in zip(olds, news, strict=True):
                yield told(old, new, at, there, elsewhere=elsewhere)
        elif olds and news:
            yield from _unequal(old, new, olds, news, elsewhere=elsewhere)


def _of(draft: Worded, unit: Unit, group: str) -> list[int]:
    return [at for at in range(unit.first, unit.last) if group_of(draft.script.paragraphs[at]) == group]


def _cue(old: Worded, new: Worded, at: int, there: int, *, pair: tuple[Unit, Unit], elsewhere: bool) -> Pair:
    """A cue goes where its words go, and is as sure as they are."""
    like = float(Indel.normalized_similarity(pair[0].signs, pair[1].signs))
    same = old.script.paragraphs[at].character.upper() == new.script.paragraphs[there].character.upper()
    how = How.MOVED if elsewhere else How.SAME if same else How.EDITED
    sure = _MOVED if elsewhere else 1.0 if like == 1 else max(_REWRITTEN, 0.5 + 0.5 * like)
    return Pair(at, there, how, round(sure, 2))


def _unequal(old: Worded, new: Worded, olds: Sequence[int], news: Sequence[int], *, elsewhere: bool) -> Iterator[Pair]:
    like = [
        [max(_BESIDE, Indel.normalized_similarity(old.signs[at], new.signs[there])) for there in news] for at in olds
    ]
    for at, there in path(np.array(like, dtype=np.float32)):
        if like[at][there] >= EDITED or min(len(olds), len(news)) == 1:
            yield told(old, new, olds[at], news[there], elsewhere=elsewhere)


def told(old: Worded, new: Worded, at: int, there: int, *, elsewhere: bool = False) -> Pair:
    """Say how one paragraph became another, by their words."""
    mine, theirs = old.signs[at], new.signs[there]
    like = 1.0 if mine == theirs else float(Indel.normalized_similarity(mine, theirs))
    if like < EDITED:
        return Pair(at, there, How.REWRITTEN, _REWRITTEN)
    if elsewhere:
        return Pair(at, there, How.MOVED, round(_MOVED * like, 2))
    return Pair(at, there, How.SAME, 1.0) if like == 1 else Pair(at, there, How.EDITED, round(0.5 + 0.5 * like, 2))
