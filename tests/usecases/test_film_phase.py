"""The phase of the film: said by those whose it is to say, taken back, and shown."""

from pathlib import Path

import pytest

from edgecode.consent.people import May, Person
from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Phase
from edgecode.errors import NotAllowedError, UnknownPersonError
from edgecode.usecases.film_phase import may_say_phase, phase_of, say_phase
from simulators.desk_at_hand import DeskAtHand
from simulators.telling import tells

FILM = """
    --- film.toml
    [people.Bea]
    role = "producer"
    [people.Jun]
    role = "editor"
    [people.Otto]
    role = "1st AD"
    --- script.fountain
    INT. LIFT - NIGHT #1#

    Nobody.
    """
told = tells(FILM)


@pytest.fixture
def office(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


def phase(office: DeskAtHand) -> tuple[Phase, str, str]:
    view = phase_of(office.desk.today().said)
    return view.phase, view.by, view.since


@pytest.mark.parametrize(
    ("role", "may"),
    [
        *(("director", True), ("writer/director", True), ("producer", True), ("1st AD", True)),
        *(("editor", False), ("", False), ("script supervisor", False)),
    ],
)
def test_who_directs_or_produces_and_the_first_ad_say_it(role: str, *, may: bool) -> None:
    assert may_say_phase(Person(name="Ida", role=role)) is may
    assert may_say_phase(Person(name="Ida", role=role, may=frozenset({May.RAISE_STANDINGS})))


@told
def test_a_phase_is_said_from_now_on_and_shown_with_who_and_since_when(office: DeskAtHand) -> None:
    assert phase(office) == (Phase.PREPARE, "", "")
    done = say_phase(office.desk, Phase.SHOOT, by="Otto")
    assert done.says == "Otto said in which phase the film is: shoot"
    assert phase(office) == (Phase.SHOOT, "Otto", "2025-11-24 16:00 UTC")
    entry = office.record.rows[-1].entry
    assert entry is not None
    assert (entry.kind, dict(entry.details)) == (Kind.FILM_PHASE_SET, {Detail.PHASE: 1})
    say_phase(office.desk, Phase.FINISH, by="Bea")
    assert phase(office)[:2] == (Phase.FINISH, "Bea")


@told
def test_an_undoing_brings_back_what_was_said_before(office: DeskAtHand) -> None:
    say_phase(office.desk, Phase.SHOOT, by="Otto")
    say_phase(office.desk, Phase.FINISH, by="Bea")
    office.desk.undo(by="Bea")
    assert phase(office)[:2] == (Phase.SHOOT, "Otto")
    office.desk.undo(by="Otto")
    assert phase(office)[0] is Phase.PREPARE
    assert phase(office.again())[0] is Phase.PREPARE


@told
def test_who_may_not_is_refused_in_one_sentence_and_nothing_is_made(office: DeskAtHand) -> None:
    with pytest.raises(NotAllowedError, match=r"expected a person who may say in which phase .* found Jun"):
        say_phase(office.desk, Phase.SHOOT, by="Jun")
    with pytest.raises(UnknownPersonError):
        say_phase(office.desk, Phase.SHOOT, by="Nobody")
    assert not office.made
