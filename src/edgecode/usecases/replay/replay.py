"""Replay a stream of entries into a film, with its own times: all of it, or nothing.

It is for streams that somebody made, to see what reliance would be said and announced: every entry says that it was replayed.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import count

import msgspec

from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import IdRole
from edgecode.errors import RecordReadOnlyError, UnreadableError
from edgecode.findings.decision import Said, said
from edgecode.findings.word import Word
from edgecode.formats.film_toml import Settings
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.note_film_toml import written_words
from edgecode.usecases.open_film import Look
from edgecode.usecases.permitted import people_of, permitted
from edgecode.usecases.replay.binding import Binder
from edgecode.usecases.replay.line import Line, read_line
from edgecode.usecases.replay.stream import Begun, Made, Stream

_DIGITS = 16


class Replayed(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: how many lines there were, and how many entries were made, edgecode's own among them."""

    lines: int
    entries: int


def replay(data: bytes, *, path: str, desk: Desk) -> Replayed:
    """Replay a stream, JSON Lines in UTF-8, into the film on a desk; ``path`` is its name, for errors.

    Raises :class:`UnreadableError` with the line for what cannot be, and what opening and writing the record raises.
    """
    lines = tuple(_lines(data, path=path))
    if not lines:
        raise UnreadableError(path, line=None, expected="lines of JSON, one entry each", found="none")
    look, now = desk.film.look(), desk.film.clock.now()
    settings = look.holdings.settings
    with desk.whole_record(make=False) as stores:
        if stores is None:
            # Stores are made with the first thing that is said, and a broken stream says nothing.
            tuple(_gone_through(lines, _unsaid(settings), look=look, path=path, now=now))
    with desk.whole_record(make=True) as stores:
        if stores is None:
            raise RecordReadOnlyError(path, why="nowhere to write", advice="Replay it into a copy of the film.")
        stores.deciding.note(settings, at=min(lines[0].at, now))
        made = tuple(_gone_through(lines, _begun(stores, settings), look=look, path=path, now=now))
        words = [each.word for each in made if each.word is not None]
        stores.deciding.replayed(words, [(each.entry, each.says) for each in made])
    return Replayed(lines=len(lines), entries=len(made))


def _lines(data: bytes, *, path: str) -> Iterator[Line]:
    for number, each in enumerate(data.split(b"\n"), 1):
        if each.strip():
            yield read_line(each, path=path, number=number)


def _gone_through(lines: Iterable[Line], begun: Begun, *, look: Look, path: str, now: int) -> Iterator[Made]:
    settings = look.holdings.settings
    people = people_of(settings, _said(begun.words.values(), settings))
    stream = Stream(begun, binder=Binder(look, people=people, path=path), path=path, now=now)
    for line in lines:
        yield from stream.take(line)


def _begun(stores: Stores, settings: Settings) -> Begun:
    """Begin at the end of a record; a word that never came on record does not count."""
    recorded = stores.record.entries()
    words = {word.entry: word for word in stores.deciding.every_word()}
    return Begun(
        film=stores.deciding.film,
        handle=stores.deciding.handle,
        new_id=stores.record.new_id,
        recorded=recorded,
        words={each.id.hex(): words[each.id.hex()] for each in recorded if each.id.hex() in words},
        let=lambda every, at: permitted(settings, _said(every, settings), at=at),
    )


def _unsaid(settings: Settings) -> Begun:
    """Begin on a film of which nothing is on record, to see whether a stream is sound; its handles are for that alone."""
    numbers = count(1)
    return Begun(
        film=_handle(IdRole.ENTRY, "film"),
        handle=_handle,
        new_id=lambda: next(numbers).to_bytes(16, "big"),
        recorded=(),
        words={word.written: word for word in written_words(settings)},
        let=lambda every, at: permitted(settings, _said(every, settings), at=at),
    )


def _handle(role: IdRole, name: str) -> Handle:
    return Handle(hashlib.sha256(f"{role}\0{name}".encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS])


def _said(words: Iterable[Word], settings: Settings) -> Said:
    return said(words, written={word.written for word in written_words(settings)})
