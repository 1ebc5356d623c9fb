"""Reliance on made streams: false announcements, delays, the people floor, and the time of the fold. Prints JSON lines.

Streams on tuned seeds (those the boundaries were found on) and on untouched seeds are told apart; only the latter count. The
limits are those of the issue: at most 5 % of 200 decisions at the null announce anything, and a change from .5 to .8 is
announced within 26, 60, 86 and 86 decisions at the median (sittings of 1, 10, 20 and geometric with mean 10), whatever the
correlation within sittings. A delay counts the decisions from the change to the announcement, both included; streams that
announced before the change are left out.

The peer of the fold is the bare CUSUM: one loop over the same flags that adds, floors and compares, and knows nothing else.
"""

import json
import math
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Final, NamedTuple

from made_decisions import GEOMETRIC, HABITS, TUNED, UNTOUCHED, Flag, Habit, decisions, flags

from edgecode.consent.reliance.cusum import STEPS
from edgecode.consent.reliance.decided import Decided, Declared
from edgecode.consent.reliance.watch import Watch, watched
from edgecode.consent.reliance.watched import Verdict
from edgecode.consent.reliance.wilson import wilson
from edgecode.consent.standing import Standing

FALSE: Final = 0.05
DELAYS: Final[dict[int | str, int]] = {1: 26, 10: 60, 20: 86, GEOMETRIC: 86}
STREAMS: Final = {TUNED: 2_000, UNTOUCHED: 8_000}
"""Streams at the null where false announcements are to be expected: sittings of one, or alike by .2."""
EASY: Final = 1_000
"""Streams at the null everywhere else."""
DELAYED: Final = {Standing.OFFERED: 4_000, Standing.STANDARD: 500}
"""Streams with a change, by the step it is; half as many where sittings are alike and delays short."""
DECISIONS: Final = 200
HARD: Final = 0.2
"""As alike as the guarantee goes."""
PATIENCE: Final = 400
"""Decisions after a change that are waited for an announcement."""
LONG: Final = 20_000
ROUNDS: Final = 5
TIMES_BARE: Final = 100.0
"""What the fold may cost beside the bare CUSUM; an engineering choice: 20,000 decisions in a fraction of a second."""


class Cell(NamedTuple):
    """One condition on one set of seeds."""

    seeds: str
    standing: Standing
    habit: Habit
    streams: int


def watching(standing: Standing, *, eligible: int = 3) -> Watch:
    """Begin to watch a check at a standing."""
    watch = Watch(eligible_people=eligible)
    watch.take(Declared(0, standing, raised=True))
    return watch


def streams(cell: Cell, *, length: int) -> Iterator[list[Flag]]:
    """Make the streams of a cell, each from a seed of its own."""
    for nth in range(cell.streams):
        yield flags(cell.habit, length=length, seeds=cell.seeds, nth=nth)


def announced(cell: Cell) -> int:
    """Count the streams that announce anything."""
    found = 0
    for made in streams(cell, length=DECISIONS):
        watch = watching(cell.standing)
        found += any(watch.take(each) is not None for each in decisions(made))
    return found


def delay(watch: Watch, made: Iterable[Decided], *, change: int) -> float | None:
    """Follow one stream; give the decisions from the change to the announcement, None when one came before."""
    for each in made:
        alarm = watch.take(each)
        if alarm is not None:
            return alarm.nth - change if alarm.nth > change else None
    return math.inf


def delays(cell: Cell) -> list[float]:
    """Give the delays of the streams of a cell."""
    change = cell.habit.change or 0
    runs = (
        delay(watching(cell.standing), decisions(made), change=change)
        for made in streams(cell, length=change + PATIENCE)
    )
    return [each for each in runs if each is not None]


def say(what: str, **figures: object) -> None:
    """Print one JSON line."""
    print(json.dumps({"bench": "reliance", "what": what, **figures}), flush=True)


def null(standing: Standing) -> float:
    """Give the rate at which nothing has changed."""
    return STEPS[standing].null


def told(cell: Cell) -> dict[str, object]:
    """Name a cell."""
    step = STEPS[cell.standing]
    return {
        "seeds": cell.seeds,
        "step": [step.null, step.alternative],
        "sittings": cell.habit.bursts,
        "rho": cell.habit.rho,
    }


def false_announcements(pool: ProcessPoolExecutor) -> None:
    """At the null, everywhere the issue asks, and for sizes of sittings between those the boundaries were found for."""
    both = (Standing.OFFERED, Standing.STANDARD)
    asked = [
        Cell(
            seeds, standing, Habit(bursts, rho, null(standing)), STREAMS[seeds] if bursts == 1 or rho == HARD else EASY
        )
        for seeds in STREAMS
        for standing in both
        for bursts, rho in HABITS
    ]
    between = [
        Cell(UNTOUCHED, standing, Habit(bursts, HARD, null(standing)), 4_000)
        for standing in both
        for bursts in (4, 12, 17)
    ]
    for cell, found in zip([*asked, *between], pool.map(announced, [*asked, *between]), strict=True):
        share = found / cell.streams
        bounds = wilson(share, effective=cell.streams)
        say("false announcements in 200 decisions", **told(cell), streams=cell.streams, share=round(share, 4),
            low=round(bounds.low, 4), high=round(bounds.high, 4), limit=FALSE, within=share <= FALSE)  # fmt: skip


