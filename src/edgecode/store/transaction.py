"""A transaction of SQLite, through either driver."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Connection(Protocol):
    """What the connections of pysqlite3 and apsw have in common."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    def execute(self, statements: str, /) -> object:
        """Run a statement."""


@contextmanager
def transaction(db: Connection, *, kind: str = "immediate") -> Iterator[None]:
    """All or nothing; ``immediate``: nobody else writes meanwhile, ``deferred``: nothing changes while one reads."""
    db.execute(f"begin {kind}")
    try:
        yield
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise
