"""Counting a list at a rate: its timecodes, its record frames, and where the two do not agree with it."""

from collections.abc import Sequence
from typing import Final

import msgspec

from edgecode.errors import RateError, TimecodeError
from edgecode.film.cut import Clip, ClipKind
from edgecode.film.rate import Rate
from edgecode.film.slate import Slate
from edgecode.film.timecode import Timecode
from edgecode.formats.edl.events import Doubt, Listing

_SHOWN: Final = 10
"""How many lines a remark lists."""

_MANY: Final = 10
"""When more than one event in so many differs in length, the rate is the likelier cause."""


class Times(msgspec.Struct, frozen=True):
    """The four timecodes of one event at the list's rate; ``None`` where the frame does not exist at it."""

    source_in: Timecode | None = None
    source_out: Timecode | None = None
    record_in: Timecode | None = None
    record_out: Timecode | None = None


def rate_of(listing: Listing, *, said: Rate | None) -> tuple[Rate | None, list[Doubt]]:
    """Find the rate a list is counted at: what a person said, else what the list states, else none.

    FCM decides whether frame numbers are dropped, since a person who says 29.97 rarely adds DF; where it contradicts
    the rate, a doubt says how the list was counted.
    """
    stated, doubts = _stated(listing)
    if said is not None and stated is not None and said.fps != stated.fps:
        doubts.append(
            Doubt(listing.rate_line, f"expected {said}, as was set, found {listing.rate!r}; counted at {said}")
        )
    rate = said or stated
    if rate is None or listing.drop is None or listing.drop == rate.drop:
        return rate, doubts
    if rate.drop:
        says = f"expected drop frame, as {rate} was set, found a list that does not drop; counted at {rate}"
        return rate, [*doubts, Doubt(listing.drop_line, says)]
    try:
        dropping = Rate.of(rate.fps, drop=True)
    except RateError:
        return rate, [
            *doubts,
            Doubt(listing.drop_line, f"expected no drop frame at {rate}, found a list that drops; counted at {rate}"),
        ]
    says = f"expected no drop frame, as {rate} was set, found a list that drops; counted at {dropping}"
    return dropping, [*doubts, Doubt(listing.drop_line, says)] if said is not None else doubts


def times_of(clip: Clip, rate: Rate) -> tuple[Times, list[Doubt]]:
    """Count the timecodes of one clip; one that does not exist at the rate is a doubt.

    A source timecode that does not exist most often means a source at another rate than the cut's.
    """
    line = clip.place.line or 1
    source, source_doubts = _counted(clip.source_in_text, clip.source_out_text, rate)
    record, doubts = _counted(clip.record_in_text, clip.record_out_text, rate)
    doubts += [f"{says}; the source may run at another rate" for says in source_doubts]
    if record[0] is not None and record[1] is not None and record[1] < record[0]:
        doubts.append(f"expected the record out after {clip.record_in_text}, found {clip.record_out_text}")
        record = (None, None)
    return Times(*source, *record), [Doubt(line, says) for says in doubts]


def uneven(clips: Sequence[Clip], *, rate: Rate) -> list[Doubt]:
    """Compare lengths: without a speed, material runs as long in the source as in the cut. One doubt for a whole list.

    A source that was shot at a speed its slate tells (``48FPS``) has timecode at that speed, so that it uses more source
    frames. Black and generators have no source.
    """
    differing = [clip for clip in clips if _differs(clip, rate=rate)]
    if not differing:
        return []
    lines = [clip.place.line or 1 for clip in differing]
    shown = ", ".join(map(str, lines[:_SHOWN])) + (" …" if len(lines) > _SHOWN else "")
    maybe = f"; the list may not run at {rate}" if len(lines) * _MANY > len(clips) else ""
    says = (
        f"expected source and record equally long where no M2 line gives a speed, found {len(lines)} of {len(clips)} "
        f"events that differ (line{'s'[: len(lines) > 1]} {shown}){maybe}"
    )
    return [Doubt(lines[0], says)]


def first_frame(times: list[Times]) -> Timecode | None:
    """Find the earliest record timecode: the first frame of the cut, even where the list is not in record order."""
    return min((each.record_in for each in times if each.record_in is not None), key=lambda at: at.frame, default=None)


def counted(clip: Clip, times: Times, *, start: Timecode | None) -> Clip:
    """Give a clip its timecodes, and its record frames counted from the first frame of the cut."""
    record_in = times.record_in - start if times.record_in is not None and start is not None else None
    record_out = times.record_out - start if times.record_out is not None and start is not None else None
    return msgspec.structs.replace(
        clip,
        place=msgspec.structs.replace(clip.place, frame=record_in),
        source_in=times.source_in,
        source_out=times.source_out,
        record_in=record_in,
        record_out=record_out,
    )


def _stated(listing: Listing) -> tuple[Rate | None, list[Doubt]]:
    if not listing.rate:
        return None, []
    try:
        return Rate.parse(listing.rate), []
    except RateError as error:
        return None, [Doubt(listing.rate_line, str(error))]


def _counted(first: str, last: str, rate: Rate) -> tuple[tuple[Timecode | None, Timecode | None], list[str]]:
    doubts: list[str] = []
    return (_timecode(first, rate, doubts=doubts), _timecode(last, rate, doubts=doubts)), doubts


def _timecode(text: str, rate: Rate, *, doubts: list[str]) -> Timecode | None:
    try:
        return Timecode.parse(text.replace(".", ":").replace(",", ":"), rate)
    except TimecodeError as error:
        doubts.append(str(error))
        return None


def _differs(clip: Clip, *, rate: Rate) -> bool:
    if clip.source_in is None or clip.source_out is None or clip.record_in is None or clip.record_out is None:
        return False
    if clip.speed is not None or clip.kind is not ClipKind.MATERIAL:
        return False
    # Cameras run on the time of day, so a source may cross midnight.
    source = clip.source_out.after(clip.source_in) - clip.source_in
    record = clip.record_out - clip.record_in
    if source == record:
        return False
    slate = Slate.parse(clip.name)
    if slate is None or slate.fps is None:
        return True
    times = slate.fps / rate.nominal
    return abs(source - record * times) >= max(times, 1)
