"""Times of captions, and cues put together to a transcript, the same way for every format that has them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

import msgspec

from edgecode.film.place import Place, Remark
from edgecode.film.transcript import Cue, Milliseconds, Transcript

ARROW: Final = "-->"
_CLOCK: Final = (
    r"(?P<{0}minus>-)?(?:(?P<{0}hours>[0-9]{{1,4}})\s?:\s?)?(?P<{0}minutes>[0-9]{{1,2}})\s?:\s?(?P<{0}seconds>[0-9]{{1,2}})"
    r"(?:\s?[.,]\s?(?P<{0}part>[0-9]{{1,9}}))?"
)
"""``00:00:01.000``, ``00:01,5``: hours may be missing, parts of a second stand behind a comma or a dot."""
_SPAN: Final = re.compile(rf"\s*{_CLOCK.format('b_')}\s*-{{1,2}}>\s*{_CLOCK.format('e_')}(?P<more>(?:\s.*)?)", re.ASCII)
_MOMENT: Final = re.compile(_CLOCK.format(""), re.ASCII)
_LANGUAGE: Final = re.compile(
    r"[a-z]{2}(?:[-_](?:[A-Z][a-z]{3}|[A-Z]{2}|[0-9]{3}))?|eng|deu|ger|fra|fre|spa|ita|por|jpn"
)
_SIDE: Final = frozenset(
    {
        "captions",
        "cc",
        "sdh",
        "subtitles",
        "forced",
        "transcript",
        "words",
        "wav",
        "bwf",
        "mov",
        "mp4",
        "mxf",
        "mp3",
        "m4a",
    }
)
"""What stands between the recording's name and the suffix besides a language: what it is, or the recording's own suffix."""


class Span(msgspec.Struct, frozen=True):
    """Begin and end of a cue, what stands behind them on the line, and what is to be said of them."""

    begins: Milliseconds
    ends: Milliseconds
    more: str = ""
    fault: str = ""


def span_of(line: str) -> Span | None:
    """Read a line of two times with an arrow between; ``None`` where it is none.

    A time before the start of the media is taken as the start, an end before its begin as the begin.
    """
    match = _SPAN.fullmatch(line)
    if match is None:
        return None
    begins, ends = _milliseconds(match, "b_"), _milliseconds(match, "e_")
    fault = ""
    if begins < 0 or ends < 0:
        fault = f"expected times from the start on, found {line.strip()[:60]}; taken as the start"
    elif ends < begins:
        fault = f"expected an end after the begin, found {line.strip()[:60]}; it ends where it begins"
    begins = max(0, begins)
    return Span(Milliseconds(begins), Milliseconds(max(begins, ends)), match["more"].strip(), fault)


def moment_of(text: str) -> Milliseconds | None:
    """Read one time; ``None`` where it is none."""
    match = _MOMENT.fullmatch(text.strip())
    return Milliseconds(max(0, _milliseconds(match, ""))) if match is not None else None


def _milliseconds(match: re.Match[str], group: str) -> int:
    hours, minutes, seconds = (int(match[f"{group}{part}"] or 0) for part in ("hours", "minutes", "seconds"))
    part = int((match[f"{group}part"] or "0").ljust(3, "0")[:3])
    moment = ((hours * 60 + minutes) * 60 + seconds) * 1000 + part
    return -moment if match[f"{group}minus"] else moment


def transcript_of(
    cues: Sequence[Cue], *, path: str, language: str = "", extra: dict[str, str] | None = None
) -> Transcript:
    """Put cues in order of time, and name the recording by the file's own name: ``12A-3.en.vtt`` is ``12A-3`` in English."""
    media, own = named(path)
    return Transcript(
        path=path,
        media=media,
        cues=tuple(sorted(cues, key=lambda cue: cue.begins)),
        language=language or own,
        extra=extra or {},
    )


def order_remarks(cues: Sequence[Cue], *, path: str) -> Iterator[Remark]:
    """Say once that cues were not in order of time, or that there are none."""
    late = next((cue for before, cue in pairwise(cues) if cue.begins < before.begins), None)
    if late is not None:
        says = "expected cues in order of time, found one that begins before the one above it; put in order"
        yield Remark(late.place, says)
    if not cues:
        yield Remark(Place(path), "expected cues with words, found none")


def named(path: str) -> tuple[str, str]:
    """Take the suffixes off a file's name and give the language among them.

    Off come its own suffix, and before it a language and what only says what the file is.
    """
    stem = PurePosixPath(path).stem
    language = ""
    while "." in stem.strip("."):
        head, _, tail = stem.rpartition(".")
        if _LANGUAGE.fullmatch(tail) and not language:
            language = tail.replace("_", "-")
        elif tail.casefold() not in _SIDE:
            break
        stem = head
    return stem, language
