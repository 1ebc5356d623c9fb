"""What of each take was ever used in any cut, as a record that outlasts the cuts: stretches of recordings, and what is left.

Frames are those of the recording's own timecode, so that a record made once stays right whatever is trimmed later. A stretch
is kept once for each cut's path; a cut that is edited in place adds what is new to it and takes nothing back.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.film.cut import Cut
from edgecode.film.cutting.played import played, recording_of, span_of
from edgecode.film.dailies import Dailies, Take
from edgecode.film.file_name import stem
from edgecode.film.proof import Proof
from edgecode.film.recording import OF_SOUND, Recording
from edgecode.film.timecode import Timecode, frames_in_day

_COUNTS_AS: Final = {"23.976": "24", "29.97": "30", "47.95": "48", "59.94": "60", "119.88": "120"}


class Footage(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Frames ``first`` up to but not including ``last`` of one recording of a take, as a cut used them.

    ``take`` is the take's key (:attr:`edgecode.film.slate.Slate.take_key`), ``recording`` its file or roll for comparing,
    empty where it is not known. Frames count from 00:00:00:00 at ``rate``; both are 0 where the cut does not say which.
    ``seen`` is when it was first seen, milliseconds since 1970, UTC; 0 before it is kept.
    """

    take: str
    recording: str
    first: int
    last: int
    rate: str
    cut: str
    seen: int = 0

    @property
    def frames(self) -> int:
        """How many frames; 0 where the cut does not say which."""
        return self.last - self.first


def footage_of(cut: Cut, proven: Iterable[Proof], *, dailies: Dailies) -> tuple[Footage, ...]:
    """Give what a cut uses of each take; stretches of one recording that touch or overlap are one."""
    found: list[Footage] = []
    for proof in proven:
        take = dailies.by_id.get(proof.take)
        if take is None:
            continue
        recording = recording_of(proof.clip, take)
        stretch = played(proof.clip, recording=recording)
        first, last = (stretch.first.wrapped(), stretch.frames) if stretch is not None else (None, 0)
        found.append(
            Footage(
                take=take.slate.take_key,
                recording=_name(recording),
                first=first.frame if first is not None else 0,
                last=first.frame + last if first is not None else 0,
                rate=str(first.rate) if first is not None else "",
                cut=cut.path,
            )
        )
    return merged(found)


def _name(recording: Recording | None) -> str:
    return "" if recording is None else stem(recording.file or recording.roll)


def _key(each: Footage) -> tuple[str, str, str, str]:
    return each.take, each.recording, each.rate, each.cut


def merged(stretches: Iterable[Footage]) -> tuple[Footage, ...]:
    """Join stretches of one recording in one cut that touch or overlap; the earliest time they were seen stays."""
    made: list[Footage] = []
    for each in sorted(stretches, key=lambda one: (_key(one), one.first, one.last)):
        before = made[-1] if made else None
        if before is not None and _key(before) == _key(each) and each.first <= before.last:
            seen = min(filter(None, (before.seen, each.seen)), default=0)
            made[-1] = msgspec.structs.replace(before, last=max(before.last, each.last), seen=seen)
        else:
            made.append(each)
    return tuple(made)


def unseen(now: Iterable[Footage], kept: Iterable[Footage]) -> tuple[Footage, ...]:
    """Give the stretches, or parts of them, that are not in the record yet."""
    known: dict[tuple[str, str, str, str], list[Footage]] = {}
    for each in merged(kept):
        known.setdefault(_key(each), []).append(each)
    fresh: list[Footage] = []
    for each in merged(now):
        own = known.get(_key(each), [])
        if each.first == each.last:
            fresh += [] if own else [each]
        else:
            fresh += [
                msgspec.structs.replace(each, first=first, last=last)
                for first, last in _gaps([(one.first, one.last) for one in own], first=each.first, last=each.last)
            ]
    return tuple(fresh)


