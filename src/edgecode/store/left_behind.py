"""What was deleted from a file of SQLite is in none of its files any more: not in free room, nor in the log written ahead."""

import pysqlite3


def nothing_left_behind(db: pysqlite3.Connection) -> None:
    """Write the file anew without what was deleted from it (VACUUM), and empty its log (sqlite.org/wal.html).

    Raises ``pysqlite3.OperationalError`` where another process still reads what was there before.
    """
    # The copy that is made on the way stays in memory; in a temporary file it would be left behind in turn.
    db.execute("pragma temp_store = memory")
    db.execute("pragma secure_delete = on")
    db.execute("vacuum")
    [(busy, _pages, _moved)] = db.execute("pragma wal_checkpoint(truncate)").fetchall()
    if busy:
        raise pysqlite3.OperationalError("another process reads it, so that what was erased is still there for that one")
