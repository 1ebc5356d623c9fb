"""Timecode: the number of a frame as the clock on the slate shows it, and the count of frames behind it.

Source of the counting, drop frame included: SMPTE ST 12-1, and ST 12-3 for the rates above 60.
"""

import re
from fractions import Fraction
from typing import Final, Never, Self, overload

import msgspec

from edgecode.errors import RateMismatchError, TimecodeError
from edgecode.film.rate import Rate

_WRITTEN: Final = re.compile(r"([0-9]{1,2})[:;]([0-9]{2})[:;]([0-9]{2})[:;.,]([0-9]{2,3})")
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
_LAST_SECOND: Final = 59
_TEN: Final = 10
"""Every tenth minute drops no frame numbers (SMPTE ST 12-1)."""


class Timecode(msgspec.Struct, frozen=True, gc=False):
    """A moment: ``frame`` counts the frames since 00:00:00:00 at ``rate``.

    The count is linear and knows no midnight: an hour after 23:59:59:00 is a larger count, and prints as the clock
    shows it, 00:59:59:00. :meth:`after` finds the day a reading belongs to, :meth:`wrapped` goes back to the first day.
    Timecodes at different rates are unequal; comparing or subtracting them raises
    :class:`~edgecode.errors.RateMismatchError`.
    """

    frame: int
    rate: Rate

    @classmethod
    def parse(cls, text: str, rate: Rate) -> Self:
        """Read ``HH:MM:SS:FF`` at a rate; ``;`` and ``.`` do as well, and frames may have three digits at 120.

        The rate alone decides whether frame numbers are dropped. The separator is not believed, since many programs
        write ``:`` at drop frame. Raises :class:`~edgecode.errors.TimecodeError` for a number that does not exist.
        """
        written = _WRITTEN.fullmatch(text.strip())
        if written is None:
            _refuse(text, rate=rate, why="it is not written as HH:MM:SS:FF")
        hours, minutes, seconds, frames = map(int, written.groups())
        nominal = rate.nominal
        if hours > _LAST_HOUR or minutes > _LAST_MINUTE or seconds > _LAST_SECOND or frames >= nominal:
            _refuse(text, rate=rate, why=_out_of_range(hours, minutes, seconds, nominal=nominal))
        if len(written[4]) > len(str(nominal - 1)):
            _refuse(text, rate=rate, why="frames have two digits at this rate")
        frame = ((hours * 60 + minutes) * 60 + seconds) * nominal + frames
        if not rate.drop:
            return cls(frame, rate)
        dropped = rate.dropped
        if frames < dropped and not seconds and minutes % _TEN:
            _refuse(text, rate=rate, why=f"drop frame starts this minute at frame {dropped:02}")
        minute = hours * 60 + minutes
        return cls(frame - dropped * (minute - minute // _TEN), rate)

    def __str__(self) -> str:
        """``01:00:10:05``, with ``;`` before the frames at drop frame; a count past midnight as the clock shows it."""
        rate = self.rate
        nominal = rate.nominal
        frame = _numbered(self.frame % frames_in_day(rate), rate=rate) if rate.drop else self.frame
        seconds, frames = divmod(frame, nominal)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        between = ";" if rate.drop else ":"
        return f"{hours % 24:02}:{minutes:02}:{seconds:02}{between}{frames:0{len(str(nominal - 1))}}"

    def __add__(self, frames: int) -> "Timecode":
        """Go on by a number of frames."""
        return Timecode(self.frame + frames, self.rate)

    @overload
    def __sub__(self, other: int) -> "Timecode": ...
    @overload
    def __sub__(self, other: "Timecode") -> int: ...
    def __sub__(self, other: "int | Timecode") -> "Timecode | int":
        """Go back by a number of frames, or count the frames since another timecode at the same rate."""
        if isinstance(other, int):
            return Timecode(self.frame - other, self.rate)
        return self.frame - self._alike(other)

    def __lt__(self, other: "Timecode") -> bool:
        """Whether this is earlier; both at one rate."""
        return self.frame < self._alike(other)

    def __le__(self, other: "Timecode") -> bool:
        """Whether this is not later; both at one rate."""
        return self.frame <= self._alike(other)

    def __gt__(self, other: "Timecode") -> bool:
        """Whether this is later; both at one rate."""
        return self.frame > self._alike(other)

    def __ge__(self, other: "Timecode") -> bool:
        """Whether this is not earlier; both at one rate."""
        return self.frame >= self._alike(other)

    @property
    def seconds(self) -> Fraction:
        """Real time since 00:00:00:00 in seconds, exactly; at 23.976 an hour of timecode lasts 3603.6 of them."""
        return Fraction(self.frame * self.rate.denominator, self.rate.numerator)

    def wrapped(self) -> "Timecode":
        """Go back to the same reading on the first day: a count from 0 up to a day, not included."""
        return Timecode(self.frame % frames_in_day(self.rate), self.rate)

    def after(self, start: "Timecode") -> "Timecode":
        """Find the first moment at or after ``start`` at which the clock shows this reading.

        A clip from 23:59:59:00 to 00:00:01:00 crossed midnight: ``end.after(start)`` is two seconds after its start.
        """
        return start + (self.frame - self._alike(start)) % frames_in_day(self.rate)

    def _alike(self, other: "Timecode") -> int:
        if other.rate != self.rate:
            raise RateMismatchError(str(self.rate), str(other.rate))
        return other.frame


def frames_in_day(rate: Rate) -> int:
    """Count the frames that 24 hours of timecode hold: nominal frames, less the dropped numbers (SMPTE ST 12-1)."""
    return 24 * (3600 * rate.nominal - 54 * rate.dropped)


def _numbered(frame: int, *, rate: Rate) -> int:
    """Put back the numbers a drop-frame clock has left out by this frame of the day (SMPTE ST 12-1)."""
    dropped = rate.dropped
    minute = 60 * rate.nominal - dropped
    tens, rest = divmod(frame, _TEN * minute + dropped)
    passed = max(0, rest - dropped) // minute
    return frame + dropped * (9 * tens + passed)


def _out_of_range(hours: int, minutes: int, seconds: int, *, nominal: int) -> str:
    if hours > _LAST_HOUR:
        return "hours run from 00 to 23"
    if minutes > _LAST_MINUTE:
        return "minutes run from 00 to 59"
    if seconds > _LAST_SECOND:
        return "seconds run from 00 to 59"
    return f"frames run from 00 to {nominal - 1}"


def _refuse(text: str, *, rate: Rate, why: str) -> Never:
    raise TimecodeError(text, rate=str(rate), why=why)
