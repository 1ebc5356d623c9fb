"""Two cuts, track by track: which track is which, and what pairs, parts and replacements there are on each and across them."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from edgecode.film.cut import TrackKind
from edgecode.film.cutting.laid import Laid, LaidCut, LaidTrack
from edgecode.film.cutting.pairing import Kept, Pairing
from edgecode.film.cutting.replacing import Left, Setup, replacements
from edgecode.film.cutting.splitting import parts_of

_NO_TRACK: Final = ""


class TrackPair:
    """One track in both cuts. What is only in one cut is empty in the other.

    ``splits`` and ``joins`` give the further parts of a clip; ``across`` the older clips that stand on another track now, with
    the newer clip; ``replaced`` what came in the place of what.
    """

    def __init__(self, old: LaidTrack, new: LaidTrack) -> None:
        """Pair the clips of one track, and find what was split and joined."""
        self.old, self.new = old, new
        self.kind = new.kind
        self.pairing = Pairing(old.uses, new.uses)
        self.kept: Kept = self.pairing.pair()
        to_new, to_old = self.pairing.to_new, self.pairing.to_old
        self.splits = parts_of(old.uses, new.uses, whole_to=to_new, piece_to=to_old, piece_rank=self.kept.new_rank)
        self.joins = parts_of(new.uses, old.uses, whole_to=to_old, piece_to=to_new, piece_rank=self.kept.old_rank)
        self.across: dict[int, Laid] = {}
        self.came: set[int] = set()
        self.replaced: dict[int, int] = {}

    def gone(self) -> list[int]:
        """The older clips that have neither a pair nor a whole they are part of, nor stand on another track now."""
        parts = {piece for pieces in self.joins.values() for piece in pieces}
        return [at for at, to in enumerate(self.pairing.to_new) if to < 0 and at not in parts and at not in self.across]

    def fresh(self) -> list[int]:
        """The newer clips of which the same holds."""
        parts = {piece for pieces in self.splits.values() for piece in pieces}
        return [to for to, at in enumerate(self.pairing.to_old) if at < 0 and to not in parts and to not in self.came]

    def replace(self, setup: Setup) -> None:
        """Find what came in the place of what; another part of the same source is the same clip, slipped."""
        found = replacements(
            self.old.uses,
            self.new.uses,
            olds=_by_place(self.gone(), self.kept.old_rank),
            news=_by_place(self.fresh(), self.kept.new_rank),
            setup=setup,
        )
        same = {at for at, to in found.items() if self.old.uses[at].material == self.new.uses[to].material}
        self.replaced = {at: to for at, to in found.items() if at not in same}
        for at in same:
            self.pairing.join(at, found[at])
        if same:
            self.kept = self.pairing.kept()

    def place_of(self, at: int) -> int:
        """Where in the newer cut an older clip that went would stand: where what stayed in order before it ends."""
        return self._ends[self.kept.old_rank[at]]

    def later_after(self, old: Laid | None, new: Laid | None) -> int:
        """By how many frames what stayed in order behind a clip stands later than it did; behind the last, the track's end."""
        kept, to_old = self.kept, self.pairing.to_old
        if new is not None and new.index < len(to_old) and self.new.uses[new.index] is new:
            return self._offsets[kept.new_rank[new.index] + (to_old[new.index] in kept.old)]
        at = old.index if old is not None else 0
        return self._offsets[kept.old_rank[at] + (at in kept.old)]

    @cached_property
    def _offsets(self) -> list[int]:
        olds, news = self.old.uses, self.new.uses
        pairs = ((olds[at], news[self.pairing.to_new[at]]) for at in sorted(self.kept.old))
        ends = max((use.last for use in news), default=0) - max((use.last for use in olds), default=0)
        return [*(new.first - old.first for old, new in pairs), ends]

    @cached_property
    def _ends(self) -> list[int]:
        return [0, *(self.new.uses[self.pairing.to_new[at]].last for at in sorted(self.kept.old))]


def _by_place(among: Sequence[int], ranks: Sequence[int]) -> Left:
    found: Left = {}
    for at in among:
        found.setdefault(ranks[at], []).append(at)
    return found


def track_pairs(old: LaidCut, new: LaidCut, *, setup: Setup) -> tuple[TrackPair, ...]:
    """Compare two cuts track by track, then across the tracks of one kind."""
    pairs = tuple(TrackPair(one, other) for one, other in _tracks(old, new))
    for kind in TrackKind:
        _across([pair for pair in pairs if pair.kind is kind])
    for pair in pairs:
        pair.replace(setup)
    return pairs


def _tracks(old: LaidCut, new: LaidCut) -> Iterator[tuple[LaidTrack, LaidTrack]]:
    """Tracks of one name (``V`` is ``V1``), else of one kind in their order; what is left has no clip on the other side."""
    for kind in TrackKind:
        olds = [track for track in old.tracks if track.kind is kind]
        news = [track for track in new.tracks if track.kind is kind]
        named = {track_key(track.name): track for track in olds}
        same = {track_key(track.name): track for track in news}
        both = [name for name in same if name in named]
        alone_old = [track for name, track in named.items() if name not in both]
        alone_old += [track for track in olds if named[track_key(track.name)] is not track]
        alone_new = [track for name, track in same.items() if name not in both]
        alone_new += [track for track in news if same[track_key(track.name)] is not track]
        yield from ((named[name], same[name]) for name in both)
        for nth in range(max(len(alone_old), len(alone_new))):
            one = alone_old[nth] if nth < len(alone_old) else None
            other = alone_new[nth] if nth < len(alone_new) else None
            empty = LaidTrack((one or other or LaidTrack(_NO_TRACK, kind, ())).name, kind, ())
            yield one or empty, other or empty


def track_key(name: str) -> str:
    """A track's name for comparing: an EDL's ``V`` and ``A`` are ``V1`` and ``A1``."""
    word = name.strip().upper()
    return f"{word}1" if word in {"V", "A"} else word


def _across(pairs: Sequence[TrackPair]) -> None:
    """Find clips that were carried to another track of their kind."""
    if len(pairs) < 2:  # noqa: PLR2004  one track has no other
        return
    olds = [(pair, at) for pair in pairs for at in pair.gone()]
    news = [(pair, to) for pair in pairs for to in pair.fresh()]
    pairing = Pairing([pair.old.uses[at] for pair, at in olds], [pair.new.uses[to] for pair, to in news])
    pairing.pair_anywhere()
    for (pair, at), found in zip(olds, pairing.to_new, strict=True):
        if found >= 0:
            other, to = news[found]
            pair.across[at] = other.new.uses[to]
            other.came.add(to)
