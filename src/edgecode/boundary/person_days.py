"""Person-days: a person counts once a day in a cell, whatever else they did there on that day."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from edgecode.boundary.bucket import Bucket, bucket_of
from edgecode.boundary.doing import Doing

Cell = TypeVar("Cell", bound=Hashable)


def buckets_of(seen: Iterable[tuple[Cell, Doing]]) -> Mapping[Cell, Bucket]:
    """Give each cell's symbol from the doings that fell into it, in any order; a cell without any is not in the answer."""
    person_days: defaultdict[Cell, set[tuple[str, int]]] = defaultdict(set)
    for cell, doing in seen:
        person_days[cell].add((doing.who.digits, doing.day))
    return {
        cell: bucket_of(people=len({who for who, _day in days}), person_days=len(days))
        for cell, days in person_days.items()
    }
