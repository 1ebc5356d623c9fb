"""One scene of panels as Wonder Unit Storyboarder writes it: the JSON, and which files it wants beside it.

The format is what :mod:`edgecode.formats.storyboarder` reads, whose sources it shares. Each board has a ``uid``, a ``url``, its
``number``, ``shot``, ``newShot``, ``time`` and ``duration`` in milliseconds, its texts, layers and sound. Everything a reader
kept under ``storyboarder.`` goes back where it was; numbers and times are those of the panels as they stand now.

A board's files have one stem, as the program builds their names (``boardFilenameForLayer`` and its kin). From 1.6 on a board is
drawn in layers: a picture alone becomes its layer ``reference``, as the program's own import makes it, and stands as poster
frame and thumbnail as well. Names say ``.png`` and ``.jpg`` whatever the picture is, since the program builds them so; it
and the browser tell pictures by their content, and nothing is converted.

What the format has no place for stands under ``edgecode``, which the program keeps as it keeps every word it does not know:
the panel's own name and shot where the program would number them otherwise, what it covers, its shot's size and its kin.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Layer, Panel
from edgecode.film.identity import digest
from edgecode.formats.json_document import Json
from edgecode.formats.storyboarder import BEGINS, OF_A_PANEL, OURS, POSTER, UNDRAWN, UNSAID, has_poster_frame, scene_of

VERSION: Final = "2.1.0"
"""The version of the format that is written where the panels come from no scene of the program."""
_FPS: Final = 24
WIDE: Final = 16 / 9
"""The shape of a picture of which nothing says it, as width by height."""
_STANDS: Final = 2000
"""Milliseconds a board without a duration stands; the program's own default."""
_OF_THE_SCENE: Final = ("version", "aspectRatio", "fps")
_COUNTED: Final = frozenset({"number", "time"})
"""What follows from the order of the boards."""
_KEPT: Final = "storyboarder."
_UID: Final = 5
_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS_LAST: Final = re.compile("[A-Z][0-9]*$")
_REFERENCE: Final = "reference"
_NO_NAME: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What some disk takes in no file's name."""
_EVERY_SUBSHOT: Final = 26


class Copy(msgspec.Struct, frozen=True):
    """A file that the scene wants in its folder of images, under ``name``: the first there is of some of the film's paths."""

    name: str
    paths: tuple[str, ...]


class SceneWritten(msgspec.Struct, frozen=True):
    """The JSON of one scene, and the files that belong beside it."""

    data: bytes
    copies: tuple[Copy, ...]


def scene_written(
    number: str, panels: Iterable[Panel], *, path: str, shots: Mapping[str, str] | None = None, aspect: float = WIDE
) -> SceneWritten:
    """Write the panels of one scene, in their order, for a file at ``path``.

    ``shots`` maps the ids of panels to those of the shots they belong to; ``aspect`` is the width of the picture by its
    height, where no panel comes from a scene that says it.
    """
    own = tuple(panels)
    names = _Names(version=_version(own))
    uids, labels = _uids(own), _labels(starts := _starts(own, shots or {}))
    boards: list[dict[str, Json]] = []
    time = 0.0
    for nth, panel in enumerate(own):
        board = _board(panel, uid=uids[nth], names=names, nth=nth)
        begins = panel.new_shot or (starts[nth] and not panel.shot)
        ours = _ours(panel, label=labels[nth], number=number, begins=begins)
        counted = {
            "newShot": starts[nth],
            "number": nth + 1,
            "shot": panel.shot if ours.get("shot") else labels[nth],
            "time": _whole(time),
        }
        boards.append(_kept(panel) | board | counted | _texts(panel) | ({OURS: ours} if ours else {}))
        time += panel.seconds * 1000 if panel.seconds is not None else _STANDS
    root: dict[str, Json] = {"version": names.version, "aspectRatio": aspect, "fps": _FPS}
    root |= _said_of_the_scene(own) | {"defaultBoardTiming": _STANDS, "boards": boards}
    if scene_number.folded(scene_of(path)) != scene_number.folded(number):
        root[OURS] = {"scene": number}
    return SceneWritten(msgspec.json.format(msgspec.json.encode(root), indent=2), tuple(names.copies))


