"""The changes between two cuts as numbered rows: the number stands in the list and on the ribbon."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from edgecode.film.cutting.change import Change, CutChanges, Op, Use
from edgecode.film.cutting.rows import Row, rows


class ListedChange(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the change list. ``number`` counts from 1; it is 0 for a run of clips that merely shifted."""

    number: int
    row: Row

    @property
    def first(self) -> Change:
        """The first of its changes."""
        return self.row.changes[0]

    @property
    def older(self) -> Use | None:
        """The clip in the older cut, ``None`` for one that was added."""
        return self.first.old

    @property
    def newer(self) -> Use | None:
        """The clip in the newer cut, ``None`` for one that was removed."""
        return self.first.new

    @property
    def was_and_now(self) -> list[tuple[str, str, str]]:
        """What is known of the clip in either cut, name by name, as far as either says it."""
        uses = (self.older, self.newer)
        told = [
            ("begins", *(use.record_in if use else "" for use in uses)),
            ("ends", *(use.record_out if use else "" for use in uses)),
            ("frames", *(str(use.frames) if use else "" for use in uses)),
            ("source", *(use.source_in if use else "" for use in uses)),
            ("up to", *(use.source_out if use else "" for use in uses)),
            ("speed", *(f"{use.clip.speed:g} fps" if use and use.clip.speed is not None else "" for use in uses)),
            ("track", *(use.track if use else "" for use in uses)),
        ]
        return [(name, was, now) for name, was, now in told if was or now]


class Kind(msgspec.Struct, frozen=True):
    """One kind of change to choose by, and to how many clips it was done; ``key`` chooses it."""

    op: Op
    count: int
    key: str


class ChangeRows:
    """All rows of two cuts, in the order of the newer."""

    def __init__(self, changes: CutChanges) -> None:
        """Number the rows."""
        self.every = tuple(_listed(changes))
        self._numbered = {each.number: each for each in self.every if each.number}
        self.by_change = {id(change): each.number for each in self.every for change in each.row.changes}
        """The number of the row of each change, by the change's identity."""
        counts = Counter(op for each in self.every for op in each.row.ops)
        met = [op for op in Op if counts[op]]
        self.kinds = tuple(Kind(op, counts[op], str(nth) if nth <= 9 else "") for nth, op in enumerate(met, start=1))  # noqa: PLR2004  keys with a digit

    def numbered(self, number: int) -> ListedChange | None:
        """The row with a number, ``None`` where none has it."""
        return self._numbered.get(number)

    def of_kind(self, kind: str) -> Sequence[ListedChange]:
        """The rows of one kind; without one, all but the clips that merely shifted."""
        return [each for each in self.every if (kind in each.row.ops if kind else each.number)]

    def numbers(self) -> tuple[dict[str, int], dict[str, int]]:
        """The numbers of the changes of each clip, by its id, in the older and in the newer cut."""
        older: dict[str, int] = {}
        newer: dict[str, int] = {}
        for number, each in self._numbered.items():
            for change in each.row.changes:
                joined = older if change.op is Op.JOINED else newer
                joined.update((part.id, number) for part in change.parts)
                older.update((use.id, number) for use in (change.old,) if use is not None)
                newer.update((use.id, number) for use in (change.new,) if use is not None)
        return older, newer


def _listed(changes: CutChanges) -> Iterator[ListedChange]:
    number = 0
    for row in rows(changes):
        shifted = row.ops == (Op.SHIFTED,)
        number += not shifted
        yield ListedChange(number=0 if shifted else number, row=row)
