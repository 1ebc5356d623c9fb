"""A film as its OMC documents tell it together: scenes, slates and assets joined by their identifiers.

The same entity stands in several documents, each telling a part of it, and a Context may stand at either end of a
relation. So all mentions are merged first, and every reference counts in both directions.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.omc import OmcRecord
from edgecode.film.omc_production import own_production
from edgecode.film.place import Place, Remark
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.slate import Slate

_CAPTURE: Final = "capture"
_FRAME: Final = "artwork.storyboard.frame"
_SIDES: Final = {"INT": "INT.", "EXT": "EXT.", "INT/EXT": "INT./EXT.", "I/E": "INT./EXT.", "EXT/INT": "EXT./INT."}


class OmcScene(msgspec.Struct, frozen=True, kw_only=True):
    """A NarrativeScene: a scene as the script has it. ``heading`` is built from slugline and name."""

    id: str
    number: str
    name: str
    heading: str
    place: Place


class OmcProductionScene(msgspec.Struct, frozen=True, kw_only=True):
    """A ProductionScene: a scene as it is shot. ``narrative`` and ``slates`` are identifiers, in the order named."""

    id: str
    number: str
    name: str
    heading: str
    narrative: tuple[str, ...]
    slates: tuple[str, ...]
    place: Place


class OmcSlate(msgspec.Struct, frozen=True, kw_only=True):
    """A Slate. ``production_scene`` is an identifier, empty where none or more than one names it."""

    id: str
    uid: str
    slate: Slate | None
    camera: str
    unit: str
    roll: str
    sound_roll: str
    day: int | None
    date: str
    rate: str
    """The camera's frames a second, as the document writes them."""
    production_scene: str
    assets: tuple[str, ...]
    """Identifiers of what was captured, also where no document describes it."""
    place: Place


class OmcAsset(msgspec.Struct, frozen=True, kw_only=True):
    """A capture or a storyboard frame. ``scenes`` are NarrativeScenes it belongs to, itself or through its group."""

    id: str
    name: str
    file: str
    path: str
    description: str
    framing: str
    slates: tuple[str, ...]
    scenes: tuple[str, ...]
    place: Place


class OmcFilm(msgspec.Struct, frozen=True, kw_only=True):
    """What all documents say together, each entity once.

    Scenes stand in the order of their numbers, everything else in the order it was first named.
    """

    title: str = ""
    records: tuple[OmcRecord, ...] = ()
    """Every mention of this film's entities, in the order it was met."""
    remarks: tuple[Remark, ...] = ()
    """What was left out because it is another production's."""
    scenes: tuple[OmcScene, ...] = ()
    production_scenes: tuple[OmcProductionScene, ...] = ()
    slates: tuple[OmcSlate, ...] = ()
    captures: tuple[OmcAsset, ...] = ()
    frames: tuple[OmcAsset, ...] = ()
    """Storyboard frames, in the order of their boards."""


def joined(records: Iterable[OmcRecord]) -> OmcFilm:
    """Join the records of all OMC documents of a film."""
    found = own_production(records)
    graph = _Graph(found.own)
    works = [record.values.get("title") or record.name for record in graph.of("CreativeWork")]
    assets = list(graph.of("Asset"))
    return OmcFilm(
        title=next(filter(None, works), ""),
        records=found.own,
        remarks=found.remarks,
        scenes=tuple(sorted(map(_scene, graph.of("NarrativeScene")), key=_number)),
        production_scenes=tuple(
            sorted((_production_scene(record, graph=graph) for record in graph.of("ProductionScene")), key=_number)
        ),
        slates=tuple(_slate(record, graph=graph) for record in graph.of("Slate")),
        captures=tuple(_asset(record, graph=graph) for record in assets if _is_capture(record)),
        frames=tuple(_asset(record, graph=graph) for record in assets if _type(record) == _FRAME),
    )


