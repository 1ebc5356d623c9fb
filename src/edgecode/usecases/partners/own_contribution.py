"""One person's own part in a week's batch, for their own eyes: on how many days of the week they count, cell by cell."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import pairwise
from typing import TypeVar

import msgspec

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.doing import Doing
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, Phase, Reason, ReportClass

_Cell = TypeVar("_Cell", bound=Hashable)


class OwnCell(msgspec.Struct, frozen=True):
    """On how many days of the week, 1 to 7, a person counts in one cell of the table."""

    phase: Phase
    group: Group
    days: int


class OwnPair(msgspec.Struct, frozen=True):
    """On how many days a person did the second kind right after the first, likewise."""

    first: Kind
    second: Kind
    days: int


class OwnReason(msgspec.Struct, frozen=True):
    """On how many days a person chose a reason, likewise."""

    reason: Reason
    days: int


class OwnContribution(msgspec.Struct, frozen=True, kw_only=True):
    """All of it; a class to which the person did not consent, or that the agreement does not ask for, has nothing."""

    cells: tuple[OwnCell, ...] = ()
    pairs: tuple[OwnPair, ...] = ()
    reasons: tuple[OwnReason, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the person counts nowhere."""
        return not (self.cells or self.pairs or self.reasons)


def own_contribution(
    made: Mapping[ReportClass, tuple[Doing, ...]], *, who: Handle, agreement: Agreement
) -> OwnContribution:
    """Give a person's part in the doings of a week, cells in the order of the vocabulary; ``who`` is their handle."""
    mine = {each: tuple(doing for doing in doings if doing.who == who) for each, doings in made.items()}
    of_base = _days((doing.day, cell) for doing in mine.get(ReportClass.BASE, ()) if (cell := _cell(doing, agreement)))
    of_pairs = _days(_pairs(mine.get(ReportClass.PAIRS, ())))
    reasons = _days((each.day, each.reason) for each in mine.get(ReportClass.REASONS, ()) if each.reason is not None)
    return OwnContribution(
        cells=tuple(
            OwnCell(phase, group, days)
            for phase in Phase
            for group in Group
            if (days := of_base.get((phase, group), 0))
        ),
        pairs=tuple(OwnPair(*pair, days) for pair in agreement.pairs if (days := of_pairs.get(pair, 0))),
        reasons=tuple(OwnReason(reason, days) for reason in Reason if (days := reasons.get(reason, 0))),
    )


def _cell(doing: Doing, agreement: Agreement) -> tuple[Phase, Group] | None:
    group = MEANINGS[doing.kind].group
    return (doing.phase, group) if group is not None and group in agreement.groups else None


def _pairs(doings: tuple[Doing, ...]) -> Iterable[tuple[int, tuple[Kind, Kind]]]:
    """Two doings of one day of which the second came right after the first."""
    return ((one.day, (one.kind, next_.kind)) for one, next_ in pairwise(doings) if one.day == next_.day)


def _days(found: Iterable[tuple[int, _Cell]]) -> dict[_Cell, int]:
    """On how many days each was; a person counts once a day."""
    days: defaultdict[_Cell, set[int]] = defaultdict(set)
    for day, cell in found:
        days[cell].add(day)
    return {cell: len(each) for cell, each in days.items()}
