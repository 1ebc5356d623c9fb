"""Files that somebody drops into the room, copied to the film's folder: new ones only, whole or not at all."""

from pathlib import Path
from typing import Final

from edgecode.errors import FileThereError
from edgecode.film.composed import composed
from edgecode.store.new_file import write_new

_LONGEST: Final = 255
"""Bytes of a name, on the file systems there are."""
_FORBIDDEN: Final = frozenset('\\:*?"<>|')
"""Signs that no name can have on every system a film may go to next."""


class AddedFiles:
    """Adds files to one film's folder."""

    def __init__(self, root: Path) -> None:
        """Take the folder."""
        self._root = root

    def add(self, path: str, data: bytes) -> bool:
        """Add a file by its path in the folder; ``False`` where the same bytes are there. Raises :class:`FileThereError`."""
        parts = [composed(part) for part in path.split("/")]
        if not all(map(_may_be_named, parts)):
            raise FileThereError(path, found="a name that no file of a film can have")
        file = self._root.joinpath(*parts)
        try:
            if not file.parent.resolve().is_relative_to(self._root.resolve()):
                raise FileThereError(path, found="a link that leads out of it")
            if file.exists() or file.is_symlink():
                return self._is_other(file, path=path, data=data)
            file.parent.mkdir(parents=True, exist_ok=True)
            write_new(file, data)
        except FileExistsError as error:
            raise FileThereError(path, found="one that came to be there meanwhile") from error
        except (OSError, ValueError) as error:
            why = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "a name no file can have"
            raise FileThereError(path, found=why) from error
        return True

    def _is_other(self, file: Path, *, path: str, data: bytes) -> bool:
        if file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
            return False
        raise FileThereError(path, found="another of that name")


def _may_be_named(part: str) -> bool:
    whole = bool(part) and not part.startswith(".") and part == part.strip() and len(part.encode()) <= _LONGEST
    return whole and part.isprintable() and _FORBIDDEN.isdisjoint(part)