def recordings(film: OmcFilm) -> tuple[Recording, ...]:
    """Give one recording for each slate.

    Its scene is the NarrativeScene's number where exactly one is joined, else the ProductionScene's. Its file is its
    first capture's file name, else that capture's name; further ones are under ``omc.files``.
    """
    scenes = {scene.id: scene.number for scene in film.scenes}
    production = {scene.id: scene for scene in film.production_scenes}
    files = {asset.id: asset.file or asset.name for asset in film.captures}
    return tuple(
        _recording(
            slate,
            shot_for=production.get(slate.production_scene),
            scenes=scenes,
            files=[files[asset] for asset in slate.assets if files.get(asset)],
        )
        for slate in film.slates
    )


def panels(film: OmcFilm) -> tuple[Panel, ...]:
    """Give one panel for each storyboard frame.

    Its scene is the number of the NarrativeScene its board is for; where the board is for several, none is chosen and
    their numbers are under ``omc.scenes``. Its image is the path that OMC gives, which is the studio's and not the
    folder's.
    """
    numbers = {scene.id: scene.number for scene in film.scenes}
    return tuple(_panel(frame, numbers=[numbers.get(scene, "") for scene in frame.scenes]) for frame in film.frames)


class _Graph:
    """All records merged by identifier, and who names whom, in both directions."""

    def __init__(self, records: Iterable[OmcRecord]) -> None:
        kept = list(records)
        self.canonical = {alias: record.id for record in kept for named, alias in record.refs if named == "identifier"}
        self.merged: dict[str, OmcRecord] = {}
        self.links: dict[str, dict[str, None]] = {}
        self.types: dict[str, str] = {}
        for record in kept:
            own = self.canonical.get(record.id, record.id)
            if record.entity == "Context":
                self._relate(record)
                continue
            known = self.merged.get(own)
            self.merged[own] = record if known is None else _merged(known, record)
            self.types[own] = record.entity
            self._link(own, (ref for ref in record.refs if ref[0] != "identifier"))

    def of(self, entity: str) -> Iterator[OmcRecord]:
        """Yield the merged records of one entity type, in the order they were first named."""
        return (record for record in self.merged.values() if record.entity == entity)

    def named(self, own: str, entity: str) -> tuple[str, ...]:
        """Give the identifiers of one type that an entity names or that name it, in the order they were met."""
        own = self.canonical.get(own, own)
        return tuple(other for other in self.links.get(own, {}) if self.types.get(other) == entity)

    def groups(self, own: str) -> tuple[str, ...]:
        """Give an asset, and the assets that hold it."""
        return (own, *self.named(own, "Asset"))

    def _relate(self, context: OmcRecord) -> None:
        """Tie the subjects of a Context that stands alone to what it names; without a subject, all to each other."""
        subjects = [other for named, other in context.refs if named == "ForEntity"]
        others = [ref for ref in context.refs if ref[0] != "ForEntity"]
        for subject in subjects or [other for _, other in others]:
            self._link(self.canonical.get(subject, subject), others)

    def _link(self, own: str, refs: Iterable[tuple[str, str]]) -> None:
        for named, ref in refs:
            other = self.canonical.get(ref, ref)
            self.types.setdefault(other, named)
            if other != own:
                self.links.setdefault(own, {})[other] = None
                self.links.setdefault(other, {})[own] = None


def _merged(known: OmcRecord, further: OmcRecord) -> OmcRecord:
    """Let the mention that tells more keep the place; a property told twice is kept as first told."""
    fuller = further if len(further.values) > len(known.values) else known
    return msgspec.structs.replace(
        known,
        place=fuller.place,
        name=known.name or further.name,
        values=further.values | known.values,
    )


def _type(record: OmcRecord) -> str:
    return record.values.get("functionalType", "")


def _is_capture(record: OmcRecord) -> bool:
    return _type(record).partition(".")[0] == _CAPTURE and _type(record) != f"{_CAPTURE}.roll"


def _number(scene: OmcScene | OmcProductionScene) -> tuple[int, int, str, str, str]:
    return scene_number.order(scene.number)


