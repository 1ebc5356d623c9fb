"""What is announced at the desk: once, to whom it touches, on record, and the check one standing down."""

import msgspec
import pytest

from edgecode.consent.reliance.watched import Verdict
from edgecode.consent.standing import Standing
from edgecode.entries.detail import Detail
from edgecode.entries.handle import THE_HOUSE
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.errors import NotAllowedError, NothingToUndoError, RecordStoreError
from edgecode.film.pointer import Pointer
from edgecode.findings.word import Deed
from edgecode.usecases.announce import due, use_announced
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.permission_desk import PermissionDesk
from simulators.lift import FILM
from simulators.made_stream import decisions
from simulators.shared_desk import SharedDesk
from simulators.telling import tells

ANNOUNCED = (Kind.RELIANCE_ANNOUNCED, Kind.RELIANCE_OWN_USE_TOLD, Kind.RELIANCE_DEPENDENCE_ANNOUNCED)
STEPPED = Kind.STANDING_STEPPED_DOWN


told = tells(FILM)


@pytest.fixture
def held(opened: OpenFilm) -> SharedDesk:
    return SharedDesk(opened)


def leaning(
    held: SharedDesk, many: int = 30, *, begins: int = 0, crew: tuple[str, ...] = ("Nadia", "Otto", "Ines")
) -> None:
    """Lean on the check as if decision by decision, and say nothing of what follows: only the decisions come on record."""
    people = dict.fromkeys(crew, "crew")
    held.replay(decisions(many, rate=1.0, crew=people, begins=begins))
    held.record.rows = [row for row in held.record.rows if row.entry is not None and row.entry.who != THE_HOUSE]


def standing(held: SharedDesk) -> Standing:
    return held.desk.today().let.standings.standing("unshot-line")


@told
def test_an_alarm_is_announced_by_the_next_look_once_however_often_one_looks(held: SharedDesk) -> None:
    leaning(held)
    assert held.kinds(*ANNOUNCED, STEPPED) == []
    for _ in range(3):
        held.desk.today()
        held.desk.leanings()
    assert held.kinds(*ANNOUNCED, STEPPED) == [Kind.RELIANCE_ANNOUNCED, STEPPED]
    assert standing(held) is Standing.ON_REQUEST


@told
def test_an_announcement_is_an_entry_of_edgecode_with_the_standing_that_was_outgrown(held: SharedDesk) -> None:
    leaning(held)
    [word, step] = held.desk.today().said.announced
    [entry, stepped] = [row.entry for row in held.record.rows if row.entry is not None and row.entry.who == THE_HOUSE]
    levels = list(Standing)
    assert entry.details == ((Detail.STANDING, levels.index(Standing.OFFERED)),)
    assert dict(stepped.details)[Detail.STANDING] == levels.index(Standing.ON_REQUEST)
    assert word.says == (
        "unshot-line is used more than “offered” says: consulted in 13 of the last 13 decisions it could have spoken to,"
        " by 3 people. It is on request until a named person raises it"
    )
    assert word.announced is not None
    assert (word.by, word.announced.to, step.says) == ("", (), "unshot-line: offered to on request")


@told
def test_the_decision_that_goes_too_far_is_followed_by_the_announcement_before_the_turn_ends(held: SharedDesk) -> None:
    [card] = held.desk.today(viewer="Nadia").cards
    for nth in range(60):
        held.desk.decide(Deed.LEAVE, card.finding.id, by=("Nadia", "Otto", "Ines")[nth % 3])
        if held.kinds(*ANNOUNCED):
            break
    # Nobody has looked again: the decision itself is followed by it.
    assert held.kinds()[-3:] == [Kind.FINDING_LEFT, Kind.RELIANCE_ANNOUNCED, STEPPED]
    assert nth == held.kinds().count(Kind.FINDING_LEFT) - 1
    assert held.kinds(*ANNOUNCED, STEPPED) == [Kind.RELIANCE_ANNOUNCED, STEPPED]


@told
def test_two_processes_that_come_to_it_at_once_announce_it_once(held: SharedDesk, opened: OpenFilm) -> None:
    leaning(held)
    other = SharedDesk(opened, beside=held)
    deciding, late = held.stores(make=True), other.stores(make=True)
    assert deciding is not None
    assert late is not None
    settings = opened.look().holdings.settings
    names = {deciding.deciding.handle(IdRole.PERSON, name).digits: name for name in settings.people}
    [(each, alarm)] = due(deciding.deciding.leanings(opened.checks, people=settings.people))
    announced, says = use_announced(each.check.id, alarm, decisions=each.decisions, names=names, now=Standing.OFFERED)
    assert len(deciding.deciding.announce(announced, says, before=Standing.OFFERED)) == 2
    assert late.deciding.announce(announced, says, before=Standing.OFFERED) == ()
    assert held.kinds(*ANNOUNCED, STEPPED) == [Kind.RELIANCE_ANNOUNCED, STEPPED]


