"""What a guest tool gives: places it points at, each with one of its templates and one of three confidences. Nothing else.

It selects; we render. A place is a part of the film and a number that was dealt for this run, so that nothing can be said by
a number that is not a place.
"""

from enum import StrEnum
from typing import Final

import msgspec

from edgecode.boundary.guest.manifest import Part

SLOTS: Final = ("first", "second", "third", "fourth")
"""The slots of a template, in their order; as many as there are places."""
MOST_SHOWN: Final = 40
"""Selections of a run that people are shown."""
MOST_BYTES: Final = 1_048_576
"""Of what a tool may give in one run."""


class Confidence(StrEnum):
    """How sure a tool is, in three words."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Pointed(msgspec.Struct, frozen=True, order=True):
    """A place that is pointed at: a part, and the number of a paragraph, panel, take or clip in what was staged of it."""

    part: Part
    at: int


class Selected(msgspec.Struct, frozen=True, kw_only=True):
    """One selection: the name of a template, the places for its slots, and a confidence."""

    template: str
    at: tuple[Pointed, ...]
    confidence: Confidence
