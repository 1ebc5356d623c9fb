"""A record in memory, made as a store makes one, with its rows open to be spoiled."""

from collections.abc import Callable, Iterable, Mapping

from edgecode.record import body, checkpoint, leaf, note, nodes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import KeyKind, SigningKey, VerifierKey
from edgecode.record.merkle import leaf_hash
from edgecode.record.person_keys import PersonKeys, person_keys
from edgecode.record.verdict import Verdict
from edgecode.record.verify import Row, Trusted, verified

LOG = SigningKey(name="edgecode.example/nadias-film", kind=KeyKind.LOG, seed=bytes(range(32)))
WITNESS = SigningKey(name="witness.example/w1", kind=KeyKind.WITNESS, seed=bytes(range(32, 64)))
NADIA = person_keys(bytes(32))
IDA = person_keys(bytes(31) + b"\x01")


class HeldRecord:
    """Entries by turns of Nadia and Ida, whose fields say who, what, and a number."""

    def __init__(self, entries: int = 0, *, every: int = 0) -> None:
        """Make a record of some entries, with a checkpoint after every so many."""
        self.rows: list[Row] = []
        self.nodes: dict[int, bytes] = {}
        self.notes: list[bytes] = []
        self.people: dict[bytes, PersonKeys] = {}
        for number in range(1, entries + 1):
            self.add()
            if every and number % every == 0:
                self.sign()

    def add(self, fields: Mapping[str, bytes] | None = None) -> Row:
        """Add an entry."""
        index = len(self.rows)
        entry, keys = index.to_bytes(16, "big"), (IDA if index % 2 else NADIA)
        said = {"who": b"ida" if index % 2 else b"nadia", "kind": b"note", "number": b"%d" % index}
        said = dict(fields) if fields is not None else said
        sealed = body.sealed(said, entry=entry, keys=keys)
        made = leaf.encoded(leaf.committed(said, entry=entry, body=sealed, keys=keys))
        for level, place, node in nodes.grown([leaf_hash(made)], size=index, get=self.get):
            self.nodes[nodes.position(level, place)] = node
        self.people[entry] = keys
        self.rows.append(Row(index=index, entry=entry, leaf=made, body=sealed))
        return self.rows[-1]

    def get(self, level: int, index: int) -> bytes:
        """Read a node."""
        return self.nodes[nodes.position(level, index)]

    def state(self, *, key: SigningKey = LOG) -> note.Note:
        """Sign what there is, without keeping it."""
        size = len(self.rows)
        return checkpoint.signed(
            Checkpoint(origin=key.name, size=size, root=nodes.root_from(size, get=self.get)), key=key
        )

    def sign(self) -> bytes:
        """Sign what there is, and keep it."""
        self.notes.append(note.encoded(self.state()))
        return self.notes[-1]

    def erase(self, keys: PersonKeys) -> frozenset[bytes]:
        """Destroy a person's keys and drop their bodies; gives the ids of their entries."""
        gone = frozenset(entry for entry, of in self.people.items() if of is keys)
        for entry in gone:
            del self.people[entry]
        self.rows = [
            Row(index=row.index, entry=row.entry, leaf=row.leaf, body=None if row.entry in gone else row.body)
            for row in self.rows
        ]
        return gone

    @property
    def keys_of(self) -> Callable[[bytes], PersonKeys | None]:
        """Who has which keys, by the id of an entry."""
        return self.people.get

    def verdict(
        self,
        *,
        kept: Iterable[bytes] = (),
        witnesses: tuple[VerifierKey, ...] = (),
        erased: frozenset[bytes] = frozenset(),
    ) -> Verdict:
        """Look at the whole of it."""
        trusted = Trusted(log=LOG.verifier, witnesses=witnesses, kept=tuple(kept))
        return verified(self.rows, nodes=sorted(self.nodes.items()), notes=self.notes, trusted=trusted, erased=erased)
