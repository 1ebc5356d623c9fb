"""Law 3, for permissions: what lets more happen is said by a person who may, and nothing of it by nobody."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.entry import Entry, checked
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import WORK, By, Role, Stage
from edgecode.errors import EdgecodeError, EntryError
from edgecode.film.pointer import Pointer
from edgecode.findings.word import BY_NOBODY, Deed, Word
from simulators.desk_at_hand import DeskAtHand

LETS_MORE = (
    Kind.CONSENT_GIVEN,
    Kind.STANDING_RAISED,
    Kind.STANDING_OWN_LOWERING_ENDED,
    Kind.CHECKS_ALL_OFF_ENDED,
    Kind.AUTHORITY_GIVEN,
    Kind.ROLE_GIVEN,
    Kind.PERSON_NAMED,
    Kind.FINDING_OPTION_TAKEN,
    Kind.CHECK_ASKED,
)
"""Everything here after which more may happen than before."""

NEEDS: Mapping[Deed, May] = {
    Deed.INTEND: May.SET_INTENTS,
    Deed.SIGN_PAGE: May.SIGN,
    Deed.SIGN_DAY: May.SIGN,
    Deed.ALL_OFF_ENDED: May.RAISE_STANDINGS,
    Deed.NAME: May.NAME_PEOPLE,
}
"""What a person has to be allowed to for a word to be theirs to say."""


def let_happen_by_nobody(meanings: Mapping[Kind, Meaning]) -> list[Kind]:
    """The kinds that let more happen and are not a person's alone."""
    return [kind for kind in LETS_MORE if meanings[kind].by != (By.PERSON,)]


def decided_by_nobody(entries: Iterable[Entry]) -> list[Kind]:
    """What stands in the record as done by nobody, in the work on a film or in letting more happen."""
    nobodys = [each for each in entries if each.role is Role.EDGECODE or each.who == THE_HOUSE]
    return [each.kind for each in nobodys if each.stage in WORK or each.kind in LETS_MORE]


def said_by_who_may_not(words: Sequence[Word], people: Mapping[str, Person]) -> Iterator[Word]:
    """The words that name no person of the film with the authority for them. ``people`` are those of film.toml."""
    known: dict[str, Person | None] = dict(people)
    for word in words:
        person = known.get(word.by)
        if word.deed in BY_NOBODY:
            if word.by or (word.standing is not None and word.standing is Standing.STANDARD):
                yield word
        elif person is None:
            if not _begins(word, known):
                yield word
        elif not _may(person, word):
            yield word
        if word.named is not None:
            known[word.named.name] = word.named if word.deed is Deed.NAME else None


def _begins(word: Word, known: Mapping[str, Person | None]) -> bool:
    return word.deed is Deed.NAME and not known and word.named is not None and word.named.name == word.by


def _may(person: Person, word: Word) -> bool:
    if word.deed is Deed.STANDING:
        return word.lowers or May.RAISE_STANDINGS in person.may
    if word.deed is Deed.CONSENT and word.consent is not None:
        return person.answers_for(word.consent.person)
    if word.deed is Deed.HAS_LEFT and word.named is not None:
        return word.named.name == person.name or May.NAME_PEOPLE in person.may
    return word.deed not in NEEDS or NEEDS[word.deed] in person.may


def test_what_lets_more_happen_is_a_person_s_alone() -> None:
    assert let_happen_by_nobody(MEANINGS) == []


@pytest.mark.parametrize("kind", LETS_MORE)
def test_a_planted_kind_that_edgecode_may_do_is_seen(kind: Kind) -> None:
    planted = msgspec.structs.replace(MEANINGS[kind], by=(By.PERSON, By.EDGECODE))
    assert let_happen_by_nobody({**MEANINGS, kind: planted}) == [kind]


def test_what_edgecode_enters_in_the_work_on_a_film_is_refused() -> None:
    house = Entry(
        at=0, who=THE_HOUSE, role=Role.EDGECODE, stage=Stage.CUT, kind=Kind.FINDING_LEFT, film=Handle("1" * 16)
    )
    for kind in Kind:
        for stage in {*MEANINGS[kind].stages} & {*WORK}:
            with pytest.raises(EntryError):
                checked(msgspec.structs.replace(house, kind=kind, stage=stage))


EVERYBODY = ("Bea", "Otto", "Jun", "Agnes", "Stranger", "")


