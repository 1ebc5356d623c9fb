"""A file of SQLite is switched to a write-ahead log (sqlite.org/wal.html), also while others begin the same file."""

from collections.abc import Callable
from typing import Final

BUSY: Final = 5
"""SQLite's primary result code (sqlite.org/rescode.html) for a file that somebody else holds."""
_TURNS: Final = 20


def switch_to_log_ahead(execute: Callable[[str], object]) -> None:
    """Switch the file that ``execute`` runs statements on; it stays so for whoever opens it next.

    Two that switch at once each hold what the other waits for, so SQLite turns one of them away without waiting. That one
    waits for a writer's turn instead, which it is given in time, and then finds the switch made, or makes it. Raises the
    driver's own error for a file that is held for longer than the connection waits.
    """
    for _turn in range(_TURNS):
        try:
            execute("pragma journal_mode = wal")
        except Exception as error:
            if code_of(error) != BUSY:
                raise
            execute("begin immediate")
            execute("rollback")
        else:
            return
    execute("pragma journal_mode = wal")


def code_of(error: Exception) -> int:
    """SQLite's primary result code of what pysqlite3 or apsw raised; 0 for one without."""
    code = getattr(error, "sqlite_errorcode", getattr(error, "result", 0))
    return code & 0xFF if isinstance(code, int) else 0
