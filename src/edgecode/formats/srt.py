r"""SubRip subtitles (``.srt``): a number, a line of two times, lines of text, a blank line.

There is no standard; the format is what SubRip wrote, as the Matroska specification describes it (Subtitles, 3). Read all
the same: times with a dot, times without hours, cues without a number or without the blank line before it. Tags (``<i>``,
``<font>``, ``{\an8}``) and what stands behind the times on their line are layout, and left out. A cue without text says
nothing and is left out.
"""

import re
from collections.abc import Iterator
from typing import Final

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.transcript import Cue, Transcript
from edgecode.formats.cue_times import ARROW, order_remarks, span_of, transcript_of
from edgecode.formats.head import peeked
from edgecode.formats.source import Source
from edgecode.formats.text import decoded, lines

NAME: Final = "srt"
SUFFIXES: Final = (".srt",)

_TAG: Final = re.compile(
    r"</?(?:[ibus]|font(?:\s[^<>]{0,200})?)\s*>|\{\\[^{}]{0,200}\}|\{[yYfFsScCP]:[^{}]{0,60}\}", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\s*[0-9]{1,9}\s*", re.ASCII)
_LOOKED_AT: Final = 20
"""How many lines that hold something may stand above the first times."""


def recognises(head: bytes, *, suffix: str) -> bool:
    """Look for a line of two times near the top, in a file that does not begin with WEBVTT."""
    del suffix
    text = peeked(head)
    if ARROW not in text or text.lstrip().startswith(("WEBVTT", "{", "[")):
        return False
    filled = [line for line in lines(text[:20_000]) if line.strip()][:_LOOKED_AT]
    return any(ARROW in line and span_of(line) is not None for line in filled)


def read(source: Source) -> Iterator[Transcript | Remark]:
    """Yield the transcript, before it what is to be remarked. Raises UnreadableError for what has no line of times."""
    text = decoded(source.bytes(), path=source.path)
    if text.remark is not None:
        yield text.remark
    split = [line.replace("\0", "") for line in lines(text.content)]
    timed = [index for index, line in enumerate(split) if ARROW in line]
    if not timed:
        expected = "subtitles with times such as 00:00:01,000 --> 00:00:02,000"
        raise UnreadableError(source.path, line=None, expected=expected, found="none")
    cues = []
    starts = _starts(split, timed)
    above = next((index for index in range(starts[0]) if split[index].strip()), None)
    if above is not None:
        yield Remark(Place(source.path, line=above + 1), "expected a cue, found other text above the first; left out")
    for at, index in enumerate(timed):
        place = Place(source.path, line=index + 1)
        span = span_of(split[index])
        if span is None:
            says = f"expected times such as 00:00:01,000 --> 00:00:02,000, found {split[index].strip()[:60]!r}"
            yield Remark(place, f"{says}; cue left out")
            continue
        if span.fault:
            yield Remark(place, span.fault)
        words = _plain(split[index + 1 : starts[at + 1]])
        if words:
            cues.append(Cue(text=words, place=place, begins=span.begins, ends=span.ends))
    yield from order_remarks(cues, path=source.path)
    yield transcript_of(cues, path=source.path)


def _starts(split: list[str], timed: list[int]) -> list[int]:
    """Find where each cue begins, its number included, and where the last one ends.

    A line of digits above the times is a number after a blank line, or where it counts on; else somebody says it.
    """
    starts = []
    last = 0
    for index in timed:
        above = split[index - 1] if index else ""
        if _NUMBER.fullmatch(above):
            number = int(above)
            if index == 1 or not split[index - 2].strip() or number == last + 1:
                last = number
                starts.append(index - 1)
                continue
        starts.append(index)
    return [*starts, len(split)]


def _plain(text: list[str]) -> str:
    """Take the tags off and leave blank lines out."""
    plain = (_TAG.sub("", line).strip() for line in text)
    return "\n".join(line for line in plain if line)
