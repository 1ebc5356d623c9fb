"""Names that may be one name in two spellings: alike in all but signs, in sound, or in all but one letter."""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import OSA

LONG: Final = 5
"""Shorter words are one letter apart from too many others: an engineering choice."""
_SHORTEST: Final = 3
_WORD: Final = re.compile(r"[^\W_]+")
_ROMAN: Final = re.compile(r"[ivxlcdm]+")
_SOUNDS: Final = (
    *(("ph", "f"), ("ck", "k"), ("ch", "x"), ("sh", "x"), ("qu", "k"), ("c", "k"), ("q", "k"), ("j", "i"), ("y", "i")),
    *(("w", "v"), ("z", "s")),
)
_SILENT: Final = re.compile(r"(?<=\w)h|(?<=[^aeiou])e$")
_TWICE: Final = re.compile(r"(\w)\1+")


class Alike(StrEnum):
    """In what two names are alike."""

    SIGNS = "signs-alone"
    SOUND = "sounds-alike"
    LETTER = "one-letter"


def name_words(text: str) -> tuple[str, ...]:
    """Give the words of a name: lower case, without accents, apostrophes and other signs."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    return tuple(_WORD.findall("".join(sign for sign in apart if not unicodedata.combining(sign))))


def alike_keys(words: tuple[str, ...]) -> Iterator[object]:
    """Give what two names share that are alike (all letters, the sound, all but one letter), so that not all are compared."""
    yield "".join(words)
    yield tuple(map(_sound, words))
    for index, word in enumerate(words):
        if len(word) >= LONG - 1:
            for cut in ("", *(f"{word[:at]}{word[at + 1 :]}" for at in range(1, len(word) - 1))):
                yield ("but one", *words[:index], cut or word, *words[index + 1 :])


def how_alike(one: tuple[str, ...], other: tuple[str, ...]) -> Alike | None:
    """Say in what two names, by their words, are alike; ``None`` where they are plainly two.

    They are two where they differ in more than one word, in a number, in a first or last letter (a plural, a gender), or in
    a word of fewer letters than could be told apart.
    """
    if "".join(one) == "".join(other):
        return Alike.SIGNS
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(differing) != 1:
        return None
    a, b = differing[0]
    if (
        not (a.isalpha() and b.isalpha())
        or (_ROMAN.fullmatch(a) and _ROMAN.fullmatch(b))
        or min(len(a), len(b)) < _SHORTEST
    ):
        return None
    if _sound(a) == _sound(b):
        return Alike.SOUND
    inside = a[0] == b[0] and a[-1] == b[-1] and max(len(a), len(b)) >= LONG
    return Alike.LETTER if inside and OSA.distance(a, b, score_cutoff=1) == 1 else None


def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _TWICE.sub(r"\1", _SILENT.sub("", word))
