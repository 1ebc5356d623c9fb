"""Lines rewritten where they stood: scenes that hold lines of one another together, and who is meant by a name."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from edgecode.film.matching.gaps import Weighing, rewritten
from edgecode.film.matching.lines import Lines, Spot, rising, unit_of
from edgecode.film.matching.moved import Drafts
from edgecode.film.matching.worded import Lexicon, Worded, speakers

_NAMES: Final = 6
"""A word of a name that stands in more than one line of so many tells nobody apart."""
_DOUBTFUL: Final = 0.8
"""Part of the words that must be the same for a pair to stand as it is, however common they are."""
_COMMON: Final = 0.6
"""Part of the words, by weight, below which other pairs are weighed against again."""


def names(
    old: Worded, new: Worded, *, lexicon: Lexicon, drafts: Drafts, renamed: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Whom each word of a name may mean, by the names of the new draft; what stands everywhere, like “the”, means nobody."""
    means: dict[str, set[str]] = {}
    for who in speakers(old) | speakers(new):
        for sign in lexicon.signs(who):
            if drafts.weights.get(sign, 0.0) >= math.log(1 + _NAMES):
                means.setdefault(sign, set()).add(renamed.get(who, who))
    return {sign: frozenset(people) for sign, people in means.items()}


def rewrite(lines: Lines, joined: Iterable[tuple[int, int]], *, weighing: Weighing) -> None:
    """Pair what was rewritten where it stood; ``joined`` are the blocks that hold lines of one another, old and new."""
    _doubted(lines, drafts=weighing.drafts)
    for blocks, others in _together(joined):
        olds = [(block, at) for block in blocks for at in range(len(lines.old.blocks[block].units))]
        news = [(block, at) for block in others for at in range(len(lines.new.blocks[block].units))]
        taken = (
            {at for at, spot in enumerate(olds) if spot in lines.of_old},
            {at for at, spot in enumerate(news) if spot in lines.of_new},
        )
        if len(taken[0]) == len(olds) or len(taken[1]) == len(news):
            continue
        mine, theirs = [unit_of(lines.old, spot) for spot in olds], [unit_of(lines.new, spot) for spot in news]
        pairs = _in_order(lines, olds, news)
        for each in list(rewritten(mine, theirs, pairs=pairs, taken=taken, weighing=weighing)):
            lines.add(olds[each.old], news[each.new], like=each.like, elsewhere=False)


def _doubted(lines: Lines, *, drafts: Drafts) -> None:
    """Part the lines that have little but common words in common: they are weighed again against the others of their gap."""
    for at, (there, like, elsewhere) in list(lines.of_old.items()):
        if like < _DOUBTFUL and not elsewhere:
            common = drafts.common(unit_of(lines.old, at), unit_of(lines.new, there))
            if common < _COMMON:
                lines.drop(at)


def _in_order(lines: Lines, olds: Sequence[Spot], news: Sequence[Spot]) -> list[tuple[int, int]]:
    """The most pairs among some lines that rise in both, by their places in what is given."""
    place = {spot: at for at, spot in enumerate(news)}
    partners = ((at, lines.of_old[spot][0]) for at, spot in enumerate(olds) if spot in lines.of_old)
    found = {place[spot]: at for at, spot in partners if spot in place}
    return [(found[there], there) for there in rising(list(found))]


def _together(joined: Iterable[tuple[int, int]]) -> Iterator[tuple[list[int], list[int]]]:
    """The old and the new blocks that hold lines of one another, directly or through others, each in script order."""
    beside: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for old, new in joined:
        beside.setdefault((0, old), []).append((1, new))
        beside.setdefault((1, new), []).append((0, old))
    while beside:
        waiting = [next(iter(beside))]
        group = set(waiting)
        while waiting:
            # Two blocks may be joined by several lines: each is gone to once.
            following = set(beside.pop(waiting.pop())) - group
            group.update(following)
            waiting.extend(following)
        yield sorted(at for side, at in group if side == 0), sorted(at for side, at in group if side == 1)
