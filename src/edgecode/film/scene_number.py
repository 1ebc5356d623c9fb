"""Scene numbers: how they are compared and in which order they stand."""

import re

_NUMBER = re.compile(r"([A-Z]*)0*(\d+)([A-Z]*)(.*)")


def folded(number: str) -> str:
    """Fold a scene number for comparing: upper case, no leading zeros, spaces or closing dot (``012a.`` is ``12A``)."""
    tight = "".join(number.upper().split()).rstrip(".")
    match = _NUMBER.fullmatch(tight)
    return tight if match is None else f"{match[1]}{match[2]}{match[3]}{match[4]}"


def order(number: str) -> tuple[int, int, str, str, str]:
    """Key that sorts scene numbers as they stand in a locked script: A103, 103, 103A, 103B, 104; words come last."""
    match = _NUMBER.fullmatch(folded(number))
    if match is None:
        return (10**9, 0, "", "", number.upper())
    before = 0 if match[1] else 1
    return (int(match[2]), before, match[1], match[3], match[4])
