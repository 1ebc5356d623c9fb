"""The index: what was read, kept so that what did not change is not read again. Derived; deleting it loses nothing."""

from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from edgecode.film.names import Names
from edgecode.film.place import Remark
from edgecode.formats.records import Record


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one reader made of one version of one file. ``format`` is empty when no reader knew the file.

    ``key`` is the digest of the content and of the rate a person set. ``first_seen`` is when this version was first read, in
    milliseconds since 1970, UTC.
    """

    path: str
    key: str
    format: str = ""
    records: tuple[Record, ...] = ()
    remarks: tuple[Remark, ...] = ()
    first_seen: int = 0


class Index(Protocol):
    """Readings by path and key."""

    def known(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Reading]:
        """Give the readings there are among the wanted (path, key) pairs."""

    def first_seen(self) -> dict[str, int]:
        """Give for each path when its first version was read, in milliseconds since 1970, UTC."""

    def before(self, path: str, *, key: str) -> Reading | None:
        """Give the last version of a script that was read at this path before, another than the one with this key."""

    def names(self, contents: Iterable[str]) -> dict[str, Names]:
        """Give the tables of names there are of some contents, by content."""

    def keep_names(self, names: Iterable[Names]) -> None:
        """Keep tables of names; where they cannot be kept, they are made again."""

    def forget(self, is_in: Callable[[str], bool]) -> None:
        """Leave nothing in any file of readings that hold what ``is_in`` finds in their text. Raises ``WordsStoreError``."""

    def keep(self, readings: Iterable[Reading]) -> str:
        """Keep new readings; where they cannot be kept, say why in a few words. Nothing is lost: they are read again."""
