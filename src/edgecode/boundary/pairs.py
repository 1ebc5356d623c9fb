"""The class of pairs: person-days on which a person did a second kind of thing directly after a first."""

from collections.abc import Iterable, Iterator

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.doing import Doing
from edgecode.boundary.person_days import buckets_of
from edgecode.boundary.told import NO_PAIRS, Cells, open_cells
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind


def pairs_of(doings: Iterable[Doing], *, agreement: Agreement) -> Cells:
    """Give a cell for each pair of the agreement, in its order, from the doings of one week of one film.

    Only doings of people who consented to this class may be handed in, each person's in the order they were done. *Directly
    after* means that person's next doing on that day. Kinds without a group are not seen and do not come between: what is
    never counted shall not show by what it parts.
    """
    buckets = buckets_of(_followed(doings))
    cells = zip(agreement.pairs, open_cells(agreement).pairs, strict=False)
    told = tuple(buckets.get(pair, Bucket.NOT_TOLD) for pair, is_told in cells if is_told)
    return (*told, *NO_PAIRS[len(told) :])


def _followed(doings: Iterable[Doing]) -> Iterator[tuple[tuple[Kind, Kind], Doing]]:
    """Give each pair that happened, with the second doing."""
    last: dict[tuple[str, int], Kind] = {}
    for doing in doings:
        if MEANINGS[doing.kind].group is None:
            continue
        person_day = (doing.who.digits, doing.day)
        before = last.get(person_day)
        if before is not None:
            yield (before, doing.kind), doing
        last[person_day] = doing.kind
