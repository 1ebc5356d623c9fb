"""What reliance is measured on: told entry by entry, no film needed."""

from collections.abc import Iterable

import msgspec
import pytest

from edgecode.checks.check import Check
from edgecode.checks.registry import every_check
from edgecode.consent.reliance.decided import Choice, Decided, Declared
from edgecode.consent.standing import Standing
from edgecode.entries.detail import Detail
from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.findings.word import Deed, Word
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.reliance_history import Histories, History
from edgecode.usecases.sitting import SITTING_MS

CHECKS: tuple[Check, ...] = every_check()
UNSHOT, USABLE = "unshot-line", "none-usable"
FILM = Handle("f" * 16)
NADIA, OTTO = Handle("a" * 16), Handle("b" * 16)
OF_DAILIES = {check.id for check in CHECKS if check.stage is Stage.DAILIES}


def handle(role: IdRole, name: str) -> Handle:
    """A handle that tells one name from another."""
    return Handle(f"{hash((str(role), name)) % 2**64:016x}")


class Told:
    """A record being told."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.histories = Histories(CHECKS, handle=handle)
        self._count = 0

    def __call__(
        self,
        kind: Kind,
        *,
        at: int = 0,
        who: Handle = NADIA,
        check: str = UNSHOT,
        details: tuple[tuple[Detail, int], ...] = (),
        sitting: str = "",
        word: Word | None = None,
        erased: bool = False,
    ) -> tuple[str, ...]:
        """Tell the next entry; gives the checks whose histories it went into."""
        ids = [(IdRole.CHECK, handle(IdRole.CHECK, check))] if check else []
        ids += [(IdRole.SITTING, handle(IdRole.SITTING, sitting))] if sitting else []
        role = Role.EDGECODE if who == THE_HOUSE else Role.CREW
        entry = Entry(
            at=at, who=who, role=role, stage=Stage.DAILIES, kind=kind, film=FILM, ids=tuple(ids), details=details
        )
        self._count += 1
        own = self._count.to_bytes(16, "big")
        recorded = Recorded(index=self._count - 1, id=own, entry=None if erased else entry)
        return self.histories.take(recorded, word)

    def standing(
        self, to: Standing, *, deed: Deed = Deed.STANDING, by: str = "Nadia", at: int = 0, erased: bool = False
    ) -> str:
        """Tell that somebody, or edgecode, gave the check a standing; gives its entry."""
        own = (self._count + 1).to_bytes(16, "big").hex()
        word = Word(entry=own, deed=deed, by=by, at=at, check=UNSHOT, standing=to)
        self(Kind.STANDING_RAISED, at=at, word=word, erased=erased)
        return own

    def undo(self, entry: str, *, at: int = 0) -> tuple[str, ...]:
        """Tell that an entry is taken back."""
        word = Word(entry="u", deed=Deed.UNDO, by="Nadia", at=at, undoes=entry)
        return self(Kind.DECISION_UNDONE, at=at, word=word)

    @property
    def history(self) -> History:
        """The history of the check."""
        return self.histories.of[UNSHOT]

    @property
    def decided(self) -> list[Decided]:
        """Its decisions."""
        return [each for each in self.history.events if isinstance(each, Decided)]

    @property
    def declared(self) -> list[tuple[Standing, bool]]:
        """Its standings, and whether each was a raising."""
        return [(each.standing, each.raised) for each in self.history.events if isinstance(each, Declared)]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.mark.parametrize(
    ("kind", "consulted", "choice"),
    [
        (Kind.FINDING_OPTION_TAKEN, True, Choice.FOLLOWED),
        (Kind.FINDING_LEFT, True, Choice.REJECTED),
        (Kind.FINDING_INTENDED, True, Choice.REJECTED),
        (Kind.DECISION_MADE, False, Choice.SILENT),
        (Kind.INTENT_DECLARED, False, Choice.SILENT),
    ],
)
def test_a_decision_a_check_could_speak_to_is_eligible(told: Told, kind: Kind, consulted: bool, choice: Choice) -> None:  # noqa: FBT001
    assert told(kind) == (UNSHOT,)
    [decided] = told.decided
    assert (decided.consulted, decided.choice, decided.who) == (consulted, choice, NADIA.digits)
    assert told.history.deciders == {NADIA.digits}
    assert not told.histories.of[USABLE].events


@pytest.mark.parametrize(
    "kind",
    sorted(
        set(Kind)
        - {
            Kind.FINDING_OPTION_TAKEN,
            Kind.FINDING_LEFT,
            Kind.FINDING_INTENDED,
            Kind.DECISION_MADE,
            Kind.INTENT_DECLARED,
            Kind.PAGE_SIGNED,
            Kind.DAY_SIGNED,
        }
    ),
)
def test_nothing_else_is_eligible_putting_off_and_looking_among_it(told: Told, kind: Kind) -> None:
    assert told(kind) == ()
    assert not any(history.events for history in told.histories.of.values())


@pytest.mark.parametrize("kind", [Kind.PAGE_SIGNED, Kind.DAY_SIGNED])
def test_who_signs_does_the_job_of_every_check_of_the_dailies_by_hand(told: Told, kind: Kind) -> None:
    assert set(told(kind, check="")) == OF_DAILIES
    assert not told.decided[0].consulted


def test_a_finding_decided_unseen_and_then_seen_counts_once_as_unseen(told: Told) -> None:
    told(Kind.DECISION_MADE, details=((Detail.BEFORE_SHOWN, 1), (Detail.CONSULTED, 0)))
    assert told(Kind.FINDING_OPTION_TAKEN, details=((Detail.OPTION, 1), (Detail.BEFORE_SHOWN, 1))) == ()
    assert [each.consulted for each in told.decided] == [False]
    assert told(Kind.FINDING_LEFT, details=((Detail.BEFORE_SHOWN, 0),)) == (UNSHOT,)


def test_what_film_toml_says_was_decided_elsewhere(told: Told) -> None:
    word = Word(entry="1", deed=Deed.INTEND, by="Nadia", at=0, check=UNSHOT, written="key")
    assert told(Kind.INTENT_DECLARED, word=word) == ()
    assert told(Kind.INTENT_DECLARED, word=msgspec.structs.replace(word, written="")) == (UNSHOT,)


def test_what_an_erased_person_decided_is_gone_and_the_standing_they_gave_stays(told: Told) -> None:
    told.standing(Standing.OFFERED, erased=True, at=7)
    assert told(Kind.FINDING_LEFT, erased=True) == ()
    assert told.history.events == [Declared(7, Standing.OFFERED, raised=True)]


def test_an_entry_says_itself_how_it_was_come_to(told: Told) -> None:
    details = (
        (Detail.CONSULTED, 1),
        (Detail.PULLED, 1),
        (Detail.CHOICE, 2),
        (Detail.SECONDS, 12),
        (Detail.ALTERNATIVES_OPENED, 3),
    )
    told(Kind.DECISION_MADE, details=details)
    [decided] = told.decided
    assert (decided.consulted, decided.pulled, decided.choice) == (True, True, Choice.CHANGED)
    assert (decided.seconds, decided.alternatives_opened) == (12, 3)


@pytest.mark.parametrize("standing", Standing)
def test_a_finding_of_a_check_on_request_was_asked_for(told: Told, standing: Standing) -> None:
    told.standing(standing)
    told(Kind.FINDING_LEFT)
    told(Kind.FINDING_LEFT, details=((Detail.PULLED, 0),))
    told(Kind.DECISION_MADE)
    assert [each.pulled for each in told.decided] == [standing is Standing.ON_REQUEST, False, False]


def sittings(decided: Iterable[Decided]) -> list[int]:
    """Number the sittings in the order they come."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(each.sitting, len(numbers)) for each in decided]


