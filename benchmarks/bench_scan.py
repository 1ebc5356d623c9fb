"""Scanner: what it takes to scan one batch, a letter, and to fingerprint a feature script. Prints JSON lines.

Each is held against a peer of the same run: a scan against gzip (level 9) of the same bytes, since both look at every byte in
several ways (a scan in some hundred, so the limit is high); fingerprinting a made feature of 120 pages against reading it once.
"""

import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from bench_fountain import Held
from made_script import made_script

from edgecode.boundary.bucket import Bucket
from edgecode.boundary.scan.fingerprints import fingerprints_of
from edgecode.boundary.scan.scanner import scan
from edgecode.entries.vocabulary import Group, Phase
from edgecode.film.script import Script
from edgecode.formats.fountain import reader as fountain

PAGES, ROUNDS = 120, 7
KEY = bytes(range(32))
BATCH_LIMIT, LETTER_LIMIT, PRINTS_LIMIT = 12_000.0, 8_000.0, 15.0
LETTER = (
    "We agreed that the tool is to be tried for another two weeks before anybody decides; the invoice is attached. "
)


def median(job: Callable[[], object]) -> float:
    """Give the median seconds of a job."""
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        job()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def batch() -> bytes:
    """Make a batch of about one kilobyte, of the words of the vocabulary."""
    cells = [list(Bucket)[at % 5].value for at in range(len(Group))]
    lines = [{"class": "base", "phase": phase.value, "cells": cells} for phase in Phase] * 3
    head = {"edgecode": "partner report 1", "film": "0123456789abcdef", "week": "2026-W14"}
    return "".join(f"{json.dumps(line)}\n" for line in (head, *lines)).encode()


def main() -> int:
    """Measure; 1 where a ratio is beyond its limit."""
    source = made_script(7, PAGES).encode()
    [script, *_] = fountain.read(Held(source))
    assert isinstance(script, Script)  # noqa: S101  the first record of a reader of scripts
    text = "\n".join(each.text for each in script.paragraphs)
    prints = fingerprints_of([text], key=KEY)
    reading = median(lambda: list(fountain.read(Held(source))))
    good = True
    figures = {"fingerprinting a feature against reading it": (
        median(lambda: fingerprints_of([text], key=KEY)), reading, PRINTS_LIMIT, len(text)
    )}  # fmt: skip
    for what, data, limit in (("a batch", batch(), BATCH_LIMIT), ("a letter", (LETTER * 30).encode(), LETTER_LIMIT)):
        if scan(data, fingerprints=prints).stops:
            return 1
        ours, theirs = median(partial(scan, data, fingerprints=prints)), median(partial(gzip.compress, data))
        figures[f"scanning {what} against gzip"] = (ours, theirs, limit, len(data))
    for what, (ours, theirs, limit, size) in figures.items():
        ratio = ours / theirs
        good = good and ratio <= limit
        told = {
            "ratio": round(ratio, 1),
            "limit": limit,
            "ours_ms": round(ours * 1000, 1),
            "bytes": size,
            "within": ratio <= limit,
        }
        print(json.dumps({"bench": "scan", "what": what, "kb_a_second": round(size / ours / 1000), **told}))
    print(
        json.dumps(
            {"bench": "scan", "what": "size of the fingerprints", "bytes": prints.size, "letters": len(prints.text)}
        )
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
