"""How a clip plays, read off what its list says: in a nested sequence, at another speed or a changing one, by which transition."""

from typing import Final

from edgecode.film.cut import Clip
from edgecode.film.rate import Rate

NESTED: Final = "nested"
"""In :attr:`Clip.extra`: the name of the nested sequence a clip lies in, the outermost that has one."""
_RAMPS: Final = ("aaf.speed", "fcp7.speed", "fcpxml.speed")
"""What lists say of a speed that changes within a clip; its value is then ``varying``."""


def nested_in(clip: Clip) -> str:
    """The name of the nested sequence a clip lies in, empty for none."""
    return clip.extra.get(NESTED, "")


def is_ramped(clip: Clip) -> bool:
    """Whether its speed changes while it plays."""
    return any(clip.extra.get(key) for key in _RAMPS)


def transition_frames(clip: Clip) -> int:
    """How many frames of the cut its transition lasts; 0 where the list does not say, or there is none."""
    said = clip.extra.get("edl.transition_frames", "")
    return int(said) if clip.transition and said.isdecimal() and said.isascii() else 0


def pace_words(clip: Clip, *, rate: Rate | None) -> str:
    """``ramp``, ``still``, ``reversed``, ``48 fps``; empty where it plays as it was shot, or nothing says.

    Runs backwards at another speed: ``-48 fps``.
    """
    if is_ramped(clip):
        return "ramp"
    if clip.speed is None:
        return ""
    if clip.speed == 0:
        return "still"
    if rate is not None and clip.speed == -float(rate.nominal):
        return "reversed"
    return f"{clip.speed:g} fps"
