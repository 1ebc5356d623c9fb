"""A turnover: a cut, or an edit reel of it, as it goes to those who work from it: each clip with an id that stays.

A clip keeps its id from one turnover to the next as long as it plays some of the same frames of the same source; of several
that do, the one that plays most of them. What is new gets the next number, and no number is given twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.cutting.material import Materials
from edgecode.film.cutting.played import played
from edgecode.film.cutting.reels import Reels

_FIRST: Final = "C"


class Issued(msgspec.Struct, frozen=True, kw_only=True):
    """A turnover as it was issued: the cut or the part of it, and the id that each clip of material had, by the clip's own.

    ``at`` is milliseconds since 1970, UTC; ``locked`` a day as ``YYYY-MM-DD``, or empty; ``last`` the highest number that
    was given to a clip up to then.
    """

    id: str
    at: int
    cut: Cut
    reel: str = ""
    locked: str = ""
    handles: int = 0
    ids: dict[str, str] = {}
    last: int = 0


class Given(msgspec.Struct, frozen=True):
    """The ids of the clips of a turnover, by the clips' own; the highest number ever given; and how many were kept."""

    ids: dict[str, str]
    last: int
    kept: int = 0


class _Stretch(msgspec.Struct, frozen=True):
    clip: str
    track: str
    first: int
    last: int


def reels_in(cut: Cut) -> tuple[str, ...]:
    """Name the edit reels that clips of a cut lie in, in the order of the cut; none where nothing says."""
    reels = Reels(cut)
    clips = sorted((clip.record_in or 0) for track in cut.tracks for clip in track.clips)
    return tuple(dict.fromkeys(filter(None, map(reels.reel, clips))))


def of_reel(cut: Cut, reel: str) -> Cut:
    """The clips of one edit reel, each where it is in the whole cut; every track stays, also one that is empty now."""
    reels = Reels(cut)
    tracks = (
        msgspec.structs.replace(
            track, clips=tuple(clip for clip in track.clips if reels.reel(clip.record_in or 0) == reel)
        )
        for track in cut.tracks
    )
    return msgspec.structs.replace(cut, tracks=tuple(tracks))


def turned_clips(cut: Cut) -> Iterator[tuple[Track, Clip]]:
    """Give the clips that get an id, with their tracks: material that plays and has a place, in track and record order."""
    for track in cut.tracks:
        for clip in track.clips:
            placed = clip.record_in is not None and clip.record_out is not None and clip.record_in < clip.record_out
            if clip.enabled and placed and clip.kind in {ClipKind.MATERIAL, ClipKind.MISSING}:
                yield track, clip


def given_ids(cut: Cut, before: Sequence[Issued]) -> Given:
    """Give each clip its id, by the turnovers before, the latest first."""
    olds = [(issued, track, clip) for issued in before for track, clip in turned_clips(issued.cut)]
    news = list(turned_clips(cut))
    materials = Materials([*(clip for _issued, _track, clip in olds), *(clip for _track, clip in news)])
    left: dict[tuple[TrackKind, str], list[tuple[str, _Stretch]]] = {}
    for issued, track, clip in olds:
        if clip.id in issued.ids:
            stretch = _stretch(track, clip)
            left.setdefault((track.kind, materials.of(clip)), []).append((issued.ids[clip.id], stretch))
    fresh: dict[tuple[TrackKind, str], list[_Stretch]] = {}
    for track, clip in news:
        fresh.setdefault((track.kind, materials.of(clip)), []).append(_stretch(track, clip))
    ids: dict[str, str] = {}
    for key, stretches in fresh.items():
        ids |= _kept(left.get(key, []), stretches)
    kept = len(ids)
    last = max((issued.last for issued in before), default=0)
    for _track, clip in sorted(news, key=lambda each: each[1].record_in or 0):
        if clip.id not in ids:
            last += 1
            ids[clip.id] = f"{_FIRST}{last:05d}"
    return Given(ids, last, kept)


def _stretch(track: Track, clip: Clip) -> _Stretch:
    found = played(clip)
    first, last = (found.first.frame, found.last.frame) if found is not None else (0, 1)
    return _Stretch(clip.id, track.name, first, last)


def _kept(olds: list[tuple[str, _Stretch]], news: list[_Stretch]) -> dict[str, str]:
    """Pair what overlaps most, on the same track first, in the order they come; each id and each clip once."""
    pairs = []
    for nth, (id_, old) in enumerate(olds):
        for at, new in enumerate(news):
            both = min(old.last, new.last) - max(old.first, new.first)
            if both > 0:
                pairs.append((-both, old.track != new.track, abs(nth - at), nth, at, id_, new.clip))
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for *_ranks, id_, clip in sorted(pairs):
        if clip not in ids and id_ not in taken:
            ids[clip] = id_
            taken.add(id_)
    return ids


def events_of(cut: Cut) -> int:
    """How many clips stand on the tracks of a cut and play."""
    return sum(clip.enabled for track in cut.tracks for clip in track.clips)


def extent(cut: Cut) -> tuple[int, int] | None:
    """The first and last record frame (exclusive) that anything stands on; ``None`` where nothing has a place."""
    clips: Iterable[Clip] = [clip for track in cut.tracks for clip in track.clips if clip.enabled]
    ends = [(clip.record_in, clip.record_out) for clip in clips]
    known = [(first, last) for first, last in ends if first is not None and last is not None]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None
