"""The story's side of an OMC document to be: the work, its scenes, places and people, and its drafts."""

from collections.abc import Mapping

from edgecode.film import scene_number
from edgecode.film.film import Film, FilmScene
from edgecode.film.script import Script
from edgecode.formats.omc.nodes import Node, asset, entity, with_context
from edgecode.formats.omc.values import plain


class Story:
    """The entities of the story; those that OMC documents already tell of are theirs."""

    def __init__(self, film: Film, *, known: Mapping[str, Node]) -> None:
        """Find or make an entity for the work and for each scene."""
        self._film = film
        self._known = known
        self.title = film.title
        self.work = next(iter(self._of("CreativeWork")), {}) or entity(
            "CreativeWork", film.title, creativeWorkTitle=[{"titleName": film.title, "titleType": "working"}]
        )
        scenes = {scene_number.folded(plain(node.get("sceneNumber"))): node for node in self._of("NarrativeScene")}
        scenes.pop("", None)
        self._scenes = [
            scenes.get(scene_number.folded(scene.number)) or self._scene(scene, nth)
            for nth, scene in enumerate(film.scenes)
        ]
        self.by_number = {
            scene_number.folded(scene.number): node
            for scene, node in zip(reversed(film.scenes), reversed(self._scenes), strict=True)
            if scene.number
        }

    def nodes(self) -> list[Node]:
        """Give them all: the work, then scenes, places, people and drafts."""
        return [self.work, *self._scenes_once(), *self._locations(), *self._characters(), *self._drafts()]

    def of_take(self, number: str) -> list[Node]:
        """Give the scene of a number, if there is one."""
        found = self.by_number.get(scene_number.folded(number))
        return [found] if found is not None else []

    def _of(self, kind: str) -> list[Node]:
        return [node for node in self._known.values() if node.get("entityType") == kind]

    def _scenes_once(self) -> list[Node]:
        return list({id(node): node for node in self._scenes}.values())

    def _scene(self, scene: FilmScene, nth: int) -> Node:
        key = scene_number.folded(scene.number) or f"{nth} {scene.heading}"
        script = self._film.script
        told = script.scenes[scene.index] if script is not None and scene.index is not None else None
        made = entity(
            "NarrativeScene",
            self.title,
            key,
            sceneNumber=scene.number or None,
            slugline=[{"text": scene.heading}] if scene.heading else [],
        )
        name = told.location if told is not None else ""
        if name:
            made["sceneName"] = {"fullName": name}
        if scene.omitted:
            made["tag"] = [{"domain": "edgecode", "value": ["omitted"]}]
        return made

    def _featured(self, node: Node, indexes: set[int]) -> Node:
        """Tie a place or a person to the scenes of the script it is in."""
        scenes = [
            node
            for scene, node in zip(self._film.scenes, self._scenes, strict=True)
            if scene.index is not None and scene.index in indexes
        ]
        once = list({id(each): each for each in scenes}.values())
        return with_context(node, "featuresIn", {"NarrativeScene": once}, kind="narrative")

    def _locations(self) -> list[Node]:
        script = self._film.script
        places: dict[str, tuple[str, set[int]]] = {}
        for index, scene in enumerate(script.scenes if script is not None else ()):
            if scene.location and not scene.omitted:
                places.setdefault(scene.location.casefold(), (scene.location, set()))[1].add(index)
        return [
            self._featured(entity("NarrativeLocation", self.title, key, name=name), indexes)
            for key, (name, indexes) in places.items()
        ]

    def _characters(self) -> list[Node]:
        there = {plain(_full_name(node)).casefold() for node in self._of("Character")}
        script = self._film.script
        spoken = _speakers(script) if script is not None else {}
        return [
            self._featured(entity("Character", self.title, key, characterName={"fullName": name}), indexes)
            for key, (name, indexes) in spoken.items()
            if key not in there
        ]

    def _drafts(self) -> list[Node]:
        made = []
        for draft in self._film.drafts:
            node = asset(
                "script", "digital.document", self.title, draft.path, name=draft.draft or draft.path, path=draft.path
            )
            made.append(with_context(node, "for", {"CreativeWork": [self.work]}, kind="narrative"))
        return made


def _full_name(node: Node) -> object:
    name = node.get("characterName")
    return name.get("fullName") if isinstance(name, dict) else None


def _speakers(script: Script) -> dict[str, tuple[str, set[int]]]:
    """Give who speaks by folded name: the name as first written, and the scenes they speak in."""
    found: dict[str, tuple[str, set[int]]] = {}
    for paragraph in script.paragraphs:
        if paragraph.character:
            scenes = found.setdefault(paragraph.character.casefold(), (paragraph.character, set()))[1]
            scenes.add(paragraph.scene)
    return found
