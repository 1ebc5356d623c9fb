"""Which scene and which setup a slate stands for.

``12A`` is the second setup of scene 12, or the first of an inserted scene 12A, and the slate does not say which. The
script's scene list decides, else a person, else there is a guess that says so (DESIGN.md, section 3).
"""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import lru_cache
from string import ascii_uppercase
from typing import Final

import msgspec

from edgecode.film.slate import Slate, Style


class SettledBy(StrEnum):
    """Who or what said which scene a slate belongs to."""

    SCRIPT = "script"
    PERSON = "person"
    GUESS = "guess"


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """A slate's scene and setup."""

    scene: str
    """As the scene list prints it, else without zeros before the number; empty where nothing tells."""
    setup: str
    """What the scene leaves of the stem: the unit's prefix, the setup's letters, the shot; empty for a first setup.

    ``A`` for ``12A`` in scene 12, ``VA`` for ``VB6A`` in scene B6, ``4`` for ``469C-4`` in scene 469C.
    """
    by: SettledBy
    ambiguous: bool = False
    """Whether a person should say which scene, since several would do or nothing tells."""


_ZEROS: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")
_UNIT: Final = re.compile("VFX|[VX]*")
"""Letters before a number that are guessed to be a unit's; others are guessed to be an inserted scene's."""
_NOBODY: Final[Mapping[str, str]] = {}
_SKIPPED: Final = frozenset("IO")
_LETTERS: Final = tuple(letter for letter in ascii_uppercase if letter not in _SKIPPED)


def normal_scene(number: str) -> str:
    """Write a scene's number as it is compared: upper case, no spaces, dots or leading zeros (``a 014.`` is ``A14``).

    Where a letter stands tells scenes apart: ``A14`` comes before scene 14, ``14A`` after it.
    """
    return _ZEROS.sub("", "".join(number.upper().replace(".", " ").split()))


def settle(slate: Slate, scenes: Collection[str], *, said: Mapping[str, str] = _NOBODY) -> Settled:
    """Split a slate into scene and setup by the scene numbers of a script, or by what a person said.

    ``said`` gives a stem as slated (``12A``) the scene that a person says it belongs to (``12``), and outranks the
    script. Of the scenes that a slate can mean, the one in the list is taken; where several are, the longest, as an
    ambiguous guess. Letters before the number are left out of the scene, from the left, only where no scene of the list
    has them. Where the list has none, letters before the number go to the scene (``V`` and ``X`` to the setup) and
    letters after it to the setup, or to the scene where a shot follows (``469C-4``). A UK slate names a scene only where
    one stands before its number (``12-417-3``).
    """
    known = _by_normal(tuple(scenes))
    readings = _readings(slate)
    person = _by_stem(tuple(said.items())).get(normal_scene(slate.setup_label)) if said else None
    if person is not None:
        wanted = normal_scene(person)
        setup = next((reading.setup for reading in readings if reading.scene == wanted), slate.setup_label)
        return Settled(scene=known.get(wanted, person), setup=setup, by=SettledBy.PERSON)
    if not readings:
        return Settled(scene="", setup=slate.setup_label, by=SettledBy.GUESS, ambiguous=True)
    found = [reading for reading in readings if reading.scene in known]
    rivals = [reading for reading in found if reading.left_out == found[0].left_out]
    if len(rivals) == 1:
        return Settled(scene=known[rivals[0].scene], setup=rivals[0].setup, by=SettledBy.SCRIPT)
    if rivals:
        return Settled(scene=known[rivals[0].scene], setup=rivals[0].setup, by=SettledBy.GUESS, ambiguous=True)
    return _guess(slate)


def setup_ordinal(letters: str) -> int | None:
    """Count a US setup's letters: 0 for none (the first setup), 1 for ``A``, 24 for ``Z``, 25 for ``AA``.

    ``I`` and ``O`` are skipped, since they look like digits; for letters that hold one, and for anything but letters,
    there is no number and ``None`` is returned.
    """
    number = 0
    for letter in letters.upper():
        if letter not in _LETTERS:
            return None
        number = number * len(_LETTERS) + _LETTERS.index(letter) + 1
    return number


def setup_letters(ordinal: int) -> str:
    """Give the letters of the US setup with this number, the inverse of :func:`setup_ordinal`; none for 0 and below."""
    letters = ""
    while ordinal > 0:
        ordinal, place = divmod(ordinal - 1, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return letters


class _Reading(msgspec.Struct, frozen=True):
    scene: str
    setup: str
    left_out: int
    """How many letters before the number are not the scene's."""


def _readings(slate: Slate) -> list[_Reading]:
    """List every way to split a stem; those that leave out fewer letters before the number first, then the longest."""
    if slate.style is Style.UK and not slate.shot:
        return []
    number = slate.number.lstrip("0") or "0"
    return [
        _Reading(
            f"{slate.prefix[left_out:]}{number}{slate.letters[:kept]}",
            _setup(slate.prefix[:left_out] + slate.letters[kept:], shot=slate.shot),
            left_out,
        )
        for left_out in range(len(slate.prefix) + 1)
        for kept in range(len(slate.letters), -1, -1)
    ]


def _guess(slate: Slate) -> Settled:
    found = _UNIT.match(slate.prefix)
    unit = found[0] if found else ""
    inserted = slate.letters if slate.shot else ""
    scene = f"{slate.prefix.removeprefix(unit)}{slate.number.lstrip('0') or '0'}{inserted}"
    setup = _setup(unit + slate.letters.removeprefix(inserted), shot=slate.shot)
    return Settled(scene=scene, setup=setup, by=SettledBy.GUESS)


def _setup(letters: str, *, shot: str) -> str:
    return f"{letters}-{shot}" if letters and shot else letters or shot


@lru_cache(maxsize=16)
def _by_normal(scenes: tuple[str, ...]) -> Mapping[str, str]:
    return {normal_scene(scene): scene for scene in reversed(scenes)}


@lru_cache(maxsize=16)
def _by_stem(said: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {normal_scene(stem): scene for stem, scene in said}
