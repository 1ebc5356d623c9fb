"""Which entries a deed about a cut becomes: kinds and ids, and nothing that is in the film."""

from collections.abc import Iterator

from edgecode.entries.entry import MOST_IDS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.film.cut_said import (
    AlternateChosen,
    ClipNoted,
    CutDeed,
    MarkersHandedBack,
    ReelLocked,
    ReelUnlocked,
    TurnoverIssued,
)
from edgecode.usecases.shape import Shape


def shapes(deed: CutDeed, *, note: str = "") -> tuple[Shape, ...]:
    """Give what a deed puts on record: one entry, and a second one for a change list. ``note`` is the id of a note."""
    return tuple(_shapes(deed, note=note))


def _shapes(deed: CutDeed, *, note: str) -> Iterator[Shape]:
    cut = (IdRole.CUT, deed.cut)
    match deed:
        case TurnoverIssued():
            ids = (cut, (IdRole.EDIT_REEL, deed.reel), (IdRole.DOCUMENT, deed.turnover))
            yield _on(Kind.TURNOVER_ISSUED, *ids)
            if deed.changes:
                yield _on(Kind.CHANGE_LIST_ISSUED, *ids)
        case ReelLocked():
            yield _on(Kind.REEL_LOCKED, (IdRole.EDIT_REEL, deed.reel or deed.cut), cut)
        case ReelUnlocked():
            yield _on(Kind.REEL_UNLOCKED, (IdRole.EDIT_REEL, deed.reel or deed.cut), cut)
        case AlternateChosen():
            yield _on(Kind.ALTERNATE_CHOSEN, (IdRole.CLIP, deed.clip), (IdRole.TAKE, deed.take), cut)
        case ClipNoted():
            yield _on(Kind.NOTE_WRITTEN, (IdRole.NOTE, note), (IdRole.CLIP, deed.clip), cut)
        case MarkersHandedBack():
            yield _on(Kind.EDIT_NOTE_HANDED_BACK, cut, *((IdRole.CLIP, clip) for clip in deed.clips))


def _on(kind: Kind, *ids: tuple[IdRole, str]) -> Shape:
    """What is not known, such as the reel of a cut without reels, is left out, and what is more than an entry holds."""
    known = dict.fromkeys(each for each in ids if each[1])
    return Shape(kind=kind, stage=Stage.CUT, ids=tuple(known)[:MOST_IDS])
