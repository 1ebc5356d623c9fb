"""Notes and boneyard: what the writer keeps in the file and does not print.

``[[a note]]`` may run over lines; a blank line ends it unfinished, unless the line holds two spaces. ``/* boneyard */``
may run over anything. Which opens first holds what the other would have been. One that is never closed hides nothing:
its words stay what they look like, and a remark says where it was opened.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

import msgspec

from edgecode.film.place import Place, Remark
from edgecode.film.script import Aside, AsideKind
from edgecode.formats.fountain.lines import Lines

_OPENS: Final = re.compile(r"\[\[|/\*")
_BLANK_LINE: Final = re.compile(r"\n[ \t]?(?=\n)")
_CLOSES: Final = {AsideKind.NOTE: "]]", AsideKind.BONEYARD: "*/"}
_OPENED_ALONE: Final = re.compile(r"[ \t]*/\*[ \t]*")


class Printed(msgspec.Struct, frozen=True):
    """What is left to print: line *i* is ``texts[i]``, made of the file's lines ``firsts[i]`` to ``lasts[i]``, counted from 0.

    A line that held nothing but notes, or boneyard that opens and closes on it, is not among them: the paragraph around
    it goes on. Lines that held nothing but a longer boneyard are one blank line.
    """

    texts: list[str]
    firsts: Sequence[int]
    lasts: Sequence[int]
    asides: tuple[Aside, ...] = ()
    remarks: tuple[Remark, ...] = ()


class _Hidden(msgspec.Struct, frozen=True):
    kind: AsideKind
    start: int
    end: int


class _Unclosed(msgspec.Struct, frozen=True):
    kind: AsideKind
    start: int


class _Sheet:
    """All lines as one text, to find in it what runs over several."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.text = "\n".join(lines.texts)
        self.starts = list(accumulate((len(line) + 1 for line in lines.texts), initial=0))[:-1]

    def line(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1


def printed(lines: Lines, *, path: str) -> Printed:
    """Take notes and boneyard out of a file's lines."""
    if not any("[[" in text or "/*" in text for text in lines.texts):
        everyone = range(len(lines.texts))
        return Printed(lines.texts, everyone, everyone)
    sheet = _Sheet(lines)
    marks = list(_marks(sheet.text))
    hidden = [mark for mark in marks if isinstance(mark, _Hidden)]
    texts, firsts, lasts = _left(sheet, hidden=hidden)
    remarks = tuple(_remark(sheet, mark, path=path) for mark in marks if isinstance(mark, _Unclosed))
    return Printed(texts, firsts, lasts, tuple(_asides(sheet, hidden, path=path)), remarks)


def _marks(text: str) -> Iterator[_Hidden | _Unclosed]:
    """Find what is hidden and what only tried to be, each closer and blank line looked for once (no quadratic search)."""
    at = 0
    closers = dict.fromkeys(_CLOSES, -1)
    blank = -1
    while opening := _OPENS.search(text, at):
        kind = AsideKind.NOTE if opening[0] == "[[" else AsideKind.BONEYARD
        start, at = opening.span()
        if closers[kind] < at:
            closers[kind] = _or_end(text, text.find(_CLOSES[kind], at))
        if blank < at:
            found = _BLANK_LINE.search(text, at)
            blank = found.start() if found else len(text)
        if closers[kind] == len(text) or (kind is AsideKind.NOTE and blank < closers[kind]):
            yield _Unclosed(kind, start)
        else:
            at = closers[kind] + 2
            yield _Hidden(kind, start, at)


def _or_end(text: str, found: int) -> int:
    return len(text) if found < 0 else found


def _left(sheet: _Sheet, *, hidden: list[_Hidden]) -> tuple[list[str], list[int], list[int]]:
    """Join what is left of each line; lines that something hidden runs across become one."""
    texts: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    line, waiting = 0, 0
    while line < len(sheet.starts):
        last, begin = line, waiting
        while waiting < len(hidden) and sheet.line(hidden[waiting].start) == last:
            last = sheet.line(hidden[waiting].end - 1)
            waiting += 1
        text = _without(sheet, first=line, last=last, hidden=hidden[begin:waiting])
        if text.strip() or not _passed_over(hidden[begin:waiting], lines=last - line + 1):
            texts.append(text)
            firsts.append(line)
            lasts.append(last)
        line = last + 1
    return texts, firsts, lasts


def _passed_over(hidden: list[_Hidden], *, lines: int) -> bool:
    return bool(hidden) and (lines == 1 or all(each.kind is AsideKind.NOTE for each in hidden))


def _without(sheet: _Sheet, *, first: int, last: int, hidden: list[_Hidden]) -> str:
    if not hidden:
        text = sheet.lines.texts[first]
        return "" if _OPENED_ALONE.fullmatch(text) else text
    end = sheet.starts[last] + len(sheet.lines.texts[last])
    kept = sheet.text[sheet.starts[first] : hidden[0].start]
    for each, resumes in zip(hidden, [*(each.start for each in hidden[1:]), end], strict=True):
        kept += _after_gap(kept, sheet.text[each.end : resumes])
    return kept if sheet.text[hidden[-1].end : end].strip() else kept.rstrip()


def _after_gap(before: str, after: str) -> str:
    """Two words with a note between them are one space apart, and a note before the first word is no indent."""
    return after[1:] if before[-1:] in {"", " ", "\t"} and after[:1] == " " else after


def _asides(sheet: _Sheet, hidden: list[_Hidden], *, path: str) -> Iterator[Aside]:
    offsets = _offsets(sheet, [at for each in hidden for at in (each.start, each.end)])
    for each in hidden:
        yield Aside(
            kind=each.kind,
            text=sheet.text[each.start + 2 : each.end - 2].strip(),
            place=Place(path, line=sheet.line(each.start) + 1),
            start=next(offsets),
            end=next(offsets),
        )


def _offsets(sheet: _Sheet, ascending: list[int]) -> Iterator[int]:
    """Turn places in the text into byte offsets; each counts on from the one before it, so a long line is read once."""
    line, at, offset = -1, 0, 0
    for each in ascending:
        if sheet.line(each) != line:
            line = sheet.line(each)
            at, offset = sheet.starts[line], sheet.lines.starts[line]
        offset += sheet.lines.size(sheet.text[at:each])
        at = each
        yield offset


def _remark(sheet: _Sheet, unclosed: _Unclosed, *, path: str) -> Remark:
    place = Place(path, line=sheet.line(unclosed.start) + 1)
    if unclosed.kind is AsideKind.NOTE:
        return Remark(place, "expected ]] to close this note before the next blank line, found none; read as text")
    return Remark(place, "expected */ to close this boneyard, found the end of the file; nothing is hidden")
