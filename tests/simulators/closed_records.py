"""Closed records: what a partner report holds and no more, made from a seed in the shape in which it goes out."""

from collections.abc import Iterator
from random import Random

import msgspec

from edgecode.boundary.bucket import Bucket
from edgecode.entries.vocabulary import Group, Phase, Reason, ReportClass

LINES_OF_A_BATCH = 7
_SYMBOLS = tuple(Bucket)


def closed_batches(count: int, *, seed: int) -> Iterator[str]:
    """Give so many batches, of seven lines each: head, three phases, pairs, reasons, trials."""
    random = Random(seed)  # noqa: S311  made from a seed, so always the same
    for number in range(count):
        lines = [_head(random, number), *_cells(random)]
        yield "".join(f"{msgspec.json.encode(line).decode()}\n" for line in lines)


def _head(random: Random, number: int) -> dict[str, object]:
    return {
        "edgecode": "partner report 1",
        "agreement": f"{random.getrandbits(64):016x}",
        "version": random.randint(1, 9),
        "film": f"{random.getrandbits(64):016x}",
        "week": f"{2026 + number // 52 % 20}-W{number % 52 + 1:02d}",
        "slot": f"{2026 + number // 52 % 20}-{number % 12 + 1:02d}-{number % 28 + 1:02d}T12:00:00Z",
        "holds": random.choice(("tables", "nothing")),
    }


def _cells(random: Random) -> Iterator[dict[str, object]]:
    for phase in Phase:
        yield {"class": ReportClass.BASE, "phase": phase, "cells": random.choices(_SYMBOLS, k=len(Group))}
    yield {"class": ReportClass.PAIRS, "cells": random.choices(_SYMBOLS, k=8)}
    yield {"class": ReportClass.REASONS, "cells": random.choices(_SYMBOLS, k=len(Reason))}
    yield {"class": ReportClass.TRIALS, "outcome": random.choice(("none due", "held", "did not hold"))}
