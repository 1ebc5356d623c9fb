"""What is odd about one cut by itself: flattened, of another film, or with names cut so short that they could mean two.

Each is one sentence; the cut stands all the same, and its clips count as far as their takes are proven.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.dailies import Dailies
from edgecode.film.file_name import stem
from edgecode.film.proof import Proof
from edgecode.film.settle import settle

_MANY: Final = 10
"""A cut of fewer clips of material may be a test or a trailer's card: too few to say that it is another film's."""
_HARDLY_ANY: Final = 0.05
"""Two films have scenes and takes of the same numbers: so many clips may be proven by their slates all the same."""
_FLAT_SECONDS: Final = 120
"""A single clip that plays longer than this is no shot. Engineering choices, as the next."""
_REEL: Final = 8
"""Characters of a reel's name in CMX 3600."""


def oddities(cut: Cut, proofs: Iterable[Proof], *, dailies: Dailies, scenes: Collection[str]) -> Iterator[str]:
    """Give one sentence for each thing that is odd; ``scenes`` are the numbers of the script's scenes."""
    proven = tuple(proofs)
    yield from _flattened(cut)
    yield from _another_film(cut, proven, dailies=dailies, scenes=scenes)
    yield from _cut_short(proven, dailies=dailies)


def _material(cut: Cut) -> list[Clip]:
    """The clips of material on picture tracks, those that play."""
    return [
        clip
        for track in cut.tracks
        if track.kind is TrackKind.PICTURE
        for clip in track.clips
        if clip.enabled and clip.kind is ClipKind.MATERIAL
    ]


def _flattened(cut: Cut) -> Iterator[str]:
    clips = _material(cut)
    if len(clips) != 1 or cut.rate is None or clips[0].record_in is None or clips[0].record_out is None:
        return
    lasts = clips[0].record_out - clips[0].record_in
    if lasts / cut.rate.fps > _FLAT_SECONDS:
        yield f"expected the clips of an edit, found one clip of {lasts} frames for the whole picture: flattened on export"


def _another_film(cut: Cut, proofs: tuple[Proof, ...], *, dailies: Dailies, scenes: Collection[str]) -> Iterator[str]:
    clips = {clip.id for clip in _material(cut)}
    own = [proof for proof in proofs if proof.clip.id in clips]
    proven = sum(bool(proof.take) for proof in own)
    if len(own) < _MANY or not dailies.takes or proven > _HARDLY_ANY * len(own):
        return
    slated = [proof.slate for proof in own if proof.slate is not None]
    known = {scene for scene in scenes if scene} | {take.scene for take in dailies.takes}
    told = sum(settle(slate, tuple(known)).scene in known for slate in slated)
    if 2 * told < len(own):
        yield (
            f"expected clips of this film's takes, found {proven or 'none'} among {len(own)}, and {told} that name a scene of"
            " it: a cut of another film?"
        )


def _cut_short(proofs: tuple[Proof, ...], *, dailies: Dailies) -> Iterator[str]:
    """Reels of eight characters that more than one roll or file of the reports begins with, on clips that nothing proves."""
    names = {stem(name) for row in dailies.recordings for name in (row.roll, row.file) if len(name) > _REEL}
    starts = Counter(name[:_REEL] for name in names)
    found = [
        proof.clip
        for proof in proofs
        if not proof.take and not proof.clip.file and starts[stem(proof.clip.tape).rstrip(".")] > 1
    ]
    if found:
        clips = "1 clip whose reel" if len(found) == 1 else f"{len(found)} clips whose reels"
        first = found[0].tape
        yield (
            f"expected whole names of reels, found {clips} were cut to eight characters (such as {first!r}) and could be two"
            " recordings; they count for no take"
        ).replace("whose reel were", "whose reel was")
