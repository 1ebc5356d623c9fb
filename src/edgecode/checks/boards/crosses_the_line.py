"""Two shots that follow each other on the boards, with the camera on one side of the line and then on the other.

## What it looks for
On an overhead plan, the line between two people: where somebody said it runs, else between the one pair who look at each other,
else between the only two who are there. Where one shot of a scene is followed by another, in the order of the boards, and the
plan has a camera for both, it tells those that stand on different sides of that line (the 180-degree rule of continuity
editing). A camera on the line, within five degrees as the nearer of the two people sees it, is on neither side, so that a
shot from there takes the audience across; so does a camera that moves over the line within its shot, which counts from then
on where its move ends. Two shots that are cut against each other again and again are told once.

## Why it matters
Who was on the left is suddenly on the right, and looks the other way. On the set it costs the turning round of a camera.

## When to leave it
The jump is meant, or the audience knows the room well enough. Say so once, with a name, in `film.toml` under `[[intents]]`: it
stays said while shots and people are the same, however often the plan is drawn again.

## What it cannot see
Shots without a camera on a plan: across one of them nothing is told, since it may itself take the audience over. People who
walk, unless a plan is drawn for each place they come to. How far a moving camera has come where its shot is cut into and taken
up again: where that matters, it is skipped. Whether anybody will notice.
"""

from collections.abc import Iterator

from edgecode.checks.check import Found, Reads, Twin, check, told_once
from edgecode.entries.vocabulary import Stage
from edgecode.film.boards.axis import Axis, NoAxis, Side, Told, axis_of, folded_name, side_of
from edgecode.film.boards.planned_cuts import AtTheCut, Lack, PlannedCut, planned_cuts
from edgecode.film.film import Film
from edgecode.film.identity import digest
from edgecode.findings.finding import Evidence, Finding, Skipped

ID = "crosses-the-line"
_GUESSED = 0.8
"""Confidence where nobody said between whom the line runs, and nobody looks at anybody: an engineering choice."""


@check(
    stage=Stage.BOARDS,
    reads={Reads.SCRIPT, Reads.BOARDS},
    since="0.1",
    twin=Twin(
        "On each plan draw the line between the two people, and go through the shots in the order of the boards.",
        ("coverage", "--list", "shots", "--list", "plans"),
    ),
)
def crosses_the_line(film: Film) -> Found:
    """Yield one finding for each two shots that follow each other across the line."""
    yield from told_once(_said(film))


def _said(film: Film) -> Iterator[Finding | Skipped]:
    for cut in planned_cuts(film.panels, boards=film.boards):
        if isinstance(cut, Lack):
            yield Skipped(ID, cut.reason)
            continue
        axis = axis_of(cut.plan)
        if isinstance(axis, NoAxis):
            yield Skipped(ID, f"{cut.on_plan}: there is no line to be told: {axis.reason}")
            continue
        over = {_over(one, other) for one in _sides(axis, cut.before) for other in _sides(axis, cut.after)}
        if over == {True}:
            yield _finding(cut, axis)
        elif True in over:
            yield Skipped(ID, f"{cut.where}: where a camera stands at the cut is not on the plan")


def _sides(axis: Axis, cameras: tuple[AtTheCut, ...]) -> set[Side]:
    return {side_of(axis, x=x, y=y) for each in cameras for x, y in each.places}


def _over(one: Side, other: Side) -> bool:
    return {one, other} == {Side.LEFT, Side.RIGHT}


def _finding(cut: PlannedCut, axis: Axis) -> Finding:
    who = sorted((axis.first.name, axis.second.name), key=folded_name)
    return Finding(
        check=ID,
        kind="other-side",
        says=f"From {cut.names[0]} to {cut.names[1]} the camera crosses the line between {who[0]} and {who[1]}",
        evidence=tuple(
            Evidence(panel.place, f"panel {panel.name}, the first of {name}")
            for panel, name in zip(cut.panels, cut.names, strict=True)
        ),
        options=("Move a camera", "Put a shot on the line between them", "Keep the crossing"),
        subjects=(*cut.shots, digest("line", *map(folded_name, who))),
        scene=cut.scene,
        confidence=_GUESSED if axis.told is Told.ALONE else 1.0,
    )
