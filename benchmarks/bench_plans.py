"""What axis and eyelines of 1,000 overhead plans take, and both checks on the film they belong to. Prints JSON lines.

The limit is one second for axis and eyelines: the line of each plan, the side of every camera at the beginning and the end of
its shot, of whom the shot is, and which way these look. *ratio* is the time against that limit; *to_bare* is the time against a
loop of as many cross products and arc tangents over the same numbers, in the same run.
"""

import json
import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import Final

from drawn_plans import film_of
from made_plans import made_scenes

from edgecode.checks.boards.crosses_the_line import crosses_the_line
from edgecode.checks.boards.eyelines_do_not_meet import eyelines_do_not_meet
from edgecode.film.boards.axis import Axis, axis_of, end_of, standing, start_of
from edgecode.film.boards.eyelines import look_of, of_whom
from edgecode.film.boards.plan import Plan
from edgecode.findings.finding import Finding

PLANS: Final = 1000
LIMIT_SECONDS: Final = 1.0
ROUNDS: Final = 7
SEED: Final = 4001


def timed(job: Callable[[], object]) -> float:
    """Seconds a job takes, the median of some rounds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        job()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def read_off(plans: Sequence[Plan]) -> int:
    """Tell axis and eyelines of all plans; give the number of directions that were compared for it."""
    compared = 0
    for plan in plans:
        axis = axis_of(plan)
        for camera in plan.cameras:
            if isinstance(axis, Axis):
                standing(axis, camera)
                compared += 2
            whom = of_whom(camera, plan=plan) or ()
            compared += len(plan.figures)
            for figure in whom:
                for x, y in (start_of(camera), end_of(camera)):
                    look_of(figure, plan=plan, x=x, y=y)
                    compared += 1
    return compared


def bare(numbers: Sequence[tuple[float, float, float, float]], count: int) -> float:
    """Compare as many directions as are given, and nothing else."""
    total = 0.0
    for at in range(count):
        ax, ay, bx, by = numbers[at % len(numbers)]
        total += math.atan2(abs(ax * by - ay * bx), abs(ax * bx + ay * by))
    return total


def main() -> int:
    """Measure and print; 0 if axis and eyelines keep the limit."""
    scenes = tuple(scene for scene in made_scenes(SEED, PLANS * 2) if scene.kind != "no plan")[:PLANS]
    film = film_of(scenes, seed=SEED)
    plans = film.boards.plans
    compared = read_off(plans)
    numbers = [(each.x, each.y, each.faces, 1.0) for plan in plans for each in plan.cameras]
    ours, peer = timed(lambda: read_off(plans)), timed(lambda: bare(numbers, compared))
    holds = ours <= LIMIT_SECONDS
    say = {"bench": "plans", "plans": len(plans), "cameras": len(numbers)}
    told = {
        "what": "axis and eyelines",
        "directions": compared,
        "ms": round(ours * 1000, 1),
        "bare_ms": round(peer * 1000, 1),
    }
    limit = {"limit_ms": LIMIT_SECONDS * 1000, "ratio": round(ours / LIMIT_SECONDS, 4), "holds": holds}
    print(json.dumps(say | told | limit | {"to_bare": round(ours / peer, 1)}))
    for check in (crosses_the_line, eyelines_do_not_meet):
        found = sum(isinstance(each, Finding) for each in check.look(film))
        seconds = timed(lambda look=check.look: list(look(film)))  # type: ignore[misc]
        print(
            json.dumps(
                say | {"what": check.id, "panels": len(film.panels), "findings": found, "ms": round(seconds * 1000, 1)}
            )
        )
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
