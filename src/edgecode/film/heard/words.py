"""Words for comparing what was said with what is written: one printed word is folded to none, one or several.

``Don't`` and ``do not``, ``52`` and ``fifty-two``, ``good-bye`` and ``good bye`` are the same words. The rules for
contractions and numbers are English; a word of another language passes through them unharmed.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import msgspec

from edgecode.film.covers import words_of
from edgecode.film.heard.numerals import LONGEST, spoken, spoken_ordinal

FILLERS: Final = frozenset({"ah", "eh", "er", "erm", "hm", "hmm", "mhm", "mm", "uh", "uhm", "um"})
"""Sounds that are no words: nobody wants a note about them."""

_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_NUMBER: Final = re.compile(rf"([0-9]{{1,{LONGEST}}})(st|nd|rd|th)?", re.ASCII)
_NO_SPACES: Final = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Thai, kana and Han are written without spaces: there each sign counts as a word."""
_SHORT: Final = {
    "ain't": "is not",
    "alright": "all right",
    "can't": "can not",
    "cannot": "can not",
    "cos": "because",
    "dr": "doctor",
    "em": "them",
    "gonna": "going to",
    "gotta": "got to",
    "let's": "let us",
    "mr": "mister",
    "o'clock": "o'clock",
    "ok": "okay",
    "shan't": "shall not",
    "wanna": "want to",
    "won't": "will not",
    "y'all": "you all",
}
_ENDINGS: Final = (
    *(("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"), ("'d", "would")),
    ("'s", "is"),
)
_EVERYDAY: Final = {
    0.03: "a and i it that the to you is not",
    0.01: "all am are be but do for have he in me my no of on so this was we what will with your",
    0.004: (
        "about an any as at back been before by can come could did does done down from get go going good got had has her"
        " here hey him his how if just know let like look make man maybe mean more need never nothing now oh okay one or"
        " our out people please really right said say see she should some something sorry still sure take tell thank"
        " thanks that then there they thing think time too two up us very want way well were when where who why would yeah"
        " yes"
    ),
}
"""Shares of everyday talk in English, rounded: 3, 1 and 0.4 in a hundred words. A round figure is enough to tell ``what``
from ``kettle``."""
_SHARE: Final = {word: share for share, words in _EVERYDAY.items() for word in words.split()}
_SHARE_BY_LENGTH: Final = (0.004, 0.004, 0.003, 0.0016, 0.0011, 0.0008, 0.0006, 0.0005, 0.0004)
"""What share of talk any other word may have, by its length, in any language: long words are rare (Zipf)."""


class Words(msgspec.Struct, frozen=True):
    """Printed words, and the folded ones they stand for; ``owner`` gives for each folded one its printed one's index."""

    printed: tuple[str, ...]
    folded: tuple[str, ...]
    owner: tuple[int, ...]


def words_in(printed: Iterable[str]) -> Words:
    """Fold printed words; those that hold none (dashes) stay in ``printed`` and own nothing."""
    tokens = tuple(printed)
    folded: list[str] = []
    owner: list[int] = []
    for index, token in enumerate(tokens):
        words = folded_word(token)
        folded += words
        owner += [index] * len(words)
    return Words(tokens, tuple(folded), tuple(owner))


@lru_cache(maxsize=16384)
def folded_word(printed: str) -> tuple[str, ...]:
    """Fold one printed word: ``Don't`` to ``(do, not)``, ``52,`` to ``(fifty, two)``, ``—`` to nothing."""
    return tuple(part for word in words_of(_THOUSANDS.sub("", printed)).split() for part in _opened(word))


@lru_cache(maxsize=16384)
def everyday_share(word: str) -> float:
    """How much of everyday talk a folded word makes up, about, between 0 and 1."""
    return _SHARE.get(word) or _SHARE_BY_LENGTH[min(len(word), len(_SHARE_BY_LENGTH) - 1)]


def same_letters(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two runs of printed words are the same but for spaces, hyphens and apostrophes: ``good-bye``, ``goodbye``."""
    return _letters(one) == _letters(other) or _folded_letters(one) == _folded_letters(other)


def _letters(words: Iterable[str]) -> str:
    return "".join(sign for word in words for sign in word.casefold() if sign.isalnum())


def _folded_letters(words: Iterable[str]) -> str:
    return "".join(part for word in words for part in folded_word(word))


def _opened(word: str) -> tuple[str, ...]:
    if word in _SHORT:
        return tuple(_SHORT[word].split())
    number = _NUMBER.fullmatch(word)
    if number is not None:
        return spoken_ordinal(int(number[1])) if number[2] else spoken(int(number[1]))
    for ending, whole in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (*_opened(word[: -len(ending)]), whole)
    return _apart(word) if _NO_SPACES.search(word) else (word,)


def _apart(word: str) -> tuple[str, ...]:
    cuts = {0, len(word)} | {at for sign in _NO_SPACES.finditer(word) for at in sign.span()}
    return tuple(word[start:end] for start, end in pairwise(sorted(cuts)))
