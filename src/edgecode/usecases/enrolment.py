"""What a film is enrolled for, for all partners: reports, or guest tools. Whichever came on record first holds for good.

The record's own order decides, so that of two people who agree on reports and let a guest tool in at the same instant, each in
a process of their own, one succeeds: each looks again once theirs is on record, before anything is kept, and finds which came
first. The other is on record as well, and void. Nothing of an agreement is kept, sent or answered for unless it came first.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Final

from edgecode.entries.kind import Kind
from edgecode.findings.word import Deed, Word
from edgecode.usecases.desk import Stores
from edgecode.usecases.ports.record import Recorded


class Enrolled(StrEnum):
    """What a film is enrolled for."""

    REPORTS = "reports"
    GUESTS = "guest tools"


FOR_ALL: Final = "A film is enrolled for reports or for guest tools, for all partners, from the start."
_KINDS: Final = {
    Kind.FILM_ENROLLED_FOR_REPORTS: Enrolled.REPORTS,
    Kind.AGREEMENT_SIGNED: Enrolled.REPORTS,
    Kind.AGREEMENT_WIDENED: Enrolled.REPORTS,
    Kind.AGREEMENT_NARROWED: Enrolled.REPORTS,
    Kind.AGREEMENT_REVOKED: Enrolled.REPORTS,
    Kind.AGREEMENT_EXPIRED: Enrolled.REPORTS,
    Kind.FILM_ENROLLED_FOR_GUEST_TOOLS: Enrolled.GUESTS,
    Kind.GUEST_TOOL_INSTALLED: Enrolled.GUESTS,
    Kind.GUEST_TOOL_RUN: Enrolled.GUESTS,
}
_DEEDS: Final = {
    Deed.AGREE: Enrolled.REPORTS,
    Deed.REVOKE: Enrolled.REPORTS,
    Deed.INSTALL: Enrolled.GUESTS,
    Deed.RUN: Enrolled.GUESTS,
}
"""What words say of entries that nobody can open any more, since whoever did it was erased."""


def enrolled(recorded: Iterable[Recorded], *, words: Collection[Word] = ()) -> Enrolled | None:
    """Tell what a film is enrolled for by its record, oldest entry first, and its words; ``None`` while it is for neither."""
    said = {word.entry: _DEEDS[word.deed] for word in words if word.deed in _DEEDS}
    for row in recorded:
        found = _KINDS.get(row.entry.kind) if row.entry is not None else said.get(row.id.hex())
        if found is not None:
            return found
    return None


def enrolment(stores: Stores | None) -> Enrolled | None:
    """Tell what a film is enrolled for; ``None`` as well where nothing is on record. Raises ``RecordError``."""
    if stores is None:
        return None
    recorded = stores.record.entries()
    # Words are read only where somebody was erased.
    words = stores.deciding.every_word() if any(row.entry is None for row in recorded) else ()
    return enrolled(recorded, words=words)