def _gaps(used: Iterable[tuple[int, int]], *, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parts from ``first`` up to ``last`` that no stretch covers; ``used`` is in rising order."""
    at = first
    for one, other in used:
        if one > at and at < last:
            yield at, min(one, last)
        at = max(at, other)
    if at < last:
        yield at, last


class TakeFootage(msgspec.Struct, frozen=True, kw_only=True):
    """One recording of a take: what was ever used of it, in which cuts, and what never was.

    ``recording`` is its file or roll, as the paper writes it. ``used`` and ``left`` are stretches of timecode, the end not
    included; ``left`` is empty where no paper says how long the recording is, and ``frames`` is 0 then.
    ``somewhere`` are cuts that use the take without saying which frames, or of which camera.
    """

    take: Take
    recording: str
    frames: int = 0
    used: tuple[tuple[Timecode, Timecode], ...] = ()
    left: tuple[tuple[Timecode, Timecode], ...] = ()
    cuts: tuple[str, ...] = ()
    somewhere: tuple[str, ...] = ()

    @property
    def used_frames(self) -> int:
        """How many frames were ever used."""
        return sum(last - first for first, last in self.used)

    @property
    def left_frames(self) -> int:
        """How many frames were never used, as far as it is known how many there are."""
        return sum(last - first for first, last in self.left)

    @property
    def unused(self) -> bool:
        """No cut ever used anything of it."""
        return not self.cuts and not self.somewhere


def take_footage(dailies: Dailies, kept: Iterable[Footage]) -> tuple[TakeFootage, ...]:
    """Tell of each picture of each take what was ever used, in the order of scenes and slates."""
    by_take: dict[str, list[Footage]] = {}
    for each in kept:
        by_take.setdefault(each.take, []).append(each)
    return tuple(made for take in dailies.takes for made in _of_take(take, by_take.get(take.slate.take_key, [])))


def _of_take(take: Take, kept: list[Footage]) -> Iterator[TakeFootage]:
    pictures: dict[str, Recording] = {}
    rows = [row for row in take.recordings if row.written_by not in OF_SOUND] or list(take.recordings)
    for row in sorted(rows, key=lambda each: each.start is None or each.end is None):
        pictures.setdefault(_name(row), row)
    if len(pictures) > 1:
        pictures.pop("", None)
    known = set(pictures)
    loose = [each for each in kept if each.recording not in known]
    for name, row in pictures.items():
        yield _recorded(take, row, [each for each in kept if each.recording == name], loose=loose)


def _recorded(take: Take, row: Recording, own: list[Footage], *, loose: list[Footage]) -> TakeFootage:
    start = row.start
    counted = [each for each in own if each.frames and start is not None and _alike(each.rate, str(start.rate))]
    elsewhere = [each for each in (*own, *loose) if each not in counted]
    spans: list[tuple[int, int]] = []
    for first, last in sorted(_on_its_day(each, start=start) for each in counted):
        if spans and first <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], last)
        else:
            spans.append((first, last))
    whole = span_of(row, near=start) if start is not None else None
    left = _gaps(spans, first=whole.first.frame, last=whole.last.frame) if whole is not None else ()
    rate = start.rate if start is not None else None
    return TakeFootage(
        take=take,
        recording=row.file or row.roll,
        frames=whole.frames if whole is not None else 0,
        used=tuple((Timecode(first, rate), Timecode(last, rate)) for first, last in spans) if rate is not None else (),
        left=tuple((Timecode(first, rate), Timecode(last, rate)) for first, last in left) if rate is not None else (),
        cuts=tuple(dict.fromkeys(each.cut for each in counted)),
        somewhere=tuple(dict.fromkeys(each.cut for each in elsewhere)),
    )


def _on_its_day(each: Footage, *, start: Timecode | None) -> tuple[int, int]:
    """A stretch after midnight of a recording that began before it is on the next day."""
    day = frames_in_day(start.rate) if start is not None and each.first < start.frame else 0
    return each.first + day, each.last + day


def _alike(one: str, other: str) -> bool:
    """Whether two rates print the same timecode for the same frame: 23.976 and 24, 29.97 and 30, 59.94 and 60."""
    return _COUNTS_AS.get(one, one) == _COUNTS_AS.get(other, other)
