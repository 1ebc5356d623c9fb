"""What one change says, in a few words; the page, the table, the list and the pages to hand out all say it so."""

from collections.abc import Callable
from typing import Final

from edgecode.film.cutting.change import Change, Op
from edgecode.film.cutting.tracks import track_key

_MINUS: Final = "\N{MINUS SIGN}"
_ARROW: Final = "\N{RIGHTWARDS ARROW}"


def in_words(change: Change) -> str:
    """Say what was done and by how many frames: ``head -8, tail +12: +4``, with true minus signs."""
    return _SAID.get(change.op, _instead)(change)


def frames(count: int) -> str:
    """``1 frame``, ``12 frames``."""
    return f"{count} frame{'' if count == 1 else 's'}"


def signed(count: int) -> str:
    """``+12``, ``-8``, ``0``; with a true minus sign, so that no spreadsheet takes it for a formula."""
    return f"+{count}" if count > 0 else f"{_MINUS}{-count}" if count else "0"


def longer(count: int) -> str:
    """``4 frames longer``, ``8 frames shorter``, nothing for none."""
    return f"{frames(abs(count))} {'longer' if count > 0 else 'shorter'}" if count else ""


def later(count: int) -> str:
    """``12 frames later``, ``8 frames earlier``."""
    return f"{frames(abs(count))} {'later' if count > 0 else 'earlier'}"


def _trimmed(change: Change) -> str:
    """Frames as signs have them; the sum is said where both ends changed it."""
    ends = _ends(change)
    return ", ".join(ends) if len(ends) == 1 else f"{', '.join(ends)}: {signed(change.frames)}"


def _slipped(change: Change) -> str:
    return f"begins {later(change.frames)} in its source"


def _shifted(change: Change) -> str:
    return later(change.frames)


def _whole(change: Change) -> str:
    return frames(abs(change.frames))


def _in_parts(change: Change) -> str:
    parts = f"{'into' if change.op is Op.SPLIT else 'from'} {len(change.parts)} clips"
    return _joined(", ".join((parts, *_ends(change))), longer(change.frames))


def _instead(change: Change) -> str:
    return _joined(f"{change.was} {_ARROW} {change.now}", longer(change.frames))


def _joined(what: str, length: str) -> str:
    return f"{what}: {length}" if length else what


def _ends(change: Change) -> list[str]:
    """Both ends, as far as they are elsewhere; a trim that leaves the length as it is always has both."""
    ends = (("head", change.head), ("tail", change.tail))
    return [f"{name} {signed(count)}" for name, count in ends if count]


def _moved(change: Change) -> str:
    if change.old is None or change.new is None:
        return ""
    track = f" on {change.old.track}" if track_key(change.old.track) != track_key(change.new.track) else ""
    return f"from {change.old.record_in}{track}"


_SAID: Final[dict[Op, Callable[[Change], str]]] = {
    Op.TRIMMED: _trimmed,
    Op.SLIPPED: _slipped,
    Op.MOVED: _moved,
    Op.SHIFTED: _shifted,
    Op.SPLIT: _in_parts,
    Op.JOINED: _in_parts,
    Op.ADDED: _whole,
    Op.REMOVED: _whole,
}
"""How each operation is said; what is in the place of something else is said by both."""
