"""Pictures without a list: the panels they are where a film has no list, and those that no panel shows where it has one.

Only pictures in the film's folder ``boards`` count, at any depth, so that stills elsewhere are taken for no panels; pictures
that Storyboarder keeps beside its scenes are its own. A panel's name is that of its file. Its scene is read as follows, and
is left open wherever a name does not plainly say it:

- a file that says ``scene`` or ``sc`` and a number: ``sc12.png``, ``sc012_sh0040_p03.png``;
- a file that says a scene's number as on a slate, and a panel's: ``12A_03``, ``12-3 wide``, ``A6.1``;
- else the nearest folder that says one: ``sc12``, ``Scene 12 - kitchen``, ``12``, ``12A-kitchen``.

Where both say one, the word ``scene`` outranks a bare number, a folder's number goes before a file's that begins with it
(``12/12A-3`` is scene 12, shot 12A), and else the file's own goes. What of ``12A`` is the scene is settled as for slates
(:mod:`edgecode.film.settle`): by the script's scenes. Numbers of four digits are years unless the script has the scene, and
letters before a number are words (``v2``, ``p3``) unless the script has it or they are the A to F of inserted scenes.
"""

import posixpath
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel, PanelImage
from edgecode.film.boards.plan import Plan
from edgecode.film.identity import named_panels
from edgecode.film.place import Place
from edgecode.film.settle import settle
from edgecode.film.slate import Slate

FOLDER: Final = "boards"

_WORD: Final = r"(?P<word>(?:scene|sc)[-_ .]{0,3})?"
_NUMBER: Final = r"(?P<prefix>[A-Z]{0,2})(?P<number>[0-9]{1,4})"
_SHOT: Final = (
    r"(?:[-_ .]{1,3}(?:(?:shot|sh|setup)[-_ .]{0,3}(?P<shot>[0-9]{1,4}[A-Z]{0,2}|[A-Z]{1,2})|(?P<setup>[A-Z])))?"
)
_PANEL: Final = r"(?P<panel>[-_ .]{1,3}(?:(?:panel|pnl|board|bd|frame|p)[-_ .]{0,3})?[0-9]{1,4}[A-Z]{0,2})?"
_FILE: Final = re.compile(rf"{_WORD}{_NUMBER}(?P<letters>[A-Z]{{0,2}}){_SHOT}{_PANEL}(?:[-_ ]+[A-Z].*)?", re.IGNORECASE)
_IN_FOLDER: Final = re.compile(rf"{_WORD}{_NUMBER}(?P<letters>[A-Z]?)(?:[-_ .]+(?![0-9]).*)?", re.IGNORECASE)
_SHORT: Final = 3
"""Digits of a scene's number where nothing else says that it is one; longer ones are years and counters of cameras."""
_INSERTED: Final = frozenset("ABCDEF")
_STORYBOARDER: Final = ".storyboarder"
_ITS_IMAGES: Final = "images"
_ITS_OWN: Final = re.compile(
    r".*-(?:thumbnail|posterframe|reference|fill|tone|pencil|ink|notes|shot-generator|camera-plot)\.(?:png|jpg)",
    re.IGNORECASE,
)
"""The names of what Storyboarder draws a board of (``src/js/models/board.js``)."""
_PIECES: Final = re.compile(r"([^0-9]*)([0-9]*)")


def panels_of_pictures(images: Iterable[PanelImage], *, scenes: Collection[str]) -> tuple[Panel, ...]:
    """Make a panel of each picture in the boards' folder, for a film without a list of panels.

    ``scenes`` are the numbers of the script's scenes. Panels stand by scene, and in it as people count: 9 before 10; those
    of no scene that can be told stand last.
    """
    known = tuple(scenes)
    panels = [_panel(image.path, scenes=known) for image in images if _counts(image.path)]
    panels.sort(key=lambda panel: (not panel.scene, scene_number.order(panel.scene), _as_counted(panel.image)))
    return tuple(named_panels(panels))