def _said_of_the_scene(panels: Iterable[Panel]) -> dict[str, Json]:
    said: dict[str, Json] = {}
    for panel in panels:
        for name in _OF_THE_SCENE:
            if text := panel.extra.get(_KEPT + name):
                said.setdefault(name, text if name == "version" else _value(text))
    return said


def _version(panels: Iterable[Panel]) -> str:
    return next((text for panel in panels if (text := panel.extra.get(f"{_KEPT}version"))), VERSION)


def _board(panel: Panel, *, uid: str, names: "_Names", nth: int) -> dict[str, Json]:
    """What a board has of files: its url, its layers, its sound and what it is linked to."""
    whole = has_poster_frame(names.version, [layer.name for layer in panel.layers])
    layers = _drawn(panel) if whole else panel.layers
    stem = names.taken_for(panel, layers=layers, whole=whole, otherwise=f"board-{nth + 1}-{uid}")
    board: dict[str, Json] = {"uid": uid, "url": f"{stem}.png"}
    board["layers"] = {
        layer.name: {"url": f"{stem}-{layer.name}.png"} | _opacity(layer) for layer in layers if layer.image
    }
    if panel.audio:
        board["audio"] = {"filename": names.sound(panel.audio)}
    if panel.link:
        board["link"] = f"{stem}{_link_ends(panel.link)}"
    if panel.seconds is not None:
        board["duration"] = _whole(panel.seconds * 1000)
    return board


def _drawn(panel: Panel) -> tuple[Layer, ...]:
    """The layers a board is drawn of: a picture that is not yet one of them becomes one, as the program does it.

    A picture alone is laid down as ``reference`` (``insertNewBoardsWithFiles``), one with others over it as ``fill``
    (``migrateScene``). A poster frame that the program made of the layers is none.
    """
    made_of_them = panel.image.endswith(POSTER) and bool(panel.layers or panel.uid)
    if not panel.image or made_of_them or panel.image in {layer.image for layer in panel.layers}:
        return panel.layers
    there = {layer.name for layer in panel.layers}
    name = next((name for name in (_REFERENCE, "fill") if name not in there), "")
    return (Layer(name, panel.image), *panel.layers) if name else panel.layers


def _link_ends(link: str) -> str:
    end = posixpath.splitext(link)[1]
    return f"-link{end}" if end.casefold() in {"", ".png"} else end


def _opacity(layer: Layer) -> dict[str, Json]:
    return {"opacity": _whole(layer.opacity)} if layer.name == _REFERENCE or layer.opacity != 1 else {}


def _texts(panel: Panel) -> dict[str, Json]:
    said = {"dialogue": panel.dialogue, "action": panel.action, "notes": panel.notes}
    return {name: text for name, text in said.items() if text}


def _kept(panel: Panel) -> dict[str, Json]:
    """What a reader kept of the board, as it was: what reads as the same text as JSON was no text."""
    names = {key: key.removeprefix(_KEPT) for key in panel.extra if key.startswith(_KEPT)}
    return {
        name: _value(panel.extra[key])
        for key, name in names.items()
        if name not in _COUNTED and name not in _OF_THE_SCENE
    }


def _ours(panel: Panel, *, label: str, number: str, begins: bool) -> dict[str, Json]:
    """What the format has no place for, and what the program would not keep."""
    ours: dict[str, Json] = {}
    if not (panel.name == label and panel.shot in {label, _LETTERS_LAST.sub("", label)}):
        ours |= {"name": panel.name, "shot": panel.shot} | ({BEGINS: True} if begins else {})
    if scene_number.folded(panel.scene) != scene_number.folded(number):
        ours["scene"] = panel.scene
    ours |= {name: text for name in OF_A_PANEL if (text := getattr(panel, name))}
    if panel.seconds is None:
        ours[UNSAID] = True
    if not panel.image:
        ours[UNDRAWN] = True
    more = {key: text for key, text in panel.extra.items() if not key.startswith(_KEPT)}
    return ours | ({"more": more} if more else {})


def _starts(panels: tuple[Panel, ...], shots: Mapping[str, str]) -> list[bool]:
    """Say with which panels a shot begins: where the shot is another than the last panel's, and where somebody said so.

    Panels that the program numbers as it is stay as they are.
    """
    plain = [panel.new_shot for panel in panels]
    if all(panel.shot == label for panel, label in zip(panels, _labels(plain), strict=True)):
        return plain
    starts = []
    for nth, panel in enumerate(panels):
        shot, before = (shots.get(each.id) for each in (panel, panels[max(nth - 1, 0)]))
        starts.append(panel.new_shot if shot is None else shot != before or (panel.new_shot and nth == 0))
    return starts


