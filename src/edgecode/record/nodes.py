"""Trees kept node by node: what an entry adds, and roots and proofs from what is kept (RFC 6962 section 2.1).

A node is the root of a full subtree: ``(level, index)`` stands over the leaves from ``index << level`` to
``((index + 1) << level) - 1``; level 0 is the leaf hashes. A node never changes once its last leaf is there, so a store
only ever adds rows: about two for each leaf. Whatever lies under the right edge of a tree is hashed when it is asked for,
from at most one node a level. :func:`position` numbers the nodes in the order in which they are made, without a gap.

Where a function reads nodes it takes ``get(level, index)``, which gives 32 bytes and raises what the store likes when the
node is not there; a node outside of ``size`` leaves is never asked for.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Final

from edgecode.errors import ProofError
from edgecode.record.merkle import EMPTY_ROOT, node_hash

Get = Callable[[int, int], bytes]
"""Reads the hash of the node ``(level, index)`` from where it is kept."""

_INCLUSION: Final = "proof of inclusion"
_CONSISTENCY: Final = "proof of consistency"


def nodes_completed_by(size: int) -> tuple[tuple[int, int], ...]:
    """Give the nodes that are made when leaf number ``size`` (from 1) comes in, lowest first: its own, then above it."""
    return tuple((level, (size >> level) - 1) for level in range(completed_by(size)))


def completed_by(size: int) -> int:
    """Count the nodes that are made when leaf number ``size`` (from 1) comes in, its own hash included."""
    return (size & -size).bit_length() if size > 0 else 0


def position(level: int, index: int) -> int:
    """Number a node, from 0, in the order in which nodes are made; leaf after leaf leaves no gap.

    When leaf ``n`` (from 0) comes in, ``2 n - popcount(n)`` nodes are there: each full subtree of ``m`` leaves has
    ``2 m - 1``, and there is one for each bit of ``n``.
    """
    leaf = ((index + 1) << level) - 1
    return 2 * leaf - leaf.bit_count() + level


def peaks(size: int) -> tuple[tuple[int, int], ...]:
    """Give the nodes that together stand over exactly the first ``size`` leaves, largest and leftmost first."""
    return tuple((level, (size >> level) - 1) for level in reversed(range(size.bit_length())) if size >> level & 1)


def grown(leaf_hashes: Iterable[bytes], *, size: int, get: Get) -> Iterator[tuple[int, int, bytes]]:
    """Give each node that appending leaf hashes to a tree of ``size`` leaves makes, as ``(level, index, hash)``.

    They come in the order of :func:`position`. Only the peaks of the tree before are read.
    """
    edge = [get(level, index) for level, index in peaks(size)]
    for count, made in enumerate(leaf_hashes, start=size + 1):
        above = made
        yield 0, count - 1, above
        for level, index in nodes_completed_by(count)[1:]:
            above = node_hash(edge.pop(), above)
            yield level, index, above
        edge.append(above)


def root_over(edge: Iterable[bytes]) -> bytes:
    """Fold the hashes of the peaks of a tree, leftmost first, into its root."""
    hashes = list(edge)
    return reduce(lambda right, left: node_hash(left, right), reversed(hashes)) if hashes else EMPTY_ROOT


def root_from(size: int, *, get: Get) -> bytes:
    """Give the root of the first ``size`` leaves."""
    return root_over(get(level, index) for level, index in peaks(size))


def inclusion(index: int, size: int, *, get: Get) -> tuple[bytes, ...]:
    """Prove that leaf ``index`` is in the tree of ``size`` leaves (RFC 6962 section 2.1.1, PATH).

    Raises :class:`~edgecode.errors.ProofError` when the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise ProofError(_INCLUSION, expected=f"a place below the size {size}", found=str(index))
    proof = []
    start, end = 0, size
    while end - start > 1:
        middle = _middle(start, end)
        left = index < middle
        proof.append(_over(middle, end, get=get) if left else _over(start, middle, get=get))
        start, end = (start, middle) if left else (middle, end)
    return tuple(reversed(proof))


def consistency(size1: int, size2: int, *, get: Get) -> tuple[bytes, ...]:
    """Prove that the first ``size1`` of ``size2`` leaves are those of the tree before (RFC 6962 section 2.1.2, PROOF).

    Empty from 0 leaves and between equal sizes. Raises :class:`~edgecode.errors.ProofError` when the first is larger.
    """
    if not 0 <= size1 <= size2:
        raise ProofError(_CONSISTENCY, expected=f"an earlier size from 0 to {size2}", found=str(size1))
    if size1 in {0, size2}:
        return ()
    proof = []
    start, end = 0, size2
    while end != size1:
        middle = _middle(start, end)
        left = size1 <= middle
        proof.append(_over(middle, end, get=get) if left else _over(start, middle, get=get))
        start, end = (start, middle) if left else (middle, end)
    # The verifier knows the whole first tree; a part of it that is not the whole has to be handed in.
    return tuple(reversed(proof)) if start == 0 else (_over(start, end, get=get), *reversed(proof))


def _middle(start: int, end: int) -> int:
    # RFC 6962 splits n leaves after the largest power of two smaller than n.
    return start + (1 << (end - start - 1).bit_length() - 1)


def _over(start: int, end: int, *, get: Get) -> bytes:
    # Ranges that come from splitting begin at a multiple of their largest full subtree, so the peaks only move along.
    return root_over(get(level, index + (start >> level)) for level, index in peaks(end - start))
