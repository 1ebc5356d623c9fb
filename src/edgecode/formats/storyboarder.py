"""Wonder Unit Storyboarder's scenes (``.storyboarder``): one JSON file a scene, one panel a board.

The format is what the program writes (github.com/wonderunit/storyboarder, ``src/js/models/board.js`` and
``window/main-window.js``, 0.7 to 2.1). A board without a duration stands as long as the scene's default, and never shorter
than its sound; versions write numbers as text now and then. Pictures and sounds lie in ``images`` beside the scene: up to
1.5 the board's picture is its ``url``, from 1.6 on it is drawn in layers, and the poster frame beside them shows it whole.

The scene's number is in the name of the file or of its folder (``Scene-12-INT-KITCHEN``, ``12A.storyboarder``), else it is
not said. What a panel has no place for is kept in ``extra`` as ``storyboarder.NAME``, the scene's fps and aspectRatio with it.
Left out: the shot generator's models (``sg``). What :mod:`edgecode.formats.storyboarder_writer` wrote under ``edgecode``, for
which the format has no place, is read again: the program keeps words that it does not know.
"""

import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.film.board import Layer, Panel
from edgecode.film.place import Place, Remark
from edgecode.formats.head import peeked
from edgecode.formats.json_document import Json, JsonDocument, json_of, number_of
from edgecode.formats.source import Source

NAME: Final = "storyboarder"
SUFFIXES: Final = (".storyboarder",)

OURS: Final = "edgecode"
"""The key under which a scene and a board have what edgecode wrote there for itself."""
FOLDER: Final = "images"
"""The folder beside a scene in which its pictures and sounds lie."""
POSTER: Final = "-posterframe.jpg"
"""What stands in the place of ``.png`` in the name of a board's poster frame."""
OF_A_PANEL: Final = ("covers", "draft", "size", "angle", "lens", "move", "side")
"""What a panel has and a board has no place for, by the panel's own names."""
_BOARDS: Final = re.compile(r'"boards"\s*:\s*\[\s*')
_OF_A_SCENE: Final = re.compile(r'"(?:aspectRatio|defaultBoardTiming|fps)"\s*:')
_OF_A_BOARD: Final = re.compile(r'"(?:uid|url)"\s*:')
_KNOWN: Final = frozenset(
    {
        "uid",
        "url",
        "shot",
        "number",
        "newShot",
        "duration",
        "dialogue",
        "action",
        "notes",
        "layers",
        "audio",
        "link",
        "sg",
        OURS,
    }
)
_OF_THE_SCENE: Final = ("fps", "aspectRatio", "version")
_TOLD_TWICE: Final = frozenset({"lastEdited", "lineMileage"})
"""How much was drawn and when: changes with every stroke, and is no word about the film."""
_LAYERED: Final = (1, 6)
_OVER_ONE: Final = frozenset({"reference", "notes"})
"""Layers that were drawn over the board's own picture before there were others."""
_UPWARDS: Final = ("shot-generator", "reference", "fill", "tone", "pencil", "ink", "notes")
"""Lowest first, as the program lays them (``boardOrderedLayerFilenames``)."""
_SCENE: Final = re.compile(
    r"(?:.*[^a-z])?(?:scene|sc)[-_ .]{0,3}(?P<named>[a-z]{0,2}[0-9]{1,4}[a-z]{0,2})(?![a-z0-9]).*", re.IGNORECASE
)
_ALONE: Final = re.compile(r"(?P<named>[A-Z]{0,2}[0-9]{1,4}[A-Z]{0,2})(?:[-_ .].*)?")
_DATED: Final = re.compile(r"[0-9]{4}[-_. ][0-9]{2}[-_. ][0-9]{2}.*")
UNSAID: Final = "no duration"
"""Stands under our key where a panel does not say how long it stands: the scene's default is not its word then."""
BEGINS: Final = "begins a shot"
"""Stands under our key, beside the shot's own name, where somebody said that a shot begins with the panel."""
UNDRAWN: Final = "no picture"
"""Stands under our key where a panel has no picture, for as long as nothing is drawn in the program."""
_LONGEST: Final = 10**9
"""Milliseconds no board stands."""


