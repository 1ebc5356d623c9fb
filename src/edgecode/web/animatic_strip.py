"""The animatic as a strip: each panel as wide as it stands long, with its timecode, its picture, and its words."""

import math
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from edgecode.film.boards.animatic import STANDS, Animatic, PanelTime
from edgecode.film.timecode import Timecode
from edgecode.web.board_sheet import PanelCard
from edgecode.web.film_files import is_sound, shown_at

_WIDE: Final = 1100
"""Pixels that a strip fills, if its panels are neither very many nor very few."""
_SLOWEST: Final = 10.0
_FASTEST: Final = 60.0
"""Bounds of the scale, in pixels a second."""
_LEAST: Final = 4
"""The least width of a panel in pixels."""
_NAMED: Final = 30
"""From this width on, a panel has its name under it."""


class StripPanel(msgspec.Struct, frozen=True, kw_only=True):
    """One panel of the strip: frames ``first`` up to ``first + frames``, ``wide`` pixels across.

    ``stands`` says for how long, and whether that is assumed.
    """

    card: PanelCard
    first: int
    frames: int
    wide: int
    timecode: str
    stands: str
    said: bool
    named: bool


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """One scratch sound: where it is played from, the frame where it begins, and the second of the file it begins with.

    ``missing`` says that it cannot be played here, and why.
    """

    panel: str
    file: str
    href: str
    at: int
    skip: float
    missing: str = ""


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """A whole strip, with its sounds; ``fps`` is what frames are counted by, exactly, as two numbers."""

    panels: tuple[StripPanel, ...]
    sounds: tuple[Heard, ...]
    numerator: int
    denominator: int
    frames: int
    ends: str
    rate: str
    assumed: int
    undecided: int


def strip_of(made: Animatic, *, cards: Mapping[str, PanelCard], held: Mapping[str, str]) -> Strip:
    """Lay an animatic out as a strip. ``cards`` are those of its panels, by id; ``held`` are the files of the folder."""
    shown = [each for each in made.panels if each.panel.id in cards]
    seconds = float(made.frames / made.rate.fps) if made.frames else 1.0
    scale = min(max(_WIDE / seconds, _SLOWEST), _FASTEST) / float(made.rate.fps)
    return Strip(
        panels=tuple(_panel(each, card=cards[each.panel.id], scale=scale, made=made) for each in shown),
        sounds=tuple(
            Heard(
                panel=sound.panel,
                file=sound.file,
                href=shown_at(sound.file),
                at=sound.at,
                skip=sound.skip,
                missing=_missing(sound.file, held=held),
            )
            for sound in made.sounds
        ),
        numerator=made.rate.fps.numerator,
        denominator=made.rate.fps.denominator,
        frames=made.frames,
        ends=str(Timecode(made.frames, made.rate)),
        rate=str(made.rate),
        assumed=made.assumed,
        undecided=len(made.undecided),
    )


def panel_at(strip: Strip, *, panel: str) -> StripPanel | None:
    """Find the panel that is shown large: the one of an id, else the first; ``None`` for an empty strip."""
    named = (each for each in strip.panels if each.card.panel.id == panel)
    return next(named, None) or next(iter(strip.panels), None)


def sounds_of(held: Sequence[str]) -> list[str]:
    """The sounds among the files of a folder that a browser plays, in their order."""
    return [path for path in held if is_sound(path)]


def command(folder: Path, *, scene: str) -> str:
    """What one types to make the movie of an animatic: ``edgecode animatic FOLDER --to FILE.mp4``, as a shell reads it."""
    name = f"animatic-{_file_name(scene)}.mp4" if scene else "animatic.mp4"
    words = ["edgecode", "animatic", str(folder), "--to", name, *(["--scene", scene] if scene else [])]
    return shlex.join(words)


def document_name(scene: str) -> str:
    """The name of the file that holds an animatic for the editing room."""
    return f"animatic-{_file_name(scene)}.otio" if scene else "animatic.otio"


def _panel(each: PanelTime, *, card: PanelCard, scale: float, made: Animatic) -> StripPanel:
    wide = max(math.floor((each.first + each.frames) * scale) - math.floor(each.first * scale), _LEAST)
    long = f"{STANDS if each.panel.seconds is None or not each.said else each.panel.seconds:.2f}".rstrip("0").rstrip(
        "."
    )
    return StripPanel(
        card=card,
        first=each.first,
        frames=each.frames,
        wide=wide,
        timecode=str(Timecode(each.first, made.rate)),
        stands=f"{long} s" if each.said else f"{long} s assumed",
        said=each.said,
        named=wide >= _NAMED,
    )


def _missing(file: str, *, held: Mapping[str, str]) -> str:
    if file not in held:
        return f"{file} is not there"
    return "" if is_sound(file) else f"{file} is no sound that a browser plays"


def _file_name(scene: str) -> str:
    """A scene's number as part of a file's name: letters, digits and dashes."""
    kept = "".join(each if each.isascii() and each.isalnum() else "-" for each in scene).strip("-")
    return f"scene-{kept}" if kept else "scene"
