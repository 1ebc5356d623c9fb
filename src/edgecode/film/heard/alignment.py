"""Words heard laid against words written: local alignment with repeated matches, in one matrix.

The algorithm is that of repeated matches (Waterman and Eggert 1987; Durbin, Eddy, Krogh and Mitchison, *Biological
Sequence Analysis*, 1998, section 2.3), a form of Smith-Waterman: every heard word belongs to at most one match, a match
may begin and end anywhere in the scene, and each costs :data:`JUMP`. So a take that holds a part of the scene, goes back,
says lines in another order or goes through the scene twice is laid out at once, and what fits nowhere stays unmatched.
Words are likened by rapidfuzz's ratio. The whole matrix is filled; nothing is anchored beforehand.

This module loads numpy and rapidfuzz, which take longer to load than most commands take to run: it is imported by
:mod:`edgecode.film.heard.linings` only when there is a transcript to line.
"""

from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from edgecode.film.heard.scene_words import SceneWords

_UNIT: Final = 100
"""Scores are whole hundredths of a bit, so that they compare exactly on every machine."""
UNLIKE: Final = 45.0
"""Likeness in percent at and below which two words have nothing in common."""
MISS: Final = -2.0
"""Bits for two words in each other's place that have nothing in common."""
INSERTED: Final = -1.0
"""Bits for a heard word that the script does not have, inside a match."""
SKIPPED: Final = -1.0
"""Bits for a word of the script that is not heard, inside a match."""
JUMP: Final = 7.0
"""Bits that a match has to bring before it counts."""
INSIDE: Final = 2.0
"""Bits that it costs to begin or to end a match inside a paragraph instead of at its end."""
_GAP_HEARD: Final = round(-INSERTED * _UNIT)
_GAP_WRITTEN: Final = round(-SKIPPED * _UNIT)
MOST_CELLS: Final = 50_000_000
"""Size of the matrix, in cells of four bytes. Words of a transcript beyond it are not looked at: no take is that long."""

_Scores = npt.NDArray[np.int32]


class Pair(msgspec.Struct, frozen=True, gc=False):
    """A heard word and the word of the scene it stands for, by their indexes; ``likeness`` is 0 to 1."""

    heard: int
    scripted: int
    likeness: float
    match: int
    """Which match it belongs to, counted from 0 in the order heard."""


