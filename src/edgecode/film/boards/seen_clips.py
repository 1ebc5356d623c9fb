"""What a cut shows, frame by frame, of material whose take is proven.

A frame of the cut counts once. Where proven clips lie over each other, the one on the higher picture track is seen; on one
track, the later one. What is not proven hides nothing here: an effects shot laid over its plate, or a title over a take, leaves
the scene as long as it is.
"""

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from edgecode.film.boards.around import CutAround
from edgecode.film.cut import Clip, Cut, TrackKind
from edgecode.film.proof import Proof


class SeenClip(msgspec.Struct, frozen=True, gc=False):
    """Frames ``first`` up to but not including ``last`` of the cut, which show one clip; ``take`` is its take's id.

    A clip that something lies over in its middle is seen twice.
    """

    clip: Clip
    take: str
    first: int
    last: int

    @property
    def frames(self) -> int:
        """How many frames of the cut it is seen in."""
        return self.last - self.first


def seen_clips(film: CutAround) -> tuple[SeenClip, ...]:
    """Give what the current cut shows of proven takes, in record order; nothing where there is no cut, or one unrated."""
    if film.cut is None or film.cut.rate is None:
        return ()
    found = [proof for proof in film.proofs if _is_placed(proof, cut=film.cut)]
    edges = sorted({edge for proof in found for edge in (proof.clip.record_in or 0, proof.clip.record_out or 0)})
    seen: list[Proof | None] = [None] * len(edges)
    # Highest track first, and on a track the last clip first: whoever comes later finds only what is still free.
    ranked = sorted(enumerate(found), key=lambda each: (each[1].clip.track, each[0]), reverse=True)
    for _nth, proof in ranked:
        first, last = proof.clip.record_in or 0, proof.clip.record_out or 0
        for at in range(bisect_left(edges, first), bisect_left(edges, last)):
            seen[at] = seen[at] or proof
    return tuple(_joined(edges, seen))


def _is_placed(proof: Proof, *, cut: Cut) -> bool:
    clip = proof.clip
    if not proof.take or clip.record_in is None or clip.record_out is None or clip.record_out <= clip.record_in:
        return False
    return 0 <= clip.track < len(cut.tracks) and cut.tracks[clip.track].kind is TrackKind.PICTURE


def _joined(edges: list[int], seen: list[Proof | None]) -> Iterator[SeenClip]:
    """Put together what was parted at the edges of other clips."""
    at = 0
    while at < len(edges):
        proof, begins = seen[at], at
        while at < len(edges) and seen[at] is proof:
            at += 1
        if proof is not None:
            yield SeenClip(proof.clip, proof.take, edges[begins], edges[at])
