"""The panels of a scene stand longer than its pages play.

## What it looks for
Scenes of the current draft, not omitted, all of whose panels say how many seconds they stand, and whose panels together stand
at least a quarter and at least 15 seconds longer than the pages play, at a minute a page. Both thresholds are engineering
choices: a minute a page is a rule of thumb, and a scene that is out by less is within it. The pages are the file's own
eighths (the 1st AD's count) where it has them, else estimated from the words, and then the finding is less sure.

## Why it matters
The schedule and the budget count pages, the animatic counts the boards: where they part, the day is planned for one film and
drawn for another.

## When to leave it
The scene plays longer than it reads: a chase, a silence, a look. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
Scenes with a panel that does not say its seconds: those are not looked at, and it says how many they are. Panels that are to be
decided about, and those that name no scene. How long anything should be: a page is a minute by rule of thumb alone.
"""

from typing import Final

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.animatic import said_seconds, shown_panels
from edgecode.film.boards.timing import page_seconds
from edgecode.film.eighths import PAGE, estimated
from edgecode.film.film import Film
from edgecode.film.script import Scene
from edgecode.findings.finding import Evidence, Finding, Skipped
from edgecode.findings.wording import short

ID = "boards-longer-than-page"
_SHARE: Final = 1.25
_SECONDS: Final = 15.0
_ESTIMATED: Final = 0.7
"""Confidence where the pages are estimated from the words: an engineering choice."""


@check(
    stage=Stage.BOARDS,
    reads={Reads.SCRIPT, Reads.BOARDS},
    since="0.1",
    twin=Twin(
        "Add up the seconds of each scene's panels, and set them against its eighths: an eighth is seven and a half seconds.",
        ("coverage", "--list", "scenes", "--list", "panels"),
    ),
)
def boards_longer_than_page(film: Film) -> Found:
    """Yield one finding for each scene whose panels stand longer than its pages play, by more than both thresholds."""
    if film.script is None or not film.panels:
        yield Skipped(ID, "there is no script" if film.script is None else "there is no storyboard")
        return
    drawn: dict[str, list[Panel]] = {}
    for panel in shown_panels(film.panels, boards=film.boards):
        drawn.setdefault(scene_number.folded(panel.scene), []).append(panel)
    lengths = zip(film.script.scenes, estimated(film.script), strict=True)
    boarded = [
        (scene, length, panels)
        for scene, length in lengths
        if scene.number and not scene.omitted and (panels := drawn.get(scene_number.folded(scene.number)))
    ]
    timed = [each for each in boarded if all(said_seconds(panel) is not None for panel in each[2])]
    if not boarded:
        yield Skipped(ID, f"no panel names a scene of {film.script.path} by its number")
    elif len(timed) < len(boarded):
        of = f"{len(boarded) - len(timed)} of {len(boarded)} scenes with panels were not looked at"
        yield Skipped(ID, f"{of}: not all of their panels say how many seconds they stand")
    for scene, length, panels in timed:
        eighths = scene.eighths if scene.eighths is not None else length
        page, board = page_seconds(eighths) or 0.0, sum(said_seconds(panel) or 0.0 for panel in panels)
        if board >= page * _SHARE and board - page >= _SECONDS:
            yield _finding(scene, panels, eighths=eighths, page=page, board=board)


def _finding(scene: Scene, panels: list[Panel], *, eighths: int, page: float, board: float) -> Finding:
    count = "One panel" if len(panels) == 1 else f"{len(panels)} panels"
    stand = "stands" if len(panels) == 1 else "stand"
    counted = "as the script counts them" if scene.eighths is not None else "as estimated"
    return Finding(
        check=ID,
        kind="boards-longer",
        says=(
            f"{count} of scene {scene.number}, {short(scene.heading)}, {stand} {_number(board)} s,"
            f" {_number(board - page)} s longer than its {_pages(eighths)} ({_number(page)} s, {counted})"
        ),
        evidence=(
            Evidence(panels[0].place, f"panel {panels[0].name}, the first of the scene"),
            Evidence(scene.place, "the heading"),
        ),
        options=("Shorten the boards", "Give the scene more eighths", "Leave it: it plays longer than it reads"),
        subjects=(scene.id,),
        scene=scene.number,
        confidence=1.0 if scene.eighths is not None else _ESTIMATED,
    )


def _number(seconds: float) -> str:
    return f"{seconds:.1f}".removesuffix(".0")


def _pages(eighths: int) -> str:
    pages, rest = divmod(eighths, PAGE)
    told = " ".join(filter(None, (str(pages) if pages or not rest else "", f"{rest}/{PAGE}" if rest else "")))
    return f"{told} {'page' if eighths <= PAGE else 'pages'}"
