"""A scene that the current cut tells after one that plays later in the story, though the script does not.

## What it looks for
Where the cut goes from one scene to another that plays on an earlier day of the story, or surely earlier on the same day, and
the script has the two the other way round. Days are those that headings count (`DAY 3`, `N2`, `STORY DAY 5`) or that the
script's file keeps for a scene; from a counted day on, NEXT DAY and the like are followed. Flashes, and scenes that stand
mostly inside others, are passed over, as in `scene-out-of-script-order`.

## Why it matters
Clothes, wounds, weather and what people know follow the days of the story; an audience counts them without being told.

## When to leave it
Time is meant to go back here. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
Days that no heading counts, and days inside a flashback or a dream. Where the script goes back in time as well, that is the
story. Clips whose slate could mean two scenes, or none of the script, are passed over, and so is sound.
"""

from itertools import pairwise
from typing import Final

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.running_order import Run, running_order
from edgecode.film.script import Script
from edgecode.film.story_days import StoryTime, story_times
from edgecode.film.told_scenes import told_clips
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "story-day-out-of-order"
_FOLLOWED: Final = 0.7
"""Confidence where a day was followed from the scenes before: an engineering choice."""


@check(
    stage=Stage.CUT,
    reads={Reads.SCRIPT, Reads.DAILIES, Reads.CUTS},
    since="0.1",
    twin=Twin(
        "Write the story day of each heading beside the clips of its scene and read down the days.",
        ("coverage", "--list", "clips", "--list", "scenes"),
    ),
)
def story_day_out_of_order(film: Film) -> Found:
    """Yield one finding for each place where the cut goes back in the story and the script does not."""
    script, cut = film.script, film.cut
    if script is None or cut is None:
        yield Skipped(ID, "there is no script" if script is None else "there is no cut")
        return
    times = story_times(script)
    if not any(times):
        yield Skipped(ID, f"no heading of {script.path} counts a day of the story")
        return
    clips = list(told_clips(film, script=script, cut=cut))
    order = running_order(scene for _proof, scene in clips)
    runs = [*order.standing, *(run for moved in order.moved for run in moved.runs)]
    told = [run for run in sorted(runs, key=lambda run: run.first) if times[run.scene] is not None]
    if not told:
        yield Skipped(ID, f"no clip of {cut.name or cut.path} is of a scene whose day of the story is known")
        return
    for before, run in pairwise(told):
        earlier, later = times[run.scene], times[before.scene]
        if earlier is not None and later is not None and earlier.before(later) and run.scene < before.scene:
            proofs = clips[before.first][0], clips[run.first][0]
            yield _finding(before, run, (later, earlier), proofs=proofs, script=script, cut=cut)


def _finding(
    before: Run,
    run: Run,
    times: tuple[StoryTime, StoryTime],
    *,
    proofs: tuple[Proof, Proof],
    script: Script,
    cut: Cut,
) -> Finding:
    later, scene = script.scenes[before.scene], script.scenes[run.scene]
    days = (
        f"day {times[1].day} after day {times[0].day}"
        if times[0].day != times[1].day
        else f"earlier on day {times[0].day}"
    )
    return Finding(
        check=ID,
        kind="goes-back",
        says=f"{cut.name or cut.path} goes from scene {later.number} back to scene {scene.number}: {days}",
        evidence=(
            Evidence(proofs[1].clip.place, f"the first clip of scene {scene.number}"),
            Evidence(proofs[0].clip.place, f"the first clip of scene {later.number}, which it follows"),
            Evidence(scene.place, "its heading"),
        ),
        options=("Put it back in its place", "Leave it where it is"),
        subjects=(scene.id, later.id),
        scene=scene.number,
        weight=Weight.LOW,
        confidence=1.0 if times[0].counted and times[1].counted else _FOLLOWED,
    )
