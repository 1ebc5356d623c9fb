"""A clock that is behind the record: told with each thing that is said, and noted once for each time it is found so.

The record itself never runs back: an entry made then keeps the time of the last one (:mod:`edgecode.store.record_db`).
"""

from collections.abc import Sequence

import msgspec

from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Stage
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.shape import Shape

_SAYS = ". The clock here is behind the last entry, so this one has its time"
_NOTE = Shape(kind=Kind.CLOCK_FOUND_BEHIND, stage=Stage.RECORD, ids=())


class Behind(msgspec.Struct, frozen=True):
    """What is said about a clock, empty where it is not behind; and what edgecode notes, where it is not noted yet."""

    says: str = ""
    note: Shape | None = None


def clock_behind(at: int, *, recorded: Sequence[Recorded]) -> Behind:
    """Hold a clock's time, in milliseconds since 1970, UTC, against the last entry that can be read."""
    last = None
    for each in reversed(recorded):
        if each.entry is None:
            continue
        last = each.entry.at if last is None else last
        if each.entry.at < last or at >= last:
            break
        if each.entry.kind is Kind.CLOCK_FOUND_BEHIND:
            return Behind(_SAYS)
    return Behind(_SAYS, _NOTE) if last is not None and at < last else Behind()
