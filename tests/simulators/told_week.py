"""A week that a partner is told of: an agreement, and people's doings of that week, told or made at random."""

from collections.abc import Iterable
from typing import Any

import msgspec
from hypothesis import strategies as st

from edgecode.boundary.agreement import Agreement, Partner, Trial
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.doing import Doing
from edgecode.boundary.told import Told, open_cells
from edgecode.boundary.trials import outcomes
from edgecode.boundary.week import Week
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, Phase, Reason, ReportClass

ALIAS = "00c0ffee00c0ffee"
WEEK = Week.named("2026-W14")
"""The week in which the second quarter of 2026 begins: from 30 March to 5 April."""
QUIET_WEEK = Week.named("2026-W15")
TRIAL = Trial(check="unshot-line", share=60, begins="2026-01-05", until="2026-03-20")
PAIRS = ((Kind.FINDING_OPENED, Kind.DECISION_MADE), (Kind.CUT_NAMED, Kind.CUT_NAMED))
KINDS = (
    *(Kind.FINDING_OPENED, Kind.DECISION_MADE, Kind.CUT_NAMED, Kind.TAKE_LOGGED),
    Kind.CONSENT_GIVEN,  # belongs to no group and is never counted
)

WHOLE = Agreement(
    id=Handle("a9ee0000000000a9"),
    version=2,
    purpose="how people lean on checks",
    studio="Ferry Pictures",
    partner=Partner(name="Lab", key="lab.example+0+key"),
    begins="2026-01-01",
    until="2026-12-31",
    classes=tuple(ReportClass),
    groups=(Group.CUT, Group.DAILIES, Group.ASKING, Group.DECIDING),
    pairs=PAIRS,
    trials=(TRIAL,),
)
"""An agreement with every class, some of the groups and one trial that is due in :data:`WEEK`."""
BARE = msgspec.structs.replace(WHOLE, classes=(ReportClass.BASE,), groups=tuple(Group), pairs=(), trials=())
"""An agreement with the base class alone, and all of its groups."""


def changed(agreement: Agreement, **parts: Any) -> Agreement:  # noqa: ANN401  the parts of an agreement, of any type
    """Give an agreement with other parts."""
    return msgspec.structs.replace(agreement, **parts)


def person(number: int) -> Handle:
    """Give the handle of one of many people."""
    return Handle(f"{number:016x}")


def done(who: int, kind: Kind, *, day: int = 0, phase: Phase = Phase.SHOOT, reason: Reason | None = None) -> Doing:
    """Tell that a person did a thing on a day of :data:`WEEK`, counted from its Monday."""
    return Doing(day=WEEK.monday + day, who=person(who), kind=kind, phase=phase, reason=reason)


def doings(people: int = 9, *, most: int = 60) -> st.SearchStrategy[list[Doing]]:
    """Make doings of so many people at most, in the order they were done."""
    one = st.builds(
        done,
        st.integers(0, people - 1),
        st.sampled_from(KINDS),
        day=st.integers(0, 6),
        phase=st.sampled_from(Phase),
        reason=st.none() | st.sampled_from(Reason),
    )
    return st.lists(one, max_size=most).map(lambda made: sorted(made, key=lambda doing: doing.day))


def crowd(kind: Kind, *, people: int, days: int, reason: Reason | None = None) -> list[Doing]:
    """Tell that so many people did a thing on each of so many days."""
    return [done(who, kind, day=day, reason=reason) for day in range(days) for who in range(people)]


def renamed(told: Iterable[Doing]) -> list[Doing]:
    """Give the doings with another handle for each person, in another order of handles."""
    return [msgspec.structs.replace(doing, who=Handle(doing.who.digits[::-1] * 2)) for doing in told]


def by_person(told: Iterable[Doing]) -> list[Doing]:
    """Give the doings person by person, the last first, each person's in their order."""
    return sorted(told, key=lambda doing: doing.who, reverse=True)


def tellings(agreement: Agreement, *, week: Week) -> st.SearchStrategy[Told]:
    """Make anything that may be told under an agreement in a week."""
    may = open_cells(agreement)

    def cells(told: Iterable[bool]) -> st.SearchStrategy[tuple[Bucket, ...]]:
        return st.tuples(*(st.sampled_from(Bucket) if open_ else st.just(Bucket.NOT_TOLD) for open_ in told))

    return st.builds(
        Told,
        table=st.tuples(*[cells(may.groups)] * len(Phase)),
        pairs=cells(may.pairs),
        reasons=cells(may.reasons),
        outcome=st.sampled_from(outcomes(agreement, week=week)),
    )
