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
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.scenes import slated_scene
from edgecode.film.script import Paragraph, Scene, Script
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
        "Read the script against the cut list, scene by scene, and note each line without a clip.",
        ("coverage", "--list", "scenes", "--list", "lines", "--list", "takes"),
    ),
)
def line_lost_in_cut(film: Film) -> Found:
    """Yield one finding for each shot line without a clip, or one for a scene left out between two that are used."""
    if film.script is None or film.cut is None:
        yield Skipped(ID, "there is no script" if film.script is None else "there is no cut")
        return
    name = film.cut.name or film.cut.path
    if not film.used.linings:
        proven = any(proof.take for proof in film.proofs)
        yield Skipped(ID, f"no clip of {name} {'covers a line' if proven else 'is proven to come from a take'}")
        return
    script = film.script
    wanted: dict[int, list[int]] = {}
    for index in sorted(film.required.difference(film.owed)):
        wanted.setdefault(script.paragraphs[index].scene, []).append(index)
    used = {index for index, scene in enumerate(script.scenes) if _any_used(film, scene)}
    unproven = _unproven(film, script)
    for index, lines in wanted.items():
        scene = script.scenes[index]
        sure = _UNPROVEN if scene.number in unproven else 1.0
        if index in used:
            lost = (line for line in lines if not film.used.at[line])
            yield from (
                _line(script.paragraphs[line], _usable(film, line), scene, name=name, sure=sure) for line in lost
            )
        elif min(used) < index < max(used):
            yield _scene(scene, name=name, count=len(lines), sure=sure)


def _any_used(film: Film, scene: Scene) -> bool:
    return any(film.used.at[index] for index in range(scene.first, scene.last))


def _usable(film: Film, paragraph: int) -> list[Take]:
    takes = dict.fromkeys(lining.by for lining in film.shot.over(paragraph))
    return [film.dailies.by_id[take] for take in takes if film.dailies.by_id[take].usable]


def _line(paragraph: Paragraph, takes: list[Take], scene: Scene, *, name: str, sure: float) -> Finding:
    return Finding(
        check=ID,
        kind="line-not-used",
        says=f"{name} has no clip for “{short(paragraph.text)}”; shot in {', '.join(take.label for take in takes)}",
        evidence=(
            Evidence(paragraph.place, "the line"),
            *(Evidence(take.place, f"{take.label} covers it and is not used") for take in takes[:3]),
        ),
        options=_OPTIONS,
        subjects=(paragraph.id,),
        scene=scene.number,
        weight=Weight.HIGH,
        confidence=sure,
    )


def _scene(scene: Scene, *, name: str, count: int, sure: float) -> Finding:
    return Finding(
        check=ID,
        kind="scene-not-used",
        says=f"{name} has no clip of scene {scene.number}: {count} lines that were shot",
        evidence=(Evidence(scene.place, "the heading"),),
        options=_OPTIONS,
        subjects=(scene.id,),
        scene=scene.number,
        confidence=sure,
    )


def _unproven(film: Film, script: Script) -> set[str]:
    """The scenes, by number, of which the cut has clips whose take is not proven."""
    numbers = tuple(scene.number for scene in script.scenes if scene.number)
    return {slated_scene(proof, numbers) for proof in film.proofs if proof.slate is not None and not proof.take}
