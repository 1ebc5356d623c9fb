"""Everything that somebody still needs of a film, from script, boards, takes and cut; one thing once.

- A required line or action that no usable take covers (:attr:`Film.owed`).
- A required one that was shot and is not in the current cut, and a scene left out between two that are used.
- A shot of the boards that nobody shot: no setup in the dailies has its name, and nobody said of a take that it is this shot as
  boarded. A shot with a panel that waits for a decision, one without a name and one of an omitted scene are not counted. Where
  one of its lines is owed, the line is it.
- A clip of the cut that says it holds a place. Where its name says the name of a boarded shot that nobody shot, it is that.
- What a person proposed or called, and nothing else asks for.

What somebody says of one of these (:mod:`edgecode.film.pickups.standing`) holds by its id, made of its kind and of what it
is about.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.boards.shot import AsBoarded, Shot
from edgecode.film.covers import words_of
from edgecode.film.emphasis import plain
from edgecode.film.film import Film
from edgecode.film.hand import named_in
from edgecode.film.identity import digest
from edgecode.film.pickup import PickupProposed, ReshootCalled
from edgecode.film.pickups.lost import lost_in_cut
from edgecode.film.pickups.placeholders import placeholders
from edgecode.film.place import Place
from edgecode.film.script import SPOKEN, Scene, Script
from edgecode.film.speech import numbered_lines
from edgecode.film.storyboard.runs import wants_decision

_TOKEN: Final = re.compile(r"[A-Za-z0-9]+")
_NOWHERE: Final = Place("the record")


class OwingKind(StrEnum):
    """What is owed, and for what reason."""

    LINE = "line nobody shot"
    ACTION = "action nobody shot"
    LOST = "line not in the cut"
    LEFT_OUT = "scene not in the cut"
    SHOT = "boarded shot nobody shot"
    PLACEHOLDER = "placeholder in the cut"
    ASKED = "pickup somebody proposed"
    RESHOOT = "reshoot"


class Owing(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that somebody needs.

    ``scene`` is its scene's number in the current draft, as the script has it, empty where that is not known. ``paragraphs``
    are those of the current draft it is about, in rising order, ``lines`` the numbers of their lines. ``shots`` are ids of the
    boarded shots it is as well; ``clip`` is the id of the clip that holds its place. ``words`` is the digest of its words, by
    which a word about the line as it was is told from one about the line as it is; empty where it is no line.
    """

    id: str
    kind: OwingKind
    says: str
    place: Place
    scene: str = ""
    paragraphs: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    character: str = ""
    shots: tuple[str, ...] = ()
    clip: str = ""
    words: str = ""


def owing(film: Film) -> tuple[Owing, ...]:
    """Give everything that is owed: by scene in the order of the script, in a scene in the order of its lines."""
    found = _Found(film)
    every = [
        *found.lines(),
        *found.lost(),
        *found.placeholders(),
        *found.shots(),
        *found.asked(),
    ]
    order = {scene_number.folded(scene.number): at for at, scene in enumerate(film.scenes)}
    return tuple(
        sorted(every, key=lambda each: (order.get(scene_number.folded(each.scene), len(order)), *_in_scene(each)))
    )


def owing_id(kind: OwingKind, *subjects: str) -> str:
    """The id of what is owed, for as long as kind and subjects are the same."""
    return digest("owing", kind.value, *subjects)


def _in_scene(each: Owing) -> tuple[bool, int, int]:
    return (not each.paragraphs, each.paragraphs[0] if each.paragraphs else 0, list(OwingKind).index(each.kind))


