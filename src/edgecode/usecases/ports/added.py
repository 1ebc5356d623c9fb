"""Where files go that somebody drops into the room: new files of the film's folder, over nothing that is there."""

from typing import Protocol


class Added(Protocol):
    """Adds files to a film's folder."""

    def add(self, path: str, data: bytes) -> bool:
        """Add a file by its path in the folder; ``False`` where the same bytes are there already.

        Raises :class:`~edgecode.errors.FileThereError` for a path that leads elsewhere, another file of that name, or where
        nothing can be written; nothing is half there then.
        """
