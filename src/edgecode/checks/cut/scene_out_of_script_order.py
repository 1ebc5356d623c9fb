"""A scene that the current cut tells elsewhere than the script does.

## What it looks for
The scenes of the current cut, in the order of its clips, against the current draft. As many as can be in order count as
standing. One that comes before what it follows in the script, or after what follows it, is told once; scenes that were moved
together are told together. Scenes that alternate are not out of order. A short return to a scene that has its own place is a
flash, and so is a scene that stands mostly inside others. Where more than a quarter are told, the cut is told once, as a whole.

## Why it matters
Clothes, weather, wounds and what people know were made for the order of the script; music and sound are planned along it.

## When to leave it
The film is better so. Say so once, with a name, in `film.toml` under `[[intents]]`; of scenes moved together name the first.

## What it cannot see
A scene put whole into the middle of another looks like a flash, and one that comes twice beside another that comes twice looks
like cross-cutting. Of two scenes that changed places the one with fewer clips is told, whichever was moved. Clips whose slate
could mean two scenes, or none of the script, are passed over, and so is sound.
"""

from typing import Final

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.running_order import Moved, running_order
from edgecode.film.script import Scene, Script
from edgecode.film.told_scenes import told_clips
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "scene-out-of-script-order"
_FEW: Final = 3
_SHARE: Final = 4
"""One in so many scenes may be told by itself; more of them, and more than three, are another order."""
_NAMED: Final = 0.8
"""Confidence where a clip's name alone says its scene: an engineering choice, as is the next."""
_ONE_CLIP: Final = 0.5
"""Confidence where a single clip is all of it: it may be a shot borrowed from the scene."""


@check(
    stage=Stage.CUT,
    reads={Reads.SCRIPT, Reads.DAILIES, Reads.CUTS},
    since="0.1",
    twin=Twin(
        "Write the scene of each clip beside the cut list and read down the numbers.",
        ("coverage", "--list", "clips", "--list", "scenes"),
    ),
)
def scene_out_of_script_order(film: Film) -> Found:
    """Yield one finding for each scene, or scenes together, that the cut tells elsewhere; or one for the cut."""
    script, cut = film.script, film.cut
    if script is None or cut is None:
        yield Skipped(ID, "there is no script" if script is None else "there is no cut")
        return
    clips = list(told_clips(film, script=script, cut=cut))
    if not clips:
        yield Skipped(ID, f"no clip of {cut.name or cut.path} says which scene of the script it is from")
        return
    order = running_order(scene for _proof, scene in clips)
    count = len(order.standing) + sum(len(moved.runs) for moved in order.moved)
    if len(order.moved) > max(_FEW, count // _SHARE):
        yield _another_order(cut, script, [clips[moved.runs[0].first][0] for moved in order.moved], count=count)
    else:
        yield from (_finding(moved, clips, script=script, cut=cut) for moved in order.moved)


def _finding(moved: Moved, clips: list[tuple[Proof, int]], *, script: Script, cut: Cut) -> Finding:
    scenes = [script.scenes[run.scene] for run in moved.runs]
    proofs = [proof for run in moved.runs for proof, _scene in clips[run.first : run.first + run.clips]]
    numbers = [scene.number for scene in (scenes[0], scenes[-1])]
    what = f"Scenes {' to '.join(numbers)} are" if len(scenes) > 1 else f"Scene {numbers[0]} is"
    neighbours = [("after", moved.after), ("before", moved.before)]
    beside = [f"{side} {script.scenes[scene].number}" for side, scene in neighbours if scene is not None]
    proven = 1.0 if all(proof.take for proof in proofs) else _NAMED
    return Finding(
        check=ID,
        kind="told-elsewhere",
        says=f"{what} told {' and '.join(beside)} in {cut.name or cut.path}, and in the script {_own(scenes[0], script)}",
        evidence=(
            Evidence(proofs[0].clip.place, f"the first clip of scene {scenes[0].number}"),
            Evidence(scenes[0].place, "its place in the script"),
        ),
        options=("Put it back in its place", "Leave it where it is"),
        subjects=tuple(scene.id for scene in scenes),
        scene=scenes[0].number,
        weight=Weight.LOW,
        confidence=proven if len(proofs) > 1 else _ONE_CLIP,
    )


def _own(scene: Scene, script: Script) -> str:
    before = reversed(script.scenes[: script.scenes.index(scene)])
    number = next((each.number for each in before if each.number and not each.omitted), "")
    return f"after {number}" if number else "at the beginning"


def _another_order(cut: Cut, script: Script, proofs: list[Proof], *, count: int) -> Finding:
    return Finding(
        check=ID,
        kind="another-order",
        says=f"{cut.name or cut.path} tells {len(proofs)} of {count} scenes elsewhere than {script.path} does",
        evidence=tuple(Evidence(proof.clip.place, "the first clip of such a scene") for proof in proofs[:_FEW]),
        options=("Go through the scenes with the director", "Leave them where they are"),
        subjects=("the order of the scenes",),
        weight=Weight.LOW,
    )
