"""The setups of a pickup list as strips, with the colours of the trade, what is in them, and frames of the takes to match."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.media_files import TakeFiles
from edgecode.film.movie import NoPicture
from edgecode.film.pickups.fillers import part_key
from edgecode.film.pickups.pickup_list import PickupList, Planned, Row
from edgecode.film.pickups.references import Reference
from edgecode.film.pickups.smallest import SetupKind
from edgecode.film.pickups.standing import StandsAt
from edgecode.film.pickups.states import State
from edgecode.film.script import SPOKEN
from edgecode.film.transcript import Milliseconds
from edgecode.web.pickup_cards import frame_of, opened
from edgecode.web.take_pictures import moment

_NIGHT: Final = re.compile(r"\b(?:NIGHT|EVENING|MIDNIGHT)\b", re.IGNORECASE)
_DAY: Final = re.compile(r"\b(?:DAY|MORNING|AFTERNOON|NOON|MIDDAY)\b", re.IGNORECASE)
_NO_FILES: Final = TakeFiles()
_KINDS: Final = {
    SetupKind.AGAIN: "same framing again",
    SetupKind.BOARDED: "boarded, not shot yet",
    SetupKind.NEW: "a setup of its own",
}
_EIGHTHS: Final = 8


class MatchFrame(msgspec.Struct, frozen=True, kw_only=True):
    """One frame to match: which take, on which side of the pickup, and whether the cut has it."""

    side: str
    name: str
    href: str
    still: str
    bare: str
    moment: str
    circled: bool
    used: bool


class Matching(msgspec.Struct, frozen=True, kw_only=True):
    """What one character looked like before and after; or, with no name, the framing and the picture around the lines."""

    character: str
    frames: tuple[MatchFrame, ...]


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """One note of a state around a setup: on which side, whose and of what, in whose words, and where it stands."""

    side: str
    character: str
    of: str
    words: str
    by: str
    where: str


class SetupStrip(msgspec.Struct, frozen=True, kw_only=True):
    """One setup: its strip's colour (empty where the heading does not say it), what it serves, and what it has to match.

    ``move`` says that the company comes to another place with it. ``owings`` are ids with spaces between.
    """

    planned: Planned
    anchor: str
    name: str
    kind: str
    colour: str
    inside: str
    eighths: str
    move: bool
    rows: tuple[Row, ...]
    given: str
    owings: str
    noted: tuple[Noted, ...] = ()
    matching: tuple[Matching, ...] = ()


class Finder:
    """Finds frames of takes for characters: the nearest before and after a setup, in the order of the story."""

    def __init__(self, film: Film, *, files: Mapping[str, TakeFiles], absent: NoPicture | None) -> None:
        """Take the film, and the files of its takes."""
        self._film = film
        self._files = files
        self._absent = absent
        self._used = {proof.take for proof in film.proofs if proof.take}
        self._speaks: dict[str, list[int]] = {}
        for index, paragraph in enumerate(film.script.paragraphs if film.script is not None else ()):
            if paragraph.kind in SPOKEN and paragraph.character:
                self._speaks.setdefault(part_key(paragraph.character), []).append(index)

    def around(self, planned: Planned) -> tuple[Matching, ...]:
        """Give the framing to match, then each character of the setup."""
        setup = planned.setup
        own = tuple(self._of(each) for each in planned.references)
        found = [Matching(character="", frames=own)] if own else []
        for character in setup.cast if setup.paragraphs else ():
            lines = self._speaks.get(part_key(character), [])
            before = self._nearest(index for index in reversed(lines) if index < setup.paragraphs[0])
            after = self._nearest(index for index in lines if index > setup.paragraphs[-1])
            sides = (("before", before), ("after", after))
            frames = tuple(self._frame(side, *each) for side, each in sides if each is not None)
            if frames:
                found.append(Matching(character=character, frames=frames))
        return tuple(found)

    def _nearest(self, lines: Iterable[int]) -> tuple[Take, Milliseconds | None] | None:
        """The take of the first of these lines that any usable take has on camera; one in the cut before others."""
        for index in lines:
            linings = [each for each in self._film.shot.over(index) if not each.off and index not in each.dropped]
            takes = [(self._film.dailies.by_id[each.by], each) for each in linings]
            good = [(take, each) for take, each in takes if take.usable and take.has_picture]
            if good:
                take, _ = min(good, key=lambda each: (each[0].id not in self._used, not each[0].circled, each[0].label))
                return take, self._heard(take, index)
        return None

    def _heard(self, take: Take, paragraph: int) -> Milliseconds | None:
        hearing = self._film.hearings.get(take.id)
        every = hearing.lines if hearing is not None else ()
        return next((line.begins for line in every if line.paragraph == paragraph), None)

    def _of(self, reference: Reference) -> MatchFrame:
        return self._frame(str(reference.side), self._film.dailies.by_id[reference.take], reference.begins)

    def _frame(self, side: str, take: Take, at: Milliseconds | None) -> MatchFrame:
        files = self._files.get(take.id, _NO_FILES)
        still, bare = frame_of(files, at=at, absent=self._absent)
        return MatchFrame(
            side=side,
            name=take.label,
            href=opened(take, at=at, files=files),
            still=still,
            bare=bare,
            moment=moment(at) if at is not None else "",
            circled=take.circled,
            used=take.id in self._used,
        )


def strips(
    film: Film, made: PickupList, *, files: Mapping[str, TakeFiles], absent: NoPicture | None
) -> list[SetupStrip]:
    """Lay the setups of a list out as strips, place by place."""
    finder = Finder(film, files=files, absent=absent)
    rows = {row.owing.id: row for row in made.rows}
    places = ["", *(each.setup.place for each in made.planned)]
    return [
        _strip(film, each, [rows[owing] for owing in each.setup.owings], finder=finder, nth=nth,
               move=nth > 0 and each.setup.place != places[nth])
        for nth, each in enumerate(made.planned)
    ]  # fmt: skip


def colour_of(interior: bool | None, time: str) -> str:  # noqa: FBT001  it is INT or EXT as a heading has it
    """The class of a strip's colour; empty where the heading says neither, both, or no time that is one of the two."""
    night, day = _NIGHT.search(time) is not None, _DAY.search(time) is not None
    if interior is None or night == day:
        return ""
    return f"{'int' if interior else 'ext'}-{'night' if night else 'day'}"


