"""What lets a stranger check a pack: a checkpoint of the record, the entries the pack rests on with their proofs, who signed.

Of an entry only some fields are shown, each by its value and the nonce of its commitment (:mod:`edgecode.record.leaf`); the
rest of it stays closed. Who did it is shown by a handle alone, and not at all where a use was declared to the amnesty
register: which name belongs to a handle is the word of whoever sealed the pack. Hashes, leaves and nonces are hexadecimal.
"""

from typing import Final

import msgspec

from edgecode.errors import PaperError

FORMAT: Final = "edgecode integrity 1"


class ShownField(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One field of an entry: its name, its value, and the nonce of its commitment."""

    field: str
    value: str
    nonce: str


class ShownEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry: its number from 0, its leaf, the proof that it is in the record (RFC 6962), and the fields that are shown."""

    index: int
    leaf: str
    proof: tuple[str, ...]
    fields: tuple[ShownField, ...]

    def value(self, field: str) -> str:
        """Give the value of a field; empty where it is not shown."""
        return next((each.value for each in self.fields if each.field == field), "")


class EarlierCheckpoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An earlier state of the record, and the proof that the checkpoint here is the same record, grown (RFC 6962)."""

    size: int
    root: str
    proof: tuple[str, ...]


class Signature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named person who signed the pack, and the entry in which they did."""

    by: str
    role: str
    on: str
    entry: int


class Integrity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``digest`` is the SHA-256 of the statement; ``key`` the public key of the record, to be compared with one's own."""

    format: str
    digest: str
    checkpoint: str
    key: str
    statement: EarlierCheckpoint
    entries: tuple[ShownEntry, ...]
    earlier: tuple[EarlierCheckpoint, ...] = ()
    signatures: tuple[Signature, ...] = ()


def encoded(integrity: Integrity) -> bytes:
    """Write it as JSON; the same gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(integrity), indent=1) + b"\n"


def decoded(data: bytes) -> Integrity:
    """Read it; raises :class:`~edgecode.errors.PaperError` for anything that is none."""
    try:
        integrity = msgspec.json.decode(data, type=Integrity)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise PaperError("integrity", expected=f"{FORMAT} as JSON", found=str(error)) from error
    if integrity.format != FORMAT:
        raise PaperError("integrity", expected=FORMAT, found=repr(integrity.format))
    return integrity
