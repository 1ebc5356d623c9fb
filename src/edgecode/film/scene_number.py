"""Scene numbers: how they are compared and in which order they stand."""

import re
from functools import lru_cache

from edgecode.film.composed import composed

_NUMBER = re.compile(r"([A-Z]*)0*([0-9]{1,9})([A-Z]*)(.*)")
_WORDS_LAST = 10**9


@lru_cache(maxsize=4096)
def folded(number: str) -> str:
    """Fold a scene number for comparing: upper case, no leading zeros, spaces or closing dot (``012a.`` is ``12A``)."""
    tight = "".join(composed(number).upper().split()).rstrip(".")
    match = _NUMBER.fullmatch(tight)
    return tight if match is None else f"{match[1]}{match[2]}{match[3]}{match[4]}"


@lru_cache(maxsize=4096)
def order(number: str) -> tuple[int, int, str, str, str]:
    """Key that sorts scene numbers as they stand in a locked script: A103, 103, 103A, 103B, 104; words come last.

    Two numbers have the same key exactly when :func:`folded` makes them one.
    """
    tight = folded(number)
    match = _NUMBER.fullmatch(tight)
    if match is None:
        return (_WORDS_LAST, 0, "", "", tight)
    before = 0 if match[1] else 1
    return (int(match[2]), before, match[1], match[3], match[4])
