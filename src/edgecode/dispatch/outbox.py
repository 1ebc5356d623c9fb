"""A partner's outbox: for each slot at most one body (NDJSON), put there by the film's side and read by the sender.

What lies in it is not sent yet. The sender takes a body only in its own week's slot, and only when it is well formed.
"""

from pathlib import Path
from typing import Final

from edgecode.boundary.errors import SendError
from edgecode.boundary.week import Week
from edgecode.dispatch import plain_files

ENDED: Final = "ended"
"""A file of this name says that the agreement was revoked: nothing of it is sent any more."""
_SUFFIX: Final = ".ndjson"


class Outbox:
    """The outbox in one folder, which is there. Raises :class:`~edgecode.boundary.errors.SendError`."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        self._folder = folder

    def put(self, week: Week, body: str) -> None:
        """Put a week's body in, whole, in place of one before it; durable on return."""
        try:
            plain_files.replace(self._folder, f"{week.name}{_SUFFIX}", body.encode())
        except OSError as error:
            raise self._told(error) from error

    def body(self, week: Week) -> str | None:
        """Give a week's body as it is there, ``None`` where there is none or what is there is no text."""
        try:
            content = plain_files.content(self._folder, f"{week.name}{_SUFFIX}")
            return None if content is None else content.decode()
        except (OSError, UnicodeDecodeError):
            return None

    def keep_only(self, weeks: frozenset[Week]) -> None:
        """Take away the bodies of all other weeks: they were sent, or their slot is over."""
        kept = {f"{week.name}{_SUFFIX}" for week in weeks}
        try:
            for name in plain_files.names(self._folder):
                if name.endswith(_SUFFIX) and name not in kept:
                    plain_files.remove(self._folder, name)
        except OSError as error:
            raise self._told(error) from error

    def end(self) -> None:
        """Say that the agreement was revoked, durably."""
        try:
            plain_files.replace(self._folder, ENDED, b"")
        except OSError as error:
            raise self._told(error) from error

    @property
    def has_ended(self) -> bool:
        """Whether the agreement was revoked."""
        try:
            return ENDED in plain_files.names(self._folder)
        except OSError as error:
            raise self._told(error) from error

    def _told(self, error: OSError) -> SendError:
        why = (error.strerror or str(error)).lower()
        return SendError(
            str(self._folder),
            expected="to read and write the outbox",
            found=why,
            advice="Look for a full or read-only disk.",
        )