def median_delays(pool: ProcessPoolExecutor) -> None:
    """Changes from .5 to .8, at the start and after 100 decisions at the null; .8 to .95 at the start has no limit."""
    cells = [
        Cell(
            UNTOUCHED,
            standing,
            Habit(bursts, rho, null(standing), STEPS[standing].alternative, change),
            DELAYED[standing] // (1 if rho == 0 else 2),
        )
        for standing, change in ((Standing.OFFERED, 0), (Standing.OFFERED, 100), (Standing.STANDARD, 0))
        for bursts, rho in HABITS
    ]
    for cell, found in zip(cells, pool.map(delays, cells), strict=True):
        median = statistics.median(found)
        limit = DELAYS[cell.habit.bursts]
        in_time = round(sum(each <= limit for each in found) / len(found), 3)
        held = (
            {"limit": limit, "within": median <= limit, "in_time": in_time} if cell.standing is Standing.OFFERED else {}
        )
        say("median delay", **told(cell), nulls_before=cell.habit.change, streams=len(found), median=median, **held)


def people() -> None:
    """Too few people are told nothing; a lone editor is judged, and is the only one named."""
    habit = Habit(10, 0.1, 0.9)
    cell = Cell(UNTOUCHED, Standing.OFFERED, habit, 200)
    runs = [
        watched(_declared(decisions(made, people=2)), eligible_people=5) for made in streams(cell, length=DECISIONS)
    ]
    silent = sum(run.verdict is Verdict.CANNOT_TELL and not run.alarms for run in runs)
    say(
        "two of five people, at .9: cannot tell",
        streams=len(runs),
        cannot_tell=silent,
        limit=len(runs),
        within=silent == len(runs),
    )
    runs = [
        watched(_declared(decisions(made, people=1)), eligible_people=1) for made in streams(cell, length=DECISIONS)
    ]
    alone = sum(bool(run.alarms) and all(each.contributors == ("person-0",) for each in run.alarms) for run in runs)
    say(
        "a lone editor, at .9: announced, and nobody else named",
        streams=len(runs),
        announced=alone,
        share=alone / len(runs),
    )
    changed = Cell(UNTOUCHED, Standing.OFFERED, Habit(20, 0.1, 0.5, 0.8, 0), 1_000)
    drawn = [
        delay(watching(Standing.OFFERED, eligible=5), decisions(made, people=5, draw=random.Random(nth)), change=0)
        for nth, made in enumerate(streams(changed, length=PATIENCE))
    ]
    say("median delay with five people drawn at random for each sitting, who first have to be three", **told(changed),
        median=statistics.median(each for each in drawn if each is not None))  # fmt: skip


def beyond_the_guarantee() -> None:
    """Longer sittings, and more alike: how much is announced at the null, and of how many streams it says it cannot tell."""
    for bursts, rho in ((30, 0.2), (10, 0.5), (20, 0.5)):
        cell = Cell(UNTOUCHED, Standing.OFFERED, Habit(bursts, rho, 0.5), 500)
        runs = [watched(_declared(decisions(made)), eligible_people=3) for made in streams(cell, length=DECISIONS)]
        false = sum(bool(run.alarms) for run in runs)
        untold = sum(run.verdict is Verdict.CANNOT_TELL for run in runs)
        say(
            "beyond the guarantee, at the null",
            **told(cell),
            streams=len(runs),
            announced=false / len(runs),
            cannot_tell=untold / len(runs),
        )
    cell = Cell(UNTOUCHED, Standing.OFFERED, Habit(10, 0.2, 0.5), 200)
    runs = [watched(_declared(decisions(made)), eligible_people=3) for made in streams(cell, length=5 * DECISIONS)]
    later = sum(each.nth > DECISIONS for run in runs for each in run.alarms)
    say("later than the first 200, for each 200 at the null", **told(cell), announcements=later / len(runs) / 4)


def _declared(made: Iterable[Decided]) -> list[Decided | Declared]:
    return [Declared(0, Standing.OFFERED, raised=True), *made]


def bare(consulted: list[bool]) -> int:
    """Run the bare CUSUM."""
    up, down, bound = math.log(1.6), math.log(0.4), 13.0
    at, found = 0.0, 0
    for each in consulted:
        at += up if each else down
        if at < 0:
            at = 0.0
        elif at >= bound:
            at = 0.0
            found += 1
    return found


def timed(job: Callable[[], object]) -> float:
    """Give the seconds that a job takes, the best of some rounds."""
    runs = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        job()
        runs.append(time.perf_counter() - began)
    return min(runs)


def fold_time() -> None:
    """A long history at the null, and one that is at its boundary all the time and kept from announcing."""
    for what, habit in (
        ("null", Habit(10, 0.1, 0.5)),
        ("at its boundary, sittings too much alike", Habit(10, 0.6, 0.8)),
    ):
        made = flags(habit, length=LONG, seeds=UNTOUCHED, nth=0)
        history = _declared(decisions(made))
        seconds = timed(lambda history=history: watched(history, eligible_people=3))  # type: ignore[misc]
        tenth = timed(lambda history=history: watched(history[: LONG // 10], eligible_people=3))  # type: ignore[misc]
        peer = timed(lambda made=made: bare([flag.consulted for flag in made]))  # type: ignore[misc]
        held = {"limit": TIMES_BARE, "within": seconds / peer <= TIMES_BARE} if what == "null" else {}
        say(f"folding 20,000 decisions, {what}", ms=round(seconds * 1000), us_each=round(seconds / LONG * 1e6, 2),
            peer="bare CUSUM", ratio=round(seconds / peer, 1), **held,
            times_a_tenth=round(seconds / tenth, 1))  # fmt: skip


def main() -> None:
    """Judge, and print."""
    fold_time()
    people()
    beyond_the_guarantee()
    with ProcessPoolExecutor() as pool:
        false_announcements(pool)
        median_delays(pool)


if __name__ == "__main__":
    main()
