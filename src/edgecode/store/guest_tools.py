"""What a film keeps of its guest tools, on disk; the :class:`~edgecode.usecases.ports.guests.GuestTools` outside of tests.

::

    guests/TOOL/kept            which version is in, or that it was removed (MessagePack)
    guests/TOOL/last-run        what its last run gave, by the film's own ids (MessagePack)
    guests/TOOL/files-DIGEST/   the version's files, each under the SHA-256 that the manifest gives for its path

A version's files are all there before ``kept`` names it, and those of the one before are destroyed after that. What a kill left
behind is cleared by whoever opens them next. No link is followed: whoever may write here could plant one.
"""

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest_toml import MOST_BYTES
from edgecode.dispatch import plain_files
from edgecode.store.new_file import flush_folder
from edgecode.store.places import GUESTS
from edgecode.store.record_db import private_files
from edgecode.usecases.ports.guests import Bundle, Installed, LastRun

_KEPT: Final = "kept"
_LAST_RUN: Final = "last-run"
_FILES: Final = "files-"
_DIGITS: Final = 16

_Read = TypeVar("_Read", Installed, LastRun)


class GuestToolsStore:
    """The guest tools of one film. Raises ``GuestError``, and nothing else."""

    def __init__(self, stores: Path) -> None:
        """Take the folder of the film's stores; the tools' own is made in it, and what a kill left there is cleared."""
        self._folder = stores / GUESTS
        try:
            private_files.make_folder(self._folder)
            for each in self.installed():
                self._clear(each)
        except OSError as error:
            raise _unkept(self._folder, error) from error

    def installed(self) -> tuple[Installed, ...]:
        """Give every tool that was ever let in, in the order in which they came."""
        try:
            names = plain_files.names(self._folder)
            found = (self._read(name, _KEPT, type_=Installed) for name in names)
        except OSError as error:
            raise _unkept(self._folder, error) from error
        return tuple(
            sorted((each for each in found if each is not None), key=lambda each: (each.at, each.manifest.tool))
        )

    def install(self, installed: Installed, *, bundle: Bundle) -> None:
        """Keep a tool with its files, in place of the version before it."""
        tool = str(installed.manifest.tool)
        files = self._files(installed)
        try:
            private_files.make_folder(files)
            for path, digest in installed.manifest.files.items():
                plain_files.replace(files, digest, bundle.files[path])
            flush_folder(files.parent)
            plain_files.replace(self._folder / tool, _KEPT, msgspec.msgpack.encode(installed))
            self._clear(installed)
        except OSError as error:
            raise _unkept(files, error) from error

    def remove(self, tool: str, *, at: int) -> None:
        """Keep that a tool was removed, in milliseconds since 1970, UTC; its files and what it found are destroyed."""
        kept = self._read(tool, _KEPT, type_=Installed)
        if kept is None:
            raise _not_in(tool)
        removed = msgspec.structs.replace(kept, removed=at)
        try:
            plain_files.replace(self._folder / tool, _KEPT, msgspec.msgpack.encode(removed))
            self._clear(removed)
        except OSError as error:
            raise _unkept(self._folder / tool, error) from error

    def bundle(self, tool: str) -> Bundle:
        """Give a tool's files as they lie there now. Raises ``GuestError`` where they are gone."""
        kept = self._read(tool, _KEPT, type_=Installed)
        if kept is None or kept.removed is not None:
            raise _not_in(tool)
        folder = self._files(kept)
        files = {path: self._content(folder, digest, path=path) for path, digest in kept.manifest.files.items()}
        return Bundle(note=kept.note, files=files)

    def last_run(self, tool: str) -> LastRun | None:
        """Give what its last run gave; ``None`` before the first, and once it was removed."""
        return self._read(tool, _LAST_RUN, type_=LastRun)

    def keep_run(self, tool: str, run: LastRun) -> None:
        """Keep what a run gave, in place of the one before it."""
        try:
            plain_files.replace(self._folder / tool, _LAST_RUN, msgspec.msgpack.encode(run))
        except OSError as error:
            raise _unkept(self._folder / tool, error) from error

    def call(self, by: Mapping[str, str], *, anew: bool) -> None:
        """Call whoever let a tool in, or ran it, as ``by`` has it, by the entry of that.

        ``anew`` takes away as well what somebody who was killed had begun to write. What another process writes at that very
        moment is refused there, and is written again.
        """
        for installed in self.installed():
            tool = str(installed.manifest.tool)
            self._called(installed, by=by, tool=tool, name=_KEPT)
            run = self.last_run(tool)
            if run is not None:
                self._called(run, by=by, tool=tool, name=_LAST_RUN)
            if anew:
                self._swept(tool)

    def _called(self, kept: Installed | LastRun, *, by: Mapping[str, str], tool: str, name: str) -> None:
        called = by.get(kept.entry, kept.by)
        if called == kept.by:
            return
        try:
            plain_files.replace(
                self._folder / tool, name, msgspec.msgpack.encode(msgspec.structs.replace(kept, by=called))
            )
        except OSError as error:
            raise _unkept(self._folder / tool, error) from error

    def _swept(self, tool: str) -> None:
        try:
            plain_files.sweep(self._folder / tool)
        except OSError as error:
            raise _unkept(self._folder / tool, error) from error

    def _files(self, installed: Installed) -> Path:
        digest = hashlib.sha256(installed.note).hexdigest()[:_DIGITS]
        return self._folder / str(installed.manifest.tool) / f"{_FILES}{digest}"

    def _read(self, tool: str, name: str, *, type_: type[_Read]) -> _Read | None:
        folder = self._folder / tool
        try:
            data = plain_files.content(folder, name)
            return msgspec.msgpack.decode(data, type=type_) if data is not None else None
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unkept(folder / name, error) from error
        except msgspec.MsgspecError as error:
            raise GuestError(
                str(folder / name), expected="what edgecode wrote there", found="something else"
            ) from error

    def _content(self, folder: Path, name: str, *, path: str) -> bytes:
        try:
            with plain_files.opened(folder) as there:
                return _plain(there, name)
        except OSError as error:
            what = f"{folder.parent.name}/{path}"
            raise GuestError(what, expected="a file of the tool as it came", found=_why(error)) from error

    def _clear(self, kept: Installed) -> None:
        """Destroy the files of every version but the one that is in; of a removed tool everything but that it was there."""
        folder = self._folder / str(kept.manifest.tool)
        own = self._files(kept).name if kept.removed is None else ""
        for name in plain_files.names(folder):
            if name.startswith(_FILES) and name != own:
                shutil.rmtree(folder / name)
        if kept.removed is not None:
            plain_files.remove(folder, _LAST_RUN)


def _plain(folder: int, name: str) -> bytes:
    """Read a plain file up to the size of the largest bundle; whether it is as it came is looked at after."""
    descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no plain file")
        return stream.read(MOST_BYTES)


def _not_in(tool: str) -> GuestError:
    return GuestError(f"guest tool {tool}", expected="one that is in", found="none")


def _unkept(place: Path, error: OSError) -> GuestError:
    return GuestError(str(place), expected="a folder that can be read and written", found=_why(error))


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
