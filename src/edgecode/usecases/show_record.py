"""The record in plain words. What is somebody's own business is told to that person alone: others see that it was something."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind
from edgecode.findings.decision import Said
from edgecode.findings.word import Deed, Word
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
}
"""What others see in place of what it was; one sentence for yes and no, so that neither can be told from the other."""
_OWN_DEEDS: Final = {Deed.ALL_OFF_MINE_ENDED}
_ENDED: Final = "said how far checks are let in for themselves"


class EntryView(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in plain words; ``at`` is UTC as RFC 3339 has it, ``who`` the person's name where words tell it."""

    index: int
    id: str
    at: str
    who: str
    says: str
    about: str = ""
    because: str = ""
    undone: bool = False


def entry_views(
    recorded: Iterable[Recorded], *, words: Mapping[str, Word], said: Said, viewer: str = ""
) -> tuple[EntryView, ...]:
    """Give entries in plain words, newest first, as somebody may read them. ``words`` are by the hex ids of their entries."""
    every = tuple(recorded)
    kinds = {each.id.hex(): each.entry.kind for each in every if each.entry is not None}
    shown = []
    for each in every:
        word = words.get(each.id.hex())
        # Taking back what is one's own business is one's own business too.
        undone = word is not None and _is_private(kinds.get(word.undoes), words.get(word.undoes), viewer)
        shown.append(_view(each, word, said=said, viewer=viewer, tells=not undone))
    return tuple(reversed(shown))


def _view(recorded: Recorded, word: Word | None, *, said: Said, viewer: str, tells: bool) -> EntryView:
    """One entry. Unless it ``tells``, it says that it was done, and not what."""
    entry = recorded.entry
    if entry is None:
        return EntryView(
            index=recorded.index, id=recorded.id.hex(), at="", who="", says="somebody who was erased did something"
        )
    private = _private(entry.kind, word) if not _is_own(word, viewer) else ""
    return EntryView(
        index=recorded.index,
        id=recorded.id.hex(),
        at=_moment(entry.at),
        who=word.by if word is not None else "",
        says=private or MEANINGS[entry.kind].says,
        about=word.says if word is not None and not private and tells else "",
        because=word.because if word is not None and not private and tells else "",
        undone=recorded.id.hex() in said.undone,
    )


def _private(kind: Kind, word: Word | None) -> str:
    if word is not None and word.deed in _OWN_DEEDS:
        return _ENDED
    return _OWN_BUSINESS.get(kind, "")


def _is_private(kind: Kind | None, word: Word | None, viewer: str) -> bool:
    return kind is not None and bool(_private(kind, word)) and not _is_own(word, viewer)


def _is_own(word: Word | None, viewer: str) -> bool:
    """Whether it is the viewer's own: they said it, it is about their consent, or it was told to them."""
    if word is None or not viewer:
        return False
    about = word.consent.person if word.consent is not None else ""
    told = word.announced.to if word.announced is not None else ()
    return viewer in {word.by, about, *told}


def _moment(at: int) -> str:
    return dt.datetime.fromtimestamp(at / 1000, tz=dt.UTC).isoformat(sep=" ", timespec="seconds").removesuffix("+00:00")
