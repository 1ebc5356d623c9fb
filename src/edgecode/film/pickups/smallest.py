"""The smallest shoot that mends what is owed: the fewest setups, as a list that planning can read.

A setup may be

- the framing of one that was shot, again (``2A PU``): it serves a line that its takes have on camera, no good ones among
  them, and one that stands inside what they cover and whose speaker they have on camera, as a line that came in with a later
  draft does;
- a boarded shot that nobody shot: it serves itself, and lines that its panels cover;
- a new one: where neither serves a line, one setup of the scene that runs all its owed lines; where there is no line, one for
  each thing.

A setup runs everything that it serves. The order in which choices are compared is that of
:mod:`edgecode.film.pickups.covering`: fewest setups, then fewest moves of the company, then fewest people called to a place,
then fewest eighths. The company moves between places, by the scenes' headings: what stands before a comma, a slash, a bracket
or a dash between spaces, so that ``WEST LANDING, TRAILER`` is at ``WEST LANDING``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.boards.shot import Shot
from edgecode.film.dailies import Setup
from edgecode.film.eighths import LETTER, PAGE, blocks_of
from edgecode.film.film import Film
from edgecode.film.lining import Lining, linings_by
from edgecode.film.numbered_scenes import scenes_by_number
from edgecode.film.pickups.covering import MOST, Candidate, smallest_cover
from edgecode.film.pickups.fillers import part_key
from edgecode.film.pickups.owing import Owing, OwingKind, planned_paragraphs, unshot_shots
from edgecode.film.pickups.states import characters
from edgecode.film.script import SPOKEN, Scene, Script
from edgecode.film.speech import numbered_lines

_PLACE: Final = re.compile(r"\s*[,/(]|\s+[-–—]\s+")
_ANGLES: Final = frozenset({OwingKind.SHOT, OwingKind.PLACEHOLDER})
"""What is served by its own picture alone, whatever is said in it."""


class SetupKind(StrEnum):
    """Where a setup of the list comes from."""

    AGAIN = "same framing again"
    BOARDED = "boarded, not shot"
    NEW = "new"


class PickupSetup(msgspec.Struct, frozen=True, kw_only=True):
    """One setup to be shot, and what it serves.

    ``setup`` is what it is called: ``2A PU``, a shot's name, or empty for a new one. ``of`` is the id of the setup or shot
    that it is. ``owings`` are ids, ``lines`` numbers of lines of its scene. ``place`` is where the company is for it.
    """

    kind: SetupKind
    scene: str
    setup: str
    of: str
    owings: tuple[str, ...]
    paragraphs: tuple[int, ...]
    lines: tuple[int, ...]
    cast: tuple[str, ...]
    place: str
    location: str
    interior: bool | None
    time: str
    eighths: int


class Shoot(msgspec.Struct, frozen=True, kw_only=True):
    """The setups, place by place; ``moves`` of the company, people ``called`` (once a place), and the eighths of all.

    ``exact`` says that no list of these candidates is smaller; else the search was ended before that was proven.
    """

    setups: tuple[PickupSetup, ...] = ()
    moves: int = 0
    called: int = 0
    eighths: int = 0
    exact: bool = True


class _Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A setup that could be shot, with those who would be in the picture besides who is in what it serves."""

    kind: SetupKind
    scene: str
    setup: str
    of: str
    serves: tuple[Owing, ...]
    seen: frozenset[str] = frozenset()


def smallest_shoot(film: Film, wanted: Sequence[Owing], *, most: int = MOST) -> Shoot:
    """Find the smallest shoot that serves everything that is wanted; ``most`` bounds the search in each place."""
    offers = {f"{each.scene} {each.kind} {each.setup} {each.of}": each for each in _offers(film, wanted)}
    read = _Read(film)
    candidates = [
        Candidate(
            key=key,
            serves=frozenset(each.id for each in offer.serves),
            place=read.place(offer.scene),
            cast=read.cast(offer),
            eighths=read.eighths(offer.serves),
        )
        for key, offer in offers.items()
    ]
    chosen = smallest_cover((each.id for each in wanted), candidates, most=most)
    setups = [read.setup(offers[key]) for key in chosen.keys]
    order = {scene_number.folded(scene.number): at for at, scene in enumerate(film.scenes)}
    first: dict[str, int] = {}
    for each in setups:
        at = order.get(scene_number.folded(each.scene), len(order))
        first[each.place] = min(first.get(each.place, at), at)
    setups.sort(
        key=lambda each: (first[each.place], each.place, _at(order, each), each.paragraphs, each.setup, each.of)
    )
    return Shoot(
        setups=tuple(setups),
        moves=max(0, len(first) - 1),
        called=chosen.price.called,
        eighths=chosen.price.eighths,
        exact=chosen.exact,
    )


def company_place(location: str) -> str:
    """Give the place of a heading's location between which the company moves, in upper case."""
    return _PLACE.split(location.strip(), maxsplit=1)[0].strip().upper()


def _at(order: Mapping[str, int], each: PickupSetup) -> int:
    return order.get(scene_number.folded(each.scene), len(order))


def _offers(film: Film, wanted: Sequence[Owing]) -> Iterator[_Offer]:
    by_scene: dict[str, list[Owing]] = {}
    for owing in wanted:
        by_scene.setdefault(scene_number.folded(owing.scene), []).append(owing)
    shots = unshot_shots(film)
    planned = planned_paragraphs(film, shots)
    covering = linings_by(film.shot.linings)
    for folded, owings in by_scene.items():
        setups = [each for each in film.dailies.setups if folded and scene_number.folded(each.scene) == folded]
        boarded = [each for each in shots if folded and scene_number.folded(each.scene) == folded]
        offered = [
            *(offer for each in setups if (offer := _again(film, each, owings, covering=covering)).serves),
            *(offer for each in boarded if (offer := _boarded(film, each, owings, inside=planned[each.id])).serves),
        ]
        yield from offered
        served = {each.id for offer in offered for each in offer.serves}
        yield from _new([each for each in owings if each.id not in served], owings)


