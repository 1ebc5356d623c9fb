"""What was deleted from a file of SQLite is in none of its files any more: not in free room, nor in the log written ahead."""

from typing import Final

import pysqlite3

HELD: Final = "another process reads what was erased from it"
"""Why it is not done where it is not."""


def nothing_left_behind(db: pysqlite3.Connection) -> bool:
    """Write the file anew without what was deleted from it (VACUUM), and empty its log (sqlite.org/wal.html).

    ``False`` where another process still reads what was there before, so that it is there for that one. Raises
    ``pysqlite3.Error``.
    """
    # The copy that is made on the way stays in memory; in a temporary file it would be left behind in turn.
    db.execute("pragma temp_store = memory")
    db.execute("pragma secure_delete = on")
    db.execute("vacuum")
    [(busy, _pages, _moved)] = db.execute("pragma wal_checkpoint(truncate)").fetchall()
    return not busy
