"""A made shoot: 900 takes in 30 days, in the order of the script, and the reports about them.

The first third of the days is shot from the first draft, the next from the second: the logs say which, and name lines of it.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from edgecode.film.script import Scene, Script
from edgecode.film.settle import setup_letters
from edgecode.film.speech import numbered_lines

TAKES: Final = 900
DAYS: Final = 30
RATE: Final = 24
_A_SETUP: Final = 3


class ShotTake:
    """One made take: its slate, the lines it covers of which draft, when and on which roll it ran."""

    def __init__(self, setup: str, number: int, *, lines: tuple[int, int], ordinal: int, draft: str) -> None:
        """Place the take in the schedule by its ordinal among all takes."""
        self.slate = f"{setup}-{number}"
        self.lines = lines
        self.draft = draft
        self.day = _day(ordinal)
        self.roll = f"A{self.day:03d}"
        nth = ordinal % (TAKES // DAYS)
        self.file = f"{self.roll}C{nth + 1:03d}_2603{self.day % 28 + 1:02d}_R1AB"
        self.start = (8 * 3600 + nth * 900) * RATE
        self.frames = (40 + ordinal % 70) * RATE
        self.mark = "circled" if number == 2 else "ng" if number == 1 and ordinal % 5 == 0 else ""


def _day(ordinal: int) -> int:
    return ordinal * DAYS // TAKES + 1


def playable(script: Script) -> list[tuple[Scene, int]]:
    """Give the numbered scenes in which there is something to shoot, each with how many lines it has."""
    counted = ((scene, len(numbered_lines(script, scene))) for scene in script.scenes if scene.number)
    return [(scene, count) for scene, count in counted if count]


def shot(drafts: Sequence[Script], chance: random.Random) -> Iterator[ShotTake]:
    """Spread the takes over the scenes, three a setup; each setup covers a run of lines, one line a film is missed."""
    setups = TAKES // _A_SETUP
    scenes = [playable(draft) for draft in drafts]
    before: Counter[str] = Counter()
    for nth in range(setups):
        now = (_day(nth * _A_SETUP) - 1) * len(drafts) // DAYS
        scene, count = scenes[now][nth * len(scenes[now]) // setups]
        letter = setup_letters(before[scene.number])
        first = chance.randint(1, count) if before[scene.number] else 1
        last = chance.randint(first, count) if before[scene.number] else max(1, count - (nth % 40 == 0))
        before[scene.number] += 1
        for number in range(1, _A_SETUP + 1):
            yield ShotTake(
                f"{scene.number}{letter}", number, lines=(first, last), ordinal=nth * _A_SETUP + number - 1,
                draft=drafts[now].draft,
            )  # fmt: skip


def clock(frames: int) -> str:
    """Write a number of frames as timecode."""
    seconds, frame = divmod(frames, RATE)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{frame:02d}"


def camera_report(day: int, takes: Sequence[ShotTake]) -> str:
    """Write what the camera assistant noted of a day."""
    return _report("Camera report", day, f"Rate,{RATE}", columns="slate,camera,roll,file,tc in,tc out,mark", rows=[
        f"{take.slate},A,{take.roll},{take.file},{_ran(take)},{take.mark}" for take in takes
    ])  # fmt: skip


def sound_report(day: int, takes: Sequence[ShotTake]) -> str:
    """Write what the sound mixer noted of a day; every tenth day the first slate is misheard."""
    slates = [f"{take.slate[:-1]}9" if day % 10 == 0 and not nth else take.slate for nth, take in enumerate(takes)]
    return _report("Sound report", day, f"Rate,{RATE}", columns="slate,tape,file,tc in,tc out", rows=[
        f"{slate},S{day:03d},S{day:03d}T{nth:02d}.wav,{_ran(take)}"
        for nth, (slate, take) in enumerate(zip(slates, takes, strict=True))
    ])  # fmt: skip


def log(day: int, takes: Sequence[ShotTake]) -> str:
    """Write the script supervisor's log of a day, which says from which draft it was shot."""
    above = (
        "Script supervisor,Robin Vale",
        *(f"Draft,{draft}" for draft in dict.fromkeys(take.draft for take in takes)),
    )
    rows = [f"{take.slate},{take.mark},{take.lines[0]}-{take.lines[1]},made take" for take in takes]
    return _report("Script supervisor's log", day, *above, columns="slate,mark,covers,note", rows=rows)


def _ran(take: ShotTake) -> str:
    return f"{clock(take.start)},{clock(take.start + take.frames)}"


def _report(kind: str, day: int, *above: str, columns: str, rows: Sequence[str]) -> str:
    return "\n".join((f"Report,{kind}", f"Shoot day,{day}", *above, "", columns, *rows)) + "\n"