def test_a_long_pause_of_a_person_ends_their_sitting_and_nobody_elses(told: Told) -> None:
    for at, who in [(0, NADIA), (1, OTTO), (SITTING_MS, NADIA), (SITTING_MS + 2, OTTO), (2 * SITTING_MS + 1, NADIA)]:
        told(Kind.FINDING_LEFT, at=at, who=who)
    assert sittings(told.decided) == [0, 1, 0, 2, 3]


def test_other_work_in_between_keeps_a_sitting_going_and_a_clock_that_jumps_back_ends_none(told: Told) -> None:
    told(Kind.FINDING_LEFT, at=5)
    told(Kind.TAKE_LOGGED, at=SITTING_MS)
    told(Kind.FINDING_LEFT, at=2 * SITTING_MS)
    told(Kind.FINDING_LEFT, at=0)
    assert sittings(told.decided) == [0, 0, 0]


def test_a_sitting_that_is_named_is_that_sitting_however_long_the_pause(told: Told) -> None:
    for at, sitting in [(0, "one"), (9 * SITTING_MS, "one"), (9 * SITTING_MS + 1, "two")]:
        told(Kind.FINDING_LEFT, at=at, sitting=sitting)
    assert sittings(told.decided) == [0, 0, 1]


def test_raising_lowering_and_stepping_down_each_stand_in_the_history(told: Told) -> None:
    told.standing(Standing.STANDARD)
    told.standing(Standing.STANDARD)
    told.standing(Standing.OFFERED)
    told.standing(Standing.ON_REQUEST, deed=Deed.STEP_DOWN, by="")
    told.standing(Standing.OFFERED)
    assert told.declared == [
        (Standing.STANDARD, True),
        (Standing.OFFERED, False),
        (Standing.ON_REQUEST, False),
        (Standing.OFFERED, True),
    ]


