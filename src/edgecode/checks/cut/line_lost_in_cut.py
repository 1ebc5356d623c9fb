"""A required line that was shot and that the current cut does not use.

## What it looks for
Every required line with a usable take, in a scene the current cut uses, such that no clip of the cut comes from a take
covering it. A scene that stands between two used ones and has no clip at all is told once, as a scene.

## Why it matters
Lines fall out of a cut one trim at a time, and the scene that needed them is often another one.

## When to leave it
The line was dropped on purpose. Say so once, with a name, in `film.toml` under `[[intents]]`; it stays said through
later cuts.

## What it cannot see
A clip counts for every line its take covers, however little of the take it uses: a line trimmed off the end of a clip is
not seen here. Clips whose take is not proven do not count.
"""

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.film import Film
from edgecode.film.script import Scene
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight
from edgecode.findings.wording import short

ID = "line-lost-in-cut"
_OPTIONS = ("Put it back", "Leave it out")
_UNPROVEN = 0.5
"""Confidence while a clip of the scene is unproven: that clip may carry the line. An engineering choice."""


@check(
    stage=Stage.CUT,
    reads={Reads.SCRIPT, Reads.DAILIES, Reads.CUTS},
    since="0.1",
    twin=Twin(
        "Read the script against the cut list, scene by scene, and note each line without a clip.", ("coverage",)
    ),
)
def line_lost_in_cut(film: Film) -> Found:
    """Yield one finding for each shot line without a clip, or one for a scene left out between two that are used."""
    if film.script is None or film.cut is None:
        yield Skipped(ID, "there is no script" if film.script is None else "there is no cut")
        return
    if not any(proof.take for proof in film.proofs):
        yield Skipped(ID, f"no clip of {film.cut.name or film.cut.path} is proven to come from a take")
        return
    owed = set(film.owed)
    wanted: dict[int, list[int]] = {}
    for index in sorted(film.required - owed):
        if film.shot.at[index]:
            wanted.setdefault(film.script.paragraphs[index].scene, []).append(index)
    used = [index for index, scene in enumerate(film.script.scenes) if _any_used(film, scene)]
    for index, lines in wanted.items():
        scene = film.script.scenes[index]
        if index in used:
            yield from (_line(film, scene, line) for line in lines if not film.used.at[line])
        elif used and used[0] < index < used[-1]:
            yield _scene(film, scene, count=len(lines))


def _any_used(film: Film, scene: Scene) -> bool:
    return any(film.used.at[index] for index in range(scene.first, scene.last))


def _line(film: Film, scene: Scene, index: int) -> Finding:
    paragraph = film.script.paragraphs[index] if film.script is not None else None
    takes = {lining.by: film.dailies.by_id[lining.by] for lining in film.shot.over(index)}
    usable = [take for take in takes.values() if take.usable]
    labels = ", ".join(take.label for take in usable)
    if paragraph is None or film.cut is None:
        raise AssertionError
    return Finding(
        check=ID,
        kind="line-not-used",
        says=f"{film.cut.name or film.cut.path} has no clip for “{short(paragraph.text)}”; shot in {labels}",
        evidence=(
            Evidence(paragraph.place, "the line"),
            *(Evidence(take.place, f"{take.label} covers it and is not used") for take in usable[:3]),
        ),
        options=_OPTIONS,
        subjects=(paragraph.id,),
        scene=scene.number,
        weight=Weight.HIGH,
        confidence=_UNPROVEN if _unproven(film, scene) else 1.0,
    )


def _scene(film: Film, scene: Scene, *, count: int) -> Finding:
    name = film.cut.name or film.cut.path if film.cut is not None else ""
    return Finding(
        check=ID,
        kind="scene-not-used",
        says=f"{name} has no clip of scene {scene.number}: {count} lines that were shot",
        evidence=(Evidence(scene.place, "the heading"),),
        options=_OPTIONS,
        subjects=(scene.id,),
        scene=scene.number,
        confidence=_UNPROVEN if _unproven(film, scene) else 1.0,
    )


def _unproven(film: Film, scene: Scene) -> bool:
    return any(
        not proof.take and proof.slate is not None and f"{proof.slate.prefix}{proof.slate.number}" in scene.number
        for proof in film.proofs
    )
