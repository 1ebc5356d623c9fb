"""Handles: how an entry names a person, a scene or a finding without saying anything about it."""

import re
from typing import Final

import msgspec

from edgecode.errors import EntryError

LENGTHS: Final = (16, 32, 64)
"""Digits a handle may have: a name we gave (64 bits), a random token (128), a hash of the record (256)."""

_DIGITS: Final = re.compile(r"[0-9a-f]*")


class Handle(msgspec.Struct, frozen=True, order=True):
    """An opaque name: 16, 32 or 64 lower-case hexadecimal digits and nothing else, so that no words fit into it.

    Two handles are equal when their digits are; the order is that of the digits and means nothing. Building one from
    anything else raises :class:`~edgecode.errors.EntryError`, whose message does not repeat what was found.
    """

    digits: str

    def __post_init__(self) -> None:
        """Refuse everything that is not a handle; also runs when an entry is decoded."""
        if not isinstance(self.digits, str):
            raise EntryError("handle", expected="a string of digits", found=type(self.digits).__name__)
        if len(self.digits) not in LENGTHS or not _DIGITS.fullmatch(self.digits):
            raise EntryError(
                "handle",
                expected="16, 32 or 64 lower-case hexadecimal digits",
                found=f"{len(self.digits)} characters that are not",
            )

    def __str__(self) -> str:
        """Print the digits."""
        return self.digits


THE_HOUSE: Final = Handle("0" * 16)
"""Who stands in an entry that edgecode made by itself: nobody."""
