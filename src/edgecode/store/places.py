"""Where edgecode's own files lie: in the film's folder, or in the user's when that one is not for writing."""

import hashlib
import os
from pathlib import Path
from typing import Final

import platformdirs

OWN: Final = ".edgecode"
_NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "webdav", "afpfs", "davfs"),
        *("ceph", "lustre", "beegfs", "glusterfs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.ceph", "fuse.glusterfs", "fuse.s3fs", "fuse.gcsfuse"),
    }
)
"""Kinds of mounts on which several machines write, as proc(5) and mount(8) name them."""


def stores_of(root: Path) -> Path | None:
    """Choose the folder for the stores of a film; ``None`` where nothing at all can be written.

    A folder on a network share keeps no database (locking is not reliable there), nor does one that is read-only.
    """
    inside = root / OWN
    if not _on_network(root) and _can_write(inside):
        return inside
    whole = str(root.resolve()).encode("utf-8", "surrogateescape")
    outside = (
        Path(platformdirs.user_state_path("edgecode")) / "films" / hashlib.blake2b(whole, digest_size=8).hexdigest()
    )
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
