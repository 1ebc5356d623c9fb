"""What a take was heard to say of its scene: lines and spans of them with their times, and what was said otherwise."""

from enum import StrEnum

import msgspec

from edgecode.film.transcript import Milliseconds


class HeardLine(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One spoken paragraph, heard in one run of a take.

    ``confidence`` is the chance that the take does say at least half of it there (docs/lining.md). ``begins`` and ``ends``
    are the times of its first and last word in the recording, ``ends`` exclusive.
    """

    paragraph: int
    run: int
    """Which going of the take: 0, and one more each time the actors go back over what they have said."""
    confidence: float
    share: float
    """How much of its words was heard, 0 to 1."""
    begins: Milliseconds
    ends: Milliseconds
    off: bool = False
    """The transcript marks its speaker as off camera; False also where it says nothing of it."""


class HeardSpan(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Paragraphs ``first`` up to but not including ``last``, played in one run from one heard line to another.

    Actions between two heard lines are covered by their position alone: nobody hears them. ``dropped`` are the spoken
    paragraphs inside that were not said. ``confidence`` is the mean over the heard lines.
    """

    first: int
    last: int
    run: int
    confidence: float
    begins: Milliseconds
    ends: Milliseconds
    off: bool = False
    dropped: tuple[int, ...] = ()


class DeviationKind(StrEnum):
    """How what was said differs from the page."""

    DROPPED = "dropped"
    """Words of the page that were not said."""
    CHANGED = "changed"
    """Other words were said in their place."""
    ADDED = "added"
    """Words that are not on the page: an ad-lib."""


class Deviation(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A dialogue note: what was scripted, what was said, where and when.

    An ad-lib between two lines is noted at the line before it. ``whole`` is set where a line was dropped altogether; its
    time is then the moment at which it would have come. A machine's ear is not a script supervisor's: what reads as a
    changed word may be a word the recogniser got wrong.
    """

    kind: DeviationKind
    paragraph: int
    run: int
    begins: Milliseconds
    ends: Milliseconds
    scripted: str = ""
    said: str = ""
    whole: bool = False


class Hearing(msgspec.Struct, frozen=True, kw_only=True):
    """All that was heard of one take; everything in it is at or above the threshold.

    ``words`` gives for each printed word of the transcript the paragraph it belongs to, -1 where it belongs to none.
    """

    lines: tuple[HeardLine, ...] = ()
    spans: tuple[HeardSpan, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    words: tuple[int, ...] = ()
