"""Two papers that tell of one moment: the same file, or recordings that ran at the same time of the same day."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations

import msgspec

from edgecode.film.proof import stem
from edgecode.film.recording import Recording
from edgecode.film.timecode import Timecode

_TICKS = 120_000
"""Ticks a second: every known rate, drop frame included, has a whole number of them to a frame."""


class _Row(msgspec.Struct, frozen=True, eq=False):
    """A recording as it is compared; ``start`` and ``end`` (exclusive) in ticks, equal where it has no timecodes."""

    recording: Recording
    index: int
    paper: str
    take: str
    start: int
    end: int


_Pair = tuple[_Row, _Row]


def told_twice(recordings: Iterable[Recording]) -> Iterator[tuple[Recording, Recording]]:
    """Give the pairs of rows, each with a slate that can be read, that two papers wrote about one moment; each pair once.

    Two rows are about one moment when they name the same file, or when both have timecodes of one day and run together
    for at least half of the shorter one. What does not tell a paper's own takes apart tells nothing of another's: a file
    that it names for two takes, two takes that would have run together. Where two slates of one time are each borne out
    by a further paper, two units were shooting at once: that is no pair.
    """
    rows = _rows(recordings)
    filed, timed = list(_by_file(rows)), list(_by_time(rows))
    borne_out = {row.index for pair in (*filed, *timed) if _alike(*pair) for row in pair}
    timed = [pair for pair in timed if _alike(*pair) or any(row.index not in borne_out for row in pair)]
    once = {frozenset((one.index, other.index)): (one.recording, other.recording) for one, other in (*filed, *timed)}
    yield from once.values()


def _rows(recordings: Iterable[Recording]) -> list[_Row]:
    return [
        _Row(recording, index, recording.place.path, recording.slate.take_key, *_ran(recording))
        for index, recording in enumerate(recordings)
        if recording.slate is not None and recording.slate.take is not None
    ]


def _ran(recording: Recording) -> tuple[int, int]:
    if recording.start is None or recording.end is None:
        return 0, 0
    return _ticks(recording.start), _ticks(recording.end)


def _ticks(timecode: Timecode) -> int:
    """A moment as the clock on the slate shows it, so that papers at 24 and 23.976 meet."""
    rate = timecode.rate
    per_frame = _TICKS * rate.denominator // rate.numerator if rate.drop else _TICKS // rate.nominal
    return timecode.frame * per_frame


def _alike(one: _Row, other: _Row) -> bool:
    return one.take == other.take


def _by_file(rows: Iterable[_Row]) -> Iterator[_Pair]:
    with_file = [row for row in rows if row.recording.file]
    for named in _grouped(with_file, lambda row: [stem(row.recording.file)]):
        papers = _grouped(named, lambda row: [row.paper])
        telling = [row for paper in papers if len({row.take for row in paper}) == 1 for row in paper]
        yield from (pair for pair in combinations(telling, 2) if pair[0].paper != pair[1].paper and _of_a_day(*pair))


def _of_a_day(one: _Row, other: _Row) -> bool:
    """Files of one name are two when their papers are of two days; a paper without a day may be of any."""
    days = (
        (one.recording.shoot_day, other.recording.shoot_day),
        (one.recording.date or None, other.recording.date or None),
    )
    known = [day for day in days if None not in day]
    return not known or any(mine == its for mine, its in known)


def _by_time(rows: Iterable[_Row]) -> Iterator[_Pair]:
    timed = sorted((row for row in rows if row.start < row.end), key=lambda row: (row.start, row.end))
    for day in _grouped(timed, _days):
        unclear = {
            row.index
            for paper in _grouped(day, lambda row: [row.paper])
            for pair in _together(paper)
            if not _alike(*pair)
            for row in pair
        }
        clear = [row for row in day if row.index not in unclear]
        yield from (pair for pair in _together(clear) if pair[0].paper != pair[1].paper)


def _days(row: _Row) -> list[tuple[str, Hashable]]:
    said = [("day", row.recording.shoot_day), ("date", row.recording.date or None)]
    return [day for day in said if day[1] is not None] or [("unknown", None)]


def _together(rows: Iterable[_Row]) -> Iterator[_Pair]:
    """Give the pairs that run together for at least half of the shorter one; rows come by their start."""
    running: list[_Row] = []
    for row in rows:
        running = [other for other in running if other.end > row.start]
        for other in running:
            together = min(row.end, other.end) - row.start
            if 2 * together >= min(row.end - row.start, other.end - other.start):
                yield other, row
        running.append(row)


def _grouped(rows: Iterable[_Row], keys: Callable[[_Row], Iterable[Hashable]]) -> list[list[_Row]]:
    groups: dict[Hashable, list[_Row]] = {}
    for row in rows:
        for key in keys(row):
            groups.setdefault(key, []).append(row)
    return list(groups.values())
