"""Canaries: a line, a name and a file's name that nobody wrote, one set a film, derived from the film's own secret.

They lie where the film lies in our own stores, are never shown, and are among the film's fingerprints. Whatever holds one was
copied from there, beyond doubt.
"""

import hashlib
import hmac
from typing import Final

import msgspec

_CONSONANTS: Final = "bdfgklmnprstvz"
_VOWELS: Final = "aeiou"
_LINE: Final = (3, 4, 2, 3, 4, 3, 2, 4)
"""Syllables of each word of the line: 25, so more than 150 bits that nobody guesses; the name has 48, the file's name 60."""
_NAME: Final = (4, 4)
_FILE: Final = (5, 5)


class Canaries(msgspec.Struct, frozen=True, kw_only=True):
    """The canaries of one film, each a text without meaning in any language we know of."""

    line: str
    name: str
    file: str

    @property
    def all(self) -> tuple[str, str, str]:
        """Give all three."""
        return self.line, self.name, self.file


def canaries_of(secret: bytes) -> Canaries:
    """Derive a film's canaries from its secret, 32 bytes; always the same ones (HMAC-SHA256, RFC 2104)."""
    return Canaries(
        line=f"{' '.join(_words(secret, 'line', _LINE)).capitalize()}.",
        name=" ".join(word.capitalize() for word in _words(secret, "name", _NAME)),
        file=f"{'_'.join(_words(secret, 'file', _FILE))}.mov",
    )


def _words(secret: bytes, job: str, shape: tuple[int, ...]) -> list[str]:
    drawn = iter(hmac.new(secret, f"edgecode canary 1: {job}".encode("ascii"), hashlib.sha512).digest())
    return ["".join(_syllable(next(drawn)) for _ in range(count)) for count in shape]


def _syllable(byte: int) -> str:
    return _CONSONANTS[byte % len(_CONSONANTS)] + _VOWELS[byte // len(_CONSONANTS) % len(_VOWELS)]