def _scene(record: OmcRecord) -> OmcScene:
    return OmcScene(
        id=record.id,
        number=record.values.get("sceneNumber", ""),
        name=record.name,
        heading=_heading(record),
        place=record.place,
    )


def _heading(record: OmcRecord) -> str:
    whole = record.values.get("slugline", "")
    if whole:
        return whole.upper()
    written = record.values.get("INT/EXT", "").upper().replace(".", "").replace(" ", "")
    side = _SIDES.get(written, written)
    time = record.values.get("time", "").upper()
    return " - ".join(filter(None, (" ".join(filter(None, (side, record.name.upper()))), time)))


def _production_scene(record: OmcRecord, *, graph: _Graph) -> OmcProductionScene:
    return OmcProductionScene(
        id=record.id,
        number=record.values.get("sceneNumber", ""),
        name=record.name,
        heading=record.values.get("sceneHeader", ""),
        narrative=graph.named(record.id, "NarrativeScene"),
        slates=graph.named(record.id, "Slate"),
        place=record.place,
    )


def _slate(record: OmcRecord, *, graph: _Graph) -> OmcSlate:
    values = record.values
    uid = values.get("slateUID") or record.name
    day = values.get("shootDay", "")
    shot_for = graph.named(record.id, "ProductionScene")
    return OmcSlate(
        id=record.id,
        uid=uid,
        slate=Slate.parse(uid),
        camera=values.get("cameraLabel", ""),
        unit=values.get("cameraUnit", ""),
        roll=values.get("cameraRoll", ""),
        sound_roll=values.get("soundRoll", ""),
        day=int(day) if re.fullmatch(r"[0-9]{1,4}", day) else None,
        date=values.get("shootDate", ""),
        rate=values.get("recordingFPS", ""),
        production_scene=shot_for[0] if len(shot_for) == 1 else "",
        assets=graph.named(record.id, "Asset"),
        place=record.place,
    )


def _asset(record: OmcRecord, *, graph: _Graph) -> OmcAsset:
    scenes = (scene for group in graph.groups(record.id) for scene in graph.named(group, "NarrativeScene"))
    return OmcAsset(
        id=record.id,
        name=record.name,
        file=record.values.get("fileName", ""),
        path=record.values.get("filePath", ""),
        description=record.values.get("description", ""),
        framing=record.values.get("cameraFraming", ""),
        slates=graph.named(record.id, "Slate"),
        scenes=tuple(dict.fromkeys(scenes)),
        place=record.place,
    )


def _recording(
    slate: OmcSlate, *, shot_for: OmcProductionScene | None, scenes: dict[str, str], files: list[str]
) -> Recording:
    narrative = [scenes[scene] for scene in (shot_for.narrative if shot_for else ()) if scenes.get(scene)]
    number = shot_for.number if shot_for else ""
    extra = {
        "omc.id": slate.id,
        "omc.ProductionScene": number,
        "omc.cameraUnit": slate.unit,
        "omc.recordingFPS": slate.rate,
        "omc.files": "; ".join(files[1:]),
    }
    return Recording(
        written_by=WrittenBy.OMC,
        place=slate.place,
        slate_text=slate.uid,
        slate=slate.slate,
        scene=narrative[0] if len(narrative) == 1 else number,
        camera=slate.camera,
        roll=slate.roll,
        sound_roll=slate.sound_roll,
        file=next(iter(files), ""),
        shoot_day=slate.day,
        date=slate.date,
        extra={name: value for name, value in extra.items() if value},
    )


def _panel(frame: OmcAsset, *, numbers: list[str]) -> Panel:
    several = "; ".join(numbers) if len(numbers) > 1 else ""
    extra = {"omc.id": frame.id, "omc.cameraFraming": frame.framing, "omc.scenes": several}
    return Panel(
        name=frame.name or frame.file,
        place=frame.place,
        scene=numbers[0] if len(numbers) == 1 else "",
        action=frame.description,
        image="/".join(filter(None, (frame.path.strip("/"), frame.file))),
        extra={name: value for name, value in extra.items() if value},
    )
