"""What people say of pickups: on record, folded, and taken back."""

from collections.abc import Callable

import pytest

from edgecode.consent.purpose import Purpose
from edgecode.entries.kind import Kind
from edgecode.errors import (
    ConsentError,
    EdgecodeError,
    NotInFilmError,
    SaidError,
    UnknownPersonError,
    UnknownSceneError,
)
from edgecode.film.pickup import Need, StateOf
from edgecode.film.pickups.owing import OwingKind, owing
from edgecode.film.pickups.pickup_list import Fate, Row
from edgecode.film.pickups.standing import Described, StandsAt
from edgecode.film.pickups.states import states
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.permission_desk import PermissionDesk
from edgecode.usecases.pickups.pickup_desk import PickupDesk
from edgecode.usecases.pickups.show_pickups import pickups_of
from simulators.picked_film import PICKED_FILM
from simulators.shared_desk import SharedDesk
from simulators.telling import tells

told = tells(PICKED_FILM)
BY = "Ines"


@pytest.fixture
def office(opened: OpenFilm) -> SharedDesk:
    return SharedDesk(opened)


@pytest.fixture
def pickups(office: SharedDesk) -> PickupDesk:
    return PickupDesk(office.desk)


def row(office: SharedDesk, says: str) -> Row:
    """What is owed by its words, as it stands now."""
    return next(row for row in pickups_of(office.desk.today()).rows if row.owing.says == says)


@told
def test_a_take_fills_what_is_owed_and_undo_takes_it_back(office: SharedDesk, pickups: PickupDesk) -> None:
    """Ines looks at the tail of 1-1 and takes it; somebody refusing it opens the line again."""
    done = pickups.fill("1/3", "1-1", by=BY, because="it plays")
    assert done.says.endswith("1-1, tail, fills “I heard it an hour ago.”, scene 1")
    now = row(office, "I heard it an hour ago.")
    assert (now.fate, now.stands.at, now.stands.by) == (Fate.SETTLED, StandsAt.FILLED, BY)
    assert office.kinds(Kind.OWED_FILLED) == [Kind.OWED_FILLED]
    office.desk.undo(by=BY)
    assert row(office, "I heard it an hour ago.").fate is Fate.LOOK_FIRST
    pickups.refuse("1/3", "1-1", by=BY)
    pickups.refuse("1/3", "1A-2", by=BY)
    assert row(office, "I heard it an hour ago.").fate is Fate.UNWEIGHED


@told
def test_each_thing_that_can_be_said_is_said_and_kept(office: SharedDesk, pickups: PickupDesk) -> None:
    """A line goes its way: proposed, weighed, described, given to planning, dropped, needed after all, done, waived."""
    line = "Nobody came."
    steps: list[tuple[Callable[..., object], StandsAt]] = [
        (pickups.propose, StandsAt.PROPOSED),
        (pickups.give_to_planning, StandsAt.PLANNED),
        (pickups.drop, StandsAt.DROPPED),
        (pickups.needed, StandsAt.OPEN),
        (pickups.done, StandsAt.DONE),
        (pickups.waive, StandsAt.WAIVED),
    ]
    pickups.weigh("2/3", Need.MUST, by=BY)
    pickups.describe("2/3", by=BY, setups="2 again, tighter", props="the gate")
    for say, at in steps:
        say("2/3", by=BY, because="so")
        assert row(office, line).stands.at is at
    stands = row(office, line).stands
    assert (stands.need, stands.described) == (Need.MUST, Described(setups="2 again, tighter", props="the gate"))
    assert len(office.kinds()) == 8 + len(office.kinds(Kind.PERSON_NAMED))


@told
def test_a_line_is_given_to_adr_only_with_the_actors_consent(office: SharedDesk, pickups: PickupDesk) -> None:
    """Bo plays Ben; he is asked, says yes, and the line goes out. Another purpose is no yes."""
    with pytest.raises(ConsentError, match="1/5: expected the consent of Bo Berg, found none"):
        pickups.give_to_adr("1/5", by=BY)
    permissions = PermissionDesk(office.desk)
    permissions.consent(Purpose.CHECKS, yes=True, by="Bo Berg")
    with pytest.raises(ConsentError):
        pickups.give_to_adr("1/5", by=BY)
    assert [each.ready for each in row(office, "Nobody asked me.").fillers] == [True, True, False]
    permissions.consent(Purpose.AGAIN, yes=True, by="Bo Berg")
    assert [each.ready for each in row(office, "Nobody asked me.").fillers] == [True, True, True]
    done = pickups.give_to_adr("1/5", by=BY)
    assert done.says.endswith("“Nobody asked me.”, scene 1, by Bo Berg")
    assert row(office, "Nobody asked me.").stands.at is StandsAt.ADR
    assert office.kinds(Kind.LINE_GIVEN_TO_ADR) == [Kind.LINE_GIVEN_TO_ADR]