def recognises(head: bytes, *, suffix: str) -> bool:
    """Look for a list of boards and for what stands around it, in JSON."""
    del suffix
    text = peeked(head)
    if not text.lstrip().startswith("{") or _OF_A_SCENE.search(text) is None:
        return False
    boards = _BOARDS.search(text)
    if boards is None:
        return False
    return text.startswith("]", boards.end()) or _OF_A_BOARD.search(text, boards.end()) is not None


def read(source: Source) -> Iterator[Panel | Remark]:
    """Yield a panel for each board, in order, each before what is to be remarked about it.

    Raises UnreadableError, with the line, where the file is no JSON or has no list of boards.
    """
    document = json_of(source.bytes(), path=source.path, expected="a Storyboarder scene")
    if document.text.remark is not None:
        yield document.text.remark
    root = document.root if isinstance(document.root, dict) else {}
    boards = root.get("boards")
    if not isinstance(boards, list):
        raise UnreadableError(source.path, line=1, expected="a Storyboarder scene with a list of boards", found="none")
    scene = _Scene(root, document=document, path=source.path)
    for number, board in enumerate(boards, start=1):
        if isinstance(board, dict):
            yield from scene.panel(board, number=number)
        else:
            says = f"expected board {number} to be an object, found {str(board)[:40]!r}; left out"
            yield Remark(Place(source.path), says)
    if not boards:
        yield Remark(Place(source.path), "expected boards, found none")


class _Scene:
    """One scene: what goes for all its boards."""

    def __init__(self, root: dict[str, Json], *, document: JsonDocument, path: str) -> None:
        self.document = document
        self.path = path
        ours = root.get(OURS)
        self.scene = _text(ours["scene"]) if isinstance(ours, dict) and "scene" in ours else scene_of(path)
        self.default = number_of(root.get("defaultBoardTiming"))
        self.version = _text(root.get("version"))
        self.extra = {f"storyboarder.{name}": text for name in _OF_THE_SCENE if (text := _text(root.get(name)))}

    def panel(self, board: dict[str, Json], *, number: int) -> Iterator[Panel | Remark]:
        """Make the panel of a board; what has the wrong type is remarked on and the rest stands."""
        place = Place(self.path, line=self.document.lines.get(id(board)))
        row = _Board(board)
        ours = row.part(OURS)
        url, shot = row.text("url"), row.text("shot")
        layers = self._layers(row)
        yield Panel(
            name=_text(ours.get("name")) or shot or row.text("number") or str(number),
            place=place,
            scene=_text(ours.get("scene")) or self.scene,
            shot=_text(ours["shot"]) if "shot" in ours else shot,
            action=row.text("action"),
            dialogue=row.text("dialogue"),
            image="" if UNDRAWN in ours and not layers else self._image(url, layers=layers),
            seconds=self._seconds(row),
            uid=row.text("uid"),
            notes=row.text("notes"),
            new_shot=BEGINS in ours if "shot" in ours else row.flag("newShot"),
            layers=layers,
            audio=self._beside(_text(row.part("audio").get("filename"))),
            link=self._beside(row.text("link")),
            extra=self.extra | row.extra(),
            **{name: _text(ours.get(name)) for name in OF_A_PANEL},
        )
        if not url:
            row.faults.append("expected the url of the board's picture, found none")
        yield from (Remark(place, f"board {number}: {fault}") for fault in row.faults)

    def _layers(self, row: "_Board") -> tuple[Layer, ...]:
        found = []
        for name, value in row.part("layers").items():
            layer: dict[str, Json] = value if isinstance(value, dict) else {}
            image, opacity = _text(layer.get("url")), number_of(layer.get("opacity"))
            if image:
                found.append(
                    Layer(name, self._beside(image), opacity if opacity is not None and 0 <= opacity <= 1 else 1.0)
                )
            elif value is not None:
                row.faults.append(f"expected the url of layer {name}, found none; layer left out")
        rank = {name: index for index, name in enumerate(_UPWARDS)}
        return tuple(sorted(found, key=lambda layer: rank.get(layer.name, len(rank))))

    def _image(self, url: str, *, layers: tuple[Layer, ...]) -> str:
        """Find the picture of the whole board."""
        if has_poster_frame(self.version, {layer.name for layer in layers}):
            stem, dot, _ = url.rpartition(".")
            return self._beside(f"{stem}{POSTER}" if dot else url)
        return self._beside(url)

    def _beside(self, name: str) -> str:
        """Give the path of a file in the scene's own folder of images; a name that leads out of it stays as it is."""
        inside = name.replace("\\", "/")
        folder = posixpath.join(posixpath.dirname(self.path), FOLDER)
        leads_out = inside.startswith(("/", "../")) or "/../" in inside or re.match(r"[A-Za-z]:", inside) is not None
        return name if not name or leads_out else posixpath.join(folder, inside)

    def _seconds(self, row: "_Board") -> float | None:
        """How long the board stands: its duration, else the default, and no shorter than its sound."""
        own = row.number("duration")
        lasts = own if own is not None or UNSAID in row.part(OURS) else self.default
        sound = number_of(row.part("audio").get("duration"))
        known = [each for each in (lasts, sound) if each is not None and 0 <= each < _LONGEST]
        return max(known) / 1000 if known else None


