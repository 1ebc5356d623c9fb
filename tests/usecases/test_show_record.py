"""The record in plain words: what is somebody's own business is theirs to read."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from edgecode.consent.people import May
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Reason
from edgecode.errors import NotAllowedError
from edgecode.film.pointer import Pointer
from edgecode.papers.statements import Use
from edgecode.papers.words import Part
from edgecode.usecases.papers.paper_desk import PaperDesk
from edgecode.usecases.partners.mirror import MirrorDesk
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.show_record import EntryView
from simulators.desk_at_hand import DeskAtHand
from simulators.made_agreement import LAB, HeldPartners, agreed, made_agreement
from simulators.telling import tells

FILM = """
    --- film.toml
    [people.Bea]
    role = "producer"
    may = ["raise standings", "name people"]
    [people.Jun]
    role = "editor"
    [people.Agnes]
    speaks_for = ["Jun"]
    --- script.fountain
    INT. LIFT - NIGHT #1#

    Nobody.
    """
CHECK = "placeholder-in-cut"


@pytest.fixture
def office(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


told = tells(FILM)


def without_numbers(view: EntryView) -> EntryView:
    return msgspec.structs.replace(view, index=0, id="")


@told
def test_others_cannot_tell_a_yes_from_a_no(office: DeskAtHand) -> None:
    for yes in (True, False, False):
        office.says.consent(Purpose.CHECKS, yes=yes, by="Jun")
    for viewer in ("", "Bea"):
        views = office.desk.entries(viewer=viewer)
        assert len({without_numbers(each) for each in views}) == 1
        assert (views[0].who, views[0].says, views[0].about) == ("Jun", "answered a question of consent", "")
    mine = [each.says for each in office.desk.entries(viewer="Jun")]
    assert mine == ["answered a question of consent with no", "withdrew a consent", "gave a consent"]


@told
def test_what_was_answered_in_somebody_s_name_is_told_to_them_too(office: DeskAtHand) -> None:
    office.says.consent(Purpose.CHECKS, yes=False, by="Agnes", person="Jun")
    assert [office.desk.entries(viewer=each)[0].says for each in ("Jun", "Agnes", "Bea")] == [
        "answered a question of consent with no",
        "answered a question of consent with no",
        "answered a question of consent",
    ]


@told
def test_what_one_keeps_from_oneself_is_nobody_else_s_business_undone_or_not(office: DeskAtHand) -> None:
    office.says.standing_for_oneself(CHECK, Standing.OFF, by="Jun")
    office.desk.undo(by="Jun")
    office.says.all_off(by="Jun", mine=True)
    office.says.all_off_ended(by="Jun", mine=True)
    views = office.desk.entries(viewer="Bea")
    told_to_bea = json.dumps(msgspec.to_builtins(views))
    assert CHECK not in told_to_bea
    assert not any(each.undone or each.about for each in views)
    assert len({each.says for each in views}) == 2, "undoing is one, the others say the same"
    undoing = office.desk.entries(viewer="Jun")[2]
    assert (undoing.says, undoing.about) == ("undid an earlier decision", f"undone: {CHECK}: off")


@told
def test_every_entry_of_a_person_has_their_name_and_edgecode_s_have_none(office: DeskAtHand) -> None:
    office.says.name("Kit", by="Bea", may=frozenset({May.NAME_PEOPLE}))
    assert [(each.who, each.says) for each in office.desk.entries()] == [
        ("Bea", "gave a person an authority"),
        ("Bea", "named a person on the film"),
    ]


@told
def test_what_somebody_who_was_erased_did_is_told_as_that(office: DeskAtHand) -> None:
    office.says.all_off(by="Jun")
    office.record.rows = [Recorded(index=0, id=office.record.rows[0].id, entry=None)]
    [shown] = office.desk.entries()
    assert (shown.who, shown.says) == ("somebody who was erased", "did something")


@told
def test_an_entry_whose_words_are_lost_is_somebody_s(office: DeskAtHand) -> None:
    office.says.all_off(by="Jun")
    office.words.kept.clear()
    assert [(each.who, each.says) for each in office.desk.entries()] == [
        ("somebody", "turned every check off for the film")
    ]


@told
def test_a_no_that_never_came_on_record_is_not_told_either(office: DeskAtHand) -> None:
    office.says.all_off(by="Jun")
    office.record.breaks = NotAllowedError("the disk", may="be written to")
    attempts: list[Callable[[], object]] = [
        lambda: office.says.consent(Purpose.CHECKS, yes=False, by="Jun"),
        lambda: office.says.all_off(by="Bea"),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowedError):
            attempt()
    assert office.desk.orphans() == (
        "Jun said something of their own; it was never acknowledged and does not count",
        "Bea said “every check, for the film”; it was never acknowledged and does not count",
    )


@told
def test_who_declares_a_tool_to_the_amnesty_register_is_named_to_themselves_alone(office: DeskAtHand) -> None:
    papers = PaperDesk(office.desk)
    papers.state(Use(tool="Quill", part=Part.EDIT, declared=True), by="Jun")
    papers.state(Use(tool="Quill", part=Part.EDIT), by="Jun")
    office.desk.undo(by="Jun")
    office.desk.undo(by="Jun")
    for viewer, named in (("", "somebody"), ("Bea", "somebody"), ("Jun", "Jun")):
        taken_back, undone, plain, declared = office.desk.entries(viewer=viewer)
        assert (declared.who, taken_back.who) == (named, named)
        assert declared.says == "declared a tool that was used outside edgecode"
        assert (plain.who, undone.who) == ("Jun", "Jun"), "what was stated openly is told openly"


@told
def test_a_reason_of_the_closed_list_is_told_with_the_decision(office: DeskAtHand) -> None:
    office.write('[people.Ida]\nmay = ["set intents"]')
    office.desk.intend(CHECK, Pointer(film=True), by="Ida", because="it rains", why=Reason.ON_PURPOSE)
    for viewer in ("", "Bea", "Ida"):
        [view] = office.desk.entries(viewer=viewer)
        assert (view.because, view.why) == ("it rains", "on purpose")


@told
def test_others_cannot_tell_a_withdrawal_from_a_look_at_the_mirror(office: DeskAtHand) -> None:
    mirror = MirrorDesk(office.desk, HeldPartners(agreed(made_agreement(), at=1_000)))
    for say in (mirror.look, mirror.withhold, mirror.withhold_ended):
        say(LAB, "2025-W48", by="Jun")
    for viewer in ("", "Bea"):
        views = office.desk.entries(viewer=viewer)
        assert {without_numbers(each) for each in views} == {
            EntryView(index=0, id="", at=views[0].at, who="Jun", says="looked at their own contribution")
        }
    assert [each.says for each in office.desk.entries(viewer="Jun")] == [
        "let one's own contribution go out after all",
        "withdrew one's own contribution before it goes out",
        "read one's own contribution before it goes out",
    ]
