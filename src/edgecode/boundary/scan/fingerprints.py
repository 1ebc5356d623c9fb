"""What the scanner knows of a film: keyed numbers, and not a word.

They are film data all the same. Who has the numbers and the key can try any text against them, and grow a known beginning
letter by letter; so they stay on the studio's side, and are not kept where a partner's process reads.
"""

import hashlib
import hmac
from collections.abc import Iterable
from typing import Final

import msgspec
import numpy as np

from edgecode.boundary.errors import BoundaryError
from edgecode.boundary.scan.letters import DIGITS, LATIN, Codes, Flags, latin_only, leet_folded, letters_of, steps
from edgecode.boundary.scan.name_rule import is_telling
from edgecode.boundary.scan.shingles import (
    KEY_BYTES,
    SHINGLE,
    Family,
    Words,
    cut_to,
    hashed,
    holding,
    of_family,
    varied,
    windows,
)
from edgecode.boundary.scan.sieve import Sieve

VERSION: Final = 1
"""Raised when what is left of a text, or how it is hashed, changes."""
LEAST_NAME_STEPS: Final = 10
"""Letters of a name that is also looked for in each Caesar shift."""
LEAST_VARIED: Final = 6
_LEAST_LETTERS: Final = 4
"""Different codes, and letters that are no digits, that a shingle holds: so that timecodes and cries are none."""


class Fingerprints(msgspec.Struct, frozen=True, kw_only=True):
    """The fingerprints of one film.

    ``lengths`` and ``step_lengths`` are how long the names are, in letters and in steps. ``canaries`` are the numbers of the
    film's canaries, in all families, sorted, little-endian, 8 bytes each: they are among the others too.
    """

    key: bytes
    text: Sieve
    steps: Sieve
    names: Sieve
    name_steps: Sieve
    lengths: tuple[int, ...]
    step_lengths: tuple[int, ...]
    canaries: bytes
    version: int = VERSION

    def __repr__(self) -> str:
        """Tell how many there are, and none of them, nor the key."""
        return f"Fingerprints({len(self.text)} of text, {len(self.names)} of names)"

    @property
    def size(self) -> int:
        """Give how many bytes they take, within a few."""
        sieves = (self.text, self.steps, self.names, self.name_steps)
        return sum(len(each.table) + len(each.numbers) for each in sieves) + len(self.canaries)

    def as_bytes(self) -> bytes:
        """Give them as bytes (MessagePack)."""
        return msgspec.msgpack.encode(self)


def read_fingerprints(data: bytes) -> Fingerprints:
    """Read what :meth:`Fingerprints.as_bytes` gave. Raises :class:`~edgecode.boundary.errors.BoundaryError`."""
    try:
        found = msgspec.msgpack.decode(data, type=Fingerprints)
    except msgspec.MsgspecError as error:
        raise BoundaryError("fingerprints", expected="those of a film", found="other bytes") from error
    if found.version != VERSION:
        raise BoundaryError("fingerprints", expected=f"version {VERSION}", found=f"version {found.version}")
    return found


def scan_key(secret: bytes) -> bytes:
    """Derive the key of a film's fingerprints from its own secret (HMAC-SHA256, RFC 2104)."""
    return hmac.new(secret, b"edgecode scanner 1: fingerprints", hashlib.sha256).digest()[:KEY_BYTES]


def fingerprints_of(
    texts: Iterable[str], *, key: bytes, names: Iterable[str] = (), canaries: Iterable[str] = ()
) -> Fingerprints:
    """Make the fingerprints of a film of its texts and its names, under a key of 32 bytes.

    A text is shingled whole, so paragraphs that follow one another belong in one. A name that is too short or too common is
    left out (:mod:`edgecode.boundary.scan.name_rule`); a long one is a text.
    """
    known = tuple(canaries)
    made = _Windows([*texts, *known], names=[*names, *known])
    told = _Windows(known, names=known)
    sieves = [Sieve.of(*made.of(family), key=key) for family in Family]
    numbers = [hashed(*told.of(family), key=key) for family in Family]
    return Fingerprints(
        key=key,
        text=sieves[Family.TEXT],
        steps=sieves[Family.STEPS],
        names=sieves[Family.NAME],
        name_steps=sieves[Family.NAME_STEPS],
        lengths=tuple(sorted(made.lengths)),
        step_lengths=tuple(sorted(made.step_lengths)),
        canaries=np.unique(np.concatenate(numbers)).astype("<u8").tobytes(),
    )


class _Windows:
    """The windows of some texts and names, gathered by family."""

    def __init__(self, texts: Iterable[str], *, names: Iterable[str]) -> None:
        self._found: dict[Family, list[tuple[Words, Words]]] = {family: [] for family in Family}
        self.lengths: set[int] = set()
        self.step_lengths: set[int] = set()
        whole = dict.fromkeys(names)
        for text in {*texts, *whole}:
            self._take_text(text)
        for name in whole:
            self._take_name(name)

    def of(self, family: Family) -> tuple[Words, Words]:
        """Give those of one family, which is set on them."""
        pairs = self._found[family]
        if not pairs:
            return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
        first, second = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
        return of_family(first, family), second

    def _take_text(self, text: str) -> None:
        letters = letters_of(text)
        if len(letters.codes) < SHINGLE:
            return
        folded = leet_folded(letters.codes)
        worth = varied(folded, least=LEAST_VARIED)
        worth &= holding((letters.codes <= LATIN) | (letters.codes > DIGITS), least=_LEAST_LETTERS)
        self._keep(Family.TEXT, folded, worth)
        taken = steps(latin_only(letters).codes)
        self._keep(Family.STEPS, taken, varied(taken, least=LEAST_VARIED))

    def _keep(self, family: Family, codes: Codes, worth: Flags) -> None:
        first, second = windows(codes)
        self._found[family].append((first[worth], second[worth]))

    def _take_name(self, name: str) -> None:
        letters = letters_of(name)
        if not is_telling(letters):
            return
        self._keep_name(Family.NAME, leet_folded(letters.codes))
        self.lengths.add(len(letters.codes))
        latin = latin_only(letters).codes
        taken = steps(latin)
        if len(latin) == len(letters.codes) >= LEAST_NAME_STEPS and len(set(taken.tolist())) >= LEAST_VARIED:
            self._keep_name(Family.NAME_STEPS, taken)
            self.step_lengths.add(len(taken))

    def _keep_name(self, family: Family, codes: Codes) -> None:
        padded = np.concatenate((codes, np.zeros(SHINGLE - len(codes), np.uint8)))
        self._found[family].append(cut_to(*windows(padded), length=len(codes)))
