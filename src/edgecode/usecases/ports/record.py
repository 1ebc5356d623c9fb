"""The record of one film: entries that were acknowledged, and what proves them unaltered."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from edgecode.entries.entry import Entry
from edgecode.record.verdict import Verdict


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in the record: its place from 0, its id, and what it says; ``None`` once its person was erased."""

    index: int
    id: bytes
    entry: Entry | None


class Record(Protocol):
    """An append-only log of entries. What :meth:`append` returned for is durable, whatever happens next."""

    def new_id(self) -> bytes:
        """Make the id of an entry to come, sixteen bytes: words are kept under it before the entry is."""

    def ready(self) -> None:
        """Raise ``RecordReadOnlyError`` where this copy may not sign, before anything is said that could not be recorded."""

    def append(self, entries: Sequence[tuple[bytes, Entry]]) -> tuple[Recorded, ...]:
        """Append entries with their ids, all or none.

        Raises ``RecordReadOnlyError`` where this copy may not sign (copied, read-only, rolled back) and
        ``RecordStoreError`` where it could not be made durable; nothing is half done then.
        """

    def entries(self, *, after: int = 0) -> tuple[Recorded, ...]:
        """Give the entries from index ``after`` on, oldest first."""

    def checkpoint(self) -> str:
        """Sign the record as it stands: a C2SP checkpoint, as text. Kept in the record and in the user's own folder."""

    def adopt(self) -> str:
        """Go on under a new origin and a key of this machine; what came before stays verifiable. Gives the origin."""

    def verify(self, *, held: Iterable[bytes] = ()) -> Verdict:
        """Recompute everything and compare it with what is stored, and with the checkpoints kept and ``held`` elsewhere."""