def in_eighths(count: int) -> str:
    """Eighths as a page count is written: ``3/8``, ``1 2/8``, ``2``."""
    pages, rest = divmod(count, _EIGHTHS)
    return " ".join(filter(None, (str(pages) if pages else "", f"{rest}/8" if rest or not pages else "")))


def _strip(film: Film, planned: Planned, rows: list[Row], *, finder: Finder, nth: int, move: bool) -> SetupStrip:
    setup = planned.setup
    given = [row.stands.by for row in rows if row.stands.at is StandsAt.PLANNED]
    return SetupStrip(
        planned=planned,
        anchor=f"setup-{nth}",
        name=setup.setup or "new setup",
        kind=_KINDS[setup.kind],
        colour=colour_of(setup.interior, setup.time),
        inside={True: "INT", False: "EXT", None: ""}[setup.interior],
        eighths=in_eighths(setup.eighths),
        move=move,
        rows=tuple(rows),
        given=given[-1] if len(given) == len(rows) else "",
        owings=" ".join(setup.owings),
        noted=tuple(_notes(film, planned)),
        matching=finder.around(planned),
    )


def _notes(film: Film, planned: Planned) -> Iterator[Noted]:
    for each in planned.states:
        for side, notes in (("before", each.before), ("in the scene", each.here), ("after", each.after)):
            yield from dict.fromkeys(_noted(film, note, side=side) for note in notes)


def _noted(film: Film, note: State, *, side: str) -> Noted:
    take = film.dailies.by_id.get(note.take)
    where = take.label if take is not None else f"scene {note.scene}"
    paper = "" if note.id else f", {note.place}"
    return Noted(
        side=side, character=note.character, of=note.of.value, words=note.words, by=note.by, where=f"{where}{paper}"
    )
