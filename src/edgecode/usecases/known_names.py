"""What is known of how scripts were named, and what their files held before: asked of the index only when one is new."""

from collections.abc import Iterable

import msgspec

from edgecode.film.matching.matching import ALGORITHM
from edgecode.film.names import Names, Version
from edgecode.film.script import Script
from edgecode.usecases.ports.index import Index, Reading


class Known(msgspec.Struct, frozen=True):
    """Tables of names by content, and by path what a script's file held before, where its content has no table yet."""

    names: dict[str, Names] = {}
    before: dict[str, Version] = {}


def known_names(readings: Iterable[Reading], *, index: Index, last: Known) -> Known:
    """Look up the names of the scripts among some readings; what was known the last time is not asked for again."""
    contents = {reading.key: reading for reading in readings if script_in(reading) is not None}
    names = {key: last.names[key] for key in contents if key in last.names}
    missing = [key for key in contents if key not in names]
    if not missing:
        return Known(names)
    names |= {key: table for key, table in index.names(missing).items() if table.algorithm == ALGORITHM}
    before = {}
    for key in missing:
        reading = contents[key]
        older = index.before(reading.path, key=key) if key not in names else None
        script = script_in(older) if older is not None else None
        if older is not None and script is not None:
            before[reading.path] = Version(older.key, script)
            names |= index.names([older.key])
    return Known(names, before)


def script_in(reading: Reading) -> Script | None:
    """Give the script a reading holds."""
    first = reading.records[0] if reading.records else None
    return first if isinstance(first, Script) else None
