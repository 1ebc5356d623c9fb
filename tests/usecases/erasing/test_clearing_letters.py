"""Letters of somebody who was erased: their text goes, the signed note with it, and nothing of it is given out any more."""

from pathlib import Path

import pytest

from edgecode.boundary.errors import LetterError
from edgecode.findings.naming import Names
from edgecode.findings.word import Word
from edgecode.usecases.erasing.clearing import cleared
from edgecode.usecases.erasing.clearing_letters import letters_gone_out
from edgecode.usecases.guests.letter_states import LetterState
from simulators.agreeing_film import BEA, WIM
from simulators.lettered_film import QUOTES, LetteredFilm

GONE = "somebody who was erased (01234567)"


def erased(film: LetteredFilm, name: str) -> None:
    """Clear every word of a name, one after the other, as carrying an erasure through does."""
    names, before = Names({name: GONE}), dict(film.words.kept)
    for entry, word in before.items():
        film.words.kept[entry] = cleared(word, names=names, own=word.by == name, words=film.words.kept)


def said(words: dict[str, Word]) -> str:
    return repr(list(words.values()))


def test_of_their_own_letters_all_text_goes_also_from_what_others_signed(tmp_path: Path) -> None:
    """Wim wrote one that Bea signed, and one that was stopped. That there were letters stays; giving one out is refused."""
    film = LetteredFilm(tmp_path)
    sent, stopped = film.wrote(by=WIM), film.wrote(QUOTES, by=WIM)
    film.letters.sign(sent.id, by=BEA)
    film.letters.send(sent.id, by=BEA)
    erased(film, WIM)
    assert "three places" not in said(film.words.kept)
    assert "mended by Easter" not in said(film.words.kept)
    assert WIM not in said(film.words.kept)
    letters = film.again_desk()
    assert [view.state for view in letters.letters()] == [LetterState.SENT, LetterState.STOPPED]
    assert letters.letter(stopped.id).stretches == ()
    with pytest.raises(LetterError, match="somebody who was erased"):
        letters.send(sent.id, by=BEA)


def test_of_others_letters_only_the_name_goes_and_one_without_it_is_given_out_still(tmp_path: Path) -> None:
    film = LetteredFilm(tmp_path)
    plain, stopped = film.wrote(by=BEA), film.wrote(b"Ask Wim Oort about it.\n", by=BEA)
    film.letters.sign(plain.id, by=BEA)
    before = film.letters.send(plain.id, by=BEA).note
    assert stopped.state is LetterState.STOPPED
    erased(film, WIM)
    assert WIM not in said(film.words.kept)
    letters = film.again_desk()
    assert letters.letter(stopped.id).letter.body == f"Ask {GONE} about it.\n"
    assert letters.send(plain.id, by=BEA).note == before


def test_clearing_again_changes_nothing(tmp_path: Path) -> None:
    film = LetteredFilm(tmp_path)
    view = film.wrote(by=WIM)
    film.letters.sign(view.id, by=BEA)
    erased(film, WIM)
    once = dict(film.words.kept)
    erased(film, WIM)
    assert film.words.kept == once


def test_letters_that_were_given_out_are_counted_where_they_are_theirs_or_name_them(tmp_path: Path) -> None:
    film = LetteredFilm(tmp_path)
    first, second = film.wrote(by=WIM), film.wrote(by=BEA)
    for own in (first.id, second.id):
        film.letters.sign(own, by=BEA)
    names = Names({WIM: GONE})
    assert letters_gone_out(film.words.kept.values(), names=names) == 0
    for own in (first.id, second.id):
        film.letters.send(own, by=BEA)
    assert letters_gone_out(film.words.kept.values(), names=names) == 1
    assert letters_gone_out(film.words.kept.values(), names=Names({WIM: GONE, BEA: GONE})) == 2


def test_a_letter_that_was_cleared_is_signed_by_nobody(tmp_path: Path) -> None:
    film = LetteredFilm(tmp_path)
    view = film.wrote(by=WIM)
    erased(film, WIM)
    with pytest.raises(LetterError, match="somebody who was erased"):
        film.again_desk().sign(view.id, by=BEA)
