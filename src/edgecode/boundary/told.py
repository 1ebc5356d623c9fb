"""What one batch tells: symbols in an order that is the same for each agreement, and which of them an agreement lets be told.

A cell that an agreement does not tell is there all the same and holds ``-``, so that batches of all agreements have one
layout, one size and one published schema.
"""

from typing import Final

import msgspec

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.trials import Outcome
from edgecode.entries.vocabulary import Group, Phase, Reason, ReportClass

PHASES: Final = tuple(Phase)
GROUPS: Final = tuple(Group)
REASONS: Final = tuple(Reason)
MOST_PAIRS: Final = 8
"""Pairs of kinds that an agreement may name."""

Cells = tuple[Bucket, ...]

NO_REASONS: Final[Cells] = (Bucket.NOT_TOLD,) * len(REASONS)
NO_PAIRS: Final[Cells] = (Bucket.NOT_TOLD,) * MOST_PAIRS
NO_TABLE: Final[tuple[Cells, ...]] = ((Bucket.NOT_TOLD,) * len(GROUPS),) * len(PHASES)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of one week of one film.

    ``table`` has a row for each of :data:`PHASES` and in it a cell for each of :data:`GROUPS`; ``pairs`` a cell for each pair
    in the order of the agreement, then ``-`` up to :data:`MOST_PAIRS`; ``reasons`` one for each of :data:`REASONS`.
    """

    table: tuple[Cells, ...] = NO_TABLE
    pairs: Cells = NO_PAIRS
    reasons: Cells = NO_REASONS
    outcome: Outcome = Outcome.NONE_DUE


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """Which cells an agreement lets be told, in the order of :class:`Told`; ``groups`` holds for each phase alike."""

    groups: tuple[bool, ...]
    pairs: tuple[bool, ...]
    reasons: tuple[bool, ...]


def open_cells(agreement: Agreement) -> Open:
    """Give the cells that an agreement lets be told: those of its classes, groups and pairs."""
    classes = agreement.classes
    told = agreement.groups if ReportClass.BASE in classes else ()
    pairs = len(agreement.pairs) if ReportClass.PAIRS in classes else 0
    return Open(
        groups=tuple(group in told for group in GROUPS),
        pairs=tuple(place < pairs for place in range(MOST_PAIRS)),
        reasons=(ReportClass.REASONS in classes,) * len(REASONS),
    )
