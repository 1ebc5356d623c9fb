from collections.abc import Mapping

import msgspec
import pytest

from edgecode.consent.erased import erased_name
from edgecode.consent.people import Person
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.errors import WordsStoreError
from edgecode.findings.naming import Names
from edgecode.findings.word import Deed, Word
from edgecode.usecases.erasing.finishing import finish
from edgecode.usecases.handles import handle
from edgecode.usecases.ports.record import Erasure
from simulators.held_record import HeldRecord, HeldWords

IDA, BEA = "Ida Lund", "Bea Nwosu"


class HeldBeside:
    """Notes what it is cleared of."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.cleared: list[tuple[bool, dict[str, str]]] = []
        self.compared: list[dict[str, str]] = []

    def clear(self, names: Names, *, by: Mapping[str, str]) -> None:
        """Note it."""
        self.cleared.append((names.stand_in(IDA), dict(by)))

    def compare(self, *, by: Mapping[str, str]) -> None:
        """Note it."""
        self.compared.append(dict(by))


class Film:
    """Words and their entries."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.words, self.record, self.beside = HeldWords(), HeldRecord(), HeldBeside()

    def say(self, by: str, deed: Deed = Deed.LEAVE, *, recorded: bool = True, at: int = 1, **facts: object) -> Word:
        """Say something."""
        id_ = self.record.new_id()
        word = msgspec.structs.replace(
            Word(entry=id_.hex(), deed=deed, by=by, at=at, because="as Ida Lund does"), **facts
        )
        self.words.keep(word)
        if recorded:
            self.record.append([(id_, self.entry(by))])
        return word

    def entry(self, by: str, kind: Kind = Kind.FINDING_LEFT) -> Entry:
        """The entry of what somebody did."""
        ids = ((IdRole.FINDING, Handle("c" * 16)), (IdRole.CHECK, Handle("d" * 16)))
        who, film = self.handle(by), Handle(self.words.film_id)
        return Entry(at=1, who=who, role=Role.EDITOR, stage=Stage.CUT, kind=kind, film=film, ids=ids)

    def handle(self, name: str) -> Handle:
        """The handle of a person."""
        return handle(self.words, IdRole.PERSON, name)

    def erase(self, *, at: int = 5) -> str:
        """Erase Ida on record, with the word of it, and nothing else."""
        word = self.say(BEA, Deed.ERASE, recorded=False, at=at, because="", named=Person(name=self.called))
        self.record.erase(self.handle(IDA), entry=(bytes.fromhex(word.entry), self.entry(BEA)))
        return word.entry

    @property
    def called(self) -> str:
        """What Ida is called then."""
        return erased_name(self.handle(IDA).digits)

    def finish(self) -> dict[str, Word]:
        """Finish, and give the words."""
        finish(self.words, record=self.record, beside=self.beside)
        return self.words.all()


@pytest.fixture
def film() -> Film:
    return Film()


def test_where_nobody_was_erased_nothing_is_touched(film: Film) -> None:
    said = film.say(IDA)
    assert film.finish() == {said.entry: said}
    assert (film.beside.cleared, film.beside.compared) == ([], [])


def test_their_words_and_their_name_in_others_go_once(film: Film) -> None:
    own, other = film.say(IDA), film.say(BEA)
    key = film.erase()
    words = film.finish()
    assert (words[own.entry].by, words[own.entry].because) == (film.called, "")
    assert (words[other.entry].by, words[other.entry].because) == (BEA, f"as {film.called} does")
    assert film.words.cleared() == {key}
    film.finish()
    assert len(film.beside.cleared) == 1
    assert len(film.beside.compared) == 2


def test_what_never_came_on_record_is_dropped(film: Film) -> None:
    orphan, later = film.say(IDA, recorded=False), film.say(IDA, recorded=False, at=9)
    film.erase(at=5)
    words = film.finish()
    assert orphan.entry not in words
    assert words[later.entry] == later


def test_somebody_of_the_same_name_who_came_later_stays(film: Film) -> None:
    before = film.say(IDA)
    film.erase()
    after = film.say(IDA)
    words = film.finish()
    assert words[before.entry].by == film.called
    assert words[after.entry] == after


def test_who_is_known_by_entries_alone_is_named_by_their_own_words(film: Film) -> None:
    """The user's own folder is another one, and knows nobody's handle."""
    own = film.say(IDA)
    key = film.erase()
    film.record.erased = [msgspec.structs.replace(each, people=frozenset()) for each in film.record.erased]
    assert film.finish()[own.entry].by == film.called
    assert film.words.cleared() == {key}


def test_an_erasure_that_the_record_does_not_say_yet_clears_all_there_is(film: Film) -> None:
    own = film.say(IDA)
    people = frozenset({film.handle(IDA)})
    film.record.erased = [Erasure(key="00ff", index=None, entries=frozenset(), people=people)]
    assert film.finish()[own.entry].by == film.called


def test_what_lies_beside_is_told_who_signed_agreements_before_the_words_forget(film: Film) -> None:
    signed = film.say(IDA, Deed.AGREE)
    film.erase()
    film.finish()
    assert film.beside.cleared == [(True, {signed.entry: film.called})]
    assert film.beside.compared == [{signed.entry: film.called}]


def test_what_could_not_be_cleared_beside_is_done_again(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    own = film.say(IDA)
    film.erase()

    def breaks(_names: Names, *, by: Mapping[str, str]) -> None:
        raise WordsStoreError("index.db", why=str(by))

    with monkeypatch.context() as broken:
        broken.setattr(film.beside, "clear", breaks)
        with pytest.raises(WordsStoreError):
            film.finish()
    assert film.words.all()[own.entry].by == IDA
    assert film.finish()[own.entry].by == film.called
