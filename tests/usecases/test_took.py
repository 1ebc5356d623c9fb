"""How a decision was come to is kept as far as somebody consents, the whole time; a decision is kept in any case."""

from pathlib import Path

import pytest

from edgecode.consent.purpose import Purpose
from edgecode.entries.detail import Detail
from edgecode.entries.vocabulary import Reason, Stage
from edgecode.errors import ConsentError
from edgecode.film.pointer import Pointer
from edgecode.findings.word import Deed
from edgecode.usecases.took import Took, decides_first
from simulators.desk_at_hand import DeskAtHand
from simulators.telling import tells

FILM = """
    --- film.toml
    [people.Bea]
    role = "editor"
    may = ["raise standings", "set intents"]
    [people.Jun]
    role = "director"
    [[standings]]
    check = "placeholder-in-cut"
    standing = "offered"
    by = "Bea"
    on = 2025-11-01
    --- one.cut
    1-1
    PLACEHOLDER
    PLACEHOLDER TWO
    """
SECOND = 1000


@pytest.fixture
def office(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


told = tells(FILM)


def finding(office: DeskAtHand) -> str:
    return office.desk.today().cards[0].finding.id


def details(office: DeskAtHand) -> dict[Detail, int]:
    entry = office.record.rows[-1].entry
    assert entry is not None
    return dict(entry.details)


def decided(office: DeskAtHand, took: Took | None) -> str:
    return office.desk.decide(Deed.LEAVE, finding(office), by="Jun", took=took).says


NOT_KEPT = "How long it took was not kept: there was no consent to that the whole time"


@told
def test_without_consent_a_decision_is_kept_and_its_timing_is_not(office: DeskAtHand) -> None:
    assert NOT_KEPT in decided(office, Took(12, opened=1))
    assert details(office) == {}


@told
def test_with_consent_its_timing_is_kept(office: DeskAtHand) -> None:
    office.says.consent(Purpose.TIMING, yes=True, by="Jun", stage=Stage.CUT)
    office.clock.move(60 * SECOND)
    assert "was not kept" not in decided(office, Took(12, opened=1))
    assert details(office) == {Detail.SECONDS: 12, Detail.ALTERNATIVES_OPENED: 1}


@told
def test_the_timing_of_what_began_before_the_consent_is_not_kept(office: DeskAtHand) -> None:
    office.says.consent(Purpose.TIMING, yes=True, by="Jun")
    office.clock.move(5 * SECOND)
    assert NOT_KEPT in decided(office, Took(12))
    assert details(office) == {}


@pytest.mark.parametrize("again", [False, True])
@told
def test_withdrawn_mid_decision_the_decision_is_on_record_without_its_timing(
    office: DeskAtHand, *, again: bool
) -> None:
    office.says.consent(Purpose.TIMING, yes=True, by="Jun")
    office.clock.move(60 * SECOND)
    office.says.consent(Purpose.TIMING, yes=False, by="Jun")
    if again:
        office.clock.move(SECOND)
        office.says.consent(Purpose.TIMING, yes=True, by="Jun")
    office.clock.move(3 * SECOND)
    says = decided(office, Took(12))
    assert says.count(". ") == 1
    assert says.endswith(NOT_KEPT)
    assert details(office) == {}
    [card] = office.desk.today().decided
    assert card.decision is not None


@pytest.mark.parametrize("seconds", [-1, 86_401])
@told
def test_what_no_decision_takes_is_not_kept_and_said_so(office: DeskAtHand, seconds: int) -> None:
    office.says.consent(Purpose.TIMING, yes=True, by="Jun")
    office.clock.move(90_000 * SECOND)
    assert decided(office, Took(seconds)).endswith("was not kept: no decision takes that long")
    assert details(office) == {}


@told
def test_as_intended_is_timed_as_agreeing_is(office: DeskAtHand) -> None:
    office.says.consent(Purpose.TIMING, yes=True, by="Bea")
    office.clock.move(60 * SECOND)
    office.desk.intend("", Pointer(), by="Bea", finding=finding(office), took=Took(4))
    assert details(office) == {Detail.SECONDS: 4, Detail.ALTERNATIVES_OPENED: 0}


@told
def test_nobody_decides_before_a_finding_is_shown_who_does_not_consent_to_it(office: DeskAtHand) -> None:
    own = finding(office)
    with pytest.raises(ConsentError, match="expected a person who consents to it now, found Jun"):
        office.desk.decide_first(own, by="Jun")
    office.says.consent(Purpose.DECIDE_FIRST, yes=True, by="Jun")
    office.desk.decide_first(own, by="Jun", option=1)
    office.desk.decide(Deed.LEAVE, own, by="Jun")
    assert details(office) == {Detail.BEFORE_SHOWN: 1}


@told
def test_that_it_was_decided_before_is_not_noted_once_the_consent_is_withdrawn(office: DeskAtHand) -> None:
    own = finding(office)
    office.says.consent(Purpose.DECIDE_FIRST, yes=True, by="Jun")
    office.desk.decide_first(own, by="Jun")
    office.says.consent(Purpose.DECIDE_FIRST, yes=False, by="Jun")
    office.desk.decide(Deed.LEAVE, own, by="Jun")
    assert details(office) == {}


@told
def test_about_one_finding_in_ten_is_decided_first_by_who_consents(office: DeskAtHand) -> None:
    today = office.desk.today()

    def sample() -> int:
        let = office.desk.today().let
        each = (decides_first(str(nth), let, person="Jun", stage=Stage.CUT, said=today.said) for nth in range(2000))
        return sum(each)

    assert sample() == 0
    office.says.consent(Purpose.DECIDE_FIRST, yes=True, by="Jun", stage=Stage.CUT)
    assert 150 < sample() < 250
    assert not decides_first("1", office.desk.today().let, person="", stage=Stage.CUT, said=today.said)


@told
def test_a_reason_is_kept_as_the_person_s_own_word_whatever_they_consent_to(office: DeskAtHand) -> None:
    office.desk.decide(Deed.LEAVE, finding(office), by="Jun", why=Reason.KNOWN)
    assert details(office) == {Detail.REASON: list(Reason).index(Reason.KNOWN)}
    office.desk.intend("", Pointer(), by="Bea", finding=finding(office), why=Reason.ON_PURPOSE)
    assert details(office) == {Detail.REASON: list(Reason).index(Reason.ON_PURPOSE)}
    office.desk.intend("placeholder-in-cut", Pointer(film=True), by="Bea", why=Reason.TOO_DEAR)
    assert details(office) == {Detail.REASON: list(Reason).index(Reason.TOO_DEAR)}


@told
def test_no_reason_is_the_same_as_before(office: DeskAtHand) -> None:
    office.desk.decide(Deed.LEAVE, finding(office), by="Jun")
    assert details(office) == {}


@told
def test_an_option_taken_before_the_finding_was_shown_is_noted_with_the_decision(office: DeskAtHand) -> None:
    office.says.consent(Purpose.DECIDE_FIRST, yes=True, by="Jun")
    for option in (1, 0):
        office.desk.decide_first(finding(office), by="Jun", option=option)
        assert details(office).get(Detail.OPTION, 0) == option
