"""Replay a stream of entries into a film, with its own times: all of it, or nothing.

It is for streams that somebody made, to see what reliance would be said and announced: every entry says that it was replayed.
"""

import hashlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import msgspec

from edgecode.consent.standing import Standing
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import IdRole
from edgecode.errors import RecordReadOnlyError, StreamError
from edgecode.findings.decision import Said, said
from edgecode.findings.word import Word
from edgecode.formats.film_toml import Settings
from edgecode.usecases.dependences import dependence_announced, dependences_due
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.note_film_toml import standings_in_force, written_words
from edgecode.usecases.open_film import Look
from edgecode.usecases.permitted import people_of, permitted
from edgecode.usecases.ports.record import Recorded
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

    Raises :class:`StreamError` with the line for what cannot be, and what opening and writing the record raises.
    """
    lines = tuple(_lines(data.removeprefix(BOM_UTF8), path=path))
    if not lines:
        raise StreamError(path, line=None, expected="lines of JSON, one entry each", found="none")
    look, now = desk.film.look(), desk.film.clock.now()
    settings = look.holdings.settings
    with desk.whole_record(make=False) as stores:
        if stores is None:
            # Stores are made with the first thing that is said, and a broken stream says nothing.
            tuple(_gone_through(lines, _unsaid(settings), desk=desk, look=look, path=path))
    # From here on a stream that is refused leaves the record as it was: film.toml's words come with the stream, or not at all.
    with desk.whole_record(make=True) as stores:
        if stores is None:
            raise RecordReadOnlyError(path, why="nowhere to write", advice="Replay it into a copy of the film.")
        noted = stores.deciding.unnoted(settings, at=min(lines[0].at, now))
        entries = stores.deciding.entries_of(noted)
        begun = _begun(stores, settings, words=[each.word for each in noted], entries=entries)
        made = tuple(_gone_through(lines, begun, desk=desk, look=look, path=path))
        words = [*(each.word for each in noted), *(each.word for each in made if each.word is not None)]
        stores.deciding.replayed(words, [*entries, *((each.entry, each.says) for each in made)])
    return Replayed(lines=len(lines), entries=len(made))


def _lines(data: bytes, *, path: str) -> Iterator[Line]:
    for number, each in enumerate(data.split(b"\n"), 1):
        if each.strip():
            yield read_line(each, path=path, number=number)


def _gone_through(lines: Sequence[Line], begun: Begun, *, desk: Desk, look: Look, path: str) -> Iterator[Made]:
    settings, now = look.holdings.settings, desk.film.clock.now()
    before = _said(begun.words.values(), settings)
    binder = Binder(look, people=people_of(settings, before), path=path, partners=desk.film.partners())
    stream = Stream(begun, binder=binder, path=path, now=now)
    standings = standings_in_force(settings, before)
    for each in dependences_due(settings.standings.values(), before.announced):
        had = standings[each.check].standing if each.check in standings else Standing.OFF
        yield from stream.depend(*dependence_announced(each, now=had), before=had, at=lines[0].at)
    for line in lines:
        yield from stream.take(line)


def _begun(
    stores: Stores, settings: Settings, *, words: Iterable[Word], entries: Iterable[tuple[bytes, Entry]]
) -> Begun:
    """Begin at the end of a record, with what film.toml says and the record does not know yet behind it.

    A word that never came on record does not count.
    """
    recorded = stores.record.entries()
    first = len(recorded)
    noted = (Recorded(index=first + nth, id=own, entry=entry) for nth, (own, entry) in enumerate(entries))
    recorded = (*recorded, *noted)
    known = {word.entry: word for word in (*stores.deciding.every_word(), *words)}
    return Begun(
        film=stores.deciding.film,
        handle=stores.deciding.handle,
        new_id=stores.record.new_id,
        recorded=recorded,
        words={each.id.hex(): known[each.id.hex()] for each in recorded if each.id.hex() in known},
        let=lambda every, at: permitted(settings, _said(every, settings), at=at),
    )


def _unsaid(settings: Settings) -> Begun:
    """Begin on a film of which nothing is on record, to see whether a stream is sound; its handles are for that alone."""
    numbers = count(1)
    own = [(next(numbers).to_bytes(16, "big"), word) for word in written_words(settings)]
    return Begun(
        film=_handle(IdRole.ENTRY, "film"),
        handle=_handle,
        new_id=lambda: next(numbers).to_bytes(16, "big"),
        recorded=tuple(Recorded(index=nth, id=each, entry=None) for nth, (each, _) in enumerate(own)),
        words={each.hex(): msgspec.structs.replace(word, entry=each.hex()) for each, word in own},
        let=lambda every, at: permitted(settings, _said(every, settings), at=at),
    )


def _handle(role: IdRole, name: str) -> Handle:
    return Handle(hashlib.sha256(f"{role}\0{name}".encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS])


def _said(words: Iterable[Word], settings: Settings) -> Said:
    return said(words, written={word.written for word in written_words(settings)})
