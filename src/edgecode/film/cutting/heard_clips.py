"""Which lines are heard in a cut, and when: those whose heard time a clip plays."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.cutting.played import Played, played, recording_of
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.rate import Rate

MOST_OF_IT: Final = 0.6
"""The part of a line's time that a clip must play for the line to be heard in it; two clips that do say some of it twice."""
_MILLI: Final = 1000


class Stretch(msgspec.Struct, frozen=True):
    """A clip of a take, and what it plays: seconds of the source's timecode, and of the cut's record time."""

    proof: Proof
    take: Take
    source: tuple[Fraction, Fraction]
    record: tuple[Fraction, Fraction]


class HeardClip(msgspec.Struct, frozen=True):
    """A spoken paragraph that a clip plays, and when in the cut, in seconds from its first frame."""

    paragraph: int
    proof: Proof
    record: tuple[Fraction, Fraction]


def heard_stretches(film: Film, cut: Cut) -> tuple[Stretch, ...]:
    """Give the proven clips of the tracks that are heard: sound where any sound is proven, else the pictures.

    A clip that plays at another speed, or that has no place or no source timecode, is passed over.
    """
    if cut.rate is None:
        return ()
    by_kind: dict[TrackKind, list[Stretch]] = {kind: [] for kind in TrackKind}
    kinds = {clip.id: track.kind for track in cut.tracks for clip in track.clips}
    for proof in film.proofs:
        kind = kinds.get(proof.clip.id)
        take = film.dailies.by_id.get(proof.take)
        made = _stretch(proof, take, rate=cut.rate) if take is not None and kind is not None else None
        if made is not None and kind is not None:
            by_kind[kind].append(made)
    return tuple(by_kind[TrackKind.SOUND] or by_kind[TrackKind.PICTURE])


def _stretch(proof: Proof, take: Take, *, rate: Rate) -> Stretch | None:
    clip = proof.clip
    source = _source(clip, take)
    if source is None or clip.record_in is None or clip.record_out is None or clip.speed is not None:
        return None
    record = clip.record_in / rate.fps, clip.record_out / rate.fps
    return Stretch(proof, take, (source.first.seconds, source.last.seconds), record)


def _source(clip: Clip, take: Take) -> Played | None:
    return played(clip, recording=recording_of(clip, take)) if clip.kind is ClipKind.MATERIAL else None


def heard_clips(film: Film, stretches: Iterable[Stretch]) -> Iterator[HeardClip]:
    """Give each line that a stretch plays the most of, by the times at which it was heard in the take."""
    for stretch in stretches:
        hearing = film.hearings.get(stretch.take.id)
        begins = _begins(film, stretch)
        if hearing is None or begins is None:
            continue
        first, last = stretch.source
        for line in hearing.lines:
            says = begins + Fraction(line.begins, _MILLI), begins + Fraction(line.ends, _MILLI)
            seen = max(says[0], first), min(says[1], last)
            if seen[1] - seen[0] >= Fraction(MOST_OF_IT).limit_denominator(10) * (says[1] - says[0]) > 0:
                at = stretch.record[0] - first
                yield HeardClip(line.paragraph, stretch.proof, (seen[0] + at, seen[1] + at))


def _begins(film: Film, stretch: Stretch) -> Fraction | None:
    """The timecode, in seconds, at which the recording that was listened to begins."""
    transcript = film.transcripts.get(stretch.take.id)
    media = transcript.media if transcript is not None else ""
    own = recording_of(msgspec.structs.replace(stretch.proof.clip, file=media, tape="", name=""), stretch.take)
    row = own if own is not None and own.start is not None else recording_of(stretch.proof.clip, stretch.take)
    return row.start.seconds if row is not None and row.start is not None else None
