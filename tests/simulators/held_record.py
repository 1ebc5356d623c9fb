"""A record that lies in memory, and words that do."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.errors import RecordError, RecordReadOnlyError, WordsStoreError
from edgecode.film.cutting.footage import Footage
from edgecode.film.cutting.turned_over import Issued
from edgecode.film.names import Names
from edgecode.findings.word import Word
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.verdict import Verdict
from edgecode.record.witnessing import Cosigned
from edgecode.usecases.ports.record import Erasure, Proof, Recorded


class HeldWords:
    """Keeps words until it is told to break."""

    film_id = "f" * 16
    secret = b"s" * 32

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.kept: dict[str, Word] = {}
        self.frozen: dict[str, Names] = {}
        self.clearings: set[str] = set()
        self.used: list[Footage] = []
        self.issued: dict[str, Issued] = {}

    def keep(self, word: Word) -> None:
        """Keep a word; an entry has one, once."""
        if word.entry in self.kept:
            raise WordsStoreError("words.db", why="UNIQUE constraint failed: word.entry")
        self.kept[word.entry] = word

    def keep_all(self, words: Iterable[Word]) -> None:
        """Keep several."""
        for word in words:
            self.keep(word)

    def names(self, contents: Iterable[str]) -> dict[str, Names]:
        """Give frozen names."""
        return {content: self.frozen[content] for content in contents if content in self.frozen}

    def freeze(self, names: Iterable[Names]) -> None:
        """Keep names; what is there stays."""
        self.frozen = {table.content: table for table in names} | self.frozen

    def footage(self) -> tuple[Footage, ...]:
        """Give what cuts used."""
        return tuple(self.used)

    def keep_footage(self, seen: Iterable[Footage]) -> None:
        """Keep what cuts use."""
        self.used += [each for each in seen if each not in self.used]

    def turnover(self, turnover: str) -> Issued | None:
        """Give a turnover."""
        return self.issued.get(turnover)

    def keep_turnover(self, issued: Issued) -> None:
        """Keep a turnover."""
        self.issued[issued.id] = issued

    def cleared(self) -> frozenset[str]:
        """Give by which erasures the words were cleared."""
        return frozenset(self.clearings)

    def clear(self, erasure: str, *, changed: Iterable[Word], gone: Iterable[str]) -> None:
        """Change and drop words."""
        self.kept |= {word.entry: word for word in changed}
        for entry in gone:
            del self.kept[entry]
        self.clearings.add(erasure)

    def all(self) -> dict[str, Word]:
        """Give every word."""
        return dict(self.kept)


class HeldRecord:
    """Appends to a list; raises what :attr:`breaks` holds, if anything, before it does."""

    def __init__(self) -> None:
        """Begin empty."""
        self.rows: list[Recorded] = []
        self.breaks: Exception | None = None
        self.witnessed: list[Cosigned] = []
        self._given = 0
        self.erased: list[Erasure] = []

    def new_id(self) -> bytes:
        """Count."""
        self._given += 1
        return self._given.to_bytes(16, "big")

    def ready(self) -> None:
        """Be ready."""

    def append(self, entries: Sequence[tuple[bytes, Entry]]) -> tuple[Recorded, ...]:
        """Append, or break."""
        if self.breaks is not None:
            raise self.breaks
        known = {row.id for row in self.rows}
        if not known.isdisjoint(own for own, _ in entries):
            raise RecordError("entry", expected="an id that no entry has", found="one that is on record")
        first = len(self.rows)
        self.rows += [Recorded(index=first + nth, id=own, entry=entry) for nth, (own, entry) in enumerate(entries)]
        return tuple(self.rows[first:])

    def entries(self, *, after: int = 0) -> tuple[Recorded, ...]:
        """Give what was appended."""
        return tuple(self.rows[after:])

    def erase(self, person: Handle, *, entry: tuple[bytes, Entry]) -> Recorded:
        """Forget what a person's entries said, and append the entry that says so."""
        [done] = self.append([entry])
        gone = {row.id.hex() for row in self.rows if row.entry is not None and row.entry.who == person}
        self.rows = [msgspec.structs.replace(row, entry=None) if row.id.hex() in gone else row for row in self.rows]
        erasure = Erasure(key=done.id.hex(), index=done.index, entries=frozenset(gone), people=frozenset({person}))
        self.erased.append(erasure)
        return done

    def erasures(self) -> tuple[Erasure, ...]:
        """Give who was erased."""
        return tuple(self.erased)

    def checkpoint(self) -> str:
        """Sign nothing: there is no key in memory."""
        return f"held\n{len(self.rows)}\n"

    def adopt(self) -> str:
        """Have no origin to change."""
        return "held"

    def cosigned(self) -> tuple[Cosigned, ...]:
        """Give what was kept."""
        return tuple(self.witnessed)

    def keep_cosigned(self, cosigned: Cosigned) -> None:
        """Keep it."""
        self.witnessed.append(cosigned)

    def verify(self, *, held: Iterable[bytes] = (), witnesses: Iterable[str] = ()) -> Verdict:
        """Find nothing wrong, whatever is held elsewhere."""
        del held, witnesses
        return Verdict(entries=len(self.rows), erased=0, since=None, since_elsewhere=None, problems=())

    def prove(self, wanted: Mapping[int, Collection[str]], *, sizes: Collection[int], size: int) -> Proof:
        """Prove nothing to strangers: there are no leaves in memory."""
        raise RecordReadOnlyError("memory", why="a record in memory", advice=f"{len(wanted)}, {len(sizes)}, {size}")

    def seal(self, files: Mapping[str, bytes]) -> bytes:
        """Seal nothing."""
        raise RecordReadOnlyError("memory", why="a record in memory", advice=", ".join(files))

    def key(self) -> str:
        """Give a key that signed nothing."""
        return str(SigningKey(name="held", kind=KeyKind.LOG, seed=b"k" * 32).verifier)
