"""Deciding at the desk: words first, then the record, acknowledged after both."""

import json
from collections.abc import Callable

import msgspec
import pytest

from edgecode.consent.standing import Standing
from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.errors import (
    EdgecodeError,
    FindingGoneError,
    NoSuchOptionError,
    NotAllowedError,
    NothingToSignError,
    NothingToUndoError,
    UnknownPersonError,
    UnknownSceneError,
    WordsStoreError,
)
from edgecode.film.lining import SetBy
from edgecode.film.pointer import Pointer
from edgecode.findings.word import Deed
from edgecode.usecases.open_film import OpenFilm
from simulators.shared_desk import SharedDesk
from simulators.telling import tells

FILM = """
    --- film.toml
    [people."Nadia"]
    role = "script supervisor"
    may = ["raise standings", "set intents", "sign pages and days"]
    [people."Otto"]
    role = "1st AD"
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Nadia"
    on = 2026-03-01
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.

    PORTER
    I said I'd look at it.
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,1,circled
    """


@pytest.fixture
def office(opened: OpenFilm) -> SharedDesk:
    return SharedDesk(opened)


told = tells(FILM)


@told
def test_nothing_is_made_before_the_first_decision(office: SharedDesk) -> None:
    today = office.desk.today()
    assert [card.finding.check for card in today.cards] == ["unshot-line"]
    assert office.desk.entries() == ()
    assert office.desk.verify() is None
    assert not office.made


@told
def test_a_decision_is_on_record_and_the_card_goes(office: SharedDesk) -> None:
    [card] = office.desk.today().cards
    done = office.desk.decide(Deed.TAKE, card.finding.id, by="Otto", option=1, because="Stage is up till Friday")
    assert done.says == "Otto took an option of a finding: Pick it up"
    today = office.desk.today()
    assert today.cards == ()
    [decided] = today.decided
    assert decided.decision is not None
    assert (decided.decision.by, decided.decision.option) == ("Otto", 1)
    assert office.kinds() == [Kind.STANDING_RAISED, Kind.FINDING_OPTION_TAKEN]


@told
def test_the_record_holds_no_word_of_the_film(office: SharedDesk) -> None:
    [card] = office.desk.today().cards
    office.desk.decide(Deed.LEAVE, card.finding.id, by="Otto", because="secret reason")
    written = json.dumps(msgspec.to_builtins([row.entry for row in office.record.rows]))
    for word in ("Otto", "secret", "PORTER", card.finding.id, "12A"):
        assert word not in written


@told
def test_later_keeps_the_card_on_the_desk(office: SharedDesk) -> None:
    [card] = office.desk.today().cards
    office.desk.decide(Deed.LATER, card.finding.id[:6], by="Otto")
    [still] = office.desk.today().cards
    assert still.decision is not None


@told
def test_undo_brings_it_back_and_keeps_both_entries(office: SharedDesk) -> None:
    [card] = office.desk.today().cards
    office.desk.decide(Deed.LEAVE, card.finding.id, by="Otto")
    office.desk.undo(by="Otto")
    assert [each.finding.id for each in office.desk.today().cards] == [card.finding.id]
    assert office.kinds()[-2:] == [Kind.FINDING_LEFT, Kind.DECISION_UNDONE]
    newest, left, *_rest = office.desk.entries()
    assert newest.says == "undid an earlier decision"
    assert left.undone


@told
def test_as_intended_silences_it_and_stays(office: SharedDesk) -> None:
    [card] = office.desk.today().cards
    office.desk.intend(
        "unshot-line", Pointer(scene="12", line="I said I'd look"), by="Nadia", because="his back is enough"
    )
    today = office.desk.today()
    assert today.cards == ()
    [intended] = today.checked.intended
    assert intended.finding.id == card.finding.id
    office.desk.undo(by="Nadia")
    assert len(office.desk.today().cards) == 1


@told
def test_a_finding_can_be_meant_by_its_id_alone(office: SharedDesk) -> None:
    [card] = office.desk.today().cards
    office.desk.intend("", Pointer(), by="Nadia", finding=card.finding.id)
    assert office.kinds()[-1] is Kind.FINDING_INTENDED
    assert office.desk.today().cards == ()


@told
def test_what_film_toml_says_is_put_on_record_once_and_the_later_word_wins(office: SharedDesk) -> None:
    office.desk.standing("none-usable", Standing.ON_REQUEST, by="Nadia")
    office.desk.standing("unshot-line", Standing.OFF, by="Otto")
    today = office.desk.today()
    assert today.checked.ran == ()
    assert "unshot-line" in today.checked.off
    assert today.checked.on_request == ("none-usable",)
    assert office.kinds() == [Kind.STANDING_RAISED, Kind.STANDING_RAISED, Kind.STANDING_LOWERED]
    with pytest.raises(NotAllowedError):
        office.desk.undo(by="Otto")
    office.desk.standing("unshot-line", Standing.OFFERED, by="Nadia")
    assert office.desk.today().checked.ran == ("unshot-line",)


@told
def test_undoing_what_film_toml_says_takes_it_back(office: SharedDesk) -> None:
    [card] = office.desk.today().cards
    office.desk.decide(Deed.LATER, card.finding.id, by="Otto")
    office.desk.undo(by="Nadia")
    assert office.desk.today().checked.ran == ()


@told
def test_signing_a_page_draws_its_lines_double_until_they_change(office: SharedDesk, opened: OpenFilm) -> None:
    office.desk.sign_page("12", by="Nadia")
    assert {each.set_by for each in office.desk.look().film.shot.linings} == {SetBy.SIGNED}
    assert {each.set_by for each in opened.look().film.shot.linings} == {SetBy.PERSON}
    office.desk.undo(by="Nadia")
    assert {each.set_by for each in office.desk.look().film.shot.linings} == {SetBy.PERSON}
    office.desk.sign_day("1", by="Nadia")
    assert {each.set_by for each in office.desk.today().look.film.shot.linings} == {SetBy.SIGNED}


