"""The mirror: people see what they contribute before it goes, withdraw it until then, and nobody else can tell."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgecode.boundary.errors import BatchError
from edgecode.checks.registry import every_check
from edgecode.consent.purpose import Purpose
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, Phase, ReportClass
from edgecode.errors import ConsentError, NothingToUndoError, UnknownPersonError
from edgecode.findings.word import Deed
from edgecode.usecases.own_answers import answers_of
from edgecode.usecases.partners.mirror import MirrorDesk, MirrorWeek
from edgecode.usecases.partners.own_contribution import OwnCell
from edgecode.usecases.ports.partners import Ended
from edgecode.usecases.show_permissions import announced_to, permissions_view
from simulators.desk_at_hand import DeskAtHand
from simulators.made_agreement import LAB, OTHER, HeldPartners, agreed, made_agreement
from simulators.telling import tells

FILM = """
    --- film.toml
    [people.Bea]
    role = "producer"
    may = ["raise standings", "name people"]
    [people.Jun]
    role = "editor"
    [[consents]]
    purpose = "checks reading my material"
    answer = "given"
    by = "Jun"
    on = 2025-11-01
    [[standings]]
    check = "placeholder-in-cut"
    standing = "offered"
    by = "Bea"
    on = 2025-11-01
    --- one.cut
    1-1
    PLACEHOLDER
    PLACEHOLDER TWO
    PLACEHOLDER THREE
    """
HOUR, DAY = 3_600_000, 24 * 3_600_000
THIS, LAST = "2025-W48", "2025-W47"
"""The week that begins on the Monday on which the clock stands, and the one before; they go on two Thursdays at noon."""
told = tells(FILM)


class Studio:
    """A film with one agreement, its desk, and the mirror."""

    def __init__(self, folder: Path) -> None:
        """Open the folder."""
        self.partners = HeldPartners(agreed(made_agreement(), at=1_000))
        self.office = DeskAtHand(folder, partners=self.partners.asking)
        self.mirror = MirrorDesk(self.office.desk, self.partners)

    def consents(self) -> None:
        """Jun says yes to every partner there is."""
        self.office.says.consent(Purpose.REPORT, yes=True, by="Jun")

    def leaves(self) -> None:
        """Jun leaves the first finding that wants a decision."""
        today = self.office.desk.today(viewer="Jun")
        self.office.desk.decide(Deed.LEAVE, today.cards[0].finding.id, by="Jun")

    def week(self, name: str = THIS, *, by: str = "Jun") -> MirrorWeek:
        """What the mirror shows of one week."""
        return next(each for each in self.mirror.mine(by=by) if each.week == name)


@pytest.fixture
def studio(folder: Path) -> Studio:
    return Studio(folder)


@told
def test_what_one_did_is_shown_cell_by_cell_with_when_it_goes(studio: Studio) -> None:
    studio.consents()
    studio.leaves()
    studio.leaves()
    assert [each.week for each in studio.mirror.mine(by="Jun")] == [LAST, THIS]
    mine = studio.week()
    assert mine.own.cells == (OwnCell(Phase.PREPARE, Group.DECIDING, 1),)
    assert (mine.partner, mine.agreement, mine.goes) == ("Aperture Lab", LAB, "2025-12-04 12:00 UTC")
    assert (mine.is_over, mine.withdrawn, studio.week(LAST).is_over) == (False, False, True)
    assert studio.week(LAST).own.is_empty
    studio.office.clock.move(DAY)
    studio.leaves()
    assert studio.week().own.cells == (OwnCell(Phase.PREPARE, Group.DECIDING, 2),)


@told
def test_nothing_is_contributed_without_a_consent_and_before_anything_is_on_record(studio: Studio) -> None:
    assert [each.own.is_empty for each in studio.mirror.mine(by="Jun")] == [True, True]
    assert not studio.office.made, "to look makes no record"
    studio.leaves()
    assert studio.week().own.is_empty


@told
def test_each_sees_their_own_alone(studio: Studio) -> None:
    studio.consents()
    studio.leaves()
    assert studio.week(by="Bea").own.is_empty
    with pytest.raises(UnknownPersonError):
        studio.mirror.mine(by="Nobody")


@told
def test_a_contribution_is_withdrawn_and_let_go_after_all(studio: Studio) -> None:
    studio.consents()
    studio.leaves()
    done = studio.mirror.withhold("Aperture Lab", THIS, by="Jun")
    assert done.says == ("Jun withdrew one's own contribution before it goes out: Aperture Lab, 2025-W48")
    assert (studio.week().withdrawn, studio.week(LAST).withdrawn) == (True, False)
    assert not studio.week().own.is_empty, "what would go is shown all the same"
    studio.mirror.withhold_ended(LAB, THIS, by="Jun")
    assert not studio.week().withdrawn
    with pytest.raises(ConsentError, match=f"expected one to {THIS} that was withdrawn, found none"):
        studio.mirror.withhold_ended(LAB, THIS, by="Jun")


@told
def test_what_has_gone_cannot_be_called_back_and_that_is_one_sentence(studio: Studio) -> None:
    studio.office.clock.move(2 * DAY + 20 * HOUR - 1)
    studio.mirror.withhold(LAB, LAST, by="Jun")
    studio.office.clock.move(1)
    for attempt in (studio.mirror.withhold, studio.mirror.withhold_ended, studio.mirror.look):
        with pytest.raises(ConsentError) as refused:
            attempt(LAB, LAST, by="Jun")
        assert str(refused.value) == (
            f"week: expected one whose batch has not gone yet: {THIS}, found {LAST}, which went on "
            "2025-11-27 12:00 UTC and cannot be called back"
        )
    assert studio.office.kinds(Kind.MIRROR_WITHDRAWN, Kind.MIRROR_WITHDRAWAL_ENDED) == [Kind.MIRROR_WITHDRAWN]


@told
def test_what_is_no_week_or_no_agreement_is_one_sentence(studio: Studio) -> None:
    mirror = studio.mirror
    for week, found in (("2025-W49", "which has not begun"), ("2024-W02", "of which the agreement does not tell")):
        with pytest.raises(ConsentError, match=f"found {week}, {found}"):
            mirror.withhold(LAB, week, by="Jun")
    with pytest.raises(BatchError, match="expected one such as 2026-W14, found 'monday'"):
        mirror.withhold(LAB, "monday", by="Jun")
    with pytest.raises(ConsentError, match="partner: expected one whose agreement is in force"):
        mirror.withhold(OTHER, THIS, by="Jun")
    assert studio.office.kinds() == []


@told
def test_an_agreement_that_has_ended_has_no_mirror(studio: Studio) -> None:
    studio.partners.over.append(Ended(agreement=LAB, at=studio.office.clock.now(), by="Bea", entry=""))
    assert studio.mirror.mine(by="Jun") == ()
    with pytest.raises(ConsentError, match="no agreement is in force"):
        studio.mirror.withhold(LAB, THIS, by="Jun")


@told
def test_who_has_left_sees_and_withdraws_theirs_still(studio: Studio) -> None:
    studio.consents()
    studio.leaves()
    studio.office.says.has_left("Jun", by="Bea")
    assert not studio.week().own.is_empty
    studio.mirror.withhold(LAB, THIS, by="Jun")
    assert studio.week().withdrawn


@told
def test_undo_passes_by_what_was_said_of_the_mirror(studio: Studio) -> None:
    for say in (studio.mirror.look, studio.mirror.withhold, studio.mirror.withhold_ended):
        say(LAB, THIS, by="Jun")
        with pytest.raises(NothingToUndoError):
            studio.office.desk.undo(by="Jun")


@told
def test_a_trial_s_decisions_are_shown_too(studio: Studio) -> None:
    trial = {"check": "placeholder-in-cut", "share": 60, "begins": "2025-11-01", "until": "2025-12-31"}
    agreement = msgspec.convert({**msgspec.to_builtins(made_agreement()), "trials": [trial]}, type(made_agreement()))
    studio.partners.every = [agreed(agreement, at=1_000)]
    says = studio.office.says
    says.consent(Purpose.DECIDE_FIRST, yes=True, by="Jun")
    says.consent(Purpose.REPORT, yes=True, by="Jun", report_class=ReportClass.TRIALS)
    cards = studio.office.desk.today(viewer="Jun").cards
    studio.office.desk.decide_first(cards[0].finding.id, by="Jun", option=1)
    studio.office.desk.decide_first(cards[1].finding.id, by="Jun")
    [mine] = studio.week().trials
    assert (mine.check, mine.count.decisions, mine.count.as_found) == ("placeholder-in-cut", 2, 1)
    assert studio.week(by="Bea").trials == ()


def seen(studio: Studio, viewer: str) -> dict[str, object]:
    """Everything that somebody else can ask of the film about what was said, as data."""
    desk = studio.office.desk
    today = desk.today(viewer=viewer)
    return {
        "record": desk.entries(viewer=viewer),
        "cards": [(card.finding, card.decision) for card in (*today.cards, *today.decided)],
        "permissions": permissions_view(today, checks=every_check()),
        "announced": announced_to(today),
        "leanings": desk.leanings(),
        "intents": desk.intents(),
        "phase": today.said.phase,
        "checkpoint": desk.checkpoint(),
        "verdict": desk.verify(),
        "orphans": desk.orphans(),
        **({"mirror": studio.mirror.mine(by=viewer), "answers": answers_of(desk, by=viewer)} if viewer else {}),
    }


STEPS = st.lists(
    st.tuples(st.sampled_from([THIS, LAST]), st.sampled_from([Deed.LOOK, Deed.WITHHOLD, Deed.WITHHOLD_ENDED])),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
@told
def test_nobody_else_can_tell_who_withdrew(folder: Path, steps: list[tuple[str, Deed]]) -> None:
    plain, held = Studio(folder), Studio(folder)
    for studio in (plain, held):
        studio.consents()
        studio.leaves()
    withdrawn: set[str] = set()
    for week, deed in steps:
        plain.mirror.look(LAB, week, by="Jun")
        if deed is Deed.WITHHOLD:
            held.mirror.withhold(LAB, week, by="Jun")
            withdrawn.add(week)
        elif deed is Deed.WITHHOLD_ENDED and week in withdrawn:
            held.mirror.withhold_ended(LAB, week, by="Jun")
            withdrawn.discard(week)
        else:
            held.mirror.look(LAB, week, by="Jun")
        for studio in (plain, held):
            studio.office.clock.move(1_000)
    for viewer in ("", "Bea"):
        assert seen(plain, viewer) == seen(held, viewer)
    for studio in (plain, held):
        words = [word for word in studio.office.deciding.every_word() if word.subject.startswith(LAB)]
        studio.office.words.kept = {word.entry: word for word in words}
        studio.office.record.rows.clear()
    told_of = plain.office.desk.orphans()
    assert told_of == held.office.desk.orphans(), "what never came on record tells no more"
    assert {each.split(";")[0] for each in told_of} == {"Jun said something of their own"}


@told
def test_the_same_comparison_sees_what_others_may_see(folder: Path) -> None:
    """The control: somebody decides instead of looking."""
    plain, other = Studio(folder), Studio(folder)
    for studio in (plain, other):
        studio.leaves()
    plain.mirror.look(LAB, THIS, by="Jun")
    other.leaves()
    assert seen(plain, "Bea") != seen(other, "Bea")
