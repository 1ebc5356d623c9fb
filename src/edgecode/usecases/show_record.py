"""The record in plain words. What is somebody's own business is told to that person alone: others see that it was something."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.consent.erased import SOMEBODY, is_erased
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import Detail
from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Reason
from edgecode.findings.decision import Said
from edgecode.findings.word import ON_MIRROR, Deed, Word
from edgecode.papers.statements import Use
from edgecode.usecases.moments import utc
from edgecode.usecases.ports.record import Recorded

_OWN_BUSINESS: Final[Mapping[Kind, str]] = {
    Kind.CONSENT_GIVEN: "answered a question of consent",
    Kind.CONSENT_REFUSED: "answered a question of consent",
    Kind.CONSENT_WITHDRAWN: "answered a question of consent",
    Kind.CONSENT_EXPIRED: "noted something about a consent",
    Kind.STANDING_LOWERED_FOR_ONESELF: "said how far checks are let in for themselves",
    Kind.STANDING_OWN_LOWERING_ENDED: "said how far checks are let in for themselves",
    Kind.CHECKS_ALL_TURNED_OFF_FOR_ONESELF: "said how far checks are let in for themselves",
    Kind.RELIANCE_OWN_USE_TOLD: "told somebody something",
    Kind.RELIANCE_ANNOUNCEMENT_READ: "read something",
    Kind.MIRROR_READ: "looked at their own contribution",
    Kind.MIRROR_WITHDRAWN: "looked at their own contribution",
    Kind.MIRROR_WITHDRAWAL_ENDED: "looked at their own contribution",
}
"""What others see in place of what it was; one sentence for yes and no, so that neither can be told from the other."""
_UNNAMED: Final = frozenset({Kind.TOOL_DECLARED, Kind.TOOL_DECLARATION_WITHDRAWN})
"""What is shown without who did it: whoever declares to the amnesty register is named to themselves alone."""
_OWN_DEEDS: Final = {Deed.ALL_OFF_MINE_ENDED}
_PRIVATE: Final = {
    *(Deed.CONSENT, Deed.STANDING_MINE, Deed.ALL_OFF_MINE, Deed.ALL_OFF_MINE_ENDED, Deed.TELL_ALONE, Deed.READ),
    *ON_MIRROR,
}
_ENDED: Final = "said how far checks are let in for themselves"


class EntryView(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in plain words; ``at`` is UTC as RFC 3339 has it, ``who`` the person's name where words tell it.

    ``because`` is the reason in the person's own words, ``why`` the one they chose from the closed list.
    """

    index: int
    id: str
    at: str
    who: str
    says: str
    about: str = ""
    because: str = ""
    why: str = ""
    undone: bool = False


def entry_views(
    recorded: Iterable[Recorded], *, words: Mapping[str, Word], said: Said, viewer: str = ""
) -> tuple[EntryView, ...]:
    """Give entries in plain words, newest first, as somebody may read them. ``words`` are by the hex ids of their entries."""
    rows = tuple(recorded)
    who = {row.entry.who: word.by for row in rows if row.entry is not None and (word := words.get(row.id.hex()))}
    who[THE_HOUSE] = ""
    return tuple(_view(each, words, who=who, said=said, viewer=viewer) for each in rows)[::-1]


def orphaned(word: Word) -> str:
    """Say in one sentence what was kept in words alone, without what is somebody's own business."""
    by = "somebody" if _is_declared(word) else word.by
    return f"{by} said {'something of their own' if _is_private(word) else f'“{word.says}”'}"


def _view(
    recorded: Recorded, words: Mapping[str, Word], *, who: Mapping[Handle, str], said: Said, viewer: str
) -> EntryView:
    entry, word = recorded.entry, words.get(recorded.id.hex())
    if entry is None:
        return _erased_view(recorded, word)
    undone = words.get(word.undoes) if word is not None else None
    own = _is_own(word, viewer) or _is_own(undone, viewer)
    private = _private(entry.kind, word) if not own else ""
    hidden = bool(private) or (undone is not None and _is_private(undone) and not own)
    named = own or entry.kind not in _UNNAMED
    return EntryView(
        index=recorded.index,
        id=recorded.id.hex(),
        at=f"{utc(entry.at):%Y-%m-%d %H:%M:%S}",
        who=who.get(entry.who, "somebody") if named else "somebody",
        says=private or MEANINGS[entry.kind].says,
        about=word.says if word is not None and not hidden else "",
        because=word.because if word is not None and named and not hidden else "",
        why=_why(entry) if named and not hidden else "",
        undone=recorded.id.hex() in said.undone and not hidden,
    )


def _erased_view(recorded: Recorded, word: Word | None) -> EntryView:
    """What nobody can open any more; where its word is there, what that was about, as far as others may know."""
    shown = word if word is not None and not _is_private(word) and not _is_declared(word) else None
    return EntryView(
        index=recorded.index,
        id=recorded.id.hex(),
        at=f"{utc(shown.at):%Y-%m-%d %H:%M:%S}" if shown is not None else "",
        who=shown.by if shown is not None and is_erased(shown.by) else SOMEBODY,
        says="asked to be erased, and was" if shown is not None and shown.deed is Deed.ERASE else "did something",
        about=shown.says if shown is not None and shown.deed is not Deed.ERASE else "",
    )


def _is_declared(word: Word) -> bool:
    return isinstance(word.stated, Use) and word.stated.declared


def _why(entry: Entry) -> str:
    return next((list(Reason)[number] for detail, number in entry.details if detail is Detail.REASON), "")


def _is_private(word: Word) -> bool:
    return word.deed in _PRIVATE


def _private(kind: Kind, word: Word | None) -> str:
    if word is not None and word.deed in _OWN_DEEDS:
        return _ENDED
    return _OWN_BUSINESS.get(kind, "")


def _is_own(word: Word | None, viewer: str) -> bool:
    """Whether it is the viewer's own: they said it, it is about their consent, or it was told to them."""
    if word is None or not viewer:
        return False
    about = word.consent.person if word.consent is not None else ""
    told = word.announced.to if word.announced is not None else ()
    return viewer in {word.by, about, *told}
