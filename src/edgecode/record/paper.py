"""A key on paper: 32 bytes as eighteen groups of four letters that can be typed back, and tell a slip by its group.

The alphabet is base 32 without I, L, O and U (Crockford). Each group is three letters of the key and one that checks them:
a sum over the field of 32 elements with another weight for each place and the group's own number in it. So one wrong
letter in a group, two letters swapped, or two groups swapped is always told, with the groups concerned; more than that in
one group passes it once in 32 times, and is then told by the check over the whole: 18 groups carry 270 bits, 14 more than
the key, which are the first of its SHA-256.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from edgecode.errors import KeyTextError, PaperKeyError

GROUPS: Final = 18
"""Groups of four letters on the paper."""

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_KEY_BYTES: Final = 32
_LETTERS: Final = 4
_BITS: Final = 5
_CHECK_BITS: Final = GROUPS * (_LETTERS - 1) * _BITS - _KEY_BYTES * 8
_SEPARATORS: Final = re.compile(r"[\s\-–—_.·]+")


def on_paper(key: bytes) -> str:
    """Write 32 bytes as eighteen groups of four with hyphens. Raises ``KeyTextError`` for any other length."""
    if len(key) != _KEY_BYTES:
        raise KeyTextError("key", expected=f"{_KEY_BYTES} bytes", found=str(len(key)))
    number = int.from_bytes(key, "big") << _CHECK_BITS | _check_of(key)
    values = [number >> _BITS * place & 31 for place in reversed(range(GROUPS * (_LETTERS - 1)))]
    return "-".join(_group(values[3 * place : 3 * place + 3], number=place + 1) for place in range(GROUPS))


def from_paper(text: str) -> bytes:
    """Read the 32 bytes back; case, spaces, hyphens and line breaks do not matter, nor 0 for O and 1 for I or L.

    Raises :class:`~edgecode.errors.PaperKeyError` with the numbers of the mistyped groups; what was typed is not repeated.
    """
    groups = _groups(text)
    wrong = tuple(place for place, group in enumerate(groups, start=1) if not _holds(group, number=place))
    if wrong:
        raise PaperKeyError(wrong, expected="four letters that check one another", found="letters that do not")
    number = 0
    for group in groups:
        for letter in group[:-1]:
            number = number << _BITS | _VALUES[letter]
    key, check = (number >> _CHECK_BITS).to_bytes(_KEY_BYTES, "big"), number & (1 << _CHECK_BITS) - 1
    if check != _check_of(key):
        raise PaperKeyError((), expected="groups that together check the key", found="groups that do not")
    return key


def _groups(text: str) -> Sequence[str]:
    typed = _SEPARATORS.sub(" ", text.upper()).split()
    letters = "".join(typed)
    even = {len(group) for group in typed} == {_LETTERS}
    if not even and len(letters) == GROUPS * _LETTERS:
        typed = [letters[place : place + _LETTERS] for place in range(0, len(letters), _LETTERS)]
    if len(typed) != GROUPS:
        found = f"{len(typed)} groups, {len(letters)} letters"
        raise PaperKeyError((), expected=f"{GROUPS} groups of {_LETTERS} letters", found=found)
    uneven = tuple(place for place, group in enumerate(typed, start=1) if len(group) != _LETTERS)
    if uneven:
        raise PaperKeyError(uneven, expected=f"{_LETTERS} letters in each group", found="more or fewer")
    return typed


def _group(values: Sequence[int], *, number: int) -> str:
    return "".join(_ALPHABET[value] for value in (*values, _check_letter(values, number=number)))


def _holds(group: str, *, number: int) -> bool:
    values = [_VALUES.get(letter, -1) for letter in group]
    return -1 not in values and _check_letter(values[:-1], number=number) == values[-1]


def _check_letter(values: Sequence[int], *, number: int) -> int:
    # Horner's scheme with x as the multiplier: the places weigh x^3, x^2, x, and the letter itself 1; all differ.
    total = number
    for value in values:
        total = _times_x(total ^ value)
    return total


def _times_x(element: int) -> int:
    # The field of 32 elements as polynomials modulo x^5 + x^2 + 1.
    doubled = element << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled


def _check_of(key: bytes) -> int:
    return int.from_bytes(sha256(key).digest()[:2], "big") >> 16 - _CHECK_BITS