def _again(film: Film, setup: Setup, owings: Iterable[Owing], *, covering: Mapping[str, list[Lining]]) -> _Offer:
    """The framing of a setup that was shot, again."""
    own = [lining for take in setup.takes if take.has_picture for lining in covering.get(take.id, ())]
    on = {index for each in own if not each.off for index in range(each.first, each.last) if index not in each.dropped}
    every = {index for each in own for index in range(each.first, each.last)}
    paragraphs = film.script.paragraphs if film.script is not None else ()
    seen = frozenset(paragraphs[index].character for index in on if paragraphs[index].kind in SPOKEN)

    def has(index: int) -> bool:
        inside = bool(every) and min(every) <= index <= max(every)
        return index in on or (inside and paragraphs[index].kind in SPOKEN and paragraphs[index].character in seen)

    serves = tuple(
        each for each in owings if each.kind not in _ANGLES and each.paragraphs and all(map(has, each.paragraphs))
    )
    return _Offer(
        kind=SetupKind.AGAIN, scene=setup.scene, setup=f"{setup.label} PU", of=setup.id, serves=serves, seen=seen
    )


def _boarded(film: Film, shot: Shot, owings: Iterable[Owing], *, inside: set[int]) -> _Offer:
    paragraphs = film.script.paragraphs if film.script is not None else ()
    return _Offer(
        kind=SetupKind.BOARDED,
        scene=shot.scene,
        setup=shot.name,
        of=shot.id,
        serves=tuple(
            each
            for each in owings
            if shot.id in each.shots
            or (each.kind not in _ANGLES and each.paragraphs and inside.issuperset(each.paragraphs))
        ),
        seen=frozenset(paragraphs[index].character for index in inside if paragraphs[index].kind in SPOKEN),
    )


def _new(unserved: Sequence[Owing], owings: Iterable[Owing]) -> Iterator[_Offer]:
    """One setup for all owed lines of the scene where one of them has no other, and one for each thing without a line."""
    if any(each.kind not in _ANGLES and each.paragraphs for each in unserved):
        lines = tuple(each for each in owings if each.kind not in _ANGLES and each.paragraphs)
        yield _Offer(kind=SetupKind.NEW, scene=lines[0].scene, setup="", of="", serves=lines)
    for each in unserved:
        if each.kind in _ANGLES or not each.paragraphs:
            yield _Offer(kind=SetupKind.NEW, scene=each.scene, setup="", of=each.id, serves=(each,))


class _Read:
    """What the script says of what is served, each scene looked up once."""

    def __init__(self, film: Film) -> None:
        self._script = film.script
        self._scenes = scenes_by_number(film.script) if film.script is not None else {}
        self._names = {
            name: re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in characters(film) if name
        }
        self._lines: dict[int, tuple[int, int]] = {}

    def place(self, scene: str) -> str:
        """Where the company is for a scene."""
        found = self._scene(scene)
        return company_place(found.location) if found is not None else ""

    def cast(self, offer: _Offer) -> frozenset[str]:
        """Who speaks or is named in what is served, and who else is in the picture."""
        return frozenset(offer.seen) | {
            name for each in offer.serves for index in each.paragraphs for name in self._named(index)
        }

    def eighths(self, owings: Iterable[Owing]) -> int:
        """How long what is served runs: whole speeches and actions, as they stand on the page; at least an eighth."""
        if self._script is None:
            return 1
        spans = {self._line_of(index) for each in owings for index in each.paragraphs}
        lines = sum(
            height for first, last in spans for _count, height in blocks_of(self._script.paragraphs[first:last])
        )
        return max(1, -(-lines * PAGE // LETTER.lines))

    def setup(self, offer: _Offer) -> PickupSetup:
        """Write a setup out as a row of the list."""
        scene = self._scene(offer.scene)
        return PickupSetup(
            kind=offer.kind,
            scene=offer.scene,
            setup=offer.setup,
            of=offer.of,
            owings=tuple(each.id for each in offer.serves),
            paragraphs=tuple(sorted({index for each in offer.serves for index in each.paragraphs})),
            lines=tuple(sorted({number for each in offer.serves for number in each.lines})),
            cast=tuple(sorted(self.cast(offer), key=part_key)),
            place=self.place(offer.scene),
            location=scene.location if scene is not None else "",
            interior=scene.interior if scene is not None else None,
            time=scene.time if scene is not None else "",
            eighths=self.eighths(offer.serves),
        )

    def _scene(self, number: str) -> Scene | None:
        return self._scenes.get(scene_number.folded(number))

    def _named(self, index: int) -> Iterator[str]:
        paragraph = _script(self._script).paragraphs[index]
        if paragraph.character:
            yield paragraph.character
        else:
            yield from (name for name, found in self._names.items() if found.search(paragraph.text))

    def _line_of(self, index: int) -> tuple[int, int]:
        """The numbered line that a paragraph stands in, from its first paragraph to its last (exclusive)."""
        script = _script(self._script)
        at = script.paragraphs[index].scene
        if index not in self._lines and at >= 0:
            for line in numbered_lines(script, script.scenes[at]):
                self._lines.update(dict.fromkeys(range(line.first, line.last), (line.first, line.last)))
        return self._lines.get(index, (index, index + 1))


def _script(script: Script | None) -> Script:
    if script is None:
        raise AssertionError
    return script
