"""A text with its emphasis character by character, and back: what formats that keep styles apart from words need.

Reading such a format makes marks of its styles (:func:`marked`), writing it makes styles of the marks (:func:`spelled`);
one undoes the other, so that the same script has the same text in either format. The marks are those of
:mod:`edgecode.film.emphasis`, and what they make is checked there: :func:`edgecode.film.emphasis.plain` gives the words back
whatever they are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

import msgspec

from edgecode.film.emphasis import BOLD, ITALIC, NONE, UNDERLINE, Marks

_MARK_OF: Final = {UNDERLINE: "_", BOLD: "**", ITALIC: "*"}
"""In the order in which they open when they close together: ``_**so**_``, as in the syntax's own examples."""

_EACH: Final = tuple(_MARK_OF)
_SPACE: Final = re.compile(r"\s+")
_LITERAL: Final = re.compile(r"[*_]")
_MOST_ESCAPES: Final = 20
_MOST_TRIES: Final = 4


class Spelled(msgspec.Struct, frozen=True):
    """A text with marks, and the same without: ``plain[i]`` stands at ``text[at[i]]`` and has ``emphasis[i]``."""

    text: str
    plain: str
    at: Sequence[int]
    emphasis: Sequence[int]


def spelled(text: str) -> Spelled:
    """Read a text's marks."""
    if "*" not in text and "_" not in text:
        return Spelled(text, text, range(len(text)), [NONE] * len(text))
    marks = Marks(text)
    words: list[str] = []
    at: list[int] = []
    emphasis: list[int] = []
    for part, start, here in zip(marks.parts, marks.starts, _in_force(marks), strict=True):
        told = str(part)
        words.append(told)
        at += range(start, start + len(told))
        emphasis += [here] * len(told)
    return Spelled(text, "".join(words), at, emphasis)


def _in_force(marks: Marks) -> Iterator[int]:
    """The emphasis of each part; a run of marks that is printed in part has what lies around it."""
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for first, last, emphasis in marks.pairs:
        opens.setdefault(first, []).append(emphasis)
        closes.setdefault(last, []).append(emphasis)
    depth = dict.fromkeys(_EACH, 0)
    for part in range(len(marks.parts)):
        for ended in closes.get(part, ()):
            for each in _EACH:
                depth[each] -= bool(ended & each)
        yield sum(each for each in _EACH if depth[each])
        for begun in opens.get(part, ()):
            for each in _EACH:
                depth[each] += bool(begun & each)


def marked(words: str, *, emphasis: Sequence[int] = (), tries: int = _MOST_TRIES) -> Spelled:
    """Set a text's emphasis as marks; ``emphasis`` is one for each character, or nothing where there is none.

    Literal stars and underscores are escaped only where they would be read as marks. Where marks cannot say it, as with
    emphasis that changes within a word, the most that can be said stands, and the words are whole in any case. ``tries``
    is how often what was said is read again until nothing changes.
    """
    if not any(emphasis) or not tries:
        emphasis = [NONE] * len(words)
        if "*" not in words and "_" not in words:
            return Spelled(words, words, range(len(words)), emphasis)
    wanted = _without_edges(words, emphasis)
    first: Spelled | None = None
    for marks in _ways(wanted):
        for escapes in _escapes(words):
            made = _made(words, marks, escapes, wanted)
            read = spelled(made.text)
            if read.plain != words:
                continue
            if _same(read, made):
                return _with_fewer_escapes(made, marks, escapes)
            first = first or made
    return marked(words, emphasis=spelled((first or made).text).emphasis, tries=tries - 1)


def _escapes(words: str) -> Iterator[frozenset[int]]:
    """No literal mark of a text escaped, then each of them."""
    yield frozenset()
    if "*" in words or "_" in words:
        yield frozenset(found.start() for found in _LITERAL.finditer(words))


def _with_fewer_escapes(made: Spelled, marks: Mapping[int, str], escapes: frozenset[int]) -> Spelled:
    """Take away, from the left, every backslash without which the text reads the same; many are left as they are."""
    for index in sorted(escapes) if len(escapes) <= _MOST_ESCAPES else ():
        shorter = _made(made.plain, marks, escapes - {index}, made.emphasis)
        read = spelled(shorter.text)
        if read.plain == made.plain and _same(read, shorter):
            made, escapes = shorter, escapes - {index}
    return made


def _same(read: Spelled, meant: Spelled) -> bool:
    return read.emphasis == meant.emphasis or all(
        one == other or letter.isspace()
        for letter, one, other in zip(meant.plain, read.emphasis, meant.emphasis, strict=True)
    )


def _made(words: str, marks: Mapping[int, str], escapes: frozenset[int], emphasis: Sequence[int]) -> Spelled:
    """Put marks before the characters where they belong, and backslashes before those that are escaped."""
    pieces: list[str] = []
    at: list[int] = []
    last = length = 0
    for cut in sorted({*marks, *escapes, len(words)}):
        at += range(length, length + cut - last)
        put = marks.get(cut, "") + ("\\" if cut in escapes else "")
        pieces += (words[last:cut], put)
        length += cut - last + len(put)
        last = cut
    return Spelled("".join(pieces), words, at, emphasis)


def _without_edges(words: str, emphasis: Sequence[int]) -> list[int]:
    """Spaces have only what both neighbours have too, and line ends nothing: there no mark may open or close."""
    kept = list(emphasis)
    if not any(kept):
        return kept
    for space in _SPACE.finditer(words):
        start, end = space.span()
        around = emphasis[start - 1] & emphasis[end] if start > 0 and end < len(words) else NONE
        if "\n" in space[0]:
            around = NONE
        kept[start:end] = [each & around for each in kept[start:end]]
    return kept


def _ways(emphasis: list[int]) -> Iterator[dict[int, str]]:
    """The marks to put, by index: nested, one stretch after the other, underlines alone, none at all."""
    yield _nested(emphasis)
    if any(emphasis):
        yield _flat(emphasis)
        yield _nested([each & UNDERLINE for each in emphasis])
        yield {}


def _changes(emphasis: list[int]) -> Iterator[tuple[int, int]]:
    """Where emphasis changes and what it is from there on, up to the end, where it is none."""
    index = 0
    for here, stretch in groupby(emphasis):
        yield index, here
        index += len(list(stretch))
    yield index, NONE


def _nested(emphasis: list[int]) -> dict[int, str]:
    """Marks as brackets: what lasts longest opens first, and what closes early takes those inside along and reopens them."""
    marks: dict[int, str] = {}
    open_marks: list[int] = []
    changes = list(_changes(emphasis))
    for nth, (index, here) in enumerate(changes):
        put = ""
        while any(not here & each for each in open_marks):
            put += _MARK_OF[open_marks.pop()]
        new = [each for each in _EACH if here & each and each not in open_marks]
        for each in sorted(new, key=lambda each: -_end(changes, nth, each)):
            open_marks.append(each)
            put += _MARK_OF[each]
        if put:
            marks[index] = put
    return marks


def _end(changes: list[tuple[int, int]], nth: int, each: int) -> int:
    """Where an emphasis ends that is there from one of the changes on."""
    while changes[nth][1] & each:
        nth += 1
    return changes[nth][0]


def _flat(emphasis: list[int]) -> dict[int, str]:
    marks: dict[int, str] = {}
    before = ""
    for index, here in _changes(emphasis):
        opening = "".join(_MARK_OF[each] for each in _EACH if here & each)
        if before or opening:
            marks[index] = before + opening
        before = "".join(_MARK_OF[each] for each in reversed(_EACH) if here & each)
    return marks
