"""A folder that a partner's engineer packs: its manifest as they wrote it, and every file beside it, plain files alone."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.bundle_paths import DEEPEST, printable, why_not
from edgecode.boundary.guest.manifest_toml import MOST_BYTES, MOST_FILES

TOLD: Final = "tool.toml"
"""The manifest as a person writes it, without digests and key; it is not packed, as the signed one says it all."""
_ADVICE: Final = "Nothing was packed. Take it out of the folder, or put a plain file in its place."
_MOST_TOLD: Final = 1 << 18


def read_folder(folder: str) -> tuple[bytes, dict[str, bytes]]:
    """Read a folder: its manifest, and the files beside it by their paths. Raises :class:`GuestError`.

    A link is refused, whatever it leads to, as is what is neither file nor folder; so are more bytes or files than a bundle
    may have.
    """
    root = Path(folder)
    try:
        found = {path.relative_to(root).as_posix(): path for path in _found(root, folder=folder)}
        told = found.pop(TOLD, None)
        if told is None:
            raise _fault(f"{folder}/{TOLD}", "the tool's manifest", "none")
        _check_paths(found, folder=folder)
        _check_sizes({TOLD: told} | found, folder=folder)
        return _bytes(told), {name: _bytes(path) for name, path in sorted(found.items())}
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise _fault(folder, "a folder that can be read", (said or "none").lower()) from error


def _fault(where: str, expected: str, found: str) -> GuestError:
    return GuestError(printable(where), expected=expected, found=found, advice=_ADVICE)


def _found(root: Path, *, folder: str) -> Iterator[Path]:
    if not root.is_dir():
        raise _fault(folder, "a folder", "none")
    for path in sorted(root.iterdir()):
        yield from _within(path, depth=1)


def _within(path: Path, *, depth: int) -> Iterator[Path]:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        raise _fault(str(path), "a plain file", "a link to another")
    if stat.S_ISREG(mode):
        yield path
    elif not stat.S_ISDIR(mode) or depth > DEEPEST:
        raise _fault(str(path), f"plain files in at most {DEEPEST - 1} folders", "something else")
    else:
        for each in sorted(path.iterdir()):
            yield from _within(each, depth=depth + 1)


def _check_paths(found: dict[str, Path], *, folder: str) -> None:
    for name, path in found.items():
        if why := why_not(name):
            raise _fault(str(path), "a file with a plain path", why)
    if not 1 <= len(found) <= MOST_FILES:
        raise _fault(folder, f"1 to {MOST_FILES} files beside {TOLD}", f"{len(found)}")


def _check_sizes(found: dict[str, Path], *, folder: str) -> None:
    sizes = {name: path.lstat().st_size for name, path in found.items()}
    if sizes[TOLD] > _MOST_TOLD:
        raise _fault(f"{folder}/{TOLD}", f"at most {_MOST_TOLD} bytes", f"{sizes[TOLD]}")
    if sum(sizes.values()) > MOST_BYTES:
        raise _fault(folder, f"files of at most {MOST_BYTES} bytes in all", f"{sum(sizes.values())}")


def _bytes(path: Path) -> bytes:
    """Read a plain file; a link that came to be there since is not followed."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:
        return stream.read(MOST_BYTES + 1)
