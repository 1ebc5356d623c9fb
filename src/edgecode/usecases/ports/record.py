"""The record of one film: entries that were acknowledged, and what proves them unaltered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.record.leaf import Opening
from edgecode.record.verdict import Verdict
from edgecode.record.witnessing import Cosigned


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in the record: its place from 0, its id, and what it says; ``None`` once its person was erased."""

    index: int
    id: bytes
    entry: Entry | None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One entry shown to strangers: its leaf, the proof that it is in the record (RFC 6962), and the fields that are opened."""

    index: int
    leaf: bytes
    proof: tuple[bytes, ...]
    opened: tuple[Opening, ...]


class Grown(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier size of the record with its root, and the proof that the record now is that one, grown (RFC 6962)."""

    size: int
    root: bytes
    proof: tuple[bytes, ...]


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What shows entries to strangers: a signed checkpoint, the public key it is signed by, entries, and earlier sizes."""

    key: str
    checkpoint: str
    shown: tuple[Shown, ...]
    grown: tuple[Grown, ...]


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """One erasure of a person.

    ``key`` tells it from others. ``index`` is the place of the entry that says so; ``None`` where the user's own folder alone
    says so, since the record is older than that and may not be written. ``entries`` are the entries that lost their body, or
    are to lose it, by hex id; ``people`` are the handles of whoever was erased, as far as that can still be known.
    """

    key: str
    index: int | None
    entries: frozenset[str]
    people: frozenset[Handle]


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

    def erase(self, person: Handle, *, entry: tuple[bytes, Entry]) -> Recorded:
        """Destroy a person's secrets, drop the bodies that were sealed with them, and record the entry that says so.

        Raises what :meth:`append` raises.
        """

    def erasures(self) -> tuple[Erasure, ...]:
        """Give every erasure, oldest first, and finish what was begun of one or came back from a backup."""

    def adopt(self) -> str:
        """Go on under a new origin and a key of this machine; what came before stays verifiable. Gives the origin."""

    def verify(self, *, held: Iterable[bytes] = (), witnesses: Iterable[str] = ()) -> Verdict:
        """Recompute everything and compare it with what is stored, and with the checkpoints kept and ``held`` elsewhere.

        ``witnesses`` are public keys of those whose cosignatures on what is held count, beside those that cosigned before.
        """

    def cosigned(self) -> tuple[Cosigned, ...]:
        """Give the last checkpoint that each witness cosigned, from the user's own folder. Raises ``RecordError``."""

    def keep_cosigned(self, cosigned: Cosigned) -> None:
        """Keep a checkpoint that a witness cosigned; it is compared with the record from now on. Raises ``RecordError``."""

    def prove(self, wanted: Mapping[int, Collection[str]], *, sizes: Collection[int], size: int) -> Proof:
        """Prove entries by their places, with the fields wanted of each, in the record of ``size`` entries.

        It is shown to have grown from each of ``sizes``, and from what was handed out before. An entry that nobody can open
        any more is left out. Raises ``RecordReadOnlyError`` where this copy may not sign.
        """

    def seal(self, files: Mapping[str, bytes]) -> bytes:
        """Seal files by their names with the record's key: a C2SP signed note. Raises ``RecordReadOnlyError``."""

    def key(self) -> str:
        """Give the public key of the record as text (C2SP verifier key), to be handed to whoever shall check it."""
