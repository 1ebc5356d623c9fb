"""Reel names cut to the eight characters that CMX 3600 has for them, each standing for one whole name alone."""

import re
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 8
"""Characters of a reel name in CMX 3600."""
BLACK: Final = "BL"
NONE: Final = "AX"
"""What lists write where a source has no reel."""

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_.-]")
_TAKEN: Final = frozenset({"", "BL", "AX", "BLACK", "BARS"})
"""Names that mean something else than a reel."""


def short_reels(tapes: Iterable[str]) -> dict[str, str]:
    """Give each whole name a short one, the same for the same names in the same order.

    A name is cut to eight characters, signs that break columns made ``_``; where another name has that already, its end
    becomes ``_1``, ``_2`` … Case does not tell two reels apart. No name at all is ``AX``.
    """
    short: dict[str, str] = {"": NONE, BLACK: BLACK, NONE: NONE}
    taken = set(_TAKEN)
    last: dict[str, int] = {}
    whole = list(dict.fromkeys(tapes))
    for tape in sorted(whole, key=_fits, reverse=True):
        if tape not in short:
            short[tape] = _free(_UNSAFE.sub("_", tape)[:LONGEST], taken=taken, last=last)
            taken.add(short[tape].upper())
    return short


def _fits(tape: str) -> bool:
    """Names that need no cutting keep themselves, whoever comes first."""
    return len(tape) <= LONGEST and _UNSAFE.search(tape) is None


def _free(name: str, *, taken: set[str], last: dict[str, int]) -> str:
    """Count on from the last number a name got: a thousand clips of one beginning are not tried a thousand times each."""
    found = name
    number = last.get(name.upper(), 0)
    while found.upper() in taken:
        number += 1
        end = f"_{number}"
        found = f"{name[: LONGEST - len(end)]}{end}"
    last[name.upper()] = number
    return found
