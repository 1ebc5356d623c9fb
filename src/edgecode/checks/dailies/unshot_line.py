"""A required line of the script that no take covers.

## What it looks for
Every line that must be shot (all dialogue, and what a person marked as required) and that no take covers, in any scene
of which something has been shot. A scene of which nothing has been shot yet is told once, as a scene. A line that takes
cover only off camera is told at low weight, unless its cue says that the speaker is not seen. Lines whose takes are all
marked NG are another check's.

## Why it matters
A line nobody shot is cheap to pick up while the set still stands, and dear after.

## When to leave it
The scene plays without the line, or another line carries it. Say so once, with a name, in `film.toml` under
`[[intents]]`; it stays said.

## What it cannot see
Which lines a take covers is known from the papers. Coverage nobody wrote down looks unshot here, and a take of which
only the scene is known counts for every line of that scene.
"""

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.film import Film
from edgecode.film.script import Paragraph, Scene
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight
from edgecode.findings.wording import short

ID = "unshot-line"
_UNSEEN = ("O.S", "OS", "O.C", "OC", "V.O", "VO", "OFF", "PRE-LAP", "PRELAP")
_OPTIONS = ("Pick it up", "Listen for it in the takes there are", "Say it is not required")


@check(
    stage=Stage.DAILIES,
    reads={Reads.SCRIPT, Reads.DAILIES},
    since="0.1",
    twin=Twin(
        "Read the lined script of each scene: a hatched line has no vertical line through it.",
        ("coverage", "--list", "scenes", "--list", "lines", "--list", "takes"),
    ),
)
def unshot_line(film: Film) -> Found:
    """Yield one finding for each required line without a take, or one for a whole scene not begun."""
    if film.script is None:
        yield Skipped(ID, "there is no script to cover")
        return
    if not film.shot.linings and not any(take.has_picture for take in film.dailies.takes):
        yield Skipped(ID, "no camera report, log or slate says what was shot")
        return
    if not any(scene.number for scene in film.script.scenes):
        yield Skipped(ID, f"no scene of {film.script.path} has a number, so no take can be laid to its lines")
        return
    wanted: dict[int, list[int]] = {}
    for index in sorted(film.required):
        wanted.setdefault(film.script.paragraphs[index].scene, []).append(index)
    for scene_index, indexes in wanted.items():
        scene = film.script.scenes[scene_index]
        if any(film.shot.at[index] for index in range(scene.first, scene.last)):
            yield from _lines(film, film.script.paragraphs, scene, indexes)
        else:
            yield _whole(scene, count=len(indexes))


def _lines(film: Film, paragraphs: tuple[Paragraph, ...], scene: Scene, indexes: list[int]) -> Found:
    for index in indexes:
        paragraph = paragraphs[index]
        over = film.shot.over(index)
        if not over:
            yield Finding(
                check=ID,
                kind="never-covered",
                says=f"No take covers “{short(paragraph.text)}”",
                evidence=(Evidence(paragraph.place, "the line"), *_nearest(film, scene, index)),
                options=_OPTIONS,
                subjects=(paragraph.id,),
                scene=scene.number,
                weight=Weight.HIGH,
            )
        elif _only_off(film, index) and not _unseen(paragraph):
            takes = ", ".join(dict.fromkeys(film.dailies.by_id[lining.by].label for lining in over))
            yield Finding(
                check=ID,
                kind="only-off-camera",
                says=f"{paragraph.character or 'The line'} is never on camera for “{short(paragraph.text)}”: {takes}",
                evidence=(Evidence(paragraph.place, "the line"),),
                options=_OPTIONS,
                subjects=(paragraph.id,),
                scene=scene.number,
                weight=Weight.LOW,
            )


def _only_off(film: Film, index: int) -> bool:
    over = film.shot.over(index)
    if not any(lining.off for lining in over):
        return False
    usable = [lining for lining in over if film.dailies.by_id[lining.by].usable]
    return bool(usable) and all(lining.off for lining in usable)


def _whole(scene: Scene, *, count: int) -> Finding:
    return Finding(
        check=ID,
        kind="scene-not-begun",
        says=f"Nothing of scene {scene.number or scene.heading} is shot yet: {count} required lines",
        evidence=(Evidence(scene.place, "the heading"),),
        options=("Leave it until its shoot day", "Say it is not required"),
        subjects=(scene.id,),
        scene=scene.number,
    )


def _nearest(film: Film, scene: Scene, index: int) -> tuple[Evidence, ...]:
    """The last take that covers something before the line and the first that covers something after it."""
    shown = []
    for steps in (range(index - 1, scene.first - 1, -1), range(index + 1, scene.last)):
        lining = next((lining for near in steps for lining in film.shot.over(near)), None)
        if lining is not None:
            take = film.dailies.by_id[lining.by]
            shown.append(Evidence(take.place, f"{take.label} covers a neighbour of it, not the line"))
    return tuple(dict.fromkeys(shown))


def _unseen(paragraph: Paragraph) -> bool:
    return paragraph.extension.upper().replace(" ", "").startswith(_UNSEEN)
