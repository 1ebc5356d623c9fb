"""What was said up to a day, with the entry of each word: what a pack of that day is made of."""

from collections.abc import Collection, Mapping
from functools import partial
from itertools import takewhile

import msgspec

from edgecode.consent.consents import day_ends
from edgecode.entries.kind import Kind
from edgecode.findings.decision import Said, said
from edgecode.findings.word import Word
from edgecode.formats.film_toml import Settings
from edgecode.usecases.desk import Stores
from edgecode.usecases.note_film_toml import written_words
from edgecode.usecases.ports.record import Recorded

ABOUT_PAPERS = frozenset({Kind.PACK_SIGNED, Kind.PACK_EXPORTED, Kind.PACK_WITHDRAWN, Kind.PACK_CHECKED})
"""Entries about packs themselves: a pack speaks of the record up to the last entry before those, so signing changes none."""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """The record up to the end of a day, as far as a pack speaks of it.

    ``recorded`` are its entries; ``after`` those about packs that follow them. ``said`` is what people said by then, ``index``
    the number of the entry by its hex id. With ``is_recorded`` there is a record, and nothing else counts as said.
    """

    recorded: tuple[Recorded, ...]
    after: tuple[Recorded, ...]
    said: Said
    words: Mapping[str, Word]
    index: Mapping[str, int]
    is_recorded: bool = True


def heard(settings: Settings, stores: Stores | None, *, on: str) -> Heard:
    """Give what was said by the end of a day; without stores, what film.toml says, of which nothing is on record yet."""
    if stores is None:
        words = tuple(written_words(settings))
        return Heard(recorded=(), after=(), said=_folded(words, settings), words={}, index={}, is_recorded=False)
    rows = list(takewhile(partial(_is_by, on=on), stores.record.entries()))
    size = max((each.index + 1 for each in rows if not _is_about_papers(each)), default=0)
    kept = {word.entry: word for word in stores.deciding.every_word()}
    in_order = [kept[each.id.hex()] for each in rows[:size] if each.id.hex() in kept]
    return Heard(
        recorded=tuple(rows[:size]),
        after=tuple(rows[size:]),
        said=_folded(in_order, settings),
        words=kept,
        index={each.id.hex(): each.index for each in rows},
    )


def _folded(words: Collection[Word], settings: Settings) -> Said:
    return said(words, written={word.written for word in written_words(settings)})


def _is_by(recorded: Recorded, *, on: str) -> bool:
    """Whether an entry is of that day or before, as far as its time can be read; times in the record never run back."""
    return recorded.entry is None or recorded.entry.at < day_ends(on)


def _is_about_papers(recorded: Recorded) -> bool:
    return recorded.entry is not None and recorded.entry.kind in ABOUT_PAPERS
