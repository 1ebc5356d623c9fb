"""Clips that were split in their place, and those that were joined: one clip of one cut is several of the other.

A part is a clip without a pair that shows mostly what a paired clip showed, and no more than a few frames of what its pair
still shows, with nothing between the two that stayed in order from before. A part that was carried off to somewhere else is
no part: the clip was trimmed, and something was added there.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from edgecode.film.cutting.laid import Laid

_MOSTLY: Final = 0.5
_FEW_FRAMES: Final = 2
"""Rounding at a cut within a retimed clip."""


def parts_of(
    wholes: Sequence[Laid],
    pieces: Sequence[Laid],
    *,
    whole_to: Sequence[int],
    piece_to: Sequence[int],
    piece_rank: Sequence[int],
) -> dict[int, list[int]]:
    """Find the parts of each whole: index of the whole -> indexes of its further pieces, in record order.

    ``whole_to`` and ``piece_to`` give the pairs between both sides, ``piece_rank`` how many pairs in order stand before each
    piece. A whole without a pair has no parts.
    """
    known: dict[str, list[int]] = {}
    for at, to in enumerate(whole_to):
        if to >= 0 and wholes[at].begin is not None:
            known.setdefault(wholes[at].material, []).append(at)
    found: dict[int, list[int]] = {}
    near = _Near(wholes, whole_to, piece_rank)
    for piece, use in enumerate(pieces):
        if piece_to[piece] >= 0 or use.begin is None or use.material not in known:
            continue
        at = next(near.holding(piece, use, pieces=pieces), -1)
        if at >= 0:
            found.setdefault(at, []).append(piece)
    return found


class _Near:
    """Which wholes have their pair in the place of a piece: before it and after it."""

    def __init__(self, wholes: Sequence[Laid], whole_to: Sequence[int], piece_rank: Sequence[int]) -> None:
        self.wholes = wholes
        self.rank = piece_rank
        self.at_rank: dict[tuple[int, str], list[int]] = {}
        self.to = whole_to
        for at, to in enumerate(whole_to):
            if to >= 0:
                self.at_rank.setdefault((piece_rank[to], wholes[at].material), []).append(at)

    def holding(self, piece: int, use: Laid, *, pieces: Sequence[Laid]) -> Iterator[int]:
        """Give the wholes that a piece is a part of; a pair in order ends one place and begins the next."""
        rank = self.rank[piece]
        for at in self._around(rank, use.material):
            to = self.to[at]
            if _holds(self.wholes[at], use) and not _shows_again(pieces[to], use):
                yield at

    def _around(self, rank: int, material: str) -> Iterable[int]:
        for near in (rank - 1, rank):
            yield from self.at_rank.get((near, material), ())


def _holds(whole: Laid, piece: Laid) -> bool:
    shared = min(whole.high, piece.high) - max(whole.low, piece.low)
    return shared > _MOSTLY * (piece.high - piece.low)


def _shows_again(pair: Laid, piece: Laid) -> bool:
    return min(pair.high, piece.high) - max(pair.low, piece.low) > _FEW_FRAMES
