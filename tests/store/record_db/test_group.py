import threading
from collections.abc import Sequence

import pytest

from edgecode.errors import RecordError, RecordStoreError
from edgecode.store.record_db.group import Group
from edgecode.store.record_db.writing import Batch
from edgecode.usecases.ports.record import Recorded
from store.record_db.made_record import entry


class Book:
    """Writes groups down; the first waits until the test lets it go, and a batch with the id ``bad`` spoils its group."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        self.groups: list[list[bytes]] = []
        self.came = threading.Semaphore(0)
        self.go_on = threading.Event()

    def commit(self, batches: Sequence[Batch]) -> list[tuple[Recorded, ...]]:
        """Write a group down."""
        ids = [id_ for batch in batches for id_, _entry in batch]
        self.groups.append(ids)
        self.came.release()
        self.go_on.wait()
        if b"stop" in ids:
            raise KeyboardInterrupt
        if b"bad" in ids:
            raise RecordStoreError("record.db", why="it is full")
        return [tuple(Recorded(index=0, id=id_, entry=each) for id_, each in batch) for batch in batches]


class Office:
    """Threads that append one batch each, and what came of it."""

    def __init__(self) -> None:
        """Begin without anybody in it."""
        self.book = Book()
        self.group = Group(self.book.commit)
        self.outcomes: dict[bytes, object] = {}
        self._threads: list[threading.Thread] = []

    def append(self, id_: bytes) -> None:
        """Have a thread append, and wait until it queues."""
        thread = threading.Thread(target=self._append, args=(id_,))
        thread.start()
        self._threads.append(thread)
        if len(self._threads) == 1:
            self.book.came.acquire()
        while len(self.group._queue) < len(self._threads) - 1:  # noqa: SLF001  what waits shows nowhere else
            threading.Event().wait(0.001)

    def finish(self) -> None:
        """Let the first go, and wait for all."""
        self.book.go_on.set()
        for thread in self._threads:
            thread.join()

    def _append(self, id_: bytes) -> None:
        try:
            self.outcomes[id_] = [each.id for each in self.group.append([(id_, entry())])]
        except (RecordError, KeyboardInterrupt) as error:
            self.outcomes[id_] = type(error)


def test_who_comes_while_one_writes_is_written_together() -> None:
    office = Office()
    for id_ in (b"one", b"two", b"three", b"four"):
        office.append(id_)
    office.finish()
    assert office.book.groups == [[b"one"], [b"two", b"three", b"four"]]
    assert office.outcomes == {id_: [id_] for id_ in (b"one", b"two", b"three", b"four")}


def test_a_batch_that_fails_spoils_no_other() -> None:
    office = Office()
    for id_ in (b"one", b"two", b"bad", b"four"):
        office.append(id_)
    office.finish()
    assert office.outcomes == {b"one": [b"one"], b"two": [b"two"], b"bad": RecordStoreError, b"four": [b"four"]}
    assert office.book.groups[1:] == [[b"two", b"bad", b"four"], [b"two"], [b"bad"], [b"four"]]


def test_who_is_stopped_while_writing_tells_those_it_wrote_for() -> None:
    office = Office()
    for id_ in (b"one", b"stop", b"three"):
        office.append(id_)
    office.finish()
    assert office.outcomes == {b"one": [b"one"], b"stop": KeyboardInterrupt, b"three": KeyboardInterrupt}
    assert office.group.append([(b"later", entry())])


def test_a_batch_that_fails_alone_is_told() -> None:
    office = Office()
    office.book.go_on.set()
    with pytest.raises(RecordStoreError):
        office.group.append([(b"bad", entry())])
    assert office.group.append([(b"good", entry())])[0].id == b"good"