class _Found:
    """One look at a film; ``_unshot`` are the boarded shots nobody shot, less those that something else is already."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self._unshot = {shot.id: shot for shot in unshot_shots(film)}
        self._panels = {panel.id: panel for panel in film.panels}
        self._planned = planned_paragraphs(film, self._unshot.values())
        self._numbers: dict[int, dict[int, int]] = {}

    def lines(self) -> Iterator[Owing]:
        """Required lines and actions that no usable take covers."""
        for index in self.film.owed:
            script = self._script()
            kind = OwingKind.LINE if script.paragraphs[index].kind in SPOKEN else OwingKind.ACTION
            shots = tuple(shot for shot, inside in self._planned.items() if index in inside)
            for shot in shots:
                self._unshot.pop(shot, None)
            yield self._line(index, kind, shots=shots)

    def lost(self) -> Iterator[Owing]:
        """What was shot and is not in the cut."""
        for lost in lost_in_cut(self.film):
            if not lost.whole:
                yield from (self._line(index, OwingKind.LOST) for index in lost.paragraphs)
                continue
            scene = self._script().scenes[lost.scene]
            yield Owing(
                id=owing_id(OwingKind.LEFT_OUT, scene.id),
                kind=OwingKind.LEFT_OUT,
                says=f"{scene.heading or 'the scene'}, {len(lost.paragraphs)} required lines",
                place=scene.place,
                scene=scene.number,
                paragraphs=lost.paragraphs,
                lines=self._numbered(lost.paragraphs),
            )

    def placeholders(self) -> Iterator[Owing]:
        """Clips that hold a place, each with the boarded shot that its name says."""
        for each in placeholders(self.film.cut) if self.film.cut is not None else ():
            shots = tuple(shot.id for shot in self._unshot.values() if self._named(shot, each.clip.name, each.scene))
            for shot in shots:
                del self._unshot[shot]
            found = self.film.scene_numbered(each.scene)
            yield Owing(
                id=owing_id(OwingKind.PLACEHOLDER, each.subject),
                kind=OwingKind.PLACEHOLDER,
                says=each.clip.name or f"a clip without a name, {each.words}",
                place=each.clip.place,
                scene=found.number if found is not None else each.scene,
                shots=shots,
                clip=each.clip.id,
            )

    def shots(self) -> Iterator[Owing]:
        """The boarded shots that are left."""
        for shot in self._unshot.values():
            panels = [self._panels[panel] for panel in shot.panels]
            action = next((panel.action or panel.dialogue for panel in panels if panel.action or panel.dialogue), "")
            inside = tuple(sorted(self._planned.get(shot.id, ())))
            yield Owing(
                id=owing_id(OwingKind.SHOT, shot.id),
                kind=OwingKind.SHOT,
                says=f"{shot.name}{': ' if action else ''}{action}",
                place=panels[0].place,
                scene=shot.scene,
                paragraphs=inside,
                lines=self._numbered(inside),
                shots=(shot.id,),
            )

    def asked(self) -> Iterator[Owing]:
        """What people proposed or called: the last word on each, and where it is of nothing that is owed without it."""
        asked = {
            each.deed.pickup: each.deed
            for each in self.film.picked
            if isinstance(each.deed, PickupProposed | ReshootCalled) and each.deed.scene
        }
        for pickup, deed in asked.items():
            script = self.film.script
            scene = next((each for each in script.scenes if each.id == deed.scene), None) if script else None
            inside = self._inside(deed.lines, scene) if scene is not None else ()
            yield Owing(
                id=pickup,
                kind=OwingKind.RESHOOT if isinstance(deed, ReshootCalled) else OwingKind.ASKED,
                says=deed.what or (scene.heading if scene is not None else "of a scene that the draft does not have"),
                place=scene.place if scene is not None else _NOWHERE,
                scene=scene.number if scene is not None else "",
                paragraphs=inside,
                lines=self._numbered(inside),
            )

    def _inside(self, lines: Iterable[str], scene: Scene) -> tuple[int, ...]:
        script = self._script()
        places = {script.paragraphs[index].id: index for index in range(scene.first, scene.last)}
        own = {each.id: each for each in script.paragraphs[scene.first : scene.last]}
        found = (named_in(line, own) for line in lines)
        return tuple(sorted(places[each.id] for each in found if each is not None))

    def _line(self, index: int, kind: OwingKind, *, shots: tuple[str, ...] = ()) -> Owing:
        paragraph = self._script().paragraphs[index]
        scene = self.film.scene_of(index)
        return Owing(
            id=owing_id(kind, paragraph.id),
            kind=kind,
            says=plain(paragraph.text),
            place=paragraph.place,
            scene=scene.number if scene is not None else "",
            paragraphs=(index,),
            lines=self._numbered((index,)),
            character=paragraph.character,
            shots=shots,
            words=digest("words", words_of(paragraph.text)),
        )

    def _numbered(self, paragraphs: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers of the lines that paragraphs of one scene stand in; a scene's lines are counted once."""
        if not paragraphs:
            return ()
        script = self._script()
        at = script.paragraphs[paragraphs[0]].scene
        if at not in self._numbers and at >= 0:
            lines = numbered_lines(script, script.scenes[at])
            self._numbers[at] = {index: line.number for line in lines for index in range(line.first, line.last)}
        numbers = self._numbers.get(at, {})
        return tuple(dict.fromkeys(numbers[index] for index in paragraphs if index in numbers))

    def _named(self, shot: Shot, name: str, scene: str) -> bool:
        """Whether a clip's name says a shot's name, beside or without the scene's number."""
        if scene and scene_number.folded(scene) != scene_number.folded(shot.scene):
            return False
        words = {scene_number.folded(word) for word in _TOKEN.findall(name)} - {scene_number.folded(scene)}
        return scene_number.folded(shot.name) in words

    def _script(self) -> Script:
        if self.film.script is None:
            raise AssertionError
        return self.film.script


def unshot_shots(film: Film) -> tuple[Shot, ...]:
    """Give the boarded shots that nobody shot, in the order of the boards."""
    slated = {(scene_number.folded(each.scene), scene_number.folded(each.label)) for each in film.dailies.setups}
    as_boarded = {each.shot for each in film.boards.compared.values() if each.outcome is AsBoarded.YES}
    waiting = {panel.id for panel in film.panels if wants_decision(film, panel)}
    here = {panel.id for panel in film.panels}
    omitted = {scene_number.folded(scene.number) for scene in film.scenes if scene.omitted}
    return tuple(
        shot
        for shot in film.boards.shots
        if shot.name
        and shot.panels
        and shot.id not in as_boarded
        and waiting.isdisjoint(shot.panels)
        and here.issuperset(shot.panels)
        and scene_number.folded(shot.scene) not in omitted
        and slated.isdisjoint(_labels(shot))
    )


def _labels(shot: Shot) -> set[tuple[str, str]]:
    """What a setup of the shot would be slated, with its scene: its name, also behind the scene's number; of no scene too."""
    own, scene = scene_number.folded(shot.name), scene_number.folded(shot.scene)
    labels = {own} if own.startswith(scene) else {own, f"{scene}{own}"}
    return {(where, label) for where in (scene, "") for label in labels}


def planned_paragraphs(film: Film, shots: Iterable[Shot]) -> dict[str, set[int]]:
    """Give, by the shot's id, the paragraphs that its panels cover by their lists' words.

    Panels that only stand for their scene cover none.
    """
    of_panel: dict[str, set[int]] = {}
    for lining in film.planned.linings:
        carry = film.boards.carried.get(lining.by)
        if carry is None or not carry.whole:
            of_panel.setdefault(lining.by, set()).update(range(lining.first, lining.last))
    return {shot.id: set().union(*(of_panel.get(panel, set()) for panel in shot.panels)) for shot in shots}
