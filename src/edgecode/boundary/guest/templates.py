"""What a template may not say, by rule, before any person is asked to approve it.

A template is a sentence about places. Without rules it could be a letter: an address, a code, a request to whoever reads it.
The rules refuse what has the form of one; what only a reader can see, such as a request in words that are on no list, is why a
person approves each sentence. They are told in ``docs/guest-tools.md``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final

import msgspec

from edgecode.boundary.guest.selection import SLOTS
from edgecode.boundary.guest.template_words import (
    ADDRESSES,
    ASKING,
    ASKING_FIRST,
    BEFORE_ASKING,
    NUMBERS,
    SPEAKING_TO,
    plain,
)

MOST_LETTERS: Final = 120
"""Of a template, its slots as they are written among them."""
LONGEST_WORD: Final = 24
MOST_NUMBERS: Final = 2
"""Words in a template that are numbers."""
_SIGNS: Final = frozenset(" ,.'-;:?\u2018’“”„\u201a«»–—")
_SLOT: Final = re.compile(r"\{([^{}]*)\}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PIECE: Final = re.compile(r"\{\w+\}|[^\W\d_]+|[,;:“”„«»–—]")
_PARTING: Final = frozenset(",;:“”„«»–—")
_LAST_LATIN: Final = "\u024f"
_ADDITIONAL: Final = ("\u1e00", "\u1eff")
_BARE: Final = frozenset("abcdefghijklmnopqrstuvwxyzßæœøđłðþ\u0131")
_VOWELS: Final = frozenset("aeiouy")
_HEXADECIMAL: Final = re.compile(r"[a-f]{8,}")
_CONSONANTS: Final = re.compile(r"[^aeiouy]{7,}")
_THRICE: Final = re.compile(r"(.)\1\1")
_LONE_Q: Final = re.compile(r"q(?!u|$)")
_SQUEEZED: Final = 6
_NO_SPACE_BEFORE: Final = frozenset(",.;?")
_SPACED_AFTER: Final = frozenset(",;:")


class Rule(StrEnum):
    """The rules, in the order in which they are looked at."""

    LENGTH = "length"
    LETTERS = "letters"
    SPACES = "spaces"
    SIGNS = "signs"
    SLOTS = "slots"
    CODES = "codes"
    NUMBERS = "numbers"
    ADDRESSES = "addresses"
    REQUESTS = "requests"
    NAMES = "names"


class Breach(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that a template breaks: what the rule expects, and what was found, each as the rest of a sentence."""

    rule: Rule
    expected: str
    found: str

    def __str__(self) -> str:
        """Say it."""
        return f"the rule on {self.rule} expects {self.expected}, found {self.found}"


def breaches(says: str, *, partner: str, title: str) -> tuple[Breach, ...]:
    """Find every rule that a template breaks, in the order of the rules; none where a person may be asked to approve it.

    ``partner`` and ``title`` are the names of the partner and of the tool, which no template may hold.
    """
    found = [_breach(rule, fault) for rule, look in _LOOKS.items() for fault in _first(look(says))]
    return (*found, *(_breach(Rule.NAMES, fault) for fault in _first(_named(says, names=(partner, title)))))


_Fault = tuple[str, str]


def _first(faults: Iterator[_Fault]) -> list[_Fault]:
    """Take one fault a rule: the rest would say the same again."""
    return [fault for fault in (next(faults, None),) if fault is not None]


def _breach(rule: Rule, fault: _Fault) -> Breach:
    expected, found = fault
    return Breach(rule=rule, expected=expected, found=found)


def _words(says: str) -> list[str]:
    return _WORD.findall(_SLOT.sub(" ", says))


def _bits(says: str) -> Iterator[str]:
    """Give each word plain, and the parts of one that has a hyphen or an apostrophe."""
    for word in _words(says):
        parts = re.split(r"['’-]", word)
        yield from {plain(word), *(plain(part) for part in parts)}


def _length(says: str) -> Iterator[_Fault]:
    if not 1 <= len(says) <= MOST_LETTERS:
        yield f"at most {MOST_LETTERS} letters", f"{len(says)}"


def _letters(says: str) -> Iterator[_Fault]:
    for letter in _SLOT.sub("", says):
        if letter not in _SIGNS and not _is_latin(letter):
            signs = "Latin letters, spaces, , . ' - – — ; : ? and curly quotes"
            yield signs, ascii(letter)


def _is_latin(letter: str) -> bool:
    """Whether it is a letter of the Latin alphabet, with or without accents, written as one character (NFC)."""
    if letter > _LAST_LATIN and not _ADDITIONAL[0] <= letter <= _ADDITIONAL[1]:
        return False
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return unicodedata.category(letter) in {"Lu", "Ll"} and bare in _BARE


def _spaces(says: str) -> Iterator[_Fault]:
    if says != says.strip() or "  " in says:
        yield "one space between words and none at either end", "more"


