"""The scenes that a cut tells, in the order of its clips."""

from collections import Counter
from collections.abc import Iterator

from edgecode.film import scene_number
from edgecode.film.cut import Cut, TrackKind
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.script import Script
from edgecode.film.settle import settle


def told_clips(film: Film, *, script: Script, cut: Cut) -> Iterator[tuple[Proof, int]]:
    """Give the clips of the picture tracks in the order of the cut, each with its scene's place in the script.

    ``cut`` is the film's current one. A clip of which nothing says its scene, or says two, is passed over, and so is one of a
    scene whose number the script has twice.
    """
    numbers = tuple(scene.number for scene in script.scenes if scene.number)
    twice = Counter(map(scene_number.folded, numbers))
    places = {scene_number.folded(scene.number): index for index, scene in enumerate(script.scenes) if scene.number}
    picture = {clip.id for track in cut.tracks if track.kind is TrackKind.PICTURE for clip in track.clips}
    shown = [proof for proof in film.proofs if proof.clip.id in picture]
    shown.sort(key=lambda proof: (proof.clip.record_in or 0, proof.clip.record_in_text))
    for proof in shown:
        number = scene_number.folded(scene_told(film, proof, numbers=numbers))
        if number in places and twice[number] == 1:
            yield proof, places[number]


def scene_told(film: Film, proof: Proof, *, numbers: tuple[str, ...]) -> str:
    """The scene of a clip, by its take or by its own name; empty where either could mean another one."""
    if proof.take:
        take = film.dailies.by_id[proof.take]
        return "" if take.ambiguous else take.scene
    if proof.slate is None or proof.differs:
        return ""
    settled = settle(proof.slate, numbers)
    return "" if settled.ambiguous else settled.scene
