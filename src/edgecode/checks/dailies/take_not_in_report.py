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

from collections.abc import Iterable, Iterator

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.recording import WrittenBy
from edgecode.film.settle import settle
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "take-not-in-report"
_REPORTS = {WrittenBy.SCRIPT_SUPERVISOR, WrittenBy.CAMERA, WrittenBy.OMC}
_SHOWN = 3
"""How many takes of a scene without report are shown."""
_OPTIONS = ("Find the report", "Correct the name in the cut")


@check(
    stage=Stage.DAILIES,
    reads={Reads.DAILIES, Reads.CUTS},
    since="0.1",
    twin=Twin(
        "Tick off every slate of the cut list against the papers that list its take.",
        ("coverage", "--list", "takes", "--list", "clips"),
    ),
)
def take_not_in_report(film: Film) -> Found:
    """Yield one finding for each take without a report, or one for a scene of which no report tells."""
    listed = [take for take in film.dailies.takes if any(row.written_by in _REPORTS for row in take.recordings)]
    if not listed:
        yield Skipped(ID, "there is no camera report and no log")
        return
    known = {take.id for take in listed}
    scenes = {take.scene for take in listed}
    unlisted = [take for take in film.dailies.takes if take.id not in known]
    whole: dict[str, list[Evidence]] = {}
    for found in (*_logged(unlisted), *_cut(film.proofs, scenes)):
        if found.scene in scenes or not found.scene:
            yield found
        else:
            whole.setdefault(found.scene, []).append(found.evidence[0])
    for scene, shown in whole.items():
        yield _scene(scene, shown)


def _logged(takes: Iterable[Take]) -> Iterator[Finding]:
    for take in takes:
        row = next((row for row in take.recordings if row.written_by is WrittenBy.LOG), None)
        if row is not None:
            shown = Evidence(row.place, f"{take.label} is listed here")
            yield _take("log-only", take.id, f"No report lists {take.label}", shown, take.scene, take.label)


def _cut(proofs: Iterable[Proof], scenes: set[str]) -> Iterator[Finding]:
    """Clips named after a take that nobody lists, once for each take."""
    seen: set[str] = set()
    for proof in proofs:
        slate = proof.slate
        if proof.take or slate is None or slate.take is None or proof.named or proof.filed or slate.take_key in seen:
            continue
        seen.add(slate.take_key)
        says = f"The cut uses {slate.take_label}, which no report lists"
        shown = Evidence(proof.clip.place, f"the clip is named {proof.clip.name}")
        scene = settle(slate, scenes).scene
        yield _take("cut-only", f"take {slate.take_key}", says, shown, scene, slate.take_label, Weight.HIGH)


def _take(
    kind: str, subject: str, says: str, shown: Evidence, scene: str, take: str, weight: Weight = Weight.NORMAL
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


def _scene(scene: str, shown: list[Evidence]) -> Finding:
    takes = "a take" if len(shown) == 1 else f"{len(shown)} takes"
    return Finding(
        check=ID,
        kind="scene-without-report",
        says=f"The cut or an editor's log knows {takes} of scene {scene}, of which no report lists any",
        evidence=tuple(shown[:_SHOWN]),
        options=_OPTIONS,
        subjects=(f"scene {scene}",),
        scene=scene,
    )
