"""One pass over the leaves of a record, beside its stored nodes and what checkpoints say of it (RFC 6962 section 2.1).

A stored node is compared with the hash of the *stored* nodes under it, a stored leaf hash with that of the leaf's bytes. So
a byte that differs is told at its own place and the next above it, not at every node up to the root; and where nothing is
told, every root follows from the leaves alone.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from edgecode.record.merkle import node_hash
from edgecode.record.nodes import root_over
from edgecode.record.verdict import Fault, Problem


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What a checkpoint says whose signature holds: at ``size`` entries the root was this."""

    place: str
    size: int
    root: bytes
    elsewhere: bool


class Walk:
    """Takes leaves in order; gathers ``problems``, and in ``held`` the claims that turn out true.

    ``nodes`` are ``(position, hash)`` by rising position; they are read as they are needed.
    """

    def __init__(self, nodes: Iterable[tuple[int, bytes]], *, claims: Iterable[Claim], problems: list[Problem]) -> None:
        """Begin before the first leaf; problems found on the way are added to the list."""
        self.size = 0
        self.problems = problems
        self.held: list[Claim] = []
        self._nodes = iter(nodes)
        self._ahead = next(self._nodes, None)
        self._position = 0
        self._edge: list[bytes] = []
        self._lost = False
        self._claims: defaultdict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.size].append(claim)
        self._compare_root()

    def goes_on_at(self, index: int) -> bool:
        """Say whether the leaf at ``index`` (from 0) can be taken next.

        Leaves missing before it are told; their stored hashes stand in for them, so that what follows can be looked at. Where
        those are missing too, nothing after them can be placed, and every later leaf is passed over without a word.
        """
        if self._lost:
            return False
        if index < self.size:
            self._tell(
                Fault.ENTRY, f"entry {index + 1}", expected=f"entry {self.size + 1} here", found="it", sound=self.size
            )
            return False
        if index > self.size:
            self._pass_over(until=index)
        return not self._lost

    def take_leaf(self, made: bytes) -> None:
        """Take the hash of the next leaf, and compare every stored node that it completes."""
        self._grow(self._settled(made, level=0, index=self.size))

    def end(self) -> None:
        """Tell what is left: nodes beyond the last leaf, and checkpoints of more entries than there are."""
        left = self._count_left()
        if left and not self._lost:
            self._tell(
                Fault.NODE, f"after entry {self.size}", expected="no more nodes", found=f"{left}", sound=self.size
            )
        for size, claims in sorted(self._claims.items()):
            for claim in claims:
                self._tell(
                    Fault.LENGTH,
                    claim.place,
                    expected=f"{size} entries",
                    found=f"{self.size}",
                    elsewhere=claim.elsewhere,
                )

    def _pass_over(self, *, until: int) -> None:
        first = self.size
        while self.size < until and (stored := self._stored()) is not None:
            self._grow(stored)
        self._lost = self.size < until
        found = "neither them nor their hashes, so nothing after them could be looked at" if self._lost else "none"
        place = f"entry {until}" if until == first + 1 else f"entries {first + 1} to {until}"
        self._tell(Fault.ENTRY, place, expected="what was entered", found=found, sound=first)

    def _grow(self, settled: bytes) -> None:
        level, index = 0, self.size
        self.size += 1
        # A right child completes the node above it.
        while index & 1:
            level, index = level + 1, index >> 1
            settled = self._settled(node_hash(self._edge.pop(), settled), level=level, index=index)
        self._edge.append(settled)
        self._compare_root()

    def _settled(self, made: bytes, *, level: int, index: int) -> bytes:
        stored = self._stored()
        if stored == made:
            return made
        first, last = index << level, (index + 1) << level
        place = f"the node over entries {first + 1} to {last}" if level else f"entry {last}"
        if stored is None:
            self._tell(Fault.NODE, f"the hash of {place}", expected=made.hex(), found="none")
            return made
        fault = Fault.NODE if level else Fault.ENTRY
        self._tell(fault, place, expected=f"the hash {stored.hex()}", found=made.hex(), sound=first)
        return stored

    def _stored(self) -> bytes | None:
        position = self._position
        self._position += 1
        while self._ahead is not None and self._ahead[0] < position:
            self._tell(Fault.NODE, f"node {self._ahead[0]}", expected=f"node {position} here", found="it")
            self._ahead = next(self._nodes, None)
        if self._ahead is None or self._ahead[0] != position:
            return None
        found = self._ahead[1]
        self._ahead = next(self._nodes, None)
        return found

    def _compare_root(self) -> None:
        for claim in self._claims.pop(self.size, ()):
            reached = root_over(self._edge)
            if reached == claim.root:
                self.held.append(claim)
            else:
                expected = f"the root {claim.root.hex()} over {self.size} entries"
                self._tell(
                    Fault.ROOT,
                    claim.place,
                    expected=expected,
                    found=reached.hex(),
                    sound=self.size - 1,
                    elsewhere=claim.elsewhere,
                )

    def _count_left(self) -> int:
        return (self._ahead is not None) + sum(1 for _ in self._nodes)

    def _tell(
        self, fault: Fault, place: str, *, expected: str, found: str, sound: int | None = None, elsewhere: bool = False
    ) -> None:
        self.problems.append(
            Problem(fault=fault, place=place, expected=expected, found=found, sound=sound, elsewhere=elsewhere)
        )
