"""A scene without a panel, where those around it have theirs.

## What it looks for
Scenes of the current draft, not omitted, in which no panel stands while at least three in four of the eight scenes nearest
to them have panels: a hole in a sequence that is boarded, or in a film that is boarded throughout. Panels are followed
through the drafts, whatever number their scene had. Four scenes or more without a panel in one run are a stretch that
somebody chose not to board.

## Why it matters
What is planned by the boards, and the animatic made of them, jumps over the scene.

## When to leave it
The scene needs no boards. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
Panels that do not name their scene by its number, and scenes that have none. How well a scene is boarded: one panel is enough
here; which of its lines are planned is a column of `edgecode coverage`. Where boards are scattered over the script it
cannot tell a hole from a choice, and says so.
"""

from typing import Final

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.board import Panel
from edgecode.film.boards.by_scene import panels_by_scene
from edgecode.film.boards.shot import Change, Fate
from edgecode.film.film import Film
from edgecode.film.script import Scene
from edgecode.findings.finding import Evidence, Finding, Skipped
from edgecode.findings.wording import short

ID = "unpanelled-scene"
_AROUND: Final = 8
_BOARDED: Final = 0.75
"""The share of those around it that must have panels, so that at most every fourth scene is told: an engineering choice."""
_UNSURE: Final = 0.5
"""Confidence while a panel that wants a decision may belong here."""


@check(
    stage=Stage.BOARDS,
    reads={Reads.SCRIPT, Reads.BOARDS},
    since="0.1",
    twin=Twin(
        "Go down the scenes and mark each that has no panel.", ("coverage", "--list", "scenes", "--list", "panels")
    ),
)
def unpanelled_scene(film: Film) -> Found:
    """Yield one finding for each scene without a panel among scenes that have some."""
    if film.script is None or not film.panels:
        yield Skipped(ID, "there is no script" if film.script is None else "there is no storyboard")
        return
    scenes = [scene for scene in film.script.scenes if scene.number and not scene.omitted]
    panels = panels_by_scene(film.panels, carried=film.boards.carried)
    boarded = [scene.id in panels for scene in scenes]
    if not any(boarded):
        yield Skipped(ID, f"no panel names a scene of {film.script.path} by its number")
        return
    dense = [_dense(boarded, index) for index in range(len(scenes))]
    if not any(dense) and not all(boarded):
        yield Skipped(
            ID, f"panels stand in {sum(boarded)} of {len(scenes)} scenes, nowhere so close that a hole would show"
        )
        return
    undecided = [each for each in film.boards.carried.values() if each.fate is Fate.DECIDE]
    anywhere = any(Change.UNKNOWN in each.changes for each in undecided)
    here = {scene for each in undecided for scene in each.might}
    for index, scene in enumerate(scenes):
        if dense[index] and not boarded[index]:
            sure = _UNSURE if anywhere or scene.id in here else 1.0
            yield _finding(scene, _nearest(index, scenes, panels), sure=sure)


def _dense(boarded: list[bool], index: int) -> bool:
    """Whether the scenes nearest to one are boarded, as many before it as after it where there are so many."""
    first = max(0, min(index - _AROUND // 2, len(boarded) - _AROUND - 1))
    around = [each for at, each in enumerate(boarded[first : first + _AROUND + 1], start=first) if at != index]
    return bool(around) and sum(around) >= _BOARDED * len(around)


def _nearest(index: int, scenes: list[Scene], panels: dict[str, list[Panel]]) -> tuple[Evidence, ...]:
    """The last panel of the scene before it that has some, and the first one of the scene after it."""
    shown = []
    for others, which in ((reversed(scenes[:index]), -1), (iter(scenes[index + 1 :]), 0)):
        found = next((own for each in others if (own := panels.get(each.id))), None)
        if found is not None:
            panel = found[which]
            where = "before" if which else "after"
            shown.append(Evidence(panel.place, f"panel {panel.name} of scene {panel.scene} is the next one {where} it"))
    return tuple(shown)


def _finding(scene: Scene, nearest: tuple[Evidence, ...], *, sure: float) -> Finding:
    return Finding(
        check=ID,
        kind="no-panel",
        says=f"Scene {scene.number}, {short(scene.heading)}, has no panel",
        evidence=(Evidence(scene.place, "the heading"), *nearest),
        options=("Board it", "Leave it to the day", "Find whose panels are its own"),
        subjects=(scene.id,),
        scene=scene.number,
        confidence=sure,
    )