class _Board:
    """One board's values by their names, and what there is to remark about them."""

    def __init__(self, board: dict[str, Json]) -> None:
        self.board = board
        self.faults: list[str] = []

    def text(self, name: str) -> str:
        """A text, or a number as text."""
        value = self.board.get(name)
        if isinstance(value, dict | list):
            self.faults.append(f"expected {name} to be text, found {_kind(value)}; left out")
        return _text(value)

    def number(self, name: str) -> float | None:
        """A number, or one written as text."""
        value = self.board.get(name)
        number = number_of(value)
        if number is None and value is not None and value != "":
            self.faults.append(f"expected {name} to be a number, found {str(value)[:40]!r}; left out")
        return number

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self.board.get(name)
        if value is not None and not isinstance(value, bool):
            self.faults.append(f"expected {name} to be true or false, found {str(value)[:40]!r}; taken as false")
        return value is True

    def part(self, name: str) -> dict[str, Json]:
        """An object inside the board."""
        value = self.board.get(name)
        if value is not None and not isinstance(value, dict):
            says = f"expected {name} to be an object, found {str(value)[:40]!r}; left out"
            self.faults += [says] if says not in self.faults else []
        return value if isinstance(value, dict) else {}

    def extra(self) -> dict[str, str]:
        """What a panel has no place for; what is no plain value is kept as JSON."""
        kept = {name: value for name, value in self.board.items() if name not in _KNOWN | _TOLD_TWICE}
        kept |= {"number": self.board.get("number")}
        said = {
            f"storyboarder.{name}": text for name, value in kept.items() if (text := _text(value) or _as_json(value))
        }
        more = self.part(OURS).get("more")
        others = more.items() if isinstance(more, dict) else ()
        return said | {name: text for name, value in others if (text := _text(value))}


def has_poster_frame(version: str, layers: Collection[str]) -> bool:
    """Tell whether a board's whole picture is its poster frame, by the scene's version and the names of its layers."""
    return _version(version) >= _LAYERED or bool(set(layers) - _OVER_ONE)


def scene_of(path: str) -> str:
    """Find the scene's number in the name of the file, else in that of its folder; empty where neither names one.

    ``Scene-12-INT-KITCHEN-DAY-3-ZX3ZM`` and ``sc12A`` name one; of ``12A-kitchen`` only the beginning does, and a date is none.
    """
    file = PurePosixPath(path)
    for name in (file.stem, file.parent.name):
        match = _SCENE.fullmatch(name) or (None if _DATED.fullmatch(name) else _ALONE.fullmatch(name))
        if match is not None:
            return match["named"].upper()
    return ""


def _version(value: Json) -> tuple[int, ...]:
    parts = re.findall(r"[0-9]{1,6}", value)[:2] if isinstance(value, str) else []
    return tuple(map(int, parts))


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value)[:40]


def _as_json(value: Json) -> str:
    return "" if value is None else msgspec.json.encode(value).decode()


def _kind(value: Json) -> str:
    return "an object" if isinstance(value, dict) else "a list"
