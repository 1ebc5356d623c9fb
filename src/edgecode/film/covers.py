"""What a paper says a take or panel covers, and which paragraphs those are.

The words: nothing, ``whole``, or parts joined by ``;`` or ``,``. A part is a number or range of numbered lines
(``3``, ``3-9``) or a quotation (``"You said" - "at it now"``, ``"You said"``), and may end in ``off``: these lines are
played off camera.
"""

import re

import msgspec

from edgecode.film.emphasis import plain
from edgecode.film.script import SPOKEN, Scene, Script
from edgecode.film.speech import NumberedLine, numbered_lines

APOSTROPHE = "'"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_QUOTED = r'["“]([^"“”]+)["”]'
_PART = re.compile(
    rf"\s*(?:(?P<whole>whole|all)|(?P<first>\d+)(?:\s*[-–—]\s*(?P<last>\d+))?"
    rf"|{_QUOTED}(?:\s*(?:[-–—]|to)\s*{_QUOTED})?)\s*(?P<off>off|o\.?s\.?|\(off\))?\s*",
    re.IGNORECASE,
)


class Span(msgspec.Struct, frozen=True):
    """Paragraphs ``first`` up to but not including ``last`` of one script; ``off`` is played off camera."""

    first: int
    last: int
    off: bool = False


class Covered(msgspec.Struct, frozen=True):
    """The spans that were understood, and one sentence for each part that was not."""

    spans: tuple[Span, ...] = ()
    problems: tuple[str, ...] = ()


def spans_of(text: str, *, script: Script, scene: Scene) -> Covered:
    """Find the paragraphs of a scene that ``text`` names; what is not understood becomes a problem, never an error."""
    lines = numbered_lines(script, scene)
    spans: list[Span] = []
    problems: list[str] = []
    for part in _parts(text):
        match = _PART.fullmatch(part)
        if match is None:
            problems.append(f"expected lines such as 3-9, whole or quoted words, found {part.strip()!r}")
            continue
        found = _span(match, script=script, scene=scene, lines=lines)
        if isinstance(found, str):
            problems.append(found)
        else:
            spans.append(found)
    return Covered(tuple(spans), tuple(problems))


def _parts(text: str) -> list[str]:
    """Split at ``;`` and ``,`` outside quotation marks."""
    return [part for part in re.findall(r'(?:["“][^"“”]*["”]|[^;,])+', text) if part.strip()]


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
        return f"expected words of scene {scene.number}, found {(start if first is None else end)!r}, which it does not say"
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
    """Find the first paragraph in ``[first, last)`` that says these words, speeches before actions."""
    wanted = words_of(words)
    inside = [index for index in range(first, last) if wanted in words_of(script.paragraphs[index].text)]
    spoken = [index for index in inside if script.paragraphs[index].kind in SPOKEN]
    return next(iter(spoken or inside), None)


def words_of(text: str) -> str:
    """Fold a text to its words: lower case, no emphasis, no punctuation, single spaces, a space at either end."""
    return f" {' '.join(_WORD.findall(plain(text).casefold().replace('’', APOSTROPHE)))} "
