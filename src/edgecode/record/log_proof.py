"""Proofs that a leaf is in a log, with the checkpoint they lead to, as one text (C2SP tlog-proof).

The first line names the format, the second the place of the leaf from 0; then a line for each hash in base64, an empty line
and the checkpoint as it was signed. What is read comes out again byte for byte; extra data, which nobody signs, is refused.
"""

import base64
import re
from typing import Final

import msgspec

from edgecode.errors import ProofError
from edgecode.record import checkpoint, merkle, note
from edgecode.record.keys import VerifierKey, from_base64
from edgecode.record.note import Note

HEADING: Final = "c2sp.org/tlog-proof@v1"
"""The first line of a proof."""
_INDEX: Final = re.compile(r"index (0|[1-9][0-9]{0,18})")
_FIRST: Final = 2
_WHAT: Final = "proof of inclusion"


class LogProof(msgspec.Struct, frozen=True, kw_only=True):
    """One proof: the leaf's place from 0, the hashes from its neighbour up (32 bytes each), the note of the checkpoint."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: Note


def encoded(proof: LogProof) -> bytes:
    """Write a proof."""
    lines = (HEADING, f"index {proof.index}", *(base64.b64encode(each).decode("ascii") for each in proof.hashes))
    return "".join(f"{line}\n" for line in (*lines, "")).encode("ascii") + note.encoded(proof.checkpoint)


def decoded(data: bytes) -> LogProof:
    """Read a proof; raises :class:`~edgecode.errors.ProofError` for any that :func:`encoded` does not write.

    Its checkpoint is read as a note; one that is none raises :class:`~edgecode.errors.NoteError`.
    """
    head, blank, rest = data.partition(b"\n\n")
    heading, place, *hashes = [*head.decode("ascii", "replace").split("\n"), ""][: head.count(b"\n") + _FIRST]
    index = _INDEX.fullmatch(place)
    if not blank or heading != HEADING or index is None:
        raise ProofError(_WHAT, expected=f"{HEADING} and the place of a leaf", found=ascii(head[:80]))
    steps = [
        step
        for step in map(from_base64, hashes if place else ())
        if step is not None and len(step) == merkle.HASH_BYTES
    ]
    if len(steps) != head.count(b"\n") - 1:
        raise ProofError(_WHAT, expected="hashes in base64", found="something else among them")
    return LogProof(index=int(index[1]), hashes=tuple(steps), checkpoint=note.decoded(rest))


def check(proof: LogProof, *, leaf: bytes, log: VerifierKey) -> int:
    """Check that the bytes of a leaf are in the log by its checkpoint, which the log signed; give the checkpoint's size.

    Raises :class:`~edgecode.errors.ProofError` and :class:`~edgecode.errors.NoteError`.
    """
    stated = checkpoint.verified(proof.checkpoint, log=log)
    merkle.check_inclusion(
        merkle.leaf_hash(leaf), index=proof.index, size=stated.size, proof=proof.hashes, root=stated.root
    )
    return stated.size
