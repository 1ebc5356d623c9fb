"""What people write into the column that says how a take was, and what it means."""

from typing import Final

from edgecode.film.recording import Mark

_WORDS: Final = {
    Mark.CIRCLED: ("circled", "circle", "print", "select", "x", "*", "yes", "y", "true", "1", "✓"),
    Mark.GOOD: ("good", "ok"),
    Mark.HOLD: ("hold", "b", "alt"),
    Mark.NG: ("ng", "n.g.", "no good", "bad", "bust", "false start", "fs"),
    Mark.NONE: ("", "no", "n", "false", "0", "-"),
}
_MARKS: Final = {word: mark for mark, words in _WORDS.items() for word in words}


def mark_of(cell: str) -> Mark | None:
    """Give the mark a cell means, :attr:`Mark.NONE` where it is blank or says no, ``None`` where nobody knows."""
    return _MARKS.get(" ".join(cell.casefold().split()))
