"""A take that the cut or an editor's log knows and no report does.

## What it looks for
Clips of the current cut that are named after a take, and takes listed in an ALE, which no camera report and no log of
the set lists. Where no report lists anything of a scene, the scene is told once.

## Why it matters
Such a take has no marks, no notes and no lines: nothing can be said about what it covers, and its clips do not count.

## When to leave it
The report is on its way, or the material is stock or second unit and has no report. Say so once, with a name, in
`film.toml` under `[[intents]]`.

## What it cannot see
Clips that are not named after a slate and whose file is in no report: titles, music, visual effects.
"""

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.recording import WrittenBy
from edgecode.film.settle import settle
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "take-not-in-report"
_REPORTS = {WrittenBy.SCRIPT_SUPERVISOR, WrittenBy.CAMERA, WrittenBy.OMC}
_OPTIONS = ("Find the report", "Correct the name in the cut")


@check(
    stage=Stage.DAILIES,
    reads={Reads.DAILIES, Reads.CUTS},
    since="0.1",
    twin=Twin("Tick off every slate of the cut list against the camera reports.", ("coverage",)),
)
def take_not_in_report(film: Film) -> Found:
    """Yield one finding for each take without a report, or one for a scene of which no report tells."""
    listed = [take for take in film.dailies.takes if any(row.written_by in _REPORTS for row in take.recordings)]
    if not listed:
        yield Skipped(ID, "there is no camera report and no log")
        return
    scenes = {take.scene for take in listed}
    for take in film.dailies.takes:
        row = next((row for row in take.recordings if row.written_by is WrittenBy.LOG), None)
        if row is not None and take not in listed:
            yield _finding(
                "log-only", take.id, f"No report lists {take.label}", Evidence(row.place, "listed here"), take.scene
            )
    unknown: dict[str, list[Proof]] = {}
    for proof in film.proofs:
        if proof.slate is not None and not proof.take and not proof.named and not proof.filed:
            unknown.setdefault(settle(proof.slate, scenes).scene, []).append(proof)
    for scene, clips in unknown.items():
        yield from _takes(clips, scene) if scene in scenes else _scene(clips, scene)


def _takes(clips: list[Proof], scene: str) -> Found:
    by_take: dict[str, list[Proof]] = {}
    for proof in clips:
        if proof.slate is not None:
            by_take.setdefault(proof.slate.take_label, []).append(proof)
    for label, uses in by_take.items():
        says = f"The cut uses {label}, which no report lists"
        yield _finding("cut-only", f"take {label}", says, _shown(uses[0]), scene, take=label, weight=Weight.HIGH)


def _scene(clips: list[Proof], scene: str) -> Found:
    says = f"The cut uses {len(clips)} clips of scene {scene}, of which no report lists a take"
    yield _finding("scene-without-report", f"scene {scene}", says, _shown(clips[0]), scene)


def _shown(proof: Proof) -> Evidence:
    return Evidence(proof.clip.place, f"the clip is named {proof.clip.name}")


def _finding(
    kind: str, subject: str, says: str, shown: Evidence, scene: str, *, take: str = "", weight: Weight = Weight.NORMAL
) -> Finding:
    return Finding(
        check=ID,
        kind=kind,
        says=says,
        evidence=(shown,),
        options=_OPTIONS,
        subjects=(subject,),
        scene=scene,
        take=take,
        weight=weight,
    )