@told
def test_nobody_gives_out_a_line_of_a_part_that_nobody_plays(office: SharedDesk, pickups: PickupDesk) -> None:
    PermissionDesk(office.desk).name("Bo Berg", by=BY, role="actor", plays=frozenset())
    with pytest.raises(ConsentError, match="expected somebody who is said to play BEN"):
        pickups.give_to_adr("1/5", by=BY)


@told
def test_what_nothing_asks_for_is_proposed_in_words_and_a_reshoot_is_called(
    office: SharedDesk, pickups: PickupDesk
) -> None:
    pickups.ask_for("her hands on the gate", by=BY, scene="2")
    pickups.reshoot("1", by=BY, covers="2-3", what="the sun was out")
    asked, again = row(office, "her hands on the gate"), row(office, "the sun was out")
    assert (asked.owing.kind, asked.owing.scene, asked.stands.at) == (OwingKind.ASKED, "2", StandsAt.PROPOSED)
    assert (again.owing.kind, again.owing.lines, again.fillers) == (OwingKind.RESHOOT, (2, 3), ())
    pickups.weigh(again.owing.id, Need.MUST, by=BY)
    [setup] = pickups_of(office.desk.today()).shoot.setups
    assert (setup.scene, setup.lines) == ("1", (2, 3))
    office.desk.undo(by=BY)
    office.desk.undo(by=BY)
    assert "the sun was out" not in {each.says for each in owing(office.desk.look().film)}


@told
def test_a_state_is_noted_corrected_and_taken_away(office: SharedDesk, pickups: PickupDesk) -> None:
    pickups.note(StateOf.HAIR, "wet, parted left", by=BY, take="2-1", character="ada")
    pickups.note(StateOf.LIGHT, "dusk", by=BY, scene="2")
    mine = [each for each in states(office.desk.look().film) if each.id]
    assert [(each.of, each.words, each.character, each.scene, each.by) for each in mine] == [
        (StateOf.HAIR, "wet, parted left", "ADA", "2", BY),
        (StateOf.LIGHT, "dusk", "", "2", BY),
    ]
    pickups.correct(mine[0].id, "wet, parted right", by=BY)
    pickups.correct(mine[1].id, "", by=BY)
    assert [each.words for each in states(office.desk.look().film) if each.id] == ["wet, parted right"]
    assert office.kinds(Kind.STATE_NOTED, Kind.STATE_CORRECTED) == [Kind.STATE_NOTED] * 2 + [Kind.STATE_CORRECTED] * 2


@pytest.mark.parametrize(
    ("say", "error", "says"),
    [
        (lambda desk: desk.fill("9/9", "1-1", by=BY), NotInFilmError, "found '9/9', which is none"),
        (lambda desk: desk.fill("1/3", "2-1", by=BY), NotInFilmError, "expected material that might fill it"),
        (lambda desk: desk.fill("1/5", "ADR", by=BY), SaidError, "edgecode pickup adr gives a line to ADR"),
        (lambda desk: desk.waive("1/3", by="Nobody"), UnknownPersonError, "Nobody"),
        (lambda desk: desk.describe("1/3", by=BY), SaidError, "expected something to say of it, found nothing"),
        (lambda desk: desk.reshoot("9", by=BY), UnknownSceneError, "9"),
        (lambda desk: desk.reshoot("1", by=BY, covers="40"), SaidError, "scene 1: expected"),
        (lambda desk: desk.note(StateOf.SET, "x", by=BY, take="9-9"), NotInFilmError, "expected one take"),
        (lambda desk: desk.note(StateOf.SET, "x", by=BY, take="2-1", scene="1"), SaidError, "a take of scene 1"),
        (lambda desk: desk.note(StateOf.SET, " ", by=BY, scene="1"), SaidError, "a note: expected 1 to"),
        (lambda desk: desk.note(StateOf.SET, "x", by=BY, scene="1", character="Eve"), SaidError, "one of ADA, BEN"),
        (lambda desk: desk.correct("ffff", "x", by=BY), NotInFilmError, "expected a note that somebody made here"),
        (lambda desk: desk.give_to_adr("2/1", by=BY), SaidError, "expected a line that somebody says"),
    ],
)
@told
def test_what_cannot_be_is_one_sentence_and_nothing_is_kept(
    office: SharedDesk, pickups: PickupDesk, say: Callable[[PickupDesk], object], error: type[EdgecodeError], says: str
) -> None:
    with pytest.raises(error) as refused:
        say(pickups)
    assert says in str(refused.value)
    assert office.desk.look().film.picked == ()
