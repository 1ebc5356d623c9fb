"""What matching two drafts gives: pairs of scenes and paragraphs, how each was found, and what is left over."""

from enum import StrEnum
from typing import Final

import msgspec

ALGORITHM: Final = 2
"""Raised when matching would pair otherwise: a stored table says which algorithm made it (docs/adr/0013)."""


class How(StrEnum):
    """How the later one of a pair differs from the earlier one."""

    SAME = "same"
    """The same words, spaces, case and punctuation aside."""
    EDITED = "edited"
    """Most words are the same."""
    REWRITTEN = "rewritten"
    """Other words at the same place, by the same speaker."""
    MOVED = "moved"
    """The same words or nearly, at another place."""


class Pair(msgspec.Struct, frozen=True, gc=False):
    """One paragraph (or scene) of the older draft and the one of the newer that it became.

    ``old`` and ``new`` are indexes into the two scripts' paragraphs (or scenes); ``confidence`` is 0 to 1.
    """

    old: int
    new: int
    how: How
    confidence: float


class Matching(msgspec.Struct, frozen=True, kw_only=True):
    """What became of each scene and paragraph of an older draft in a newer one; pairs stand in the newer one's order.

    ``gone`` are indexes of old paragraphs and ``added`` of new ones that have no pair, in script order; likewise for scenes.
    ``shared`` is the part of the words of the shorter draft that stands in the other as well, 0 to 1. A ``stranger`` has so
    little of it that it is taken for another film's script: then nothing is paired at all.
    """

    scenes: tuple[Pair, ...] = ()
    paragraphs: tuple[Pair, ...] = ()
    scenes_gone: tuple[int, ...] = ()
    scenes_added: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """Characters who have another name in the newer draft: (old name, new name), upper case."""
    shared: float = 1.0
    stranger: bool = False
    algorithm: int = ALGORITHM
