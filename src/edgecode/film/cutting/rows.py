"""Changes as rows for people: what was done to picture and sound alike is one row, as is a run of merely shifted clips."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from edgecode.film.cutting.change import Change, CutChanges, Op
from edgecode.film.cutting.frames import named
from edgecode.film.cutting.words import in_words, later, longer


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a change list.

    ``at`` is the record timecode in the newer cut, or, for what was removed, the one it had; ``was_at`` the one in the older
    where it is another. ``track`` names all tracks it happened on.
    """

    reel: str
    at: str
    track: str
    op: str
    clip: str
    words: str
    was_at: str


def title(changes: CutChanges) -> str:
    """One line that names both cuts."""
    return f"{named(changes.old)} \N{RIGHTWARDS ARROW} {named(changes.new)}"


def counted(changes: CutChanges) -> list[str]:
    """How many changes of each kind there are, how much longer the picture is, and what was left as it was."""
    counts = Counter(change.op for change in changes.changes)
    told = ", ".join(f"{counts[op]} {_noun(op, counts[op])}" for op in Op if counts[op] and op is not Op.SHIFTED)
    more = changes.lengths[1] - changes.lengths[0]
    still = f"{changes.same} as they were" + (f", {counts[Op.SHIFTED]} only shifted" if counts[Op.SHIFTED] else "")
    return [told or "nothing was changed", f"{still}; the cut is {longer(more) or 'as long as before'}"]


def rows(changes: CutChanges) -> Iterator[Row]:
    """Give the rows in the order of the newer cut."""
    waiting: list[Change] = []
    for tracks, change in _over_tracks(changes):
        if change.op is Op.SHIFTED:
            if waiting and waiting[0].frames != change.frames:
                yield _shifted(waiting)
                waiting = []
            waiting.append(change)
            continue
        if waiting:
            yield _shifted(waiting)
            waiting = []
        yield _row(change, tracks)
    if waiting:
        yield _shifted(waiting)


def _over_tracks(changes: CutChanges) -> Iterator[tuple[list[str], Change]]:
    """Give each change once, with the names of all tracks on which the same was done to the same clip at the same time."""
    found: dict[tuple[object, ...], tuple[list[str], Change]] = {}
    for change in changes.changes:
        use = change.use
        was = change.old.first if change.old is not None else -1
        key = (change.op, change.name, change.at, was, use.frames, change.frames, change.head, change.was, change.now)
        tracks, _first = found.setdefault(key, ([], change))
        if use.track not in tracks:
            tracks.append(use.track)
    yield from found.values()


def _row(change: Change, tracks: list[str]) -> Row:
    now, was = change.new, change.old
    at = now.record_in if now is not None else was.record_in if was is not None else ""
    before = was.record_in if was is not None and now is not None else ""
    return Row(
        reel=change.reel,
        at=at,
        track=" ".join(tracks),
        op=change.op.value,
        clip=change.name,
        words=in_words(change),
        was_at=before if before != at and change.op is not Op.MOVED else "",
    )


def _shifted(run: list[Change]) -> Row:
    first, last = run[0].use, run[-1].use
    clips = f"{len(run)} clips, up to {last.record_out}" if len(run) > 1 else first.name
    return Row(
        reel=run[0].reel,
        at=first.record_in,
        track="",
        op=Op.SHIFTED.value,
        clip="",
        words=f"{clips}: {later(run[0].frames)}",
        was_at="",
    )


def _noun(op: Op, count: int) -> str:
    if op in {Op.TRANSITION, Op.EFFECT, Op.TITLE}:
        return f"{op.value}{'' if count == 1 else 's'} changed"
    return op.value
