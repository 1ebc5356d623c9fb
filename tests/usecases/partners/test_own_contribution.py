"""One person's own part in a batch, cell by cell."""

from edgecode.boundary.doing import Doing
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, Phase, Reason, ReportClass
from edgecode.usecases.partners.own_contribution import OwnCell, OwnContribution, OwnPair, OwnReason, own_contribution
from simulators.made_agreement import made_agreement

JUN, IDA = Handle("a" * 16), Handle("b" * 16)
PAIR = (Kind.CHECK_ASKED, Kind.FINDING_LEFT)
AGREEMENT = made_agreement(pairs=(PAIR, (Kind.FINDING_LEFT, Kind.CHECK_ASKED)))


def doing(day: int, kind: Kind = Kind.FINDING_LEFT, *, who: Handle = JUN, **facts: object) -> Doing:
    return Doing(**({"day": day, "who": who, "kind": kind, "phase": Phase.SHOOT} | facts))  # type: ignore[arg-type]


def own(class_: ReportClass, *doings: Doing) -> OwnContribution:
    return own_contribution({class_: doings}, who=JUN, agreement=AGREEMENT)


def test_a_person_counts_once_a_day_in_a_group() -> None:
    mine = own(ReportClass.BASE, doing(1), doing(1, Kind.FINDING_INTENDED), doing(2), doing(2, Kind.CHECK_ASKED))
    assert mine.cells == (OwnCell(Phase.SHOOT, Group.ASKING, 1), OwnCell(Phase.SHOOT, Group.DECIDING, 2))
    assert not mine.is_empty


def test_what_others_did_and_groups_that_are_not_told_are_not_there() -> None:
    narrow = made_agreement(groups=(Group.ASKING,))
    told = {ReportClass.BASE: (doing(1, who=IDA, kind=Kind.CHECK_ASKED), doing(1))}
    assert own_contribution(told, who=JUN, agreement=narrow).is_empty


def test_a_pair_is_two_doings_of_one_day_one_right_after_the_other() -> None:
    ask, leave = Kind.CHECK_ASKED, Kind.FINDING_LEFT
    mine = own(
        ReportClass.PAIRS,
        doing(1, ask),
        doing(1, ask, who=IDA),
        doing(1, leave),
        doing(2, ask),
        doing(3, leave),
        doing(4, ask),
        doing(4, Kind.FINDING_LATER),
        doing(4, leave),
    )
    assert mine.pairs == (OwnPair(*PAIR, 1),)


def test_a_reason_counts_on_the_days_it_was_chosen() -> None:
    mine = own(
        ReportClass.REASONS, doing(1, reason=Reason.KNOWN), doing(1, reason=Reason.KNOWN), doing(2, reason=Reason.KNOWN)
    )
    assert mine == OwnContribution(reasons=(OwnReason(Reason.KNOWN, 2),))
