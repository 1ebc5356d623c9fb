"""``check`` on a made feature: cold, and again after one file changed, in a running process. Prints JSON lines.

The limits are those of the issue: after a changed report or cut at most 5 % of the cold time, after a changed draft 25 %,
the changed file's own reading apart. The whole command (a new process, nothing changed) is printed beside.
"""

import cProfile
import io
import json
import pstats
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from made_feature import CURRENT_CUT, CURRENT_DRAFT, made_feature

from edgecode.bootstrap import open_film
from edgecode.formats.registry import every_reader
from edgecode.formats.source import Source
from edgecode.usecases import read_folder
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.ports.index import Reading
from edgecode.usecases.read_file import read_file

ROUNDS = 7


def timed(job: Callable[[], object]) -> float:
    """Seconds one run of a job takes."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def fresh(folder: Path) -> OpenFilm:
    """Open the film as if for the first time."""
    shutil.rmtree(folder / ".edgecode", ignore_errors=True)
    return open_film(folder)


def again(film: OpenFilm, file: Path, change: Callable[[str], str]) -> tuple[float, float]:
    """Change a file, check again; give the seconds of the whole, and of what of it was reading that file."""
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    reading = 0.0

    def clocked(source: Source, *, key: str = "", now: int = 0) -> Reading:
        nonlocal reading
        began = time.perf_counter()
        read = read_file(source, key=key, now=now)
        reading += time.perf_counter() - began
        return read

    with mock.patch.object(read_folder, "read_file", clocked):
        whole = timed(film.check)
    return whole, reading


def say(name: str, seconds: float, *, cold: float, limit: float | None = None, **more: object) -> None:
    """Print one JSON line."""
    line = {"bench": "check", "what": name, "ms": round(seconds * 1000, 1), "ratio": round(seconds / cold, 4)}
    print(json.dumps(line | ({"limit": limit, "holds": seconds / cold <= limit} if limit is not None else {}) | more))


def main() -> None:
    """Make the film, measure, print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "feature"
        made_feature(folder)
        every_reader()
        cold = statistics.median(timed(fresh(folder).check) for _ in range(ROUNDS))
        film = fresh(folder)
        checked = film.check()
        shot = film.look().film
        say(
            "cold", cold, cold=cold, findings=len(checked.findings), takes=len(shot.dailies.takes),
            clips=len(shot.proofs), panels=len(shot.panels), paragraphs=len(shot.script.paragraphs) if shot.script else 0,
        )  # fmt: skip
        say("nothing changed", statistics.median(timed(film.check) for _ in range(ROUNDS)), cold=cold)
        _changes(film, folder, cold)
        command: list[str | Path] = [Path(sys.executable).with_name("edgecode"), "check", folder, "--json"]
        whole = statistics.median(
            timed(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False)) for _ in range(ROUNDS)
        )
        say("whole command, nothing changed", whole, cold=cold)
        _profile(folder)


def _changed_report(text: str) -> str:
    """Another take is circled: every mark of the day moves on by one."""
    return text.replace(",circled,", ",?,").replace(",ng,", ",circled,").replace(",,", ",ng,").replace(",?,", ",,")


def _changed_cut(text: str) -> str:
    """The first event of material moves to the end of the list: one clip fewer here, one more there."""
    head, events = text.split("\n000", 1)
    first, rest = events.split("\n000", 1)
    return f"{head}\n000{rest.rstrip()}\n000{first}\n"


def _changed_draft(text: str) -> str:
    """A line of dialogue in the middle of the script is said differently."""
    lines = text.split("\n")
    spoken = next(at for at in range(len(lines) // 2, len(lines)) if lines[at].isupper() and lines[at + 1])
    lines[spoken + 1] = f"{lines[spoken + 1]} Again."
    return "\n".join(lines)


def _changes(film: OpenFilm, folder: Path, cold: float) -> None:
    cases: tuple[tuple[str, str, Callable[[str], str], float], ...] = (
        ("one report changed", "dailies/day-15/log.csv", _changed_report, 0.05),
        ("one cut changed", CURRENT_CUT, _changed_cut, 0.05),
        ("the draft changed", CURRENT_DRAFT, _changed_draft, 0.25),
    )
    for name, path, change, limit in cases:
        runs = [again(film, folder / path, change) for _ in range(ROUNDS)]
        rest = statistics.median(whole - alone for whole, alone in runs)
        alone = statistics.median(alone for _whole, alone in runs)
        say(name, rest, cold=cold, limit=limit, reading_ms=round(alone * 1000, 1))


def _profile(folder: Path) -> None:
    film = fresh(folder)
    profile = cProfile.Profile()
    profile.runcall(film.check)
    out = io.StringIO()
    pstats.Stats(profile, stream=out).sort_stats("cumulative").print_stats("edgecode", 14)
    rows = [row.split(None, 5) for row in out.getvalue().splitlines() if row.strip()[:1].isdigit() and row.count(":")]
    top = [
        {"where": Path(row[5]).name, "cumulative_ms": round(float(row[3]) * 1000, 1)} for row in rows if len(row) > 5
    ]
    print(json.dumps({"bench": "check", "what": "cold profile, under the profiler", "top": top}))


if __name__ == "__main__":
    main()
