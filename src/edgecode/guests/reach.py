"""Which files and folders any user of this machine may reach, by the bits of all the folders above them."""

from pathlib import Path
from typing import Final

_SEARCHED: Final = 0o001
_READ: Final = 0o004


def may_pass(folder: Path) -> bool:
    """Say whether everybody may go through a folder to what is below it."""
    try:
        return all(each.stat().st_mode & _SEARCHED for each in (folder, *folder.parents))
    except OSError:
        return False


def may_read(place: Path) -> bool:
    """Say whether everybody may read a file or list a folder."""
    try:
        return may_pass(place.parent) and bool(place.stat().st_mode & _READ)
    except OSError:
        return False
