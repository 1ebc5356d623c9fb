"""Made streams of decisions, as ``edgecode replay`` takes them, so that a room has something to tell of reliance."""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

from edgecode.bootstrap import open_desk
from edgecode.usecases.replay.replay import replay

BEGAN = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)


def replayed(
    film: Path, check: str, *, stage: str, people: Iterable[tuple[str, str]], consulted: Iterable[bool], week: int = 0
) -> None:
    """Let people, by name and role, decide in turn, one decision an hour, each with the check consulted or not.

    ``week`` is when they begin, from 0: a later stream begins after an earlier one.
    """
    by = tuple(people)
    began = BEGAN + dt.timedelta(weeks=week)
    lines = [
        {
            "at": (began + dt.timedelta(hours=nth)).isoformat(),
            "who": by[nth % len(by)][0],
            "role": by[nth % len(by)][1],
            "stage": stage,
            "kind": "decision.made",
            "check": check,
            "decision": f"decision {week}.{nth}",
            "consulted": each,
            "choice": "followed" if each else "the check said nothing",
        }
        for nth, each in enumerate(consulted)
    ]
    replay("\n".join(map(json.dumps, lines)).encode(), path="made.jsonl", desk=open_desk(film))
