"""Two papers that tell of one moment: the same file, or recordings that ran at the same time of the same day."""

from collections.abc import Hashable, Iterable, Iterator
from functools import partial
from itertools import combinations
from operator import attrgetter

import msgspec

from edgecode.film.memo import Memo
from edgecode.film.paper_row import PaperRow, paper_row
from edgecode.film.recording import Recording

_Pair = tuple[PaperRow, PaperRow]


class _Told(msgspec.Struct, frozen=True):
    """The pairs found among some rows: those that name one take twice, and those that name two."""

    alike: tuple[_Pair, ...]
    differing: tuple[_Pair, ...]
    borne_out: frozenset[int]
    """The identities of the rows of pairs that are alike."""


class KeptPairs:
    """The pairs of the last time, by file name and by day."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self.files: Memo[_Told] = Memo()
        self.days: Memo[_Told] = Memo()


def told_twice(recordings: Iterable[Recording]) -> Iterator[tuple[Recording, Recording]]:
    """Give the pairs of rows, each with a slate that can be read, that two papers wrote about one moment; each pair once.

    Two rows are about one moment when they name the same file, or when both have timecodes of one day and run together
    for at least half of the shorter one. What does not tell a paper's own takes apart tells nothing of another's: a file
    that it names for two takes, two takes that would have run together. Where two slates of one time are each borne out
    by a further paper, two units were shooting at once: that is no pair.
    """
    filed, timed = _told([paper_row(recording) for recording in recordings], kept=KeptPairs())
    yield from _once(pair for each in (*filed, *timed) for pair in (*each.alike, *each.differing))


def told_differently(
    rows: Iterable[PaperRow], *, kept: KeptPairs | None = None
) -> tuple[tuple[Recording, Recording], ...]:
    """Give those pairs of :func:`told_twice` that name two takes."""
    filed, timed = _told(rows, kept=kept if kept is not None else KeptPairs())
    return tuple(_once(pair for each in (*filed, *timed) for pair in each.differing))


def _told(rows: Iterable[PaperRow], *, kept: KeptPairs) -> tuple[list[_Told], list[_Told]]:
    slated = [row for row in rows if row.take]
    kept.files.turn()
    kept.days.turn()
    named: dict[str, list[PaperRow]] = {}
    ran: dict[Hashable, list[PaperRow]] = {}
    for row in slated:
        if row.file:
            named.setdefault(row.file, []).append(row)
        if row.start < row.end:
            for day in row.days:
                ran.setdefault(day, []).append(row)
    filed = [
        kept.files.get(file, tuple(group), partial(_by_file, group)) for file, group in named.items() if len(group) > 1
    ]
    timed = [kept.days.get(day, tuple(group), partial(_by_time, group)) for day, group in ran.items()]
    borne_out = frozenset[int]().union(*(each.borne_out for each in (*filed, *timed)))
    return filed, [_without(each, borne_out) for each in timed]


def _without(told: _Told, borne_out: frozenset[int]) -> _Told:
    """Leave out the pairs of which either slate is borne out by a further paper: two units at once."""
    if not told.differing:
        return told
    left = tuple(pair for pair in told.differing if any(id(row) not in borne_out for row in pair))
    return _Told(told.alike, left, told.borne_out)


def _once(pairs: Iterable[_Pair]) -> Iterator[tuple[Recording, Recording]]:
    once = {frozenset((id(one), id(other))): (one.recording, other.recording) for one, other in pairs}
    yield from once.values()


def _sorted_out(pairs: Iterable[_Pair]) -> _Told:
    every = tuple(pairs)
    alike = tuple(pair for pair in every if _alike(*pair))
    differing = tuple(pair for pair in every if not _alike(*pair))
    return _Told(alike, differing, frozenset(id(row) for pair in alike for row in pair))


def _alike(one: PaperRow, other: PaperRow) -> bool:
    return one.take == other.take


def _by_file(named: list[PaperRow]) -> _Told:
    telling = [row for paper in _by_paper(named) if len({row.take for row in paper}) == 1 for row in paper]
    return _sorted_out(pair for pair in combinations(telling, 2) if pair[0].paper != pair[1].paper and _of_a_day(*pair))


def _of_a_day(one: PaperRow, other: PaperRow) -> bool:
    """Files of one name are two when their papers are of two days; a paper without a day may be of any."""
    days = (
        (one.recording.shoot_day, other.recording.shoot_day),
        (one.recording.date or None, other.recording.date or None),
    )
    known = [day for day in days if None not in day]
    return not known or any(mine == its for mine, its in known)


def _by_time(ran: list[PaperRow]) -> _Told:
    day = sorted(ran, key=attrgetter("start", "end"))
    unclear = {id(row) for paper in _by_paper(day) for pair in _together(paper) if not _alike(*pair) for row in pair}
    clear = [row for row in day if id(row) not in unclear]
    return _sorted_out(pair for pair in _together(clear) if pair[0].paper != pair[1].paper)


def _together(rows: Iterable[PaperRow]) -> Iterator[_Pair]:
    """Give the pairs that run together for at least half of the shorter one; rows come by their start."""
    running: list[PaperRow] = []
    for row in rows:
        running = [other for other in running if other.end > row.start]
        for other in running:
            together = min(row.end, other.end) - row.start
            if 2 * together >= min(row.end - row.start, other.end - other.start):
                yield other, row
        running.append(row)


def _by_paper(rows: Iterable[PaperRow]) -> Iterable[list[PaperRow]]:
    papers: dict[str, list[PaperRow]] = {}
    for row in rows:
        papers.setdefault(row.paper, []).append(row)
    return papers.values()
