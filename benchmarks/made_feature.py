"""A made feature: 120 pages, 300 panels, 900 takes, 1,500 clips, from a seed. Its output is never committed.

The script is made by :mod:`made_script`; panels, reports and the cut are made to fit it, with a few faults of every kind
so that the checks have something to say.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from made_script import made_script

from edgecode.film.script import Scene, Script
from edgecode.film.settle import setup_letters
from edgecode.film.speech import numbered_lines
from edgecode.formats.fountain import reader as fountain
from edgecode.store.film_folder import single_file

PAGES = 120
PANELS = 300
TAKES = 900
CLIPS = 1_500
DAYS = 30
_RATE = 24
_CHECKS = (
    "unshot-line", "none-usable", "slate-differs", "take-not-in-report", "line-lost-in-cut", "placeholder-in-cut",
)  # fmt: skip


class MadeTake:
    """One made take: its slate, the lines it covers, when and on which roll it ran."""

    def __init__(self, scene: str, setup: str, number: int, *, lines: tuple[int, int], ordinal: int) -> None:
        """Place the take in the schedule by its ordinal among all takes."""
        self.slate = f"{scene}{setup}-{number}"
        self.lines = lines
        self.day = ordinal * DAYS // TAKES + 1
        self.roll = f"A{self.day:03d}"
        nth = ordinal % (TAKES // DAYS)
        self.file = f"{self.roll}C{nth + 1:03d}_2603{self.day % 28 + 1:02d}_R1AB"
        self.start = (8 * 3600 + nth * 900) * _RATE
        self.frames = (40 + ordinal % 70) * _RATE
        self.mark = "circled" if number == 2 else "ng" if number == 1 and ordinal % 5 == 0 else ""


def made_feature(folder: Path, *, seed: int = 1) -> None:
    """Write a whole film into ``folder``."""
    chance = random.Random(seed)
    text = made_script(seed, PAGES)
    _write(folder / "script" / "white.fountain", text)
    script = _script(folder / "script" / "white.fountain")
    scenes = [scene for scene in script.scenes if scene.number and numbered_lines(script, scene)]
    takes = list(_takes(script, scenes, chance))
    _write(folder / "boards" / "panels.csv", _panels(script, scenes))
    for day in range(1, DAYS + 1):
        todays = [take for take in takes if take.day == day]
        _write(folder / f"dailies/day-{day:02d}/camera-a.csv", _camera_report(day, todays))
        _write(folder / f"dailies/day-{day:02d}/sound.csv", _sound_report(day, todays))
        _write(folder / f"dailies/day-{day:02d}/log.csv", _log(day, todays))
    _write(folder / "cuts" / "cut-1.edl", _cut(takes, chance))
    _write(folder / "film.toml", _film_toml())


def _script(path: Path) -> Script:
    return next(record for record in fountain.read(single_file(path)) if isinstance(record, Script))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _takes(script: Script, scenes: list[Scene], chance: random.Random) -> Iterator[MadeTake]:
    """Spread the takes over the scenes, three a setup; each setup covers a run of lines, one line a film is missed."""
    ordinal = 0
    setups = TAKES // 3
    for nth in range(setups):
        scene = scenes[nth * len(scenes) // setups]
        count = len(numbered_lines(script, scene))
        own = [each for each in range(setups) if scenes[each * len(scenes) // setups] is scene]
        letter = setup_letters(own.index(nth))
        first = 1 if nth == own[0] else chance.randint(1, count)
        last = count - (nth % 40 == 0) if nth == own[0] else chance.randint(first, count)
        for number in (1, 2, 3):
            yield MadeTake(scene.number, letter, number, lines=(first, max(first, last)), ordinal=ordinal)
            ordinal += 1


def _panels(script: Script, scenes: list[Scene]) -> str:
    rows = ["panel,scene,shot,covers,seconds"]
    for nth in range(PANELS):
        scene = scenes[nth * len(scenes) // PANELS]
        lines = len(numbered_lines(script, scene))
        rows.append(f"{nth + 1},{scene.number},{scene.number}A,{nth % lines + 1},{2 + nth % 5}")
    return "\n".join(rows) + "\n"


def _clock(frames: int) -> str:
    seconds, frame = divmod(frames, _RATE)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{frame:02d}"


def _camera_report(day: int, takes: list[MadeTake]) -> str:
    rows = ["Report,Camera report", f"Shoot day,{day}", f"Rate,{_RATE}", "", "slate,camera,roll,file,tc in,tc out,mark"]
    rows += [
        f"{take.slate},A,{take.roll},{take.file},{_clock(take.start)},{_clock(take.start + take.frames)},{take.mark}"
        for take in takes
    ]
    return "\n".join(rows) + "\n"


def _sound_report(day: int, takes: list[MadeTake]) -> str:
    rows = ["Report,Sound report", f"Shoot day,{day}", f"Rate,{_RATE}", "", "slate,tape,file,tc in,tc out"]
    for nth, take in enumerate(takes):
        slate = f"{take.slate[:-1]}9" if day % 10 == 0 and nth == 0 else take.slate
        rows.append(
            f"{slate},S{day:03d},S{day:03d}T{nth:02d}.wav,{_clock(take.start)},{_clock(take.start + take.frames)}"
        )
    return "\n".join(rows) + "\n"


def _log(day: int, takes: list[MadeTake]) -> str:
    rows = [
        "Report,Script supervisor's log",
        f"Shoot day,{day}",
        "Script supervisor,Robin Vale",
        "",
        "slate,mark,covers,note",
    ]
    rows += [f"{take.slate},{take.mark},{take.lines[0]}-{take.lines[1]},made take" for take in takes]
    return "\n".join(rows) + "\n"


def _cut(takes: list[MadeTake], chance: random.Random) -> str:
    rows = ["TITLE: CUT 1", "FCM: NON-DROP FRAME", f"* FRAME RATE: {_RATE}"]
    record = 3600 * _RATE
    for event in range(1, CLIPS + 1):
        take = takes[min(event * TAKES // CLIPS, TAKES - 1)]
        length = chance.randint(20, 120)
        source = take.start + chance.randint(0, take.frames - length)
        name = (
            "SCENE MISSING" if event % 500 == 0 else f"{take.slate}A*" if take.mark == "circled" else f"{take.slate}A"
        )
        times = " ".join(_clock(each) for each in (source, source + length, record, record + length))
        rows += [
            f"{event:06d}  {take.file:<32} V     C        {times}",
            f"* FROM CLIP NAME:  {name}",
            f"* SOURCE FILE: {take.file}",
        ]
        record += length
    return "\n".join(rows) + "\n"


def _film_toml() -> str:
    rows = [
        'title = "A Made Feature"',
        '[people."Robin Vale"]',
        'role = "script supervisor"',
        'may = ["raise standings"]',
    ]
    for check in _CHECKS:
        rows += ["[[standings]]", f'check = "{check}"', 'standing = "standard"', 'by = "Robin Vale"', "on = 2026-03-01"]
    return "\n".join(rows) + "\n"
