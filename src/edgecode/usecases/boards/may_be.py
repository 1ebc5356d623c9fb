"""What may be said of the boards: names, seconds, lines, files and plans, each refused with one sentence."""

import math
from typing import Final

from edgecode.errors import SaidError
from edgecode.film.board import Panel
from edgecode.film.boards.plan import Plan
from edgecode.film.film import Film
from edgecode.film.hand import lines_of, spans_said
from edgecode.film.script import Scene
from edgecode.usecases.acting import Acting
from edgecode.usecases.boards.named import scene_of

_LONGEST: Final = 24 * 3600.0
_MOST_LETTERS: Final = 2_000
_PLAN: Final = "overhead plan"


def lines_said(covers: str, *, scene: Scene, film: Film) -> tuple[str, ...]:
    """Name the lines that were typed, none for the whole scene. Raises :class:`SaidError` for what names no line."""
    if not covers.strip() or film.script is None:
        return ()
    spans, problems = spans_said(covers, script=film.script, scene=scene)
    if problems:
        expected, _, found = problems[0].removeprefix("expected ").partition(", found ")
        where = f"scene {scene.number}"
        raise SaidError(where, expected=expected, found=found)
    return lines_of(spans, script=film.script)


def file_of_film(path: str, acting: Acting) -> str:
    """Give the path of a file of the folder; one typed the other way round is taken as it lies. Raises :class:`SaidError`."""
    paths = {reading.path for reading in acting.today.look.holdings.readings}
    wanted = path.split("#", 1)[0].replace("\\", "/").removeprefix("./")
    if wanted not in paths:
        raise SaidError(path, expected="a file of the film's folder", found="none of that name")
    return path.replace("\\", "/").removeprefix("./")


def picture_of_film(image: str, acting: Acting) -> str:
    """Give the path of a picture of the folder, empty for none. Raises :class:`SaidError`."""
    return file_of_film(image, acting) if image else ""


def seconds_said(said: float | str | None) -> float | None:
    """Read seconds as typed, ``None`` for empty text. Raises :class:`SaidError` for what is no time of up to a day."""
    if said is None or said == "":
        return None
    try:
        seconds = float(str(said).strip().lower().removesuffix("s").strip().replace(",", "."))
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= _LONGEST:
        raise SaidError("seconds", expected="seconds such as 2.5", found=repr(said))
    return seconds


def text_said(said: str, *, what: str, least: int = 0) -> str:
    """Give text with single spaces. Raises :class:`SaidError` for too little or too much of it."""
    text = " ".join(said.split())
    if not least <= len(text) <= _MOST_LETTERS:
        found = f"{len(text):,} letters" if text else "nothing"
        raise SaidError(what, expected=f"{least or 'up'} to {_MOST_LETTERS:,} letters", found=found)
    return text


def free_shot_name(name: str, *, scene: str, film: Film) -> str:
    """Give a name that no other shot of the scene has; empty for none. Raises :class:`SaidError`."""
    wanted = text_said(name, what="a shot's name")
    if wanted and any(shot.scene == scene and shot.name.casefold() == wanted.casefold() for shot in film.boards.shots):
        raise SaidError(wanted, expected="a name that no shot of the scene has", found="one that is there already")
    return wanted


def check_plan(plan: Plan) -> None:
    """Raise :class:`SaidError` for a plan whose people or numbers cannot be."""
    places = [
        *(value for each in plan.figures for value in (each.x, each.y, each.faces)),
        *(value for each in plan.cameras for value in (each.x, each.y, each.faces, each.to_x, each.to_y, each.width)),
    ]
    names = [each.name for each in plan.figures]
    if any(value is not None and not math.isfinite(value) for value in places):
        raise SaidError(_PLAN, expected="places and directions as numbers", found="something else")
    if len(set(names)) < len(names) or not all(names):
        raise SaidError(_PLAN, expected="each person once, by name", found=", ".join(names) or "no name")
    strangers = {each.looks_at for each in plan.figures if each.looks_at} | {*plan.axis}
    if not strangers <= {*names} or len(plan.axis) not in {0, 2}:
        raise SaidError(_PLAN, expected="looks and a line between people of it", found=", ".join(strangers))


def check_same_scene(behind: Panel | None, scene: Scene, *, film: Film) -> None:
    """Raise :class:`SaidError` for a panel to be put behind that stands in another scene."""
    if behind is not None and scene_of(behind, film=film) != scene.id:
        raise SaidError(
            behind.name, expected=f"a panel of scene {scene.number}", found=f"one of scene {behind.scene or '–'}"
        )
