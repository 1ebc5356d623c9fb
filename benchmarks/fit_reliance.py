"""Find the boundaries of consent/reliance/cusum.py on made streams for tuning, and print them.

For each step watched and each size of sittings, from 1 to 20 decisions, the lowest boundary is taken at which :data:`SHARES`
of the streams of 200 decisions announce anything although nothing has changed, with sittings as alike as the guarantee
goes (``rho`` of .2). Within a stream the boundary moves with the m of the decisions so far, as it does when it is used: the
boundary for a size is found after those for all smaller ones. Nothing here looks at a seed that is not for tuning.
"""

import json

import numpy as np
import numpy.typing as npt
from made_decisions import TUNED, Habit, flags

from edgecode.consent.reliance.cusum import EARLY, SETTLED, STEPS, Step
from edgecode.consent.standing import Standing

SHARES = {Standing.OFFERED: 0.044, Standing.STANDARD: 0.035}
"""Below the .05 that is promised, so that streams never tuned on stay below it too; further where no delay is promised."""
STREAMS = 40_000
DECISIONS = 200
RHO = 0.2
SIZES = (1, 2, 3, 5, 7, 10, 15, 20)
_ROUNDS = 16

Numbers = npt.NDArray[np.float64]


def running_m(size: int) -> Numbers:
    """Give m after each decision, with sittings of one size."""
    place = np.arange(DECISIONS) % size + 1
    return np.cumsum(2 * place - 1) / np.arange(1, DECISIONS + 1)


def statistics_of(step: Step, size: int) -> Numbers:
    """Follow the CUSUM through made streams at the null; one row a stream."""
    habit = Habit(size, RHO if size > 1 else 0.0, step.null)
    streams = (flags(habit, length=DECISIONS, seeds=TUNED, nth=nth) for nth in range(STREAMS))
    consulted = np.array([[flag.consulted for flag in made] for made in streams])
    gain = np.where(consulted, step.up, step.down)
    at, path = np.zeros(STREAMS), np.empty(consulted.shape)
    for nth in range(DECISIONS):
        at = np.maximum(0.0, at + gain[:, nth])
        path[:, nth] = at
    return path


def fitted(step: Step, *, share: float) -> list[tuple[int, float]]:
    """Give the boundary for each size at which a share of the streams announces anything."""
    rise = np.minimum(1.0, EARLY + (1 - EARLY) * np.arange(1, DECISIONS + 1) / SETTLED)
    found: list[tuple[int, float]] = []
    for size in SIZES:
        path, m = statistics_of(step, size), running_m(size)
        low, high = 1.0, 40.0
        for _ in range(_ROUNDS):
            middle = (low + high) / 2
            knots = [*found, (size, middle)]
            bound = np.interp(m, [knot for knot, _ in knots], [height for _, height in knots]) * rise
            announced = float((path >= bound).any(axis=1).mean())
            low, high = (middle, high) if announced > share else (low, middle)
        found.append((size, round(high + 0.005, 2)))
    return found


def main() -> None:
    """Fit and print."""
    for standing, share in SHARES.items():
        step = STEPS[standing]
        table = fitted(step, share=share)
        print(json.dumps({"step": [step.null, step.alternative], "bounds": table}), flush=True)


if __name__ == "__main__":
    main()
