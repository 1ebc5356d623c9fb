"""Timecode."""
import msgspec

from edgecode.film.rate import Rate


class Timecode(msgspec.Struct, frozen=True):
    """x."""
    frame: int
    rate: Rate
