"""What speaks for it that a line was said in a run, as numbers between 0 and 1."""

from collections.abc import Iterable, Mapping
from itertools import chain, groupby, pairwise
from math import log2
from typing import Final

import msgspec

from edgecode.film.heard.alignment import Pair
from edgecode.film.heard.runs import Run
from edgecode.film.heard.scene_words import SceneWords

ALIKE: Final = 0.75
"""Likeness from which on two words count as one word heard a little wrong."""
LEAST: Final = 12.0
"""Bits that one match of a take has to bring at the least; less lines nothing."""
SURELY: Final = 5.0
"""Bits that it has to bring beyond what is met by chance: a take of ``m`` words and a scene of ``n`` can be laid together in
``m n`` places, so ``log2(m n)`` bits agree somewhere in any two (Karlin and Altschul 1990, with K and lambda in bits as 1).
On made takes for tuning, those of the scene bring 8.9 bits more and up; captions of other films at most 2.8."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of which something was heard in one run, and the evidence for it."""

    paragraph: int
    run: int
    pairs: tuple[Pair, ...]
    share: float
    """Of its words, those heard alike."""
    placed: float
    """Of its words, those that have some heard word in their place, alike or not."""
    around: float
    """How much of the line before it and of the line after it was heard in the same run, on average."""
    explained: float
    """Of all words heard in the take, those heard alike somewhere in the scene."""
    rival: float
    """How much of it the most alike other line of the scene says too."""

    @property
    def features(self) -> tuple[float, ...]:
        """The evidence in the order of the weights of :mod:`edgecode.film.heard.confidence`."""
        return (self.share, self.placed, self.around, self.explained, self.rival)


def candidates(runs: Iterable[Run], *, scene: SceneWords, heard: int) -> tuple[Candidate, ...]:
    """Weigh every paragraph of which a word was heard, run by run in script order; ``heard`` counts the take's words."""
    told = tuple(runs)
    # A take may say nothing but what counts for no word (Mm, uh), also where the page has it.
    if not heard or not scene.folded:
        return ()
    if _best(told, scene=scene) < max(LEAST, SURELY + log2(heard * len(scene.folded))):
        return ()
    explained = sum(pair.likeness >= ALIKE for run in told for pair in run) / heard
    return tuple(
        candidate
        for number, run in enumerate(told)
        for candidate in _in_run(run, number=number, scene=scene, explained=explained)
    )


def _best(runs: Iterable[Run], *, scene: SceneWords) -> float:
    """Give the bits of the match that brings most: what agrees, less one for each word within, of either, that does not."""
    most = 0.0
    for _match, group in groupby(chain.from_iterable(runs), key=lambda pair: pair.match):
        pairs = list(group)
        agreed = [scene.bits[pair.scripted] for pair in pairs if pair.likeness >= ALIKE]
        words = pairs[-1].heard - pairs[0].heard + pairs[-1].scripted - pairs[0].scripted + 2
        most = max(most, sum(agreed) - (words - 2 * len(agreed)))
    return most


def _in_run(run: Run, *, number: int, scene: SceneWords, explained: float) -> Iterable[Candidate]:
    by_paragraph: dict[int, list[Pair]] = {}
    for pair in run:
        by_paragraph.setdefault(scene.paragraph[pair.scripted], []).append(pair)
    alike = {index: {p.scripted for p in pairs if p.likeness >= ALIKE} for index, pairs in by_paragraph.items()}
    share = {index: len(words) / _length(index, scene=scene) for index, words in alike.items()}
    around = _around(share, scene=scene)
    for index in sorted(by_paragraph):
        pairs = by_paragraph[index]
        words = _length(index, scene=scene)
        yield Candidate(
            paragraph=index,
            run=number,
            pairs=tuple(pairs),
            share=share[index],
            placed=len({pair.scripted for pair in pairs}) / words,
            around=around[index],
            explained=explained,
            rival=scene.rivals[index],
        )


def _length(paragraph: int, *, scene: SceneWords) -> int:
    first, last = scene.spans[paragraph]
    return last - first


def _around(share: Mapping[int, float], *, scene: SceneWords) -> dict[int, float]:
    """At either end of the scene the one neighbour there is counts twice."""
    before = {later: earlier for earlier, later in pairwise(scene.paragraphs)}
    after = dict(pairwise(scene.paragraphs))
    found = {}
    for index in share:
        sides = [side for side in (before.get(index), after.get(index)) if side is not None]
        found[index] = sum(share.get(side, 0.0) for side in sides) / len(sides) if sides else 0.0
    return found
