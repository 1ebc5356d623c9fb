"""What was said: captions, subtitles and word-timed transcripts of a recording."""

from typing import NewType

import msgspec

from edgecode.film.place import Place

Milliseconds = NewType("Milliseconds", int)
"""Milliseconds from the start of the media, or a stretch of them."""


class SpokenWord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One word as it was heard, with its times where the transcript has them; ``ends`` is exclusive.

    ``confidence`` is what the recogniser said of it, 0 to 1, ``None`` where it said nothing.
    """

    text: str
    begins: Milliseconds | None = None
    ends: Milliseconds | None = None
    confidence: float | None = None


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of speech: a caption, or a segment of a transcript. ``text`` has no markup, lines joined with newlines."""

    text: str
    place: Place
    begins: Milliseconds
    ends: Milliseconds
    speaker: str = ""
    words: tuple[SpokenWord, ...] = ()
    """Word by word, where the transcript is word-timed; else empty."""


class Transcript(msgspec.Struct, frozen=True, kw_only=True, tag="transcript"):
    """What was said in one recording, cues by the time at which they begin.

    ``media`` is the name of the recording it belongs to where the file says, else the file's own name without suffixes:
    a slate (``12A-3``), or the name of a camera or sound file.
    """

    path: str
    media: str
    cues: tuple[Cue, ...] = ()
    language: str = ""
    extra: dict[str, str] = {}
    """What the reader kept without understanding it, under ``format.name``."""
