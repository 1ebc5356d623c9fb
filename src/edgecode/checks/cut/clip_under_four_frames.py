"""A picture clip of the current cut that stands for fewer than four frames.

## What it looks for
Clips of material on the picture tracks that are one, two or three frames long at the cut's own rate. Those that stand one
behind the other are told once, as a run. Black, titles and other generators are passed over, and clips that are switched off.

## Why it matters
A frame that was left behind by a trim looks like a flash, and goes through grading, effects and the print unseen.

## When to leave it
The flash is meant: a flicker, a montage, a stutter. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
Sound, where so short a clip is ordinary. Part of a longer clip that a layer above leaves uncovered for a frame. A cut without
a frame rate.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.told_scenes import scene_told
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "clip-under-four-frames"
_SHORT: Final = 4
_SHOWN: Final = 3


@check(
    stage=Stage.CUT,
    reads={Reads.SCRIPT, Reads.DAILIES, Reads.CUTS},
    since="0.1",
    twin=Twin("Read down the lengths in the cut list and step through what is short.", ("coverage", "--list", "clips")),
)
def clip_under_four_frames(film: Film) -> Found:
    """Yield one finding for each run of clips that are under four frames long."""
    if film.cut is None or film.cut.rate is None:
        yield Skipped(ID, "there is no cut" if film.cut is None else f"{film.cut.path} has no frame rate")
        return
    proofs = {proof.clip.id: proof for proof in film.proofs}
    for track in film.cut.tracks:
        if track.kind is TrackKind.PICTURE:
            for run in _runs([clip for clip in track.clips if clip.enabled]):
                yield _finding(run, film.cut, track=track.name, proof=proofs.get(run[0].id), film=film)


def _frames(clip: Clip) -> int:
    if clip.record_in is None or clip.record_out is None:
        return 0
    return clip.record_out - clip.record_in


def _short(clip: Clip) -> bool:
    return clip.kind in {ClipKind.MATERIAL, ClipKind.MISSING} and 0 < _frames(clip) < _SHORT


def _runs(clips: Sequence[Clip]) -> Iterator[list[Clip]]:
    """Gather short clips that stand one behind the other."""
    run: list[Clip] = [clip for clip in clips[:1] if _short(clip)]
    for before, clip in pairwise(clips):
        if run and not (_short(clip) and clip.record_in == before.record_out):
            yield run
            run = []
        if _short(clip):
            run.append(clip)
    if run:
        yield run


def _finding(run: list[Clip], cut: Cut, *, track: str, proof: Proof | None, film: Film) -> Finding:
    numbers = tuple(scene.number for scene in film.scenes if scene.number)
    scene = scene_told(film, proof, numbers=numbers) if proof is not None else ""
    frames = ", ".join(dict.fromkeys(str(_frames(clip)) for clip in run))
    if len(run) == 1:
        name = f"“{run[0].name}”" if run[0].name else "a clip without a name"
        what = f"{name} stands for {frames} frame{'' if frames == '1' else 's'}"
    else:
        what = f"{len(run)} clips one behind the other stand for {frames} frames each"
    return Finding(
        check=ID,
        kind="under-four-frames",
        says=f"On {track} of {cut.name or cut.path}, {what}",
        evidence=tuple(Evidence(clip.place, f"{_frames(clip)} at {cut.rate}") for clip in run[:_SHOWN]),
        options=("Take it out", "Make it longer", "Leave it"),
        subjects=tuple(clip.id for clip in run),
        scene=scene,
        weight=Weight.LOW,
    )
