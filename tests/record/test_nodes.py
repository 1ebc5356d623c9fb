from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import ProofError
from edgecode.record import nodes
from edgecode.record.merkle import EMPTY_ROOT, check_consistency, check_inclusion, leaf_hash, root
from record import naive_tree

LEAVES = st.lists(st.binary(max_size=8), max_size=40)


class Stored:
    """Nodes in memory, each written once; counts how many are read."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        """Begin with some leaves."""
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.size = self.read = 0
        self.append(leaves)

    def append(self, leaves: Iterable[bytes]) -> None:
        """Add leaves, all in one go."""
        for level, index, node in list(nodes.grown([leaf_hash(leaf) for leaf in leaves], size=self.size, get=self.get)):
            assert nodes.position(level, index) == len(self.nodes)
            assert self.nodes.setdefault((level, index), node) == node
            self.size += level == 0

    def get(self, level: int, index: int) -> bytes:
        """Read one node."""
        self.read += 1
        return self.nodes[level, index]


@given(LEAVES)
@settings(deadline=None)
def test_the_root_from_stored_nodes_is_the_root_over_the_leaves(leaves: list[bytes]) -> None:
    assert nodes.root_from(len(leaves), get=Stored(leaves).get) == root(leaves)


@given(LEAVES, st.data())
@settings(deadline=None)
def test_every_earlier_root_can_be_had_from_the_nodes_of_today(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(0, len(leaves)))
    assert nodes.root_from(size, get=Stored(leaves).get) == root(leaves[:size])


@given(st.lists(LEAVES, max_size=6))
@settings(deadline=None)
def test_it_does_not_matter_how_leaves_come_in(batches: list[list[bytes]]) -> None:
    stored = Stored()
    for batch in batches:
        stored.append(batch)
    assert stored.nodes == Stored([leaf for batch in batches for leaf in batch]).nodes


@given(LEAVES, LEAVES)
@settings(deadline=None)
def test_appending_only_adds_nodes(before: list[bytes], after: list[bytes]) -> None:
    stored = Stored(before)
    earlier = dict(stored.nodes)
    stored.append(after)
    assert earlier.items() <= stored.nodes.items()
    proof = nodes.consistency(len(before), stored.size, get=stored.get)
    check_consistency(len(before), stored.size, root1=root(before), root2=root(before + after), proof=proof)


@given(LEAVES.filter(bool), st.data())
@settings(deadline=None)
def test_proofs_from_stored_nodes_are_those_of_the_rfc(leaves: list[bytes], data: st.DataObject) -> None:
    stored = Stored(leaves)
    size = data.draw(st.integers(1, len(leaves)))
    index = data.draw(st.integers(0, size - 1))
    included = nodes.inclusion(index, size, get=stored.get)
    assert list(included) == naive_tree.path(index, leaves[:size])
    check_inclusion(leaf_hash(leaves[index]), index=index, size=size, proof=included, root=root(leaves[:size]))
    assert list(nodes.consistency(index + 1, size, get=stored.get)) == naive_tree.proof(index + 1, leaves[:size])


def test_the_nodes_a_leaf_completes_are_its_own_and_those_above_it() -> None:
    assert nodes.nodes_completed_by(0) == ()
    assert nodes.nodes_completed_by(1) == ((0, 0),)
    assert nodes.nodes_completed_by(7) == ((0, 6),)
    assert nodes.nodes_completed_by(8) == ((0, 7), (1, 3), (2, 1), (3, 0))


def test_positions_have_no_gap_and_peaks_stand_side_by_side() -> None:
    made = [node for size in range(1, 300) for node in nodes.nodes_completed_by(size)]
    assert [nodes.position(level, index) for level, index in made] == list(range(len(made)))
    assert nodes.peaks(0) == ()
    assert nodes.peaks(13) == ((3, 0), (2, 2), (0, 12))


@pytest.mark.parametrize("size", [1_000_000, 2**40 + 2**20 + 1, 2**62 - 1])
def test_little_is_read_however_large_the_tree(size: int) -> None:
    asked: list[tuple[int, int]] = []

    def get(level: int, index: int) -> bytes:
        asked.append((level, index))
        return EMPTY_ROOT

    for index in (0, 1, size // 3, size - 1):
        nodes.inclusion(index, size, get=get)
        nodes.consistency(index + 1, size, get=get)
        list(nodes.grown([EMPTY_ROOT], size=size, get=get))
    assert len(asked) <= 4 * 5 * size.bit_length()
    assert all((index + 1) << level <= size for level, index in asked)


def test_a_proof_of_what_is_not_there_is_refused() -> None:
    stored = Stored([b"a", b"b", b"c"])
    with pytest.raises(ProofError, match="proof of inclusion: expected a place below the size 3, found 3"):
        nodes.inclusion(3, 3, get=stored.get)
    with pytest.raises(ProofError, match="found -1"):
        nodes.inclusion(-1, 3, get=stored.get)
    with pytest.raises(ProofError, match="proof of consistency: expected an earlier size from 0 to 3, found 4"):
        nodes.consistency(4, 3, get=stored.get)
    assert nodes.consistency(0, 3, get=stored.get) == nodes.consistency(3, 3, get=stored.get) == ()
