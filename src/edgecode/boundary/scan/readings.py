"""In which orders the letters of a text are read: forwards, backwards, every second one, down the columns, first letters only.

Each order is tried on what is left of a text (:mod:`edgecode.boundary.scan.letters`), so that how the letters were set apart
does not matter: spaced, dotted, hyphenated or on lines of their own, they read the same.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from edgecode.boundary.scan.letters import Codes, Flags, Letters, letters_of
from edgecode.boundary.scan.shingles import SHINGLE

_APART: Final = (2, 3, 4)
"""How far apart the letters lie that are read together, and the words."""
_COLUMNS: Final = range(2, 9)
"""How many columns a text is tried in."""
_SENTENCE: Final = re.compile(r"[.!?;:|]+\s+|\n\s*\n")
_LEAD: Final = re.compile(r"^[^\w\n]*(?:\d{1,3}[.)]\s+)?", re.MULTILINE)
"""What may stand before a line's first letter: quotes, bullets, a number."""


def readings(text: str, letters: Letters) -> Iterator[tuple[str, Letters]]:
    """Give each order by its name, first the text as it stands. An order that leaves too few letters is not given."""
    yield "as it stands", letters
    yield "backwards", letters.reversed
    for name, read in _orders(text, letters):
        if len(read.codes) >= SHINGLE:
            yield name, read
            yield f"{name}, backwards", read.reversed


def _orders(text: str, letters: Letters) -> Iterator[tuple[str, Letters]]:
    yield "words backwards", _words_backwards(letters)
    blank = letters_of(" ".join(reversed(text.split())))
    yield "words between blanks backwards", blank
    for apart in _APART:
        yield f"every {_NTH[apart]} letter", _every(letters.codes, apart)
        yield f"every {_NTH[apart]} word", _every_word(letters, apart)
        yield f"every {_NTH[apart]} word between blanks", letters_of(_every_between_blanks(text, apart))
    for name, choose in _OF_WORDS.items():
        yield name, _plain(letters.codes[choose(letters)])
    for name, cut in _OF_LINES.items():
        yield name, letters_of(" ".join(cut(text)))
    for columns in _COLUMNS:
        yield f"{columns} columns", _from_columns(letters.codes, columns)


_NTH: Final = {2: "second", 3: "third", 4: "fourth"}


def _plain(codes: Codes) -> Letters:
    """Letters of which nobody knows where words begin: they are one."""
    starts = np.zeros(len(codes), np.bool_)
    starts[:1] = True
    return Letters(codes, starts)


def _words_backwards(letters: Letters) -> Letters:
    word: npt.NDArray[np.intp] = np.cumsum(letters.starts, dtype=np.intp)
    order = np.argsort(-word, kind="stable")
    return Letters(letters.codes[order], letters.starts[order])


def _every(codes: Codes, apart: int) -> Letters:
    """Each of the interleaved texts, with a nought between them."""
    nought = np.zeros(1, np.uint8)
    parts = [part for first in range(apart) for part in (codes[first::apart], nought)]
    return _plain(np.concatenate(parts))


def _every_word(letters: Letters, apart: int) -> Letters:
    word = np.cumsum(letters.starts)
    parts = [letters.codes[word % apart == first] for first in range(apart)]
    starts = [letters.starts[word % apart == first] for first in range(apart)]
    nought, edge = np.zeros(1, np.uint8), np.ones(1, np.bool_)
    return Letters(
        np.concatenate([each for part in parts for each in (part, nought)]),
        np.concatenate([each for part in starts for each in (part, edge)]),
    )


def _every_between_blanks(text: str, apart: int) -> str:
    words = text.split()
    return " ".join(word for first in range(apart) for word in words[first::apart])


def _from_columns(codes: Codes, columns: int) -> Letters:
    """Undo a text's having been written in rows and read down its columns."""
    order = np.concatenate([np.arange(first, len(codes), columns) for first in range(columns)])
    rows = np.zeros(len(codes), np.uint8)
    rows[order] = codes
    return _plain(rows)


def _ends(letters: Letters) -> Flags:
    return letters.reversed.starts[::-1]


def _seconds(letters: Letters) -> Flags:
    seconds = np.zeros(len(letters.starts), np.bool_)
    seconds[1:] = letters.starts[:-1] & ~letters.starts[1:]
    return seconds


_OF_WORDS: Final[dict[str, Callable[[Letters], Flags]]] = {
    "first letters of words": lambda letters: letters.starts,
    "second letters of words": _seconds,
    "last letters of words": _ends,
}


def _firsts_of_lines(text: str) -> Iterator[str]:
    return (line[:1] for line in _LEAD.sub("", text).splitlines())


def _lasts_of_lines(text: str) -> Iterator[str]:
    return (found[-1] for line in text.splitlines() if (found := re.sub(r"\W+", "", line)))


def _firsts_of_sentences(text: str) -> Iterator[str]:
    return (found[:1] for part in _SENTENCE.split(text) if (found := part.lstrip(" \t\n\"'([{*-_")))


_OF_LINES: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "first letters of lines": _firsts_of_lines,
    "last letters of lines": _lasts_of_lines,
    "first letters of sentences": _firsts_of_sentences,
    "every second line": lambda text: iter([*text.splitlines()[::2], "\n", *text.splitlines()[1::2]]),
}
