"""A made feature: 120 pages in three drafts, 300 panels, 900 takes, two cuts of 1,500 clips, from a seed.

The white draft and what became of it in the blue and the pink are :mod:`made_drafts`'s; panels are drawn to the pink. What was
shot is :mod:`made_shoot`'s, a third of the days from each draft, and what was cut of it :mod:`made_cuts`'s. A few faults of
every kind are among it, so that the checks have something to say. Its output is never committed.
"""

import random
import struct
import zlib
from pathlib import Path
from typing import Final

from made_cuts import CLIPS, edl, first_cut, later_cut
from made_drafts import made_drafts
from made_shoot import DAYS, camera_report, log, playable, shot, sound_report
from msgspec.structs import replace

from edgecode.film.script import Script
from edgecode.formats.fountain import reader as fountain
from edgecode.formats.fountain.script_writer import written
from edgecode.store.film_folder import single_file

__all__ = ["CLIPS", "CURRENT_CUT", "CURRENT_DRAFT", "FULLY_BOARDED", "PANELS", "made_feature"]

PAGES: Final = 120
PANELS: Final = 300
FULLY_BOARDED: Final = 1_200
"""Panels of a feature that is boarded all through, for what has a limit at that."""
DRAFTS: Final = ("white", "blue", "pink")
CURRENT_DRAFT: Final = f"script/{DRAFTS[-1]}.fountain"
CURRENT_CUT: Final = "cuts/cut-2.edl"
_TITLE: Final = "A Made Feature"
_CHECKS: Final = (
    "unshot-line", "none-usable", "slate-differs", "take-not-in-report", "line-lost-in-cut", "placeholder-in-cut",
)  # fmt: skip
_PICTURE: Final = (960, 540)


def made_feature(folder: Path, *, seed: int = 1, pictures: bool = False, panels: int = PANELS) -> None:
    """Write a whole film into ``folder``, with a picture for each panel if they are asked for."""
    chance = random.Random(seed)
    drafts = [_draft(folder, script) for script in made_drafts(seed, DRAFTS, pages=PAGES)]
    _write(folder / "boards" / "panels.csv", _panels(drafts[-1], pictures=pictures, count=panels))
    for nth in range(1, panels + 1) if pictures else ():
        (folder / "boards" / f"{nth}.png").write_bytes(_picture(random.Random(f"{seed} {nth}")))
    takes = list(shot(drafts, chance))
    for day in range(1, DAYS + 1):
        todays = [take for take in takes if take.day == day]
        _write(folder / f"dailies/day-{day:02d}/camera-a.csv", camera_report(day, todays))
        _write(folder / f"dailies/day-{day:02d}/sound.csv", sound_report(day, todays))
        _write(folder / f"dailies/day-{day:02d}/log.csv", log(day, todays))
    events = first_cut(takes, chance)
    _write(folder / "cuts" / "cut-1.edl", edl("CUT 1", events))
    _write(folder / CURRENT_CUT, edl("CUT 2", later_cut(events, chance)))
    _write(folder / "film.toml", _film_toml())


def _draft(folder: Path, script: Script) -> Script:
    """Write a draft as Fountain, and read it as it then is."""
    path = folder / script.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(replace(script, title=_TITLE)).data)
    return next(record for record in fountain.read(single_file(path)) if isinstance(record, Script))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _panels(script: Script, *, pictures: bool, count: int) -> str:
    scenes = playable(script)
    rows = ["panel,scene,shot,covers,seconds,image"]
    for nth in range(count):
        scene, lines = scenes[nth * len(scenes) // count]
        image = f"{nth + 1}.png" if pictures else ""
        rows.append(f"{nth + 1},{scene.number},{scene.number}A,{nth % lines + 1},{2 + nth % 5},{image}")
    return "\n".join(rows) + "\n"


def _picture(draw: random.Random) -> bytes:
    """Give a grey PNG (ISO/IEC 15948) of a board's size: a few bars of light and some grain, so that it is not all one."""
    width, height = _PICTURE
    grain = draw.randbytes(width * 4)
    bars = [bytes(draw.randrange(40, 220) for _ in range(8)) for _ in range(6)]
    rows = []
    for y in range(height):
        bar = b"".join(bytes([light]) * (width // 8) for light in bars[y * 6 // height])
        at = draw.randrange(width * 3)
        rows.append(
            b"\0" + bytes(light + (noise & 15) for light, noise in zip(bar, grain[at : at + width], strict=True))
        )
    header = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)) for kind, data in parts
    )


def _film_toml() -> str:
    drafts = ", ".join(f'"script/{name}.fountain"' for name in DRAFTS)
    rows = [
        f'title = "{_TITLE}"',
        f"drafts = [{drafts}]",
        f'current_draft = "{CURRENT_DRAFT}"',
        f'current_cut = "{CURRENT_CUT}"',
        '[people."Robin Vale"]',
        'role = "script supervisor"',
        'may = ["raise standings"]',
    ]
    for check in _CHECKS:
        rows += ["[[standings]]", f'check = "{check}"', 'standing = "standard"', 'by = "Robin Vale"', "on = 2026-03-01"]
    return "\n".join(rows) + "\n"
