"""One placed clip of a timeline as a clip of the film."""

import math
import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

import msgspec

from edgecode.errors import RateError, TimecodeError
from edgecode.film.clip_traits import NESTED
from edgecode.film.cut import Clip
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.timeline.items import Facts, Time
from edgecode.formats.timeline.placing import Clock, Placed

_FAR: Final = 1e12
"""No frame lies beyond this; a century at 120 frames a second has some 4e11."""

Source = tuple[Timecode | None, Timecode | None, tuple[str, str]]


class Where(msgspec.Struct, frozen=True):
    """What all clips of one track have in common: the file, the track's index, the cut's clock and its first frame."""

    path: str
    track: int
    clock: Clock
    start: Timecode | None


def known_rate(fps: float, *, cut: Rate | None) -> Rate | None:
    """Find the rate of so many frames a second; the cut's own, dropping included, where they are the same."""
    try:
        rate = Rate.of(fps)
    except RateError:
        return None
    return cut if cut is not None and cut.fps == rate.fps else rate


def file_name(address: str) -> str:
    """The last part of a path or an address, unquoted; either slash divides."""
    return re.split(r"[/\\]", unquote(address))[-1]


def clip_of(placed: Placed, facts: Facts, *, where: Where, notes: Sequence[str] = ()) -> Clip:
    """Make the film's clip of one placed clip and what is known of it; ``notes`` are those of markers above it."""
    clock, start = where.clock, where.start
    record_in, record_out = (_frame(placed.first, clock=clock), _frame(placed.last, clock=clock))
    source_in, source_out, texts = _by_range(placed, clock=clock) if facts.by_range else _by_facts(placed, facts)
    source_out = _stated_end(facts, source_in) or source_out
    return Clip(
        name=facts.name,
        place=Place(where.path, line=facts.line, frame=record_in, timecode=_shown(start, record_in)),
        track=where.track,
        kind=facts.kind,
        tape=facts.tape,
        file=facts.file,
        record_in=record_in,
        record_out=record_out,
        source_in=source_in,
        source_out=source_out,
        source_in_text=texts[0],
        source_out_text=texts[1],
        record_in_text=facts.record_in_text,
        record_out_text=facts.record_out_text,
        speed=_speed(placed, facts),
        transition=placed.transition,
        notes=(*(marker.text for marker in placed.clip.markers if marker.text), *facts.notes, *notes),
        enabled=placed.enabled and placed.clip.enabled,
        extra={**facts.extra, NESTED: placed.nested} if placed.nested else facts.extra,
    )


def _frame(frames: float | None, *, clock: Clock) -> int | None:
    return round(frames) if frames is not None and math.isfinite(frames) and clock.rate is not None else None


def _shown(start: Timecode | None, frames: int | None) -> str:
    return str(start + frames) if start is not None and frames is not None else ""


def _by_range(placed: Placed, *, clock: Clock) -> Source:
    """Read an item's range as OpenTimelineIO means it: in the source's own timecode, as long as the use in the cut.

    It is so also where a time effect plays more or less of the source in it.
    """
    source = placed.clip.range
    if source is None:
        return None, None, ("", "")
    start, length = source.start, source.length.value * source.start.rate / source.length.rate
    end = Time(start.value + length, start.rate)
    rate = known_rate(start.rate, cut=clock.rate)
    if rate is None:
        return None, None, (start.text, end.text)
    before, behind = (frames * placed.speed * start.rate / clock.fps for frames in placed.hidden)
    return _timecode(start.value + before, rate), _timecode(end.value - behind, rate), (start.text, end.text)


def _by_facts(placed: Placed, facts: Facts) -> Source:
    """Take what the format says is played, less what compositions around the clip hide of it, in proportion."""
    texts = (facts.source_in_text, facts.source_out_text)
    played = facts.played
    if played is None:
        return None, None, texts
    first, last = played.first, played.last
    if any(placed.hidden) and placed.first is not None and placed.last is not None:
        whole = placed.last - placed.first + sum(placed.hidden)
        first, last = (played.first + (played.last - played.first) * part / whole for part in _shown_parts(placed))
    earlier, later = sorted((first, last))
    return _timecode(earlier, played.rate), _timecode(later, played.rate), texts


def _shown_parts(placed: Placed) -> tuple[float, float]:
    """Find where what is seen of a clip begins and ends, in record frames from the clip's own first one."""
    before, _behind = placed.hidden
    return before, before + (placed.last or 0) - (placed.first or 0)


def _stated_end(facts: Facts, source_in: Timecode | None) -> Timecode | None:
    try:
        return Timecode.parse(facts.ends_at, source_in.rate) if facts.ends_at and source_in is not None else None
    except TimecodeError:
        return None


def _timecode(frames: float, rate: Rate) -> Timecode | None:
    return Timecode(round(frames), rate) if math.isfinite(frames) and 0 <= frames < _FAR else None


def _speed(placed: Placed, facts: Facts) -> float | None:
    """Count the source frames that pass in a second, where the source does not play as it was shot."""
    speed = placed.speed * placed.clip.speed
    if speed == 1:
        return None
    if facts.played is not None:
        return speed * float(facts.played.rate.fps)
    source = placed.clip.range
    return speed * source.start.rate if source is not None else None