def unshown_pictures(
    panels: Iterable[Panel], images: Iterable[PanelImage], plans: Iterable[Plan]
) -> tuple[PanelImage, ...]:
    """Give the pictures of the boards' folder that no panel, layer, linked drawing or plan shows, as people count them."""
    shown = {plan.image for plan in plans}
    its_own = set[str]()
    for panel in panels:
        shown |= {panel.image, panel.link, *(layer.image for layer in panel.layers)}
        if panel.place.path.lower().endswith(_STORYBOARDER):
            its_own.add(posixpath.join(posixpath.dirname(panel.place.path), _ITS_IMAGES))
    left = [
        image
        for image in images
        if _counts(image.path) and image.path not in shown and posixpath.dirname(image.path) not in its_own
    ]
    return tuple(sorted(left, key=lambda image: _as_counted(image.path)))


def in_boards(path: str) -> bool:
    """Whether a file lies in the boards' folder, at any depth."""
    top, _, inside = path.partition("/")
    return bool(inside) and top.casefold() == FOLDER


def _counts(path: str) -> bool:
    return in_boards(path) and _ITS_OWN.fullmatch(posixpath.basename(path)) is None


def _as_counted(path: str) -> list[tuple[str, int]]:
    return [(words.casefold(), int(number[:18] or -1)) for words, number in _PIECES.findall(path)]


class _Said(msgspec.Struct, frozen=True):
    """What one name says: the scene, the shot if it says one, the number as it stands, and whether the word scene is there."""

    scene: str
    shot: str
    number: str
    word: bool


def _panel(path: str, *, scenes: tuple[str, ...]) -> Panel:
    name = posixpath.splitext(posixpath.basename(path))[0]
    said = _together(_file_says(name, scenes=scenes), _folder_says(path, scenes=scenes))
    scene, shot = (said.scene, said.shot) if said is not None else ("", "")
    return Panel(name=name, place=Place(path), scene=scene, shot=shot, image=path)


def _together(file: _Said | None, folder: _Said | None) -> _Said | None:
    """Which of the two names goes, where both say a scene."""
    if file is None or folder is None:
        return file or folder
    if file.word and not folder.word:
        return file
    inside = scene_number.folded(file.number).startswith(scene_number.folded(folder.scene))
    if folder.word or inside:
        letters = file.number if file.number != folder.scene and inside else ""
        return msgspec.structs.replace(folder, shot=file.shot or letters or folder.shot)
    return file


def _file_says(stem: str, *, scenes: tuple[str, ...]) -> _Said | None:
    match = _FILE.fullmatch(stem)
    if match is None or not (match["word"] or match["panel"]):
        return None
    said = _scene(match, scenes=scenes)
    if said is None or not (match["shot"] or match["setup"]):
        return said
    shot = match["shot"] or f"{said.number}{match['setup'].upper()}"
    return msgspec.structs.replace(said, shot=shot)


def _folder_says(path: str, *, scenes: tuple[str, ...]) -> _Said | None:
    """What the nearest folder says that says anything, below that of the boards."""
    for folder in reversed(path.split("/")[1:-1]):
        match = _IN_FOLDER.fullmatch(folder)
        said = _scene(match, scenes=scenes) if match is not None else None
        if said is not None:
            return said
    return None


def _scene(match: re.Match[str], *, scenes: tuple[str, ...]) -> _Said | None:
    """The scene a name says, if it plainly is one; a name with the word says it as it stands."""
    prefix, letters, number = match["prefix"].upper(), match["letters"].upper(), match["number"]
    printed = f"{prefix}{number.lstrip('0') or '0'}{letters}"
    settled = settle(Slate(text=printed, prefix=prefix, number=number, letters=letters), scenes)
    known = scene_number.folded(settled.scene) in _known(scenes) and settled.scene.upper().startswith(prefix)
    if not known and match["word"]:
        return _Said(printed, "", printed, word=True)
    plain = len(number) <= _SHORT and (not prefix or prefix in _INSERTED)
    if not (known or plain):
        return None
    return _Said(settled.scene, printed if settled.setup else "", printed, word=bool(match["word"]))


@lru_cache(maxsize=4)
def _known(scenes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(scene_number.folded, scenes))
