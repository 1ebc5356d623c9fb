"""The boards of a film as Storyboarder's own folders: one a scene, its pictures and sounds beside it.

``scene-12/scene-12.storyboarder`` with ``scene-12/images/``; a folder is named so that the reader finds the scene's number
again (:func:`edgecode.formats.storyboarder.scene_of`), and where a number is no such name the scene says it itself. Panels
of no scene lie in ``no-scene``. Each picture is a copy; what is not there is said, and the scene is written without it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import msgspec

from edgecode.errors import ExportError
from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.as_listed import as_listed
from edgecode.film.boards.shot import Boards
from edgecode.film.few_names import few_names
from edgecode.film.film import Film
from edgecode.film.place import Remark
from edgecode.formats.panel_image import size_of
from edgecode.formats.storyboarder import FOLDER
from edgecode.formats.storyboarder_writer import WIDE, Copy, scene_written
from edgecode.formats.writers import Held

_NO_LETTERS: Final = re.compile(r"[^A-Za-z0-9]+")
_LONGEST: Final = 40


class OutFile(msgspec.Struct, frozen=True):
    """A file to be written: its path, with forward slashes, and what it holds."""

    path: str
    data: bytes


class Tree(msgspec.Struct, frozen=True):
    """Files of one folder, and what the film has that is not among them."""

    files: tuple[OutFile, ...]
    remarks: tuple[Remark, ...] = ()


def storyboarder_folder(film: Film, *, held: Held) -> Tree:
    """Write every scene of the boards. Raises :class:`ExportError` where the film has no panels."""
    if not film.panels:
        raise ExportError("storyboarder", expected="storyboard panels", found="none in this film")
    scenes: dict[str, list[tuple[Panel, str]]] = {}
    said = as_listed(film.panels, film.boards)
    for panel, listed in zip(film.panels, said, strict=True):
        scenes.setdefault(scene_number.folded(panel.scene), []).append((listed, panel.scene))
    shots, taken, once = _shots(film), set[str](), cache(held)
    files: list[OutFile] = []
    remarks = list(_begun_later(film.boards, film.panels))
    for own in scenes.values():
        number = own[0][1]
        name = _named(number, taken)
        tree = _scene(number, [panel for panel, _ in own], name=name, shots=shots, held=once)
        files += tree.files
        remarks += tree.remarks
    return Tree(tuple(files), tuple(remarks))


def _shots(film: Film) -> dict[str, str]:
    """Which shot each panel belongs to, by ids; where nobody knows of shots, by the names a list gives them."""
    if film.boards.shots:
        return {panel: shot.id for shot in film.boards.shots for panel in shot.panels}
    return {panel.id: panel.shot for panel in film.panels if panel.shot and not panel.uid}


def _begun_later(boards: Boards, panels: Iterable[Panel]) -> Iterator[Remark]:
    """Say of sounds that begin inside their file that they begin at its start there."""
    by_id = {panel.id: panel for panel in panels}
    for scratch in boards.sounds:
        if scratch.skip and scratch.file and scratch.panel in by_id:
            panel = by_id[scratch.panel]
            says = (
                f"expected a sound from its start, found {scratch.file} under panel {panel.name} from "
                f"{scratch.skip:g} s on, which .storyboarder has no place for; there it is heard from its start"
            )
            yield Remark(panel.place, says)


def _named(number: str, taken: set[str]) -> str:
    """Name a scene's folder, each name once."""
    letters = _NO_LETTERS.sub("-", number).strip("-")[:_LONGEST]
    wanted = f"scene-{letters}" if letters else "scene-in-other-letters" if number else "no-scene"
    name, turn = wanted, 1
    while name.casefold() in taken:
        turn += 1
        name = f"{wanted}-{turn}"
    taken.add(name.casefold())
    return name


def _scene(number: str, panels: list[Panel], *, name: str, shots: dict[str, str], held: Held) -> Tree:
    sounding, missing = _with_what_is_there(panels, held)
    path = f"{name}/{name}.storyboarder"
    written = scene_written(number, sounding, path=path, shots=shots, aspect=_aspect(panels, held))
    pictures = {copy.name: _copied(copy, held) for copy in written.copies}
    missing = list(
        dict.fromkeys((*missing, *(copy.paths[-1] for copy in written.copies if pictures[copy.name] is None)))
    )
    files = [OutFile(f"{name}/{FOLDER}/{each}", data) for each, data in pictures.items() if data is not None]
    remarks = []
    if missing:
        where = f"scene {number}" if number else "the panels of no scene"
        says = f"expected {few_names(missing)} for {where}, found no such file; {path} is written without"
        remarks.append(Remark(panels[0].place, says))
    return Tree((OutFile(path, written.data), *files), tuple(remarks))


def _with_what_is_there(panels: Iterable[Panel], held: Held) -> tuple[list[Panel], list[str]]:
    """Leave out sounds and linked drawings that are not there: the program stops at a sound it does not find."""
    found, missing = [], list[str]()
    for panel in panels:
        gone = [path for path in (panel.audio, panel.link) if path and held(path) is None]
        missing += gone
        audio, link = ("" if path in gone else path for path in (panel.audio, panel.link))
        found.append(msgspec.structs.replace(panel, audio=audio, link=link) if gone else panel)
    return found, missing


def _copied(copy: Copy, held: Held) -> bytes | None:
    return next((data for path in copy.paths if (data := held(path)) is not None), None)


def _aspect(panels: Iterable[Panel], held: Held) -> float:
    """The shape of the first picture there is, as width by height; 16 by 9 where none is there."""
    for panel in panels:
        data = held(panel.image) if panel.image else None
        size = size_of(data) if data is not None else None
        if size is not None:
            return size[0] / size[1]
    return WIDE