def aligned(heard: Sequence[str], *, scene: SceneWords) -> tuple[Pair, ...]:
    """Pair folded heard words with those of a scene, in the order heard; inside one match the script's order is kept."""
    width = len(scene.folded)
    words = heard[: MOST_CELLS // max(width, 1)]
    if not words or not width:
        return ()
    likeness, rows, columns = _likeness(words, scene.folded)
    bits = np.array(scene.bits) * _UNIT
    alike = np.clip((likeness[:, columns] - UNLIKE) / (100.0 - UNLIKE), 0.0, 1.0)
    scores: _Scores = np.rint(MISS * _UNIT + alike * (bits - MISS * _UNIT)).astype(np.int32)
    begin, end = _edges(scene)
    walked = _filled(scores, rows, begin=begin, end=end).walked()
    return tuple(
        Pair(heard, scripted, likeness.item(rows[heard], columns.item(scripted)) / 100, match)
        for heard, scripted, match in walked
    )


def _likeness(
    heard: Sequence[str], written: Sequence[str]
) -> tuple[npt.NDArray[np.float32], list[int], npt.NDArray[np.intp]]:
    """Liken each different heard word to each different written one; the indexes lead from words to rows and columns."""
    said = {word: index for index, word in enumerate(dict.fromkeys(heard))}
    page = {word: index for index, word in enumerate(dict.fromkeys(written))}
    table = process.cdist(list(said), list(page), scorer=fuzz.ratio, score_cutoff=UNLIKE, dtype=np.float32)
    return table, [said[word] for word in heard], np.array([page[word] for word in written])


def _edges(scene: SceneWords) -> tuple[_Scores, _Scores]:
    """What it costs to begin a match at each word of the scene, and to end it there."""
    begin = np.full(len(scene.folded), round(INSIDE * _UNIT), dtype=np.int32)
    end = np.full(len(scene.folded), round((INSIDE + JUMP) * _UNIT), dtype=np.int32)
    for first, last in scene.spans.values():
        begin[first] = 0
        end[last - 1] = round(JUMP * _UNIT)
    return begin, end


class _Matrix(msgspec.Struct):
    """The filled matrix: ``best[i, j]`` is the best score of a match that has used heard word ``i`` and stands at ``j``.

    It is kept slanted both ways: every column and every row has the cost of a gap less than the one before, so that
    gaps cost nothing in it. ``free[i]`` is the best score, not slanted, before heard word ``i`` with no match open;
    ``left[i]`` is where the match that ended just before word ``i`` stood, -1 where none did.
    """

    scores: _Scores
    """By different heard word and column, slanted."""
    rows: list[int]
    begin: _Scores
    """What beginning costs, slanted by column."""
    best: _Scores
    free: list[int]
    left: list[int]

    def walked(self) -> list[tuple[int, int, int]]:
        """Walk back from the best end: heard word, word of the scene, and number of the match, in the order heard."""
        matches: list[list[tuple[int, int]]] = []
        i = len(self.rows)
        while i > 0:
            j = self.left[i]
            i -= 1
            if j >= 0:
                matches.append(self._match(i, j))
                i = matches[-1][-1][0]
        return [
            (heard, scripted, number)
            for number, match in enumerate(reversed(matches))
            for heard, scripted in reversed(match)
        ]

    def _match(self, i: int, j: int) -> list[tuple[int, int]]:
        """Walk back through one match that ends at heard word ``i`` and stands at ``j``."""
        found: list[tuple[int, int]] = []
        best, scores = self.best.item, self.scores.item
        while True:
            here, paired = best(i, j), scores(self.rows[i], j)
            if i and j and here == best(i - 1, j - 1) + paired:
                found.append((i, j))
                i, j = i - 1, j - 1
            elif here == self.free[i] + i * _GAP_HEARD - self.begin.item(j) + paired:
                found.append((i, j))
                return found
            elif i and here == best(i - 1, j):
                i -= 1
            elif j and here == best(i, j - 1):
                j -= 1
            else:
                raise AssertionError(i, j)


def _filled(scores: _Scores, rows: list[int], *, begin: _Scores, end: _Scores) -> _Matrix:
    """Fill the matrix row by row; a whole row at once, what runs along a row by a running maximum."""
    width = len(begin)
    slant = np.arange(width, dtype=np.int32) * _GAP_WRITTEN
    slanted, begin, end = scores + (_GAP_WRITTEN + _GAP_HEARD), begin - slant, end + slant
    begin += _GAP_WRITTEN + _GAP_HEARD
    best = np.empty((len(rows), width), dtype=np.int32)
    previous = np.full(width, np.iinfo(np.int32).min // 2, dtype=np.int32)
    spare = np.empty(width, dtype=np.int32)
    by_word = list(slanted)
    free, left = [0], [-1]
    now = row_slant = 0
    for here, row in zip(best, rows, strict=True):
        np.subtract(now + row_slant, begin, out=here)
        np.maximum(here[1:], previous[:-1], out=here[1:])
        np.add(here, by_word[row], out=here)
        np.maximum(here, previous, out=here)
        np.maximum.accumulate(here, out=here)
        np.subtract(here, end, out=spare)
        j = int(spare.argmax())
        gained = spare.item(j) - row_slant
        left.append(j if gained > now else -1)
        now = max(now, gained)
        free.append(now)
        previous = here
        row_slant += _GAP_HEARD
    return _Matrix(scores=slanted, rows=rows, begin=begin, best=best, free=free, left=left)
