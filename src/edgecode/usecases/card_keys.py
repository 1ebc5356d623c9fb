"""The keys of a card in the room, one for each way to decide: the page is made of this table, and the drill counts it."""

from collections.abc import Mapping
from typing import Final

from edgecode.findings.word import Deed

CARD_KEYS: Final[Mapping[Deed, str]] = {
    Deed.TAKE: "1",
    Deed.LATER: "l",
    Deed.INTEND: "m",
    Deed.LEAVE: "x",
}
"""Several keys one after another are written with spaces between them; an option's own number stands for :attr:`Deed.TAKE`."""


def presses(deed: Deed) -> int:
    """Count the keys that one way to decide takes on a card that has the focus."""
    return len(CARD_KEYS[deed].split())
