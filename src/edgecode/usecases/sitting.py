"""A sitting: one spell of work without a long pause."""

from collections.abc import Iterable
from typing import Final

from edgecode.findings.word import Deed, Word

SITTING_MS: Final = 30 * 60 * 1000
"""A pause longer than this ends a sitting."""


def asked_in_sitting(words: Iterable[Word], *, by: str, at: int) -> frozenset[str]:
    """Give the checks that a person asked to look in the sitting that is going on; a clock that jumps back ends it too."""
    asked: set[str] = set()
    last = None
    for word in words:
        if word.by != by or word.written:
            continue
        if last is not None and abs(word.at - last) > SITTING_MS:
            asked.clear()
        last = word.at
        if word.deed is Deed.ASK:
            asked.add(word.check)
    return frozenset(asked) if last is not None and abs(at - last) <= SITTING_MS else frozenset()
