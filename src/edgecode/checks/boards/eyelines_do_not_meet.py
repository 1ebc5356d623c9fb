"""Two people who look at each other, each in a shot of their own, and both look to the same side of the screen.

## What it looks for
On an overhead plan, shots of two people who look at each other, one after the other in the order of the boards: where both
look to the left of the screen, or both to the right, their looks do not meet across the cut (the eyeline match of continuity
editing). Of whom a shot is: of the figure nearest to the middle of what its camera sees where the shot begins. Who looks into
the camera or away from it, within two degrees of the line of sight, looks to neither side. Two shots that are cut against each
other again and again are told once.

## Why it matters
Both seem to look at somebody else, outside the picture; in the cutting room only turning a picture round mends it.

## When to leave it
They shall seem not to see each other, or the audience knows better. Say so once, with a name, in `film.toml` under
`[[intents]]`: it stays said while shots and people are the same, however often the plan is drawn again.

## What it cannot see
Looks up and down: a plan is flat. Looks nobody put on the plan, people who walk or turn within a shot, and shots without a
camera on a plan. How wide a camera sees where nobody said it: forty degrees are taken then. Where a camera points once it has
moved: it is taken to stay with the person on whom it began. Who hides whom.
"""

from collections.abc import Iterator

import msgspec

from edgecode.checks.check import Found, Reads, Twin, check, told_once
from edgecode.entries.vocabulary import Stage
from edgecode.film.boards.axis import folded_name
from edgecode.film.boards.eyelines import Look, look_at_each_other, look_of, of_whom
from edgecode.film.boards.plan import Figure
from edgecode.film.boards.planned_cuts import AtTheCut, Lack, PlannedCut, planned_cuts
from edgecode.film.film import Film
from edgecode.film.identity import digest
from edgecode.findings.finding import Evidence, Finding, Skipped

ID = "eyelines-do-not-meet"


class _Seen(msgspec.Struct, frozen=True):
    """Somebody a shot may be of, and which way they look there at the cut."""

    figure: Figure
    look: Look | None


@check(
    stage=Stage.BOARDS,
    reads={Reads.SCRIPT, Reads.BOARDS},
    since="0.1",
    twin=Twin(
        "For each two shots of people who look at each other, see on the plan to which side of the screen each looks.",
        ("coverage", "--list", "shots", "--list", "plans"),
    ),
)
def eyelines_do_not_meet(film: Film) -> Found:
    """Yield one finding for each two shots whose eyelines do not meet."""
    yield from told_once(_said(film))


def _said(film: Film) -> Iterator[Finding | Skipped]:
    for cut in planned_cuts(film.panels, boards=film.boards):
        if isinstance(cut, Lack):
            yield Skipped(ID, cut.reason)
        else:
            yield from _looked_at(cut)


def _looked_at(cut: PlannedCut) -> Iterator[Finding | Skipped]:
    """Try all that the plan leaves open: told where the looks never meet, skipped where it cannot be told whether they do."""
    before, after = _seen(cut, cut.before), _seen(cut, cut.after)
    if before is None or after is None:
        if before != [] and after != []:
            name = cut.names[0] if before is None else cut.names[1]
            yield Skipped(ID, f"{cut.where}: nobody is near the middle of {name}, and how wide it sees is not said")
        return
    found: dict[bool, tuple[Figure, Figure]] = {}
    for one in before:
        for other in after:
            apart = _apart(one, other, cut)
            if isinstance(apart, str):
                yield Skipped(ID, apart)
                return
            found[apart] = (one.figure, other.figure)
    if found.keys() == {True}:
        yield _finding(cut, *found[True])
    elif True in found:
        yield Skipped(ID, f"{cut.where}: of whom a shot is at the cut, or from where it is seen, the plan leaves open")


def _seen(cut: PlannedCut, cameras: tuple[AtTheCut, ...]) -> list[_Seen] | None:
    """Everybody a shot may be of, from wherever its camera may stand at the cut; ``None`` where that is not known."""
    seen = []
    for each in cameras:
        figures = of_whom(each.camera, plan=cut.plan)
        if figures is None:
            return None
        seen += [_Seen(who, look_of(who, plan=cut.plan, x=x, y=y)) for who in figures for x, y in each.places]
    return seen


def _apart(one: _Seen, other: _Seen, cut: PlannedCut) -> bool | str:
    """Whether two people look at each other and both to one side of the screen; in words, what is missing to tell."""
    if one.figure is other.figure:
        return False
    each_other = look_at_each_other(one.figure, other.figure, plan=cut.plan)
    if each_other is None:
        return f"{cut.where}: whether {one.figure.name} and {other.figure.name} look at each other is not on the plan"
    return each_other and one.look == other.look and one.look in {Look.LEFT, Look.RIGHT}


def _finding(cut: PlannedCut, one: Figure, other: Figure) -> Finding:
    who = sorted((one.name, other.name), key=folded_name)
    return Finding(
        check=ID,
        kind="same-side",
        says=f"From {cut.names[0]} to {cut.names[1]}, {who[0]} and {who[1]} look at each other, and to one side of the screen",
        evidence=tuple(
            Evidence(panel.place, f"panel {panel.name}, the first of {name}")
            for panel, name in zip(cut.panels, cut.names, strict=True)
        ),
        options=("Move a camera", "Turn somebody's look", "Keep the looks apart"),
        subjects=(*cut.shots, digest("look", *map(folded_name, who))),
        scene=cut.scene,
    )