def _signs(says: str) -> Iterator[_Fault]:
    """What stands within a word looks like an address, and two sentences are more than one."""
    bare = _SLOT.sub("x", says)
    for sign in ".?":
        if sign in bare[:-1].rstrip("”»’“"):
            yield f"{sign} at the end alone", "it stands before the end"
    for before, sign, after in zip(f" {bare}", bare, f"{bare[1:]} ", strict=False):
        if sign in _SPACED_AFTER and not (after == " " or after in "”»’“"):
            yield f"a space after {sign}", "none"
        if sign in _NO_SPACE_BEFORE and not (before.isalpha() or before in "”»’“"):
            yield f"a word before {sign}", "none"
        if sign == "-" and not (before.isalpha() and after.isalpha()):
            yield "a hyphen between two letters", "one elsewhere"
        if sign in "'’" and not (before.isalpha() or after.isalpha()):
            yield "an apostrophe at a letter", "one elsewhere"


def _slots(says: str) -> Iterator[_Fault]:
    found = _SLOT.findall(says)
    if not found or tuple(found) != SLOTS[: len(found)]:
        slots = ", ".join(f"{{{slot}}}" for slot in SLOTS)
        yield f"slots in this order, each once, and at least the first: {slots}", ascii(" ".join(found)) or "none"
    if re.search(r"[^\W_]\{|\}[^\W_]|\}\{", says):
        yield "a space or a sign between a slot and what is beside it", "nothing"
    if not _words(says):
        yield "a word beside the slots", "none"


def _codes(says: str) -> Iterator[_Fault]:
    for word in _words(says):
        parts = re.split(r"['’-]", word)
        if len(word) > LONGEST_WORD:
            yield f"words of at most {LONGEST_WORD} letters", f"one of {len(word)}"
        for part in parts:
            if part[1:] != part[1:].lower():
                yield "capital letters at the beginning of a word alone", ascii(word)
            if why := _looks_made(plain(part)):
                yield "words that can be read", f"{word!a}, which {why}"
    for one, other in pairwise(_split(says)):
        if len(one) == len(other) == 1:
            yield "words that are not spelt letter by letter", ascii(f"{one} {other}")


def _split(says: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _SLOT.sub(" {} ", says))


def _looks_made(word: str) -> str:
    """Say by what a word looks made by a machine; empty where it does not. It is plain."""
    if len(word) > 1 and not _VOWELS & set(word):
        return "has no vowel"
    looks = (
        (_HEXADECIMAL.fullmatch(word), "has letters from a to f alone"),
        (_CONSONANTS.search(word), "has seven consonants in a row"),
        (_THRICE.search(word), "has one letter three times in a row"),
        (_LONE_Q.search(word), "has a q without u"),
    )
    return next((why for seen, why in looks if seen), "")


def _numbers(says: str) -> Iterator[_Fault]:
    words = [plain(word) for word in _split(says)]
    if any(one in NUMBERS and other in NUMBERS for one, other in pairwise(words)):
        yield "no two numbers in a row", "some"
    count = sum(word in NUMBERS for word in words)
    if count > MOST_NUMBERS:
        yield f"at most {MOST_NUMBERS} words that are numbers", f"{count}"


def _addresses(says: str) -> Iterator[_Fault]:
    yield from (("nothing of which addresses are made", ascii(word)) for word in _bits(says) if word in ADDRESSES)


def _requests(says: str) -> Iterator[_Fault]:
    asking = (*(word for word in _bits(says) if word in ASKING), *_asked_first(says))
    yield from (("a sentence that tells and asks for nothing", ascii(word)) for word in asking)
    speaking = "a sentence that speaks to nobody, and not of who made it"
    yield from ((speaking, ascii(word)) for word in _bits(says) if word in SPEAKING_TO)


def _asked_first(says: str) -> Iterator[str]:
    """Give words by which a sentence or a part of it begins to ask; right behind a first slot none can tell of it."""
    pieces = _PIECE.findall(says)
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else ""
        begins = not before or before in _PARTING or plain(before) in BEFORE_ASKING or (at == 1 and before[0] == "{")
        if begins and plain(piece) in ASKING_FIRST:
            yield plain(piece)


def _named(says: str, *, names: tuple[str, str]) -> Iterator[_Fault]:
    words = [plain(word) for word in _split(says)]
    for name, whose in zip(names, ("the partner's name", "the tool's title"), strict=True):
        wanted = [plain(word) for word in _split(name)]
        squeezed = "".join(wanted)
        in_row = any(words[at : at + len(wanted)] == wanted for at in range(len(words)))
        if wanted and (in_row or (len(squeezed) >= _SQUEEZED and squeezed in "".join(words))):
            yield "neither the partner's name nor the tool's title", whose


_LOOKS: Final[dict[Rule, Callable[[str], Iterator[_Fault]]]] = {
    Rule.LENGTH: _length,
    Rule.LETTERS: _letters,
    Rule.SPACES: _spaces,
    Rule.SIGNS: _signs,
    Rule.SLOTS: _slots,
    Rule.CODES: _codes,
    Rule.NUMBERS: _numbers,
    Rule.ADDRESSES: _addresses,
    Rule.REQUESTS: _requests,
}
