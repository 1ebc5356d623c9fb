"""Changes as rows for people: what was done to picture and sound alike is one row, as is a run of merely shifted clips."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from edgecode.film.cut import Cut
from edgecode.film.cutting.change import Change, CutChanges, Op
from edgecode.film.cutting.frames import first_timecode, named
from edgecode.film.cutting.words import in_words, later, longer


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a change list: all that was done to one clip, or a run of clips that merely shifted.

    ``at`` is the record timecode in the newer cut, for what was removed where it would stand; ``was_at`` the one in the older
    cut where it is another. ``track`` names all tracks it happened on, ``ops`` what was done.
    """

    reel: str
    at: str
    track: str
    ops: tuple[Op, ...]
    clip: str
    words: str
    was_at: str
    changes: tuple[Change, ...] = ()
    """All changes it tells of, on all its tracks; of clips that merely shifted, one for each."""

    @property
    def op(self) -> str:
        """What was done, in one word or several."""
        return ", ".join(self.ops)


LEGEND = "Numbers are frames: head \N{MINUS SIGN}6 is six frames shorter at the head."


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
    for tracks, done, every in _over_tracks(changes):
        shifted = done[0].op is Op.SHIFTED
        if waiting and not (shifted and waiting[0].frames == done[0].frames):
            yield _shifted(waiting)
            waiting = []
        if shifted:
            waiting.append(done[0])
        else:
            yield _row(done, tracks, every, cut=changes.new)
    if waiting:
        yield _shifted(waiting)


def _over_tracks(changes: CutChanges) -> Iterator[tuple[list[str], list[Change], list[Change]]]:
    """Give all changes of one clip together, with the names of all tracks on which the same was done to it at that time.

    Last come the changes on all these tracks.
    """
    found: dict[tuple[object, ...], tuple[list[str], list[Change], list[Change]]] = {}
    for clip in _by_clip(changes):
        use, first = clip[0].use, clip[0]
        told = tuple((each.op, each.frames, each.head, each.was, each.now) for each in clip)
        key = (first.name, first.at, first.old.first if first.old is not None else -1, use.frames, told)
        tracks, _done, every = found.setdefault(key, ([], clip, []))
        every += clip
        if use.track not in tracks:
            tracks.append(use.track)
    yield from found.values()


def _by_clip(changes: CutChanges) -> Iterator[list[Change]]:
    """Changes of one clip stand one behind the other, as they were told; what went stands alone."""
    found: dict[tuple[int, int], list[Change]] = {}
    for change in changes.changes:
        clips = (id(change.old.clip) if change.old else 0, id(change.new.clip) if change.new else 0)
        found.setdefault(clips, []).append(change)
    yield from found.values()


def _row(done: list[Change], tracks: list[str], every: list[Change], *, cut: Cut) -> Row:
    first = done[0]
    now, was = first.new, first.old
    at = now.record_in if now is not None else str(first_timecode(cut) + first.at)
    before = was.record_in if was is not None else ""
    moved = any(change.op is Op.MOVED for change in done)
    return Row(
        reel=first.reel,
        at=at,
        track=" ".join(tracks),
        ops=tuple(change.op for change in done),
        clip=first.name,
        words="; ".join(filter(None, map(in_words, done))),
        was_at=before if now is None or (before != at and not moved) else "",
        changes=tuple(every),
    )


def _shifted(run: list[Change]) -> Row:
    first, last = run[0].use, run[-1].use
    clips = f"{len(run)} clips, up to {last.record_out}" if len(run) > 1 else first.name
    return Row(
        reel=run[0].reel,
        at=first.record_in,
        track="",
        ops=(Op.SHIFTED,),
        clip="",
        words=f"{clips}: {later(run[0].frames)}",
        was_at="",
        changes=tuple(run),
    )


def _noun(op: Op, count: int) -> str:
    if op in {Op.TRANSITION, Op.EFFECT, Op.TITLE}:
        return f"{op.value}{'' if count == 1 else 's'} changed"
    return op.value
