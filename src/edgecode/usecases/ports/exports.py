"""Where exported documents go: new files, whole or not at all, and what is known of those written before."""

from collections.abc import Callable, Mapping
from typing import Protocol


class Exports(Protocol):
    """Writes documents beside the film. It writes over nothing but what it wrote itself, and then only when told to."""

    def write(self, to: str, data: bytes, *, replace: bool = False) -> None:
        """Write a new file, whole or not at all; what was there before is untouched until then.

        ``replace`` lets it take the place of a file that edgecode exported and that nobody changed since. Raises
        :class:`NotExportedError` where something else is there, or nothing can be written.
        """

    def make(self, to: str, make: Callable[[str], bool], *, replace: bool = False) -> bool:
        """Have a new file made that is too large to be handed over whole; give whether it was.

        ``make`` is given the path of a place beside, where nothing is yet, and says whether what it wrote there is whole; only
        then it takes its own place. Whether anything may be written at ``to`` is looked at before and afterwards; ``replace``
        and what is raised as for :meth:`write`.
        """

    def folder(self, to: str, files: Mapping[str, bytes]) -> None:
        """Make a new folder of files by their names, whole or not at all. Raises :class:`NotExportedError`."""

    def within(self, to: str) -> str:
        """Give the path of a file relative to the film's folder where it lies in it, else nothing."""
