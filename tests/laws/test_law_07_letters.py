"""Law 7, for letters. The record holds nothing of a letter's text; what it holds says that one was written, signed and sent."""

import re
from pathlib import Path

import msgspec

from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.findings.word import ON_LETTERS
from simulators.agreeing_film import BEA
from simulators.lettered_film import HONEST, QUOTES, LetteredFilm

LETTERS = (
    Kind.LETTER_WRITTEN,
    Kind.SCANNER_STOPPED_LETTER,
    Kind.LETTER_SIGNED,
    Kind.LETTER_SENT,
    Kind.LETTER_WITHDRAWN,
)


def lettered(root: Path) -> LetteredFilm:
    """A film in which everything that can become of a letter has become of one."""
    film = LetteredFilm(root)
    sent, stopped = film.wrote(), film.wrote(QUOTES)
    film.letters.sign(sent.id, by=BEA)
    film.letters.send(sent.id, by=BEA)
    film.letters.withdraw(stopped.id, by=BEA)
    return film


def test_no_word_of_a_letter_is_in_the_record(tmp_path: Path) -> None:
    """Nor its id as the partner reads it, nor the partner's name, nor the tool's."""
    film = lettered(tmp_path)
    assert set(film.kinds()) == set(LETTERS)
    entries = b"".join(msgspec.json.encode(row.entry) for row in film.record.rows)
    said = f"{HONEST.decode()} {QUOTES.decode()} Aria Labs Second Hearing"
    for word in set(re.findall(r"\w{4,}", said)) - {"that", "were", "three"}:
        assert word.encode() not in entries, word
    for view in film.letters.letters():
        assert view.id.encode() not in entries
        assert (view.key or "no key at all").encode() not in entries


def test_entries_of_letters_hold_handles_alone(tmp_path: Path) -> None:
    for row in lettered(tmp_path).record.rows:
        assert row.entry is not None
        assert row.entry.details == ()
        assert {role for role, _handle in row.entry.ids} <= {IdRole.LETTER, IdRole.PARTNER, IdRole.GUEST_TOOL}


def test_a_planted_word_would_be_seen(tmp_path: Path) -> None:
    """The words of a letter do lie beside the record, so that this test looks for what is there to be found."""
    film = lettered(tmp_path)
    words = b"".join(msgspec.json.encode(word) for word in film.words.kept.values() if word.deed in ON_LETTERS)
    assert b"it pointed at three places" in words
