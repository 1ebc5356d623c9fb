"""The index: what was read, kept so that what did not change is not read again. Derived; deleting it loses nothing."""

from collections.abc import Iterable
from typing import Protocol

import msgspec

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

    def keep(self, readings: Iterable[Reading]) -> str:
        """Keep new readings; where they cannot be kept, say why in a few words. Nothing is lost: they are read again."""
