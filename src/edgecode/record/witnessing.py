"""Asking a witness to cosign a checkpoint, and reading what it answers (C2SP tlog-witness, "add-checkpoint").

The request is a POST to the witness's submission prefix and ``/add-checkpoint``; its body::

    old 20852014                 the size that the witness cosigned last, 0 where it never did
    PlRNCrwHpqhGrupue0L7gx…      at most 63 lines: the proof of consistency from that size (RFC 6962 section 2.1.2), base64
                                 an empty line
    example.com/log              and the note of the checkpoint, as the log signed it

It answers 200 with lines of signatures; 409 with the size that it cosigned last, where that is another one, or where the
sizes are equal and the roots are not; 422 for a proof that does not hold; 404 for a log it does not know, 403 for one that did
not sign, 400 for what is no request.
"""

import base64
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from edgecode.errors import NoteError
from edgecode.record import checkpoint, cosignature, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.errors import WitnessError
from edgecode.record.keys import VerifierKey, read_verifier
from edgecode.record.note import Note

ADD_CHECKPOINT: Final = "add-checkpoint"
SIZE_KIND: Final = "text/x.tlog.size"
MOST_HASHES: Final = 63
MOST_BYTES: Final = 1 << 14
"""Bytes of an answer that are read at all: a line of a cosignature has about 150."""
CLOCKS_APART_MS: Final = 300_000
"""How far a witness's clock and one's own may be apart; more is told, and the cosignature not kept."""

_SIZE: Final = re.compile(rb"(0|[1-9][0-9]{0,18})\n")


class Cosigned(msgspec.Struct, frozen=True, kw_only=True):
    """A checkpoint with one witness's signature on it: the witness's public key as text, and the note as text."""

    witness: str
    note: str

    def checked(self, log: VerifierKey) -> tuple[Checkpoint, int]:
        """Give what it speaks of, and when the witness saw that, in milliseconds since 1970, UTC, by its own clock.

        Raises :class:`~edgecode.errors.RecordError` where the log or the witness did not sign it.
        """
        signed, witness = note.decoded(self.note.encode()), read_verifier(self.witness)
        stated, at = checkpoint.verified(signed, log=log), cosignature.seen_at(signed, witness=witness)
        if at is None:
            raise NoteError("note", expected=f"a cosignature by {witness}", found="none")
        return stated, at * 1000


def request(signed: Note, *, old: int, proof: Sequence[bytes]) -> bytes:
    """Write the body of a request: the checkpoint, and the proof that it has grown from ``old`` leaves.

    Raises :class:`WitnessError` for a proof of more hashes than the protocol allows, which no log of edgecode's makes.
    """
    if len(proof) > MOST_HASHES:
        what = "proof of consistency"
        raise WitnessError(what, expected=f"at most {MOST_HASHES} hashes", found=f"{len(proof)}")
    lines = (f"old {old}", *(base64.b64encode(each).decode("ascii") for each in proof), "")
    return "".join(f"{line}\n" for line in lines).encode("ascii") + note.encoded(signed)


def cosigned(signed: Note, answer: bytes, *, witness: VerifierKey) -> Cosigned:
    """Read the answer 200: of its lines only those by that witness count, and they have to hold.

    Raises :class:`~edgecode.errors.NoteError` for what are no lines of signatures, and where none is by the witness.
    """
    answered = note.decoded(f"{signed.text}\n".encode() + answer)
    lines = answered.signatures
    own = tuple(line for line in lines if line.is_by(witness) and answered.text == signed.text)
    if not own:
        by = ", ".join(ascii(f"{line.name}+{line.key_id.hex()}") for line in lines[:3])
        raise NoteError("answer", expected=f"a cosignature by {witness}", found=f"one by {by}")
    whole = msgspec.structs.replace(signed, signatures=(*signed.signatures, *own))
    if cosignature.seen_at(whole, witness=witness) is None:
        raise NoteError("answer", expected="a key of a witness (type 0x04)", found=str(witness))
    return Cosigned(witness=str(witness), note=note.encoded(whole).decode())


def size_in(answer: bytes, *, kind: str) -> int:
    """Read the answer 409: the size that the witness cosigned last. ``kind`` is its media type.

    Raises :class:`WitnessError` for anything else.
    """
    match = _SIZE.fullmatch(answer)
    if match is None or kind.partition(";")[0].strip().lower() != SIZE_KIND or int(match[1]) > checkpoint.LARGEST:
        found = f"{answer[:40].decode('utf-8', 'replace')!a} as {kind!a}"
        raise WitnessError("answer", expected=f"a size, as {SIZE_KIND}", found=found)
    return int(match[1])
