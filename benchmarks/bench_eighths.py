"""How close the estimated lengths of scenes come to those that FDX files give, and what a feature takes.

Prints JSON lines. The files are those named on the command line (files, or folders with .fdx in them); without any, the real
test scripts beside the checkout. A file whose scenes have no lengths is counted as such and says nothing about the estimate.
``within`` is how many scenes are at most an eighth off.
"""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench_fountain import Held
from made_script import made_script

from edgecode.film.eighths import Rule, estimated
from edgecode.film.script import Script
from edgecode.formats.fdx import reader as fdx
from edgecode.formats.fountain import reader as fountain

REAL = Path(__file__).resolve().parents[1].parent / "shared" / "real" / "scripts" / "fdx"
PAGES = 120


class Compared(NamedTuple):
    """Scenes with a length: what the file says and what we estimate, both in eighths, and the scenes without one."""

    said: list[int]
    ours: list[int]
    silent: int


def compared(script: Script, *, rule: Rule) -> Compared:
    """Set the lengths of a file beside our estimates."""
    pairs = [
        (scene.eighths, ours) for scene, ours in zip(script.scenes, estimated(script, rule=rule), strict=True)
        if scene.eighths is not None
    ]  # fmt: skip
    return Compared([said for said, _ in pairs], [ours for _, ours in pairs], len(script.scenes) - len(pairs))


def files(words: Sequence[str]) -> Iterator[Path]:
    """List the files that are meant."""
    for path in [Path(word) for word in words] or [REAL]:
        yield from sorted(path.glob("*.fdx")) if path.is_dir() else [path]


def main(words: Sequence[str]) -> int:
    """Measure and print; 0 if every scene with a length is at most an eighth off by the page's own share."""
    good = True
    for rule in Rule:
        found = [compared(_script(path), rule=rule) for path in files(words)]
        said = [each for compare in found for each in compare.said]
        ours = [each for compare in found for each in compare.ours]
        off = [abs(one - other) for one, other in zip(said, ours, strict=True)]
        told = {
            "bench": "eighths",
            "rule": rule.value,
            "files": len(found),
            "scenes": len(said),
            "scenes_without_length": sum(compare.silent for compare in found),
            "equal": off.count(0),
            "within": sum(each <= 1 for each in off),
            "total_said": sum(said),
            "total_ours": sum(ours),
        }
        print(json.dumps(told))
        good = good and (rule is not Rule.SHARE or told["within"] == told["scenes"])
    print(json.dumps({"bench": "eighths", "pages": PAGES, **_time()}))
    return 0 if good else 1


def _script(path: Path) -> Script:
    [script, *_] = fdx.read(Held(path.read_bytes()))
    assert isinstance(script, Script)  # noqa: S101 - the first record of a reader of scripts
    return script


def _time() -> dict[str, float]:
    """How long a made feature takes, in milliseconds, and how many pages it comes to."""
    [script, *_] = fountain.read(Held(made_script(7, PAGES).encode()))
    assert isinstance(script, Script)  # noqa: S101 - likewise
    began = time.perf_counter()
    total = sum(estimated(script))
    return {"ours_ms": round((time.perf_counter() - began) * 1000, 2), "estimated_pages": total / 8}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
