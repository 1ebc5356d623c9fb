"""What a paper says a take or panel covers, and which paragraphs those are.

The words: nothing, ``whole``, or parts joined by ``;`` or ``,``. A part is a number or range of numbered lines
(``3``, ``3-9``) or a quotation (``"You said" - "at it now"``, ``"You said"``), and may end in ``off``: these lines are
played off camera.
"""

import re
import unicodedata
from functools import lru_cache

import msgspec

from edgecode.film.emphasis import plain
from edgecode.film.script import SPOKEN, Scene, Script
from edgecode.film.speech import NumberedLine, numbered_lines

APOSTROPHE = "'"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APART = re.compile(r'(?:["“][^"“”]*["”]|[^;,])+')
_QUOTED = r'["“]([^"“”]+)["”]'
_PART = re.compile(
    r"(?:(?P<whole>whole|all)|(?P<first>[0-9]{1,6}) ?(?:[-–—] ?(?P<last>[0-9]{1,6}))?"
    rf"|{_QUOTED} ?(?:(?:[-–—]|to) ?{_QUOTED})?) ?(?P<off>off|o\.?s\.?|\(off\))?",
    re.IGNORECASE,
)
"""One part with single spaces; numbers have a bound, so that no cell takes long to read."""


_SHOWN = 40
"""How many characters of a cell a problem repeats."""


class Span(msgspec.Struct, frozen=True, gc=False):
    """Paragraphs ``first`` up to but not including ``last`` of one script; ``off`` is played off camera."""

    first: int
    last: int
    off: bool = False


class Covered(msgspec.Struct, frozen=True):
    """The spans that were understood, and one sentence for each part that was not."""

    spans: tuple[Span, ...] = ()
    problems: tuple[str, ...] = ()


def spans_of(text: str, *, script: Script, scene: Scene, lines: tuple[NumberedLine, ...] | None = None) -> Covered:
    """Find the paragraphs of a scene that ``text`` names; what is not understood becomes a problem, never an error.

    ``lines`` are the scene's numbered lines, where they have been counted already.
    """
    lines = lines if lines is not None else numbered_lines(script, scene)
    spans: list[Span] = []
    problems: list[str] = []
    for part in _parts(text):
        match = _PART.fullmatch(part)
        if match is None:
            problems.append(f"expected lines such as 3-9, whole or quoted words, found {part[:_SHOWN]!r}")
            continue
        found = _span(match, script=script, scene=scene, lines=lines)
        if isinstance(found, str):
            problems.append(found)
        else:
            spans.append(found)
    return Covered(tuple(spans), tuple(problems))


def _parts(text: str) -> list[str]:
    """Split at ``;`` and ``,`` outside quotation marks; spaces of all kinds become single ones."""
    parts = (" ".join(part.split()) for part in _APART.findall(text))
    return [part for part in parts if part]


def _span(match: re.Match[str], *, script: Script, scene: Scene, lines: tuple[NumberedLine, ...]) -> Span | str:
    off = match["off"] is not None
    if match["whole"]:
        return Span(scene.first, scene.last, off)
    if match["first"]:
        return _numbered(int(match["first"]), int(match["last"] or match["first"]), lines=lines, off=off)
    start, end = match[4], match[5] or match[4]
    first = paragraph_saying(start, script=script, first=scene.first, last=scene.last)
    last = None if first is None else paragraph_saying(end, script=script, first=first, last=scene.last)
    if first is None or last is None:
        missing = start if first is None else end
        return f"expected words of scene {scene.number}, found {missing[:_SHOWN]!r}, which it does not say"
    return Span(_whole_speech(first, lines=lines).first, _whole_speech(last, lines=lines).last, off)


def _numbered(first: int, last: int, *, lines: tuple[NumberedLine, ...], off: bool) -> Span | str:
    if not 1 <= first <= last <= len(lines):
        return (
            f"expected lines between 1 and {len(lines)}, found {first}-{last}"
            if first != last
            else (f"expected a line between 1 and {len(lines)}, found {first}")
        )
    return Span(lines[first - 1].first, lines[last - 1].last, off)


def _whole_speech(paragraph: int, *, lines: tuple[NumberedLine, ...]) -> NumberedLine:
    return next(
        (line for line in lines if line.first <= paragraph < line.last), NumberedLine(0, paragraph, paragraph + 1)
    )


def paragraph_saying(words: str, *, script: Script, first: int, last: int) -> int | None:
    """Find the first paragraph in ``[first, last)`` that says these words, speeches before actions.

    ``None`` where none does, and where there are no words to look for.
    """
    wanted = words_of(words)
    if wanted.isspace():
        return None
    unspoken = None
    for index in range(first, last):
        paragraph = script.paragraphs[index]
        if wanted in words_of(paragraph.text):
            if paragraph.kind in SPOKEN:
                return index
            unspoken = index if unspoken is None else unspoken
    return unspoken


@lru_cache(maxsize=16384)
def words_of(text: str) -> str:
    """Fold a text to its words: lower case, no emphasis, no punctuation, single spaces, a space at either end.

    Letters are composed first (Unicode NFKC), since one program writes ``é`` as one sign and another as two.
    """
    composed = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return f" {' '.join(_WORD.findall(plain(composed).casefold().replace('’', APOSTROPHE)))} "
