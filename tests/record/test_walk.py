from itertools import count

import pytest

from edgecode.record import nodes
from edgecode.record.merkle import EMPTY_ROOT, leaf_hash, root
from edgecode.record.verdict import Fault, Problem
from edgecode.record.walk import Claim, Walk

LEAVES = [b"leaf %d" % number for number in range(11)]


def grown() -> list[tuple[int, bytes]]:
    """Give the nodes over the leaves, by their position."""
    made = nodes.grown([leaf_hash(leaf) for leaf in LEAVES], size=0, get=lambda _level, _index: b"")
    return list(zip(count(), (node for _, _, node in made), strict=False))


def claim(size: int, *, leaves: list[bytes] = LEAVES, elsewhere: bool = False) -> Claim:
    """Give what a checkpoint of so many leaves says."""
    return Claim(place=f"checkpoint {size}", size=size, root=root(leaves[:size]), elsewhere=elsewhere)


def walked(*indexes: int, stored: list[tuple[int, bytes]], claims: tuple[Claim, ...] = ()) -> Walk:
    """Walk over some of the leaves."""
    walk = Walk(stored, claims=claims, problems=[])
    for index in indexes:
        if walk.goes_on_at(index):
            walk.take_leaf(leaf_hash(LEAVES[index]))
    walk.end()
    return walk


def told(problems: list[Problem]) -> list[tuple[Fault, str, int | None]]:
    """Give what matters of each problem: in what, where, and how far all is sound."""
    return [(problem.fault, problem.place, problem.sound) for problem in problems]


def test_nothing_is_told_where_all_is_as_it_was() -> None:
    claims = tuple(claim(size) for size in range(12))
    walk = walked(*range(11), stored=grown(), claims=claims)
    assert (walk.problems, walk.size, tuple(walk.held)) == ([], 11, claims)


def test_an_empty_record_has_the_empty_root() -> None:
    walk = walked(stored=[], claims=(claim(0),))
    assert (walk.problems, len(walk.held)) == ([], 1)
    assert claim(0).root == EMPTY_ROOT


@pytest.mark.parametrize("position", range(len(grown())))
def test_a_node_that_differs_is_told_at_its_place_and_above(position: int) -> None:
    stored = grown()
    stored[position] = (position, bytes(32))
    walk = walked(*range(11), stored=stored)
    assert 1 <= len(walk.problems) <= 2
    assert all(problem.sound is not None for problem in walk.problems)
    assert "00000000" in str(walk.problems[0])


@pytest.mark.parametrize("position", range(len(grown())))
def test_a_node_that_is_missing_is_told_and_casts_no_doubt_on_entries(position: int) -> None:
    stored = grown()
    del stored[position]
    walk = walked(*range(11), stored=stored, claims=(claim(11),))
    assert [(problem.fault, problem.found, problem.sound) for problem in walk.problems] == [(Fault.NODE, "none", None)]
    assert walk.problems[0].place.startswith("the hash of ")
    assert len(walk.held) == 1


def test_a_missing_leaf_is_told_once_and_its_hash_stands_in_for_it() -> None:
    walk = walked(*range(4), *range(5, 11), stored=grown(), claims=(claim(11),))
    assert told(walk.problems) == [(Fault.ENTRY, "entry 5", 4)]
    walk = walked(*range(3), *range(9, 11), stored=grown(), claims=(claim(11),))
    assert told(walk.problems) == [(Fault.ENTRY, "entries 4 to 9", 3)]
    assert len(walk.held) == 1


def test_leaf_and_hash_missing_ends_the_walk_with_one_sentence() -> None:
    stored = [pair for pair in grown() if pair[0] != nodes.position(0, 4)]
    walk = walked(*range(4), *range(5, 11), stored=stored, claims=(claim(3), claim(11)))
    assert told(walk.problems) == [(Fault.ENTRY, "entry 5", 4), (Fault.LENGTH, "checkpoint 11", None)]
    assert "nothing after them could be looked at" in str(walk.problems[0])
    assert [held.size for held in walk.held] == [3]


def test_a_leaf_from_far_away_does_not_take_long() -> None:
    """A byte that flips in an index can make it any number."""
    walk = Walk(grown(), claims=(), problems=[])
    assert not walk.goes_on_at(2**62)
    assert told(walk.problems) == [(Fault.ENTRY, f"entries 1 to {2**62}", 0)]
    assert walk.size == 11


def test_a_leaf_that_comes_twice_or_late_is_told() -> None:
    walk = walked(*range(11), 10, 3, stored=grown(), claims=(claim(11),))
    assert [str(problem) for problem in walk.problems] == [
        "entry 11: expected entry 12 here, found it",
        "entry 4: expected entry 12 here, found it",
    ]


def test_nodes_beyond_the_last_leaf_are_told() -> None:
    walk = walked(*range(9), stored=grown(), claims=(claim(9),))
    assert [str(problem) for problem in walk.problems] == ["after entry 9: expected no more nodes, found 3"]
    assert len(walk.held) == 1


def test_a_node_twice_or_out_of_order_is_told() -> None:
    stored = grown()
    walk = walked(*range(11), stored=[*stored[:5], stored[2], *stored[5:]], claims=(claim(11),))
    assert [str(problem) for problem in walk.problems] == ["node 2: expected node 5 here, found it"]
    assert len(walk.held) == 1


def test_a_record_that_is_shorter_than_its_checkpoint_is_told() -> None:
    stored = [pair for pair in grown() if pair[0] < nodes.position(0, 9)]
    walk = walked(*range(9), stored=stored, claims=(claim(11, elsewhere=True), claim(9)))
    assert [str(problem) for problem in walk.problems] == ["checkpoint 11: expected 11 entries, found 9"]
    assert [held.size for held in walk.held] == [9]


def test_another_history_is_told_by_its_root() -> None:
    other = [b"another leaf", *LEAVES[1:]]
    walk = walked(*range(11), stored=grown(), claims=(claim(4, leaves=other), claim(11)))
    assert told(walk.problems) == [(Fault.ROOT, "checkpoint 4", 3)]
    assert f"expected the root {root(other[:4]).hex()} over 4 entries" in str(walk.problems[0])