@pytest.fixture
def office(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


def everything_tried(office: DeskAtHand) -> None:
    """Everybody says everything there is to say, those who may not among them; what is refused leaves nothing behind."""
    says, desk = office.says, office.desk
    for by in EVERYBODY:
        attempts: list[Callable[[str], object]] = [
            lambda by: desk.standing("placeholder-in-cut", Standing.STANDARD, by=by),
            lambda by: desk.standing("placeholder-in-cut", Standing.OFFERED, by=by),
            lambda by: desk.intend("placeholder-in-cut", Pointer(scene="1"), by=by),
            lambda by: desk.sign_page("1", by=by),
            lambda by: says.consent(Purpose.CHECKS, yes=True, by=by),
            lambda by: says.consent(Purpose.CHECKS, yes=True, by=by, person="Jun"),
            lambda by: says.name("Kit", by=by, role="runner"),
            lambda by: says.has_left("Kit", by=by),
            lambda by: says.all_off(by=by),
            lambda by: says.all_off_ended(by=by),
            lambda by: desk.undo(by=by),
            lambda by: says.standing_for_oneself("placeholder-in-cut", Standing.STANDARD, by=by),
            lambda by: desk.ask("placeholder-in-cut", by=by),
        ]
        for attempt in attempts:
            try:
                attempt(by)
            except EdgecodeError:
                continue


def test_every_word_that_is_acknowledged_is_of_a_person_who_may(office: DeskAtHand) -> None:
    """
    --- film.toml
    [people.Bea]
    role = "producer"
    may = ["raise standings", "name people", "set intents"]
    [people.Otto]
    role = "1st AD"
    may = ["sign pages and days"]
    [people.Jun]
    role = "editor"
    [people.Agnes]
    speaks_for = ["Jun"]
    --- script.fountain
    INT. LIFT - NIGHT #1#

    JUN
    Yes.
    --- log.csv
    slate,covers
    1-1,1
    --- one.cut
    PLACEHOLDER
    """
    people = office.desk.look().holdings.settings.people
    everything_tried(office)
    words = [office.words.kept[row.id.hex()] for row in office.record.rows if row.id.hex() in office.words.kept]
    assert len(words) > 20, "hardly anything was said: this test has gone blind"
    assert list(said_by_who_may_not(words, people)) == []
    entries = [row.entry for row in office.record.rows if row.entry is not None]
    assert decided_by_nobody(entries) == []
    assert {word.by for word in words} == {"Bea", "Otto", "Jun", "Agnes"}


PEOPLE = {"Bea": Person(name="Bea", may=frozenset({May.RAISE_STANDINGS})), "Otto": Person(name="Otto")}


def planted(deed: Deed, by: str, **facts: object) -> Word:
    return msgspec.structs.replace(Word(entry="1", deed=deed, by=by, at=0), **facts)


@pytest.mark.parametrize(
    "word",
    [
        planted(Deed.STANDING, "", check="c", standing=Standing.OFFERED),
        planted(Deed.STANDING, "Otto", check="c", standing=Standing.OFFERED),
        planted(Deed.STANDING, "Stranger", check="c", standing=Standing.OFF, lowers=True),
        planted(Deed.ALL_OFF_ENDED, "Otto"),
        planted(Deed.NAME, "Otto", named=Person(name="Kit")),
        planted(Deed.NAME, "Kit", named=Person(name="Kit")),
        planted(Deed.HAS_LEFT, "Otto", named=Person(name="Bea")),
        planted(Deed.INTEND, "Otto"),
        planted(Deed.TAKE, ""),
        planted(Deed.STEP_DOWN, "", check="c", standing=Standing.STANDARD),
        planted(Deed.ANNOUNCE, "Otto"),
    ],
)
def test_a_planted_word_of_nobody_or_of_who_may_not_is_seen(word: Word) -> None:
    assert list(said_by_who_may_not([word], PEOPLE)) == [word]
    fine = planted(Deed.STANDING, "Bea", check="c", standing=Standing.OFFERED)
    assert list(said_by_who_may_not([fine], PEOPLE)) == []


def test_a_planted_entry_of_nobody_is_seen() -> None:
    entry = Entry(
        at=0, who=THE_HOUSE, role=Role.EDGECODE, stage=Stage.CUT, kind=Kind.FINDING_LEFT, film=Handle("1" * 16)
    )
    raised = msgspec.structs.replace(entry, stage=Stage.PERMISSIONS, kind=Kind.STANDING_RAISED)
    assert decided_by_nobody([entry, raised]) == [Kind.FINDING_LEFT, Kind.STANDING_RAISED]