@told
def test_killed_between_the_words_and_the_entry_the_announcement_is_made_at_the_next_look(held: SharedDesk) -> None:
    leaning(held)
    held.record.breaks = RecordStoreError("record.db", why="the disk is full")
    assert "the disk is full" in held.desk.today().read_only
    assert held.kinds(*ANNOUNCED, STEPPED) == []
    assert len(held.desk.orphans()) > 1
    held.record.breaks = None
    assert standing(held) is Standing.ON_REQUEST
    held.desk.today()
    assert held.kinds(*ANNOUNCED, STEPPED) == [Kind.RELIANCE_ANNOUNCED, STEPPED]


@told
def test_fewer_than_three_who_are_all_there_are_told_alone(held: SharedDesk) -> None:
    held.replay(decisions(60, rate=1.0, crew={"Nadia": "script supervisor"}))
    [word, *_rest] = [each for each in held.desk.today().said.announced if each.deed is not Deed.STEP_DOWN]
    assert word.announced is not None
    assert (word.deed, word.announced.to) == (Deed.TELL_ALONE, ("Nadia",))
    assert word.says.startswith("unshot-line is used more than “offered” says: consulted in ")
    assert Kind.RELIANCE_ANNOUNCED not in held.kinds()
    assert held.kinds(*ANNOUNCED, STEPPED)[:2] == [Kind.RELIANCE_OWN_USE_TOLD, STEPPED]


@told
def test_two_who_are_told_alone_have_an_entry_each(held: SharedDesk) -> None:
    held.replay(decisions(30, rate=1.0, crew={"Nadia": "script supervisor", "Otto": "1st AD"}))
    assert held.kinds(*ANNOUNCED, STEPPED)[:3] == [Kind.RELIANCE_OWN_USE_TOLD, Kind.RELIANCE_OWN_USE_TOLD, STEPPED]


@told
def test_nobody_takes_back_an_announcement_or_a_step_down(held: SharedDesk) -> None:
    leaning(held)
    for word in held.desk.today().said.announced:
        for person in ("Nadia", "Otto", "Ines"):
            with pytest.raises(NothingToUndoError):
                held.desk.undo(by=person, entry=word.entry)
    held.desk.undo(by="Nadia")
    held.desk.undo(by="Otto")
    assert standing(held) in {Standing.ON_REQUEST, Standing.OFF}


@told
def test_undoing_a_lowering_does_not_bring_back_what_edgecode_took_down(held: SharedDesk) -> None:
    leaning(held)
    held.desk.standing("unshot-line", Standing.OFF, by="Nadia")
    held.desk.undo(by="Nadia")
    assert standing(held) is Standing.ON_REQUEST


@told
def test_who_may_not_raise_cannot_after_it_either_and_who_may_begins_anew(held: SharedDesk) -> None:
    leaning(held)
    held.desk.today()
    for person in ("Otto", "Ines"):
        with pytest.raises(NotAllowedError):
            held.desk.standing("unshot-line", Standing.OFFERED, by=person)
    held.desk.standing("unshot-line", Standing.OFFERED, by="Nadia")
    today = held.desk.today()
    assert standing(held) is Standing.OFFERED
    assert not today.let.standings.of["unshot-line"].stepped_down
    [row] = [each for each in held.desk.leanings() if each.check.id == "unshot-line"]
    assert (row.watched.n, row.watched.verdict) == (0, Verdict.CANNOT_TELL)
    assert held.kinds(*ANNOUNCED, STEPPED) == [Kind.RELIANCE_ANNOUNCED, STEPPED]


@told
def test_beyond_on_request_it_goes_off_and_there_it_stays(held: SharedDesk) -> None:
    held.replay(decisions(300, rate=1.0))
    assert standing(held) is Standing.OFF
    assert held.kinds(*ANNOUNCED, STEPPED) == [Kind.RELIANCE_ANNOUNCED, STEPPED] * 2
    held.desk.today()
    assert held.kinds(*ANNOUNCED, STEPPED) == [Kind.RELIANCE_ANNOUNCED, STEPPED] * 2


@told
def test_erasing_a_person_announces_nothing_a_second_time(held: SharedDesk) -> None:
    # Without their decisions the history reads otherwise, and its alarm would lie elsewhere.
    held.replay(decisions(30, rate=1.0))
    held.desk.today()
    who = next(
        row.entry.who for row in held.record.rows if row.entry is not None and row.entry.kind is Kind.DECISION_MADE
    )
    before = held.kinds(*ANNOUNCED, STEPPED)
    held.record.rows = [
        msgspec.structs.replace(row, entry=None) if row.entry is not None and row.entry.who == who else row
        for row in held.record.rows
    ]
    # Another desk: this one remembers what it folded.
    again = SharedDesk(held.desk.film, beside=held)
    again.desk.today()
    assert again.kinds(*ANNOUNCED, STEPPED) == before


@told
def test_no_ai_on_this_film_leaves_what_was_announced_on_record(held: SharedDesk) -> None:
    leaning(held)
    held.desk.today()
    PermissionDesk(held.desk).all_off(by="Otto")
    assert held.kinds(*ANNOUNCED, STEPPED) == [Kind.RELIANCE_ANNOUNCED, STEPPED]
    held.desk.intend("unshot-line", Pointer(scene="12"), by="Nadia")
    assert held.kinds(*ANNOUNCED, STEPPED) == [Kind.RELIANCE_ANNOUNCED, STEPPED]
