"""As intended: every rule that somebody broke on purpose, in the order of the script. Nothing counts or scores it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.errors import NothingToUndoError
from edgecode.film.speech import numbered_lines
from edgecode.findings.intent import Aimed, Intent, aimed, tried
from edgecode.findings.word import Deed, Word
from edgecode.findings.wording import short
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.moments import day_of
from edgecode.usecases.note_film_toml import written_words
from edgecode.usecases.today import Today

_MOST: Final = 140
"""How many characters of a line are quoted."""


class Became(StrEnum):
    """What an intent comes to now."""

    EXCUSES = "it excuses what its check finds there"
    NOTHING = "its check finds nothing there now"
    NOT_LOOKED = "its check does not look now"
    NO_LINE = "the current draft says no such line"


class IntentView(msgspec.Struct, frozen=True, kw_only=True):
    """One rule broken on purpose.

    ``key`` tells it from others, and withdraws it. ``scene`` is a scene's number, ``line`` the number of a line in it and
    ``quote`` its words, where they are known; ``about`` says the place as it was said. ``on`` is a day as ISO 8601 has
    it, empty where nobody wrote one; ``place`` is where it is written.
    """

    key: str
    check: str
    by: str
    place: str
    became: Became
    about: str
    on: str = ""
    because: str = ""
    scene: str = ""
    line: int | None = None
    quote: str = ""
    take: str = ""
    mine: bool = False


class _Said(msgspec.Struct, frozen=True):
    """An intent, the key it is withdrawn by, the day it was said, and what it said of itself."""

    intent: Intent
    key: str
    on: str
    says: str


def intents_view(today: Today) -> tuple[IntentView, ...]:
    """Give every intent that stands, from film.toml, from notes in the script and from the room, in the script's order."""
    reader = _Reader(today)
    found = [reader.read(each) for each in _said(today)]
    return tuple(view for _order, view in sorted(found, key=lambda each: each[0]))


def withdraw(desk: Desk, key: str, *, by: str) -> Done:
    """Take back an intent of one's own, by its key, wherever it is written. Raises :class:`NothingToUndoError`."""
    with desk.acting(by) as acting:
        deciding, settings = acting.deciding, acting.today.look.holdings.settings
        words = [word for word in deciding.said(settings).words if word.deed is Deed.INTEND]
        found = next((word for word in words if key and key in {word.entry, word.written}), None)
        if found is None:
            raise NothingToUndoError(by, entry=key)
        return deciding.undo(person=acting.person, settings=settings, entry=found.entry)


def _said(today: Today) -> Iterator[_Said]:
    settings, said = today.look.holdings.settings, today.said
    recorded = {word.written: word for word in said.words if word.written}
    written = [word for word in written_words(settings) if word.deed is Deed.INTEND]
    for intent, word in zip(settings.intents, written, strict=True):
        if word.written not in said.withdrawn:
            known = recorded.get(word.written)
            yield _Said(intent, word.written, intent.on or (day_of(known.at) if known else ""), "")
    spoken = [word for word in said.words if _is_spoken(word) and word.entry not in said.undone]
    for intent, word in zip(said.intents, spoken, strict=True):
        yield _Said(intent, word.entry, day_of(word.at), word.says)


def _is_spoken(word: Word) -> bool:
    return word.deed is Deed.INTEND and not word.written


class _Reader:
    """Reads intents against the film as it is today."""

    def __init__(self, today: Today) -> None:
        self._today = today
        self._film = today.look.film
        self._script = today.look.film.script
        paragraphs = self._script.paragraphs if self._script is not None else ()
        self._places = {each.id: index for index, each in enumerate(paragraphs)}
        self._findings = (*today.checked.findings, *(each.finding for each in today.checked.intended))
        self._looked = {*today.checked.ran} - {each.check for each in today.checked.skipped}

    def read(self, said: _Said) -> tuple[tuple[int, str], IntentView]:
        """Give an intent as it is shown, and where it stands in the order of the script."""
        intent = said.intent
        aims, _remarks = aimed([intent], script=self._script)
        meant = next((each for each in self._findings if intent.finding and each.id == intent.finding), None)
        subjects = [aim.subject for aim in aims if aim.subject] or (list(meant.subjects) if meant is not None else [])
        at = next((self._places[each] for each in subjects if each in self._places), None)
        scene = self._scene(at) or intent.pointer.scene or (meant.scene if meant is not None else "")
        view = IntentView(
            key=said.key,
            check=intent.check,
            by=intent.by,
            place=str(intent.place),
            became=self._became(aims),
            about=said.says or str(intent.pointer),
            on=said.on,
            because=intent.because,
            scene=scene,
            line=self._line(at),
            quote=self._quote(at),
            take=intent.pointer.take or (meant.take if meant is not None else ""),
            mine=bool(self._today.viewer) and intent.by == self._today.viewer,
        )
        return (at if at is not None else self._begins(scene), said.key), view

    def _became(self, aims: tuple[Aimed, ...]) -> Became:
        if not aims:
            return Became.NO_LINE
        [result] = tried(aims, looked=self._looked, findings=self._findings)
        if result.excused:
            return Became.EXCUSES
        return Became.NOTHING if result.looked else Became.NOT_LOOKED

    def _scene(self, at: int | None) -> str:
        scene = self._film.scene_of(at) if at is not None else None
        return scene.number if scene is not None else ""

    def _begins(self, scene: str) -> int:
        """Where a scene begins in the script; what belongs to none comes last."""
        found = self._film.scene_numbered(scene)
        if self._script is None or found is None or found.index is None:
            return len(self._places)
        return self._script.scenes[found.index].first

    def _line(self, at: int | None) -> int | None:
        scene = self._film.scene_of(at) if at is not None else None
        if self._script is None or at is None or scene is None:
            return None
        return next((line.number for line in numbered_lines(self._script, scene) if line.first <= at < line.last), None)

    def _quote(self, at: int | None) -> str:
        return (
            short(self._script.paragraphs[at].text, most=_MOST) if self._script is not None and at is not None else ""
        )
