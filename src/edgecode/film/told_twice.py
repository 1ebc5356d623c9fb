"""Two papers that tell of one moment: the same file, or recordings that ran at the same time of the same day."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from edgecode.film.proof import stem
from edgecode.film.recording import Recording


def told_twice(recordings: Iterable[Recording]) -> Iterator[tuple[Recording, Recording]]:
    """Give the pairs of rows, each with a slate that can be read, that two papers wrote about one moment.

    Two rows are about one moment when they name the same file, or when both have timecodes of one day and run together
    for at least half of the shorter one.
    """
    rows = [row for row in recordings if row.slate is not None and row.slate.take is not None]
    yield from _by_file(rows)
    yield from _by_time(rows)


def _by_file(rows: list[Recording]) -> Iterator[tuple[Recording, Recording]]:
    first: dict[str, Recording] = {}
    for row in rows:
        if row.file:
            known = first.setdefault(stem(row.file), row)
            if known.place.path != row.place.path:
                yield known, row


def _by_time(rows: list[Recording]) -> Iterator[tuple[Recording, Recording]]:
    days: dict[str, list[tuple[Fraction, Fraction, Recording]]] = {}
    for row in rows:
        seconds = _seconds(row)
        if seconds is not None:
            days.setdefault(_day(row), []).append((*seconds, row))
    for timed in days.values():
        timed.sort(key=lambda each: each[:2])
        running: list[tuple[Fraction, Fraction, Recording]] = []
        for start, end, row in timed:
            running = [other for other in running if other[1] > start]
            for other_start, other_end, other in running:
                together = min(end, other_end) - start
                if other.place.path != row.place.path and 2 * together >= min(end - start, other_end - other_start):
                    yield other, row
            running.append((start, end, row))


def _day(row: Recording) -> str:
    return row.date or ("" if row.shoot_day is None else str(row.shoot_day))


def _seconds(row: Recording) -> tuple[Fraction, Fraction] | None:
    """Start and end as the clock on the slate shows them, so that papers at 24 and 23.976 meet."""
    if row.start is None or row.end is None or row.end.frame <= row.start.frame:
        return None
    return Fraction(row.start.frame, row.start.rate.nominal), Fraction(row.end.frame, row.end.rate.nominal)
