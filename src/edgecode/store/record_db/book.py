"""The record of one film in ``record.db``: what use cases ask of a record, on disk."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Self

from edgecode.entries.entry import Entry, checked
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.errors import RecordError, RecordReadOnlyError
from edgecode.papers import seal
from edgecode.record import paper
from edgecode.record.keys import KeyKind, SigningKey, read_verifier
from edgecode.record.person_keys import PersonKeys
from edgecode.record.verdict import Verdict
from edgecode.record.witnessing import Cosigned
from edgecode.store.record_db.adopting import adopt
from edgecode.store.record_db.beginning import begin
from edgecode.store.record_db.erasing import erase, every_erased_number
from edgecode.store.record_db.group import Group
from edgecode.store.record_db.ownership import key_to_write, place_of
from edgecode.store.record_db.proving import proof
from edgecode.store.record_db.reading import ENTRIES, origins_of, row_of
from edgecode.store.record_db.replaying import erasures_of, replay, to_erase_again
from edgecode.store.record_db.schema import check_layout, connected_to_read, connected_to_write, is_empty, told
from edgecode.store.record_db.sealing import opened
from edgecode.store.record_db.state import Kept, every_kept, kept_of
from edgecode.store.record_db.verifying import Looking
from edgecode.store.record_db.writing import ID_BYTES, Batch, Writer
from edgecode.store.transaction import transaction
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.record import Erasure, Proof, Recorded

FILE = "record.db"


class RecordDb:
    """One record. Any number of threads may share it, and other processes of this machine have it open as well."""

    def __init__(self, file: Path, *, film_id: str, state: Path, clock: Clock, entropy: Entropy) -> None:
        """Open the file, or begin it; see :meth:`open`."""
        self._file = file
        self._film_id = film_id
        self._state = state
        self._clock = clock
        self._entropy = entropy
        self._group = Group(self._commit)
        self._look = RLock()
        self._known: list[Recorded] = []
        self._erasures = 0
        self._writer: Writer | None = None
        with told(file):
            if not file.exists():
                begin(file, film_id=film_id, state=state, entropy=entropy)
            self._reading = connected_to_read(file)
            try:
                self._kept = self._found()
            except BaseException:
                self._reading.close()
                raise

    @classmethod
    def open(cls, stores: Path, *, film_id: str, state: Path, clock: Clock, entropy: Entropy) -> Self:
        """Open the record of a film in its folder of stores, or begin one there.

        ``film_id`` is the film's own, 16 hexadecimal digits; ``state`` the user's own folder, where keys lie and what was
        seen. Raises :class:`~edgecode.errors.RecordError` for a file that is no record or not one edgecode wrote,
        ``RecordFromElsewhereError`` for another film's, ``RecordStoreError`` where it cannot be had. A record that may be
        read and not written opens: see :attr:`read_only`.
        """
        return cls(stores / FILE, film_id=film_id, state=state, clock=clock, entropy=entropy)

    @property
    def origin(self) -> str:
        """The name of the log, on each of its checkpoints."""
        return self._kept.origin

    @property
    def read_only(self) -> str:
        """Why nothing can be recorded here, in one sentence; empty where it can."""
        try:
            self.ready()
        except RecordReadOnlyError as why:
            return str(why)
        return ""

    def ready(self) -> None:
        """Raise :class:`~edgecode.errors.RecordReadOnlyError` where nothing can be recorded here."""
        with self._look, told(self._file):
            self._key_to_write()

    def new_id(self) -> bytes:
        """Make the id of an entry to come."""
        return self._entropy.token(ID_BYTES)

    def append(self, entries: Sequence[tuple[bytes, Entry]]) -> tuple[Recorded, ...]:
        """Append entries, all or none: on the disk on return, with those of other threads in one transaction.

        An entry's time is never before the last one's: it is given back as it was recorded. Raises ``EntryError`` for an
        entry that is none, ``RecordError`` for an id that is on record, :class:`~edgecode.errors.RecordReadOnlyError` where
        this copy may not sign, :class:`~edgecode.errors.RecordStoreError` where it cannot be made durable. Nothing is
        recorded then; only where the machine dies right after, what was written and not acknowledged may be there.
        """
        return self._group.append([(_checked_id(id_), checked(entry)) for id_, entry in entries])

    def entries(self, *, after: int = 0) -> tuple[Recorded, ...]:
        """Give the entries from index ``after`` on; without what they say where that cannot be opened here.

        What was read once is not read again. Raises ``RecordError`` and ``RecordStoreError``.
        """
        with self._look, told(self._file):
            with transaction(self._reading, kind="deferred"):
                self._read_on()
            return tuple(each for each in self._known if each.index >= after) if after else tuple(self._known)

    def checkpoint(self) -> str:
        """Sign the record as it stands, keep the checkpoint for good, and give it: a C2SP signed note, as text.

        Raises what :meth:`append` raises.
        """
        with self._group.turn:
            return self._writing().sign(hand_out=True).decode()

    def verify(self, *, held: Iterable[bytes] = (), witnesses: Iterable[str] = (), opening: bool = False) -> Verdict:
        """Recompute every hash and compare every byte with what it should be, and with the checkpoints seen and cosigned.

        ``held`` are notes of checkpoints that were kept elsewhere, ``witnesses`` public keys of those whose cosignatures on
        them count. With ``opening`` every body whose key is here is opened too, and every commitment compared, which takes
        several times as long. Changes nothing.
        """
        keys = tuple(read_verifier(each) for each in witnesses)
        with self._look, told(self._file):
            looking = Looking(self._reading, file=self._file, film_id=self._film_id, kept=self._kept)
            return looking.verdict(held=held, witnesses=keys, opening=opening)

    def cosigned(self) -> tuple[Cosigned, ...]:
        """Give the last checkpoint of this origin that each witness cosigned. Raises ``RecordError``."""
        return self._kept.cosigned(read_verifier(self.key()))

    def keep_cosigned(self, cosigned: Cosigned) -> None:
        """Keep a checkpoint that a witness cosigned, in the user's own folder. Raises ``RecordError``."""
        self._kept.keep_cosigned(cosigned, log=read_verifier(self.key()))

    def prove(self, wanted: Mapping[int, Collection[str]], *, sizes: Collection[int], size: int) -> Proof:
        """Prove entries to strangers, as of ``size`` entries; see :func:`edgecode.store.record_db.proving.proof`.

        Raises what :meth:`ready` raises, and ``RecordError`` for a size that the record does not have.
        """
        with self._look, told(self._file), transaction(self._reading, kind="deferred"):
            people = self._kept.people
            people.look_again()
            return proof(
                self._reading,
                file=self._file,
                key=self._key_to_write(),
                people=people,
                wanted=wanted,
                sizes=sizes,
                size=size,
            )

    def seal(self, files: Mapping[str, bytes]) -> bytes:
        """Seal files by their names with the record's key. Raises what :meth:`ready` raises."""
        with self._look, told(self._file):
            return seal.sealed(files, key=self._key_to_write())

    def key(self) -> str:
        """Give the public key of the record, as text."""
        with self._look, told(self._file):
            return str(origins_of(self._reading, file=self._file, film_id=self._film_id)[-1].key)

    def adopt(self) -> str:
        """Make a copied record, or an older one put back, one of its own, under a new origin; gives the origin.

        The next entry says so (``record.adopted``) and is the caller's. Raises ``RecordError`` where the record may be
        written as it is, and where it is damaged.
        """
        with self._group.turn, self._look:
            if not self.read_only:
                expected = "a copied record, or an older one put back"
                raise RecordError(str(self._file), expected=expected, found="one that may be written as it is")
            self._kept = adopt(
                self._file, film_id=self._film_id, state=self._state, kept=self._kept, entropy=self._entropy
            )
            return self.origin

    def erase(self, person: Handle, *, entry: tuple[bytes, Entry]) -> Recorded:
        """Erase a person: destroy their secrets in every record of this machine, drop their bodies here, record the entry.

        The entry (``person.erased``) is the caller's, with its id. The log still verifies. Raises what :meth:`append`
        raises, and ``RecordError`` for the house itself. Where the secrets could not be destroyed, opening the record to
        write finishes it.
        """
        if person == THE_HOUSE:
            raise RecordError("erasure", expected="a person", found="the house")
        with self._group.turn:
            writer = self._writing()
            done, numbers = erase(
                writer,
                film_id=self._film_id,
                numbers=lambda: self._kept.people.erase(person),
                id_=_checked_id(entry[0]),
                entry=entry[1],
            )
            for other in every_kept(self._state, like=self._kept):
                other.people.destroy(numbers)
            self._kept.people.look_again()
            with told(self._file):
                writer.db.execute("pragma wal_checkpoint(truncate)").fetchall()
            return done

    def erasures(self) -> tuple[Erasure, ...]:
        """Give every erasure, oldest first, and finish what was begun of one or came back from a backup.

        Secrets that came back are destroyed whether or not this record may be written; what only an entry can say waits until
        it may be. Raises ``RecordError`` and ``RecordStoreError``.
        """
        with self._look, told(self._file):
            self._kept.people.look_again()
            back = every_erased_number(self._reading) & self._kept.people.numbers()
            if back:
                self._kept.people.destroy(back)
            due = bool(to_erase_again(self._reading, kept=self._kept))
        if due:
            with self._group.turn, suppress(RecordReadOnlyError):
                replay(
                    self._writing(), film_id=self._film_id, kept=self._kept, clock=self._clock, entropy=self._entropy
                )
        with self._look, told(self._file):
            return erasures_of(self._reading, kept=self._kept)

    def paper(self) -> str:
        """Give the log key for keeping on paper: eighteen groups of four. Raises ``RecordKeyMissingError``."""
        with self._look, told(self._file):
            key = self._key_to_write()
        return paper.on_paper(key.seed)

    def recover(self, text: str) -> None:
        """Bring the log key back from paper. Raises ``PaperKeyError``, and ``RecordError`` for the key of another record."""
        key = SigningKey(name=self.origin, kind=KeyKind.LOG, seed=paper.from_paper(text))
        with self._look, told(self._file):
            stated = origins_of(self._reading, file=self._file, film_id=self._film_id)[-1].key
        if key.verifier != stated:
            raise RecordError(self.origin, expected="its own key on the paper", found="that of another record")
        self._kept.keep_key(key)

    def close(self) -> None:
        """Sign what was recorded since the last checkpoint, if that can be had, and let go of the file."""
        with self._group.turn, self._look, told(self._file):
            writer, self._writer = self._writer, None
            try:
                self._reading.close()
            finally:
                if writer is not None:
                    writer.end()

    def _found(self) -> Kept:
        if is_empty(self._reading):
            begin(self._file, film_id=self._film_id, state=self._state, entropy=self._entropy)
        check_layout(self._reading, file=self._file)
        own = origins_of(self._reading, file=self._file, film_id=self._film_id)[-1]
        kept = kept_of(self._state, origin=own.key.name, entropy=self._entropy)
        kept.people.look_again()
        return kept

    def _commit(self, batches: Sequence[Batch]) -> list[tuple[Recorded, ...]]:
        return self._writing().commit(batches)

    def _writing(self) -> Writer:
        """Open the file for writing, once it is sure that this is the record that may be written here."""
        if self._writer is None:
            with told(self._file):
                db = connected_to_write(self._file)
                try:
                    with transaction(db):
                        key = key_to_write(db, file=self._file, film_id=self._film_id, kept=self._kept)
                        place = place_of(self._file, film_id=self._film_id)
                        if self._kept.place() != place:
                            self._kept.keep_place(place)
                    writer = Writer(db, file=self._file, film_id=self._film_id, kept=self._kept, key=key)
                    self._kept.people.look_again()
                    replay(writer, film_id=self._film_id, kept=self._kept, clock=self._clock, entropy=self._entropy)
                except BaseException:
                    db.close()
                    raise
            self._writer = writer
        return self._writer

    def _key_to_write(self) -> SigningKey:
        return key_to_write(self._reading, file=self._file, film_id=self._film_id, kept=self._kept)

    def _read_on(self) -> None:
        [(erasures,)] = self._reading.execute("select count(*) from erasure").fetchall()
        if erasures != self._erasures:
            self._known.clear()
            self._erasures = int(str(erasures))
        start = self._known[-1].index + 1 if self._known else 0
        for values in self._reading.execute(f"{ENTRIES} where place >= ? order by place", (start,)):
            row = row_of(values)
            if row is not None:
                entry = opened(row, keys_of=self._keys_of)
                self._known.append(Recorded(index=row.index, id=row.entry, entry=entry))

    def _keys_of(self, number: bytes) -> PersonKeys | None:
        """Another process may have made a secret since."""
        keys = self._kept.people.keys_of(number)
        if keys is None:
            self._kept.people.look_again()
            keys = self._kept.people.keys_of(number)
        return keys


def _checked_id(id_: bytes) -> bytes:
    if len(id_) != ID_BYTES:
        raise RecordError("entry", expected=f"an id of {ID_BYTES} bytes", found=f"{len(id_)}")
    return id_
