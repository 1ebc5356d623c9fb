"""Notes of wardrobe, hair and make-up, props, set and light, as people wrote them: by hand, or in a column of a report.

A report's column is one of a state where its heading is, or begins or ends with, one of the words below (``Wardrobe``,
``Costume notes``, ``Hair & make-up``). What stands beside such a word in the heading, or before a colon in the cell, and is a
character's name in the script, says whose state it is: ``Wardrobe ALMA``, or ``ALMA: coat open; WENDELL: orange vest``. Else
the note is of nobody who is named. Nothing is looked for in pictures, and nobody is recognised.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.pickup import SaidOfPickups, StateCorrected, StateNoted, StateOf
from edgecode.film.pickups.fillers import part_key
from edgecode.film.place import Place
from edgecode.film.recording import Recording
from edgecode.film.script import ParagraphKind

_COLUMNS: Final = {
    "wardrobe": StateOf.WARDROBE,
    "costume": StateOf.WARDROBE,
    "costumes": StateOf.WARDROBE,
    "hair": StateOf.HAIR,
    "make up": StateOf.HAIR,
    "makeup": StateOf.HAIR,
    "hair and make up": StateOf.HAIR,
    "hair and makeup": StateOf.HAIR,
    "hmu": StateOf.HAIR,
    "props": StateOf.PROPS,
    "prop": StateOf.PROPS,
    "set": StateOf.SET,
    "set dressing": StateOf.SET,
    "light": StateOf.LIGHT,
    "lighting": StateOf.LIGHT,
}
_WORDS: Final = re.compile(r"[^\W_]+")
_FILLING: Final = frozenset({"note", "notes", "state", "continuity"})
_APART: Final = re.compile(r"[;\n]+")


class State(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One note: of what, in whose words, of which scene (its number in the current draft) and take (the take's id).

    ``take`` is empty for a note of the whole scene, ``character`` for what is nobody's, or nobody's who is named. ``by`` is
    who wrote it, where that is known; ``id`` is empty for a note in a report.
    """

    of: StateOf
    words: str
    place: Place
    scene: str
    take: str = ""
    character: str = ""
    by: str = ""
    id: str = ""


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """The notes of one character (or of none) and one kind around a scene: in it, and in the nearest scenes that have any.

    ``before`` and ``after`` are from one scene each, in the order of the script.
    """

    character: str
    of: StateOf
    before: tuple[State, ...] = ()
    here: tuple[State, ...] = ()
    after: tuple[State, ...] = ()


def states(film: Film) -> tuple[State, ...]:
    """Give every note: of reports in the order of takes, then those by hand in the order they were made."""
    names = {part_key(each): each for each in characters(film)}
    written = [
        state for take in film.dailies.takes for row in take.recordings for state in _in_row(take, row, names=names)
    ]
    return (*dict.fromkeys(written), *by_hand(film.picked, film=film, names=names))


def characters(film: Film) -> tuple[str, ...]:
    """Give the names of everybody who speaks in the current draft, in the order in which they first do."""
    script = film.script
    every = script.paragraphs if script is not None else ()
    return tuple(
        dict.fromkeys(each.character for each in every if each.kind is ParagraphKind.CHARACTER and each.character)
    )


def by_hand(said: Iterable[SaidOfPickups], *, film: Film, names: dict[str, str]) -> Iterator[State]:
    """Give the notes people made here, with their last words; those taken away are gone."""
    numbers = {scene.id: scene.number for draft in (*film.drafts, film.script) if draft for scene in draft.scenes}
    kept: dict[str, State] = {}
    for each in said:
        deed = each.deed
        if isinstance(deed, StateNoted):
            kept[deed.state] = State(
                of=deed.of,
                words=deed.words,
                place=Place("the record"),
                scene=numbers.get(deed.scene, ""),
                take=deed.take,
                character=names.get(part_key(deed.character), deed.character),
                by=each.by,
                id=deed.state,
            )
        elif isinstance(deed, StateCorrected) and deed.state in kept:
            kept[deed.state] = msgspec.structs.replace(kept[deed.state], words=deed.words, by=each.by)
    return (state for state in kept.values() if state.words)


def around(
    film: Film, scene: str, *, cast: Iterable[str] = (), every: Iterable[State] | None = None
) -> tuple[Around, ...]:
    """Give what was noted around a scene of each character of ``cast``, and of nobody.

    What nothing was noted of is left out.
    """
    order = {scene_number.folded(each.number): at for at, each in enumerate(film.scenes)}
    here = order.get(scene_number.folded(scene), -1)
    wanted = {part_key(each) for each in cast} | {""}
    groups: dict[tuple[str, StateOf], dict[int, list[State]]] = {}
    for state in states(film) if every is None else every:
        at = order.get(scene_number.folded(state.scene), -1)
        if part_key(state.character) in wanted and at >= 0 and here >= 0:
            groups.setdefault((state.character, state.of), {}).setdefault(at, []).append(state)
    return tuple(
        Around(
            character=character,
            of=of,
            before=tuple(scenes[max(at for at in scenes if at < here)]) if any(at < here for at in scenes) else (),
            here=tuple(scenes.get(here, ())),
            after=tuple(scenes[min(at for at in scenes if at > here)]) if any(at > here for at in scenes) else (),
        )
        for (character, of), scenes in groups.items()
    )


def _in_row(take: Take, row: Recording, *, names: dict[str, str]) -> Iterator[State]:
    for key, cell in row.extra.items():
        known = _column(key.partition(".")[2] or key, names=names)
        if known is None:
            continue
        of, named = known
        for part in filter(None, (each.strip() for each in _APART.split(cell))):
            before, colon, rest = part.partition(":")
            own = names.get(part_key(before), "") if colon else ""
            words = rest.strip() if own else part
            if words:
                yield State(
                    of=of,
                    words=words,
                    place=row.place,
                    scene=take.scene,
                    take=take.id,
                    character=own or named,
                    by=row.by,
                )


def _column(heading: str, *, names: dict[str, str]) -> tuple[StateOf, str] | None:
    """What a column's heading says it holds, and of whom; ``None`` for one of something else."""
    words = [word for word in _WORDS.findall(heading.casefold().replace("&", " and ")) if word not in _FILLING]
    folded = {tuple(_WORDS.findall(key)): name for key, name in names.items()}
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            of = _COLUMNS.get(" ".join(words[first:last]))
            if of is None or (first and last < len(words)):
                continue
            rest = tuple(words[:first] + words[last:])
            if not rest or rest in folded:
                return of, folded.get(rest, "")
    return None
