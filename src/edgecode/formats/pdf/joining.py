"""Printed lines as the text of one paragraph: where a line was broken because it was full, and where the writer broke it.

A break is the writer's where the next line's first word would have fitted; it stays a newline. A word that was parted with a
hyphen at the end of a full line is one word again; it keeps the hyphen, because writing programs put none in, unless the
document has the word without one elsewhere.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from edgecode.film.emphasis import plain
from edgecode.formats.pdf.lines import Line

_SLACK: Final = 0.3
"""How far, in characters, a line may stand out of its column."""
_PARTED: Final = re.compile(r"[^\W\d_]+-$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS: Final = re.compile(r"[*_]")


def is_full(line: Line, *, then: Line, right: float) -> bool:
    """Whether the next line's first word would not have fitted behind a line that may go up to ``right``."""
    first = then.words[0]
    return line.right + 1 + first.right - first.left > right + _SLACK


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """Every word of a document in small letters, to look parted ones up in."""
    return frozenset(word for line in lines for word in _WORD.findall(line.text.casefold()))


def one_text(lines: Sequence[Line], *, right: float, known: frozenset[str], gap: float = 1.5) -> str:
    """Join the lines of a paragraph: a space where a line was full, a newline where it was not, two over a blank line."""
    text = lines[0].text if lines else ""
    for line, after in pairwise(lines):
        blank = line.sheet == after.sheet and after.down - line.down > gap
        if not is_full(line, then=after, right=right):
            text += ("\n\n" if blank else "\n") + after.text
        elif _PARTED.search(text):
            text = _unparted(text, after.text, known=known)
        else:
            text += f" {after.text}"
    return escaped(text)


def escaped(text: str) -> str:
    """Stars and underscores as they are printed: escaped where they would be taken for emphasis."""
    return text if plain(text) == text else _MARKS.sub(r"\\\g<0>", text)


def _unparted(text: str, after: str, *, known: frozenset[str]) -> str:
    first, second = _PARTED.search(text), _WORD.match(after)
    if not first or not second or (second[0][0].isupper() and not first[0][0].isupper()):
        return f"{text} {after}"
    parted = (first[0] + second[0]).casefold()
    return text[:-1] + after if parted not in known and parted.replace("-", "") in known else text + after
