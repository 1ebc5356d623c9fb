"""The user's own folder for what must not lie beside a film: keys, and the last checkpoint seen of each record."""

import contextlib
import hashlib
import os
from pathlib import Path

import platformdirs

from edgecode.errors import RecordStoreError


class StateFolder:
    """One folder of small files, readable by their owner alone; each is replaced as a whole or not at all."""

    def __init__(self, root: Path | None = None) -> None:
        """Take a folder, else the user's (XDG_STATE_HOME where that is the custom)."""
        self.root = root if root is not None else platformdirs.user_state_path("edgecode")

    def get(self, kind: str, name: str) -> bytes | None:
        """Read one thing; ``None`` when it is not there. Raises :class:`RecordStoreError`."""
        path = self._path(kind, name)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RecordStoreError(str(path), why=(error.strerror or str(error)).lower()) from error

    def put(self, kind: str, name: str, content: bytes, *, durable: bool = True) -> None:
        """Write one thing; with ``durable`` it is on the disk on return. Raises :class:`RecordStoreError`."""
        path = self._path(kind, name)
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
                stream.write(content)
                if durable:
                    stream.flush()
                    os.fsync(stream.fileno())
            new.replace(path)
            if durable:
                _sync_folder(path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
            raise RecordStoreError(str(path), why=(error.strerror or str(error)).lower()) from error

    def drop(self, kind: str, name: str) -> None:
        """Destroy one thing."""
        path = self._path(kind, name)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()

    def _path(self, kind: str, name: str) -> Path:
        return self.root / kind / hashlib.blake2b(name.encode(), digest_size=16).hexdigest()


def _sync_folder(folder: Path) -> None:
    """A new name is durable once its folder is; only POSIX has a way to say so."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
