"""Where edgecode's own files lie: in the film's folder, or in the user's when that one is not for writing."""

import hashlib
import os
from pathlib import Path

import platformdirs

OWN: str = ".edgecode"
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "9p",
    "fuse.sshfs",
    "fuse.rclone",
    "webdav",
    "afpfs",
    "davfs",
}


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


def _can_write(folder: Path) -> bool:
    """Try it: rights, read-only mounts and full disks all answer alike."""
    probe = folder / f".writing-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True


def _on_network(root: Path) -> bool:
    """Linux says in /proc/mounts what kind each mount is; elsewhere nothing is known and the answer is no."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    here = str(root.resolve())
    best = ("", "")
    for line in lines:
        fields = line.split()
        if len(fields) > 2:  # noqa: PLR2004  device, mount point, kind: see proc(5)
            point = fields[1].replace("\\040", " ")
            if (here == point or here.startswith(point.rstrip("/") + "/")) and len(point) > len(best[0]):
                best = (point, fields[2])
    return best[1] in _NETWORK