def _labels(starts: list[bool]) -> list[str]:
    """What the program calls each board as soon as it opens the scene (``updateSceneTiming``): 1A, 1B, 2A."""
    if not any(starts):
        return [f"{nth}A" for nth, _ in enumerate(starts, start=1)]
    labels, shot, within = [], 0, 0
    for begins in starts:
        shot, within = (shot + 1, 0) if begins or not shot else (shot, within + 1)
        again = -(-within // (_EVERY_SUBSHOT - 1))
        labels.append(f"{shot}{_LETTERS[10 + within % _EVERY_SUBSHOT]}{again if again > 1 else ''}")
    return labels


def _uids(panels: Iterable[Panel]) -> list[str]:
    """The program's own name of each board, else five letters and figures made of our id, each once in the scene."""
    own = list(panels)
    taken = {panel.uid for panel in own}
    uids = []
    for nth, panel in enumerate(own):
        uid, turn = panel.uid, 0
        while not uid:
            made = _in_letters(digest("storyboarder", panel.id or str(nth), str(turn)))
            uid, turn = ("" if made in taken else made), turn + 1
        taken.add(uid)
        uids.append(uid)
    return uids


def _in_letters(hexes: str) -> str:
    value, made = int(hexes, 16), ""
    for _ in range(_UID):
        value, letter = divmod(value, len(_LETTERS))
        made += _LETTERS[letter]
    return made


def _value(text: str) -> Json:
    """Give back the JSON that a reader kept as text; what reads as no JSON, or as other text, was a text."""
    try:
        value: Json = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return text
    if isinstance(value, str) or value is None:
        return text
    plain = not isinstance(value, bool) and isinstance(value, int | float)
    return value if (str(value) if plain else msgspec.json.encode(value).decode()) == text else text


def _whole(number: float) -> float:
    """A number without the crumbs of its own arithmetic, whole where it is."""
    tidy = round(number, 6)
    return int(tidy) if tidy == int(tidy) else tidy


class _Names:
    """The names in one folder of images, each given once, whatever the case: disks differ in that."""

    def __init__(self, *, version: str) -> None:
        self.version = version
        self.copies: list[Copy] = []
        self._taken: set[str] = set()
        self._sounds: dict[str, str] = {}

    def taken_for(self, panel: Panel, *, layers: tuple[Layer, ...], whole: bool, otherwise: str) -> str:
        """Give the stem of a board's files: that of its picture, numbered on where another board has it already."""
        drawn, ends = posixpath.basename(panel.image), POSTER if whole else ".png"
        stem = drawn.removesuffix(POSTER) if POSTER in drawn else posixpath.splitext(drawn)[0]
        files: dict[str, tuple[str, ...]] = {f"-{layer.name}.png": (layer.image,) for layer in layers if layer.image}
        if panel.image:
            thumbnail = f"{panel.image.removesuffix(POSTER).removesuffix('.png')}-thumbnail.png"
            files |= {ends: (panel.image,), "-thumbnail.png": (thumbnail, panel.image)}
        if panel.link:
            files[_link_ends(panel.link)] = (panel.link,)
        free = self._free(_NO_NAME.sub("-", stem or otherwise).replace(".png", "-png"), ends=(".png", *files))
        self.copies += [Copy(f"{free}{end}", paths) for end, paths in files.items()]
        return free

    def sound(self, path: str) -> str:
        """Give the name of a sound, one for each file."""
        if path not in self._sounds:
            stem, end = posixpath.splitext(posixpath.basename(path))
            self._sounds[path] = f"{self._free(_NO_NAME.sub('-', stem), ends=(end,))}{end}"
            self.copies.append(Copy(self._sounds[path], (path,)))
        return self._sounds[path]

    def _free(self, stem: str, *, ends: Iterable[str]) -> str:
        every, free, turn = tuple(ends), stem, 1
        while any(f"{free}{end}".casefold() in self._taken for end in every):
            turn += 1
            free = f"{stem}-{turn}"
        self._taken |= {f"{free}{end}".casefold() for end in every}
        return free
