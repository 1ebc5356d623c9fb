"""Which films of this user are under an agreement: an empty file for each, in the user's own folder."""

from collections.abc import Callable
from pathlib import Path

from edgecode.boundary.errors import AgreementError
from edgecode.store.new_file import flush_folder
from edgecode.store.record_db.private_files import make_folder


class KeptFilms:
    """Counts films by the handles they have. ``film`` gives that of this one, empty while nothing of it is on record."""

    def __init__(self, state: Path, *, film: Callable[[], str]) -> None:
        """Take the user's own folder; nothing is made yet."""
        self._folder, self._film = state / "agreements", film

    def others(self, agreement: str) -> int:
        """Tell how many other films are under an agreement, by its id."""
        folder = self._folder / agreement
        own = self._film()
        try:
            return sum(1 for each in folder.iterdir() if each.name != own)
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise _not_kept(folder, error) from error

    def add(self, agreement: str) -> None:
        """Keep that this film is under it, durable on return."""
        folder = self._folder / agreement
        try:
            make_folder(folder)
            (folder / self._film()).touch(mode=0o600)
            flush_folder(folder)
        except OSError as error:
            raise _not_kept(folder, error) from error

    def remove(self, agreement: str) -> None:
        """Keep that it is so no more."""
        folder = self._folder / agreement
        try:
            (folder / self._film()).unlink(missing_ok=True)
        except OSError as error:
            raise _not_kept(folder, error) from error


def _not_kept(folder: Path, error: OSError) -> AgreementError:
    return AgreementError(
        str(folder), expected="a folder that can be read and written", found=(error.strerror or str(error)).lower()
    )
