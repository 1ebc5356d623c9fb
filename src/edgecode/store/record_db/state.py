"""What the user's own folder holds of records: log keys, people's secrets, checkpoints that were seen, and where each lies.

One folder a record, ``records/DIGITS`` by the digits of its origin, apart from the film: who copies a film's folder copies
no key, and a film's folder that is put back to yesterday does not put back what was seen.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from edgecode.errors import KeyTextError, RecordError
from edgecode.record import checkpoint, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import KeyKind, SigningKey, VerifierKey
from edgecode.record.witnessing import Cosigned
from edgecode.store.record_db import private_files, witnessed_notes
from edgecode.store.record_db.people import People
from edgecode.usecases.ports.entropy import Entropy

_ORIGIN: Final = re.compile(r"edgecode/([0-9a-f]{32})")
_ORIGIN_BYTES: Final = 16
_SEED_BYTES: Final = 32


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a record was last written: its film, its resolved path, and the file's device and number there."""

    film_id: str
    path: str
    device: int
    inode: int


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What the user's folder holds of one record. ``folder`` need not be there yet."""

    folder: Path
    origin: str
    people: People

    def key(self) -> SigningKey | None:
        """Give the log key, ``None`` where it is not here. Raises ``RecordError`` for one that is damaged."""
        content = private_files.content_of(self.folder / "log.key")
        if content is None:
            return None
        try:
            seed = bytes.fromhex(content.decode("ascii").strip())
            return SigningKey(name=self.origin, kind=KeyKind.LOG, seed=seed)
        except (ValueError, KeyTextError) as error:
            expected = "a log key of 64 hexadecimal digits"
            raise RecordError(str(self.folder / "log.key"), expected=expected, found="other letters") from error

    def keep_key(self, key: SigningKey) -> None:
        """Keep the log key. Raises ``RecordStoreError``."""
        private_files.keep(self.folder / "log.key", key.seed.hex().encode("ascii") + b"\n")

    def seen(self) -> bytes | None:
        """Give the note of the last checkpoint seen; ``None`` where none was. Raises ``RecordStoreError``."""
        return private_files.content_of(self.folder / "seen")

    def last_seen(self, log: VerifierKey) -> Checkpoint | None:
        """Give the last checkpoint seen, its signature checked. Raises ``NoteError``, ``RecordStoreError``."""
        content = self.seen()
        return checkpoint.verified(note.decoded(content), log=log) if content is not None else None

    def keep_seen(self, signed: bytes, *, log: VerifierKey) -> None:
        """Keep the note of a checkpoint, unless a larger one was seen already. Raises ``RecordStoreError``, ``NoteError``.

        It follows the record and never leads it, so one that a power cut takes back does no harm.
        """
        before = self.last_seen(log)
        if before is None or before.size <= checkpoint.verified(note.decoded(signed), log=log).size:
            private_files.keep(self.folder / "seen", signed, at_once=False)

    def cosigned(self, log: VerifierKey) -> tuple[Cosigned, ...]:
        """Give the last checkpoint that each witness cosigned. Raises ``RecordError`` for one that is damaged."""
        return witnessed_notes.kept_in(self.folder / "witnessed", log=log)

    def keep_cosigned(self, cosigned: Cosigned, *, log: VerifierKey) -> None:
        """Keep a checkpoint that a witness cosigned, durably. Raises ``RecordError``."""
        witnessed_notes.keep(self.folder / "witnessed", cosigned, log=log)

    def place(self) -> Place | None:
        """Say where the record was last written; ``None`` where that is not known. Raises ``RecordStoreError``."""
        try:
            return msgspec.json.decode(private_files.content_of(self.folder / "place") or b"", type=Place)
        except ValueError:
            return None

    def keep_place(self, place: Place) -> None:
        """Keep where the record is written now. Raises ``RecordStoreError``."""
        private_files.keep(self.folder / "place", msgspec.json.encode(place))

    def forget_place(self) -> None:
        """Forget where the record was written: it is not there any more. Raises ``RecordStoreError``."""
        private_files.destroy(self.folder / "place")


def kept_of(state: Path, *, origin: str, entropy: Entropy) -> Kept:
    """Find what the user's folder holds of a record; raises ``RecordError`` for an origin that is none of ours."""
    digits = _ORIGIN.fullmatch(origin)
    if digits is None:
        raise RecordError("origin", expected="edgecode/ and 32 hexadecimal digits", found=ascii(origin))
    folder = state / "records" / digits[1]
    return Kept(folder=folder, origin=origin, people=People(folder, entropy=entropy))


def new_key(entropy: Entropy) -> SigningKey:
    """Make a log key under a new origin."""
    origin = f"edgecode/{entropy.token(_ORIGIN_BYTES).hex()}"
    return SigningKey(name=origin, kind=KeyKind.LOG, seed=entropy.token(_SEED_BYTES))


def every_kept(state: Path, *, like: Kept) -> Iterator[Kept]:
    """Give what the user's folder holds of each record; a folder of another name is passed over."""
    records = state / "records"
    for folder in sorted(records.iterdir()) if records.is_dir() else ():
        try:
            yield kept_of(state, origin=f"edgecode/{folder.name}", entropy=like.people.entropy)
        except RecordError:
            continue