def test_a_standing_that_is_undone_is_what_it_was_before(told: Told) -> None:
    told.standing(Standing.ON_REQUEST)
    raised = told.standing(Standing.STANDARD)
    assert told.undo(raised, at=9) == (UNSHOT,)
    assert told.undo(raised) == ()
    assert told.undo("a decision's") == ()
    assert told.history.events[-1] == Declared(9, Standing.ON_REQUEST, raised=False)


def test_undoing_what_was_said_before_a_step_down_does_not_lift_it(told: Told) -> None:
    told.standing(Standing.STANDARD)
    lowered = told.standing(Standing.OFFERED)
    told.standing(Standing.ON_REQUEST, deed=Deed.STEP_DOWN, by="")
    assert told.undo(lowered) == ()
    assert told.declared[-1] == (Standing.ON_REQUEST, False)


def test_an_announcement_covers_the_decisions_before_it(told: Told) -> None:
    for deed, many in ((Deed.ANNOUNCE, 2), (Deed.TELL_ALONE, 3)):
        while len(told.history.decisions) < many:
            told(Kind.FINDING_LEFT)
        told(Kind.RELIANCE_ANNOUNCED, who=THE_HOUSE, word=Word(entry="x", deed=deed, by="", at=0, check=UNSHOT))
        assert told.history.announced == many


def test_an_announcement_of_a_check_that_is_no_more_is_passed_over(told: Told) -> None:
    gone = Word(entry="x", deed=Deed.ANNOUNCE, by="", at=0, check="a-check-of-before")
    assert told(Kind.RELIANCE_ANNOUNCED, who=THE_HOUSE, word=gone) == ()


def test_the_decisions_are_named_by_their_entries_in_order(told: Told) -> None:
    told(Kind.FINDING_LATER)
    told(Kind.FINDING_LEFT)
    told(Kind.DECISION_MADE)
    assert told.history.decisions == [(2).to_bytes(16, "big").hex(), (3).to_bytes(16, "big").hex()]
