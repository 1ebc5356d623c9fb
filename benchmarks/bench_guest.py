"""Guest room: what a run in it takes, beside a bare process of the same Python on the same program. Prints JSON lines.

Predicted before it was measured: bubblewrap and the staging as much as one start of Python, the room's first process one more,
the watch nothing, so three times a bare process. The last line is what a tool of a hundred megabytes costs more, beside
writing them once: they are staged anew for each run, as a link to them would let whoever owns them change them meanwhile.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from edgecode.guests import interpreter
from edgecode.guests.room import Room
from edgecode.usecases.ports.guests import Bundle, Ending

ROUNDS = 15
START_LIMIT, WEIGHTS_LIMIT = 6.0, 4.0
PROGRAM = b"import json, sys\nprint(len(json.load(open(sys.argv[1] if sys.argv[1:] else '/in/script.json'))))\n"
SCRIPT = json.dumps([{"number": number, "text": "a line of a script"} for number in range(3000)]).encode()
WEIGHTS = bytes(100 << 20)


def medians(*jobs: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Give the median seconds of each job; they take turns, so that a busy moment of the machine falls on all of them."""
    taken: list[list[float]] = [[] for _ in jobs]
    for _ in range(rounds):
        for job, found in zip(jobs, taken, strict=True):
            began = time.perf_counter()
            job()
            found.append(time.perf_counter() - began)
    return [statistics.median(found) for found in taken]


def in_the_room(**more: bytes) -> None:
    """Run the program in a room."""
    bundle = Bundle(note=b"", files={"tool.py": PROGRAM, **more})
    ran = Room().run(bundle, program="tool.py", inputs={"script.json": SCRIPT})
    assert (ran.ending, ran.output) == (Ending.DONE, b"3000\n"), ran  # noqa: S101  else nothing was measured


def rewritten(file: Path) -> None:
    """Write the weights to a file that is not there yet."""
    file.unlink(missing_ok=True)
    file.write_bytes(WEIGHTS)


def told(what: str, ours: float, theirs: float, limit: float) -> bool:
    """Print one line, and say whether it is within its limit."""
    ratio = ours / theirs
    figures = {
        "ratio": round(ratio, 2),
        "limit": limit,
        "ours_ms": round(ours * 1000, 1),
        "theirs_ms": round(theirs * 1000, 1),
    }
    print(json.dumps({"bench": "guest", "what": what, **figures, "within": ratio <= limit}))
    return ratio <= limit


def main() -> int:
    """Measure; 1 where a ratio is beyond its limit."""
    why = Room().why_not()
    if why:
        print(json.dumps({"bench": "guest", "what": "nothing: there is no room on this machine", "why": why}))
        return 0
    python = str(interpreter.find(everybody=os.geteuid() == 0).program)
    with tempfile.TemporaryDirectory() as folder:
        program, script, weights = (Path(folder) / name for name in ("tool.py", "script.json", "weights.bin"))
        program.write_bytes(PROGRAM)
        script.write_bytes(SCRIPT)
        words = [python, "-E", "-s", "-S", "-B", str(program), str(script)]
        bare, room = medians(lambda: subprocess.run(words, env={}, capture_output=True, check=True), in_the_room)
        written, heavy = medians(lambda: rewritten(weights), lambda: in_the_room(weights=WEIGHTS), rounds=5)
    good = told("a run in the room against a bare process", room, bare, START_LIMIT)
    return (
        0
        if told("a hundred megabytes staged against written once", heavy - room, written, WEIGHTS_LIMIT) and good
        else 1
    )


if __name__ == "__main__":
    sys.exit(main())
