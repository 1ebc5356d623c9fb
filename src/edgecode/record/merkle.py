"""Merkle trees and the checking of their proofs: RFC 6962 section 2.1, verified as RFC 9162 section 2.1 spells it out.

A tree is hashed with SHA-256; a hash is 32 bytes. A leaf and a node hash differ in their first byte, so that neither can
be passed off as the other. How a store keeps the nodes, and makes proofs from them, is in :mod:`edgecode.record.nodes`.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from edgecode.errors import ProofError

HASH_BYTES: Final = 32
"""Length of every hash in a tree."""

EMPTY_ROOT: Final = sha256().digest()
"""The root of a tree without leaves: the hash of nothing (RFC 6962 section 2.1)."""

_INCLUSION: Final = "proof of inclusion"
_CONSISTENCY: Final = "proof of consistency"


def leaf_hash(leaf: bytes) -> bytes:
    """Hash the bytes of a leaf (RFC 6962 section 2.1: ``SHA-256(0x00 || leaf)``)."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two hashes into the one above them (RFC 6962 section 2.1: ``SHA-256(0x01 || left || right)``)."""
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """Hash the bytes of all leaves, first to last, into the root of their tree (RFC 6962 section 2.1)."""
    hashes = [leaf_hash(leaf) for leaf in leaves]
    if not hashes:
        return EMPTY_ROOT
    while len(hashes) > 1:
        pairs = iter(hashes)
        above = [node_hash(left, right) for left, right in zip(pairs, pairs, strict=False)]
        # The last of an odd number has no neighbour: it goes up as it is (the split at the largest power of two).
        hashes = above + hashes[2 * len(above) :]
    return hashes[0]


def check_inclusion(leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Check that a leaf hash is at ``index`` (from 0) in the tree of ``size`` leaves with that root.

    Follows RFC 9162 section 2.1.3.2. Raises :class:`~edgecode.errors.ProofError` when it does not show that.
    """
    _check_hashes(_INCLUSION, (leaf, *proof))
    if not 0 <= index < size:
        raise ProofError(_INCLUSION, expected=f"a place below the size {size}", found=str(index))
    at, last, reached = index, size - 1, leaf
    for step in proof:
        if last == 0:
            raise ProofError(_INCLUSION, expected="no hash beyond the root", found=f"{len(proof)} hashes")
        if at & 1 or at == last:
            reached = node_hash(step, reached)
            at, last = _up_to_a_right_child(at, last)
        else:
            reached = node_hash(reached, step)
        at, last = at >> 1, last >> 1
    _check_whole(_INCLUSION, last=last, given=len(proof))
    _check_same(_INCLUSION, expected=root, found=reached)


def check_consistency(size1: int, size2: int, *, root1: bytes, root2: bytes, proof: Sequence[bytes]) -> None:
    """Check that the first ``size1`` leaves under ``root2`` are those under ``root1``, in order and unaltered.

    Follows RFC 9162 section 2.1.4.2; where it is silent, the witness protocol (C2SP tlog-witness, add-checkpoint): the
    tree without leaves has :data:`EMPTY_ROOT` and is consistent with every tree; there, and between equal sizes, the
    proof is empty. Raises :class:`~edgecode.errors.ProofError` when it does not show that.
    """
    _check_hashes(_CONSISTENCY, proof)
    if not 0 <= size1 <= size2:
        raise ProofError(_CONSISTENCY, expected=f"an earlier size from 0 to {size2}", found=str(size1))
    for size, root in ((size1, root1), (size2, root2)):
        if size == 0:
            _check_same(_CONSISTENCY, expected=EMPTY_ROOT, found=root)
    if size1 not in {0, size2}:
        _check_grown(size1, size2, root1=root1, root2=root2, proof=proof)
        return
    if proof:
        raise ProofError(_CONSISTENCY, expected=f"no hashes from {size1} to {size2} leaves", found=f"{len(proof)}")
    if size1 == size2:
        _check_same(_CONSISTENCY, expected=root1, found=root2)


def _check_grown(size1: int, size2: int, *, root1: bytes, root2: bytes, proof: Sequence[bytes]) -> None:
    if not proof:
        raise ProofError(_CONSISTENCY, expected=f"hashes from {size1} to {size2} leaves", found="none")
    whole = size1 & (size1 - 1) == 0
    seed, *steps = (root1, *proof) if whole else proof
    at, last = size1 - 1, size2 - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    reached1 = reached2 = seed
    for step in steps:
        if last == 0:
            raise ProofError(_CONSISTENCY, expected="no hash beyond the root", found=f"{len(proof)} hashes")
        if at & 1 or at == last:
            reached1, reached2 = node_hash(step, reached1), node_hash(step, reached2)
            at, last = _up_to_a_right_child(at, last)
        else:
            reached2 = node_hash(reached2, step)
        at, last = at >> 1, last >> 1
    _check_whole(_CONSISTENCY, last=last, given=len(proof))
    _check_same(_CONSISTENCY, expected=root1, found=reached1)
    _check_same(_CONSISTENCY, expected=root2, found=reached2)


def _up_to_a_right_child(at: int, last: int) -> tuple[int, int]:
    # On the right edge a node may stand several levels up without a neighbour; those levels have no hash in the proof.
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


def _check_hashes(what: str, hashes: Iterable[bytes]) -> None:
    for each in hashes:
        if len(each) != HASH_BYTES:
            raise ProofError(what, expected=f"hashes of {HASH_BYTES} bytes", found=f"one of {len(each)}")


def _check_whole(what: str, *, last: int, given: int) -> None:
    if last != 0:
        raise ProofError(what, expected="hashes up to the root", found=f"only {given}")


def _check_same(what: str, *, expected: bytes, found: bytes) -> None:
    if expected != found:
        raise ProofError(what, expected=f"the root {expected.hex()}", found=found.hex())
