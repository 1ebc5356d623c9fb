"""Where edgecode's own files lie: in the film's folder, or in the user's when that one is not for writing."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

import platformdirs

OWN: Final = ".edgecode"
_STATE: Final[ContextVar[Path | None]] = ContextVar("state", default=None)
_NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "webdav", "afpfs", "davfs"),
        *("ceph", "lustre", "beegfs", "glusterfs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.ceph", "fuse.glusterfs", "fuse.s3fs", "fuse.gcsfuse"),
    }
)
"""Kinds of mounts on which several machines write, as proc(5) and mount(8) name them."""


def state_folder() -> Path:
    """Give the user's own folder for what edgecode keeps beside films: keys, what was seen, stores of read-only films."""
    return _STATE.get() or platformdirs.user_state_path("edgecode")


@contextmanager
def another_state(folder: Path) -> Iterator[None]:
    """Keep all that in another folder meanwhile, in this thread: a scratch copy of a film leaves nothing behind."""
    before = _STATE.set(folder)
    try:
        yield
    finally:
        _STATE.reset(before)


GUESTS: Final = "guests"
"""The folder of guest tools among the film's stores."""


def stores_there(root: Path) -> Path | None:
    """Find the folder of a film's stores where there is one; unlike :func:`stores_of` nothing is made and nothing tried."""
    return next((place for place in (root / OWN, _outside(root)) if place.is_dir()), None)


def stores_of(root: Path) -> Path | None:
    """Choose the folder for the stores of a film; ``None`` where nothing at all can be written.

    A folder on a network share keeps no database (locking is not reliable there), nor does one that is read-only.
    """
    inside = root / OWN
    if not _on_network(root) and _can_write(inside):
        return inside
    outside = _outside(root)
    return outside if _can_write(outside) else None


def kind_of_mount(path: str, *, mounts: str) -> str:
    """Find what kind of mount an absolute path lies on, in a table as Linux has it in /proc/mounts (proc(5)).

    Where several are mounted over each other, the last counts. Empty where no line fits.
    """
    best = ("", "")
    for line in mounts.splitlines():
        _device, point, kind, *_rest = [*line.split(), "", "", ""]
        point = point.replace("\\040", " ")
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if point and inside and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]


def _outside(root: Path) -> Path:
    whole = str(root.resolve()).encode("utf-8", "surrogateescape")
    return state_folder() / "films" / hashlib.blake2b(whole, digest_size=8).hexdigest()


def _can_write(folder: Path) -> bool:
    """Try it: rights and read-only mounts answer alike. A full disk answers yes, since it will not stay full."""
    probe = folder / f".writing-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _on_network(root: Path) -> bool:
    """Elsewhere than on Linux nothing is known and the answer is no."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return kind_of_mount(str(root.resolve()), mounts=mounts) in _NETWORK