@told
def test_what_cannot_be_is_refused_and_leaves_nothing_behind(office: SharedDesk) -> None:
    desk = office.desk
    [card] = desk.today().cards
    own = card.finding.id
    refused: list[tuple[type[Exception], Callable[[], object]]] = [
        (UnknownPersonError, lambda: desk.decide(Deed.LEAVE, own, by="Stranger")),
        (UnknownPersonError, lambda: desk.decide(Deed.LEAVE, own, by="")),
        (FindingGoneError, lambda: desk.decide(Deed.LEAVE, "0" * 16, by="Otto")),
        (FindingGoneError, lambda: desk.decide(Deed.LEAVE, "", by="Otto")),
        (NoSuchOptionError, lambda: desk.decide(Deed.TAKE, own, by="Otto", option=9)),
        (NotAllowedError, lambda: desk.intend("unshot-line", Pointer(scene="12"), by="Otto")),
        (NotAllowedError, lambda: desk.standing("none-usable", Standing.OFFERED, by="Otto")),
        (NotAllowedError, lambda: desk.sign_page("12", by="Otto")),
        (UnknownSceneError, lambda: desk.sign_page("99", by="Nadia")),
        (NothingToSignError, lambda: desk.sign_day("7", by="Nadia")),
        (NothingToUndoError, lambda: desk.undo(by="Otto")),
    ]
    for expected, attempt in refused:
        with pytest.raises(expected):
            attempt()
    assert office.kinds() in ([], [Kind.STANDING_RAISED])
    assert len(desk.today().cards) == 1


@told
def test_killed_between_words_and_entry_an_orphan_is_named_and_does_not_count(office: SharedDesk) -> None:
    desk = office.desk
    [card] = desk.today().cards
    desk.decide(Deed.LATER, card.finding.id, by="Otto")
    office.record.breaks = WordsStoreError("record.db", why="the disk is full")
    with pytest.raises(WordsStoreError):
        desk.decide(Deed.LEAVE, card.finding.id, by="Otto")
    office.record.breaks = None
    assert [each.finding.id for each in desk.today().cards] == [card.finding.id]
    [orphan] = desk.orphans()
    assert "never acknowledged" in orphan


@told
def test_a_person_lines_a_take_and_it_is_drawn_as_theirs(office: SharedDesk) -> None:
    [done] = office.desk.line("12A-1", by="Otto", covers="1-2; 2 off", because="I was there")
    assert done.says == "Otto lined the script by hand: 12A-1 covers lines 1-2, 2 off camera of scene 12"
    film = office.desk.look().film
    assert {(each.first, each.last, each.off, each.set_by, each.person) for each in film.shot.linings} == {
        (1, 5, False, SetBy.PERSON, "Otto"),
        (3, 5, True, SetBy.PERSON, "Otto"),
    }
    assert office.desk.today().cards == ()
    assert office.kinds()[-1] is Kind.LINING_SET


@told
def test_a_lining_is_corrected_confirmed_taken_off_and_undone(office: SharedDesk) -> None:
    office.desk.line("12A", by="Otto", covers="2")
    office.desk.line("12A", by="Nadia", covers="nothing")
    assert office.desk.look().film.shot.linings == ()
    office.desk.undo(by="Nadia")
    assert [each.person for each in office.desk.look().film.shot.linings] == ["Otto"]
    office.desk.line("12A", by="Nadia", covers="1-2")
    [done] = office.desk.line("12A", by="Nadia")
    assert done.says == "Nadia confirmed a lining that a machine had set: 12A-1 covers lines 1-2 of scene 12"
    assert office.kinds()[1:] == [
        Kind.LINING_SET,
        Kind.LINING_REMOVED,
        Kind.DECISION_UNDONE,
        Kind.LINING_CORRECTED,
        Kind.LINING_CONFIRMED,
    ]


@told
def test_what_names_no_take_or_no_line_is_refused_and_nothing_is_kept(office: SharedDesk) -> None:
    for name, covers, says in (
        ("99-1", "1", "expected a take or setup that a report of this film lists, found '99-1'"),
        ("12A-1", "9", "12A-1: expected a line between 1 and 2, found 9"),
    ):
        with pytest.raises(EdgecodeError) as refused:
            office.desk.line(name, by="Otto", covers=covers)
        assert str(refused.value) == says
    assert office.kinds() == []


@told
@pytest.mark.parametrize(("held", "outcome"), [(True, 0), (False, 1)])
def test_a_drill_is_on_record_with_how_it_came_out_and_is_never_undone(
    office: SharedDesk,
    held: bool,  # noqa: FBT001  what the table above says
    outcome: int,
) -> None:
    done = office.desk.drilled(held=held, by="Otto")
    assert done.says == f"Otto walked the drill with every check off: it {'held' if held else 'did not hold'}"
    entry = office.record.rows[-1].entry
    assert entry is not None
    assert (entry.kind, entry.details) == (Kind.DRILL_WALKED, ((Detail.OUTCOME, outcome),))
    with pytest.raises(NothingToUndoError):
        office.desk.undo(by="Otto")


@told
def test_intents_are_given_as_they_are_in_force_and_no_check_looks(office: SharedDesk) -> None:
    assert office.desk.intents() == ()
    office.desk.intend("unshot-line", Pointer(scene="12"), by="Nadia")
    assert [(each.check, each.by) for each in office.desk.intents()] == [("unshot-line", "Nadia")]
    office.desk.undo(by="Nadia")
    assert office.desk.intents() == ()
