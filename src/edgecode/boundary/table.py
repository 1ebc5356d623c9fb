"""The base class of a partner report: phase x group of kinds, in person-days."""

from collections.abc import Iterable

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.doing import Doing
from edgecode.boundary.person_days import buckets_of
from edgecode.boundary.told import GROUPS, PHASES, Cells, open_cells
from edgecode.entries.catalogue import MEANINGS


def table_of(doings: Iterable[Doing], *, agreement: Agreement) -> tuple[Cells, ...]:
    """Give a row for each phase, with a cell for each group of the vocabulary, from the doings of one week of one film.

    Only doings of people who consented to the base class may be handed in. A cell has at least five distinct people or it is
    ``-``, as is each cell of a group that the agreement does not tell. A kind without a group is never counted.
    """
    groups = zip(GROUPS, open_cells(agreement).groups, strict=True)
    told = {group for group, is_told in groups if is_told}
    grouped = ((MEANINGS[doing.kind].group, doing) for doing in doings)
    buckets = buckets_of(((doing.phase, group), doing) for group, doing in grouped if group in told)
    return tuple(tuple(buckets.get((phase, group), Bucket.NOT_TOLD) for group in GROUPS) for phase in PHASES)
