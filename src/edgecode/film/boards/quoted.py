"""What a panel quotes from the script: its dialogue, and the quotations in what it covers."""

import re
from functools import lru_cache
from typing import Final

from edgecode.film.board import Panel

_QUOTED: Final = re.compile(r'["“]([^"“”]+)["”]')
_APART: Final = re.compile(r"\n+| / |…|\.\.\.")
_NOT_SAID: Final = re.compile(r"^\s*[^\W\d_][\w.' -]{0,30}:\s|\([^()]*\)")
"""Who speaks, before a colon, and what stands in brackets."""


def quotes(panel: Panel) -> list[str]:
    """Give what a panel quotes: its dialogue, piece by piece, and the quotations in what it covers."""
    return [*_spoken(panel.dialogue), *filter(_has_words, _QUOTED.findall(panel.covers))]


def quotes_lines(covers: str) -> bool:
    """Tell whether what a panel covers is said in words of the script."""
    return _QUOTED.search(covers) is not None


def counts_lines(covers: str) -> bool:
    """Tell whether what a panel covers is said in numbers of lines, which each draft counts anew."""
    return any(sign.isdigit() for sign in _QUOTED.sub("", covers))


@lru_cache(maxsize=4096)
def _spoken(dialogue: str) -> tuple[str, ...]:
    return tuple(filter(_has_words, (_NOT_SAID.sub(" ", piece) for piece in _APART.split(dialogue))))


def _has_words(piece: str) -> bool:
    return any(sign.isalnum() for sign in piece)
