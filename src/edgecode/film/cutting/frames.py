"""Whether the frames of one cut can be counted in those of another, exactly; what is not exact is refused, never rounded.

Frames are the same where both cuts run at one rate, whether or not numbers are dropped, and at 23.976 and 24 (29.97 and 30,
…), where film is slowed by a thousandth and no frame comes or goes. Otherwise one rate must be a whole multiple of the other,
and each record frame of the older cut must fall on a frame of the newer.
"""

from fractions import Fraction
from typing import Final

import msgspec

from edgecode.film.cut import Cut
from edgecode.film.cutting.change import Apart, Refusal
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode

_SET_RATE: Final = "Say the rate in film.toml under [rates], or with --rate for a file outside of the film."


class Counting(msgspec.Struct, frozen=True):
    """How an older cut's frames count in the newer: times this; and what is to be said about it, if anything."""

    times: Fraction
    says: str = ""


def counting(old: Cut, new: Cut) -> Counting | Refusal:
    """Find how frames of the older cut count in the newer, or why they do not."""
    for cut, other in ((old, new), (new, old)):
        if cut.rate is None:
            beside = f"; the other cut runs at {other.rate}" if other.rate is not None else ""
            says = f"expected cuts with a frame rate, found {named(cut)} without one{beside}"
            return Refusal(Apart.UNRATED, says, _SET_RATE)
    before, after = rate_of(old), rate_of(new)
    if before == after:
        return Counting(Fraction(1))
    rates = f"{named(old)} at {before} and {named(new)} at {after}"
    if before.nominal == after.nominal:
        return Counting(Fraction(1), f"found {rates}; compared frame by frame, as no frame comes or goes between them")
    times = after.fps / before.fps
    whole = times.denominator == 1 or (times.numerator == 1 and not _between(old, times.denominator))
    if not whole:
        says = f"expected two cuts whose frames can be counted in one another, found {rates}"
        return Refusal(Apart.RATE, says, "Export both cuts at one rate, from the program they were cut in.")
    return Counting(times, f"found {rates}; counted in frames of the newer cut, each of which is met exactly")


def rate_of(cut: Cut) -> Rate:
    """The rate of a cut that has one."""
    if cut.rate is None:  # pragma: no cover  one without is refused before anything is counted
        raise AssertionError(cut.path)
    return cut.rate


def first_timecode(cut: Cut) -> Timecode:
    """The timecode of the first frame of a cut that has a rate; 0 where it does not say."""
    rate = rate_of(cut)
    return cut.start if cut.start is not None and cut.start.rate == rate else Timecode(0, rate)


def _between(cut: Cut, times: int) -> bool:
    """Whether any clip begins or ends between two frames of a cut that runs that many times slower."""
    return any(
        frame % times
        for track in cut.tracks
        for clip in track.clips
        for frame in (clip.record_in, clip.record_out)
        if frame is not None
    )


def named(cut: Cut) -> str:
    """A cut by its name and file, as far as it has them."""
    return f"{cut.name} ({cut.path})" if cut.name and cut.path else cut.name or cut.path or "a cut"


def source_frame(timecode: Timecode, rate: Rate) -> float:
    """Count a source's timecode in frames of the cut: the reading of the clock, frames in proportion.

    A source at 48 in a cut at 24 can begin on half a frame; a reading at 23.976 and the same one at 24 are the same frame.
    """
    own = timecode.rate
    if own.nominal == rate.nominal and own.drop in {False, rate.drop}:
        return timecode.frame
    if own.drop:
        # The reading, not the count: a list that says drop frame of a source that does not is read as it is printed.
        seconds, frames = _reading(timecode)
    else:
        seconds, frames = divmod(timecode.frame, own.nominal)
    return seconds * rate.nominal + frames * rate.nominal / own.nominal


def _reading(timecode: Timecode) -> tuple[int, int]:
    hours, minutes, seconds, frames = map(int, str(timecode).replace(";", ":").split(":"))
    return (hours * 60 + minutes) * 60 + seconds, frames
