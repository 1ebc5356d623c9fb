"""What the wall says of shots: one heading over each run of panels of one shot that follow each other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from edgecode.film.board import Panel
from edgecode.film.boards.shot import Shot
from edgecode.film.storyboard.runs import runs_of

DETAILS: Final = ("size", "angle", "lens", "move", "side")
"""What is said of a shot, in the order in which it is told."""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What stands over a run of a shot: its name, empty where it has none, and the rest in one line.

    ``again`` says that the shot stood before in its scene, with panels of another one between.
    """

    name: str
    says: str = ""
    again: bool = False


class InRun(msgspec.Struct, frozen=True, kw_only=True):
    """Where a panel stands in a run: the shot's id, empty for none, the heading if it begins one, and if the next goes on."""

    shot: str = ""
    heading: Heading | None = None
    goes_on: bool = False


def shot_says(shot: Shot) -> str:
    """Size, angle, lens, move and side of a shot, as far as somebody said them."""
    return " · ".join(filter(None, (getattr(shot, name) for name in DETAILS)))


def in_runs(panels: Sequence[Panel], shots: Iterable[Shot]) -> Iterator[InRun]:
    """Say of the panels of one scene, in their order, where in a run of a shot each stands."""
    for run in runs_of(panels, shots):
        heading = Heading(name=run.shot.name, says=shot_says(run.shot), again=run.again) if run.shot else None
        last = len(run.panels) - 1
        for place in range(last + 1):
            yield InRun(
                shot=run.shot.id if run.shot else "",
                heading=heading if not place else None,
                goes_on=run.shot is not None and place < last,
            )
