"""Exported documents on disk: each a new file, written whole beside its place and then put there in one step.

edgecode never writes into a file it did not make. So nothing that exists is written over, but for one case: a file that
was exported before and is, byte for byte and at the same path, still what was exported, may be replaced when somebody says
so. What was exported is known by a digest of its bytes and its path, one a line in ``exports`` among edgecode's own files of
the film; where those are gone, or the file was moved, it is not known for ours and is not replaced.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from edgecode.errors import NotExportedError
from edgecode.store.new_file import beside, fill, flush_folder, put, settle

LIST: Final = "exports"
_BLOCK: Final = 1 << 20


class ExportFiles:
    """Writes the documents of one film. ``stores`` is the folder of edgecode's own files, ``None`` where there is none."""

    def __init__(self, root: Path, *, stores: Path | None) -> None:
        """Take the film's folder and that of its stores; nothing is written yet."""
        self._root = root
        self._stores = stores

    def within(self, to: str) -> str:
        """Give the path of a file relative to the film's folder where it lies in it, else nothing."""
        try:
            return Path(to).resolve().relative_to(self._root.resolve()).as_posix()
        except (OSError, ValueError, RuntimeError):
            return ""

    def write(self, to: str, data: bytes, *, replace: bool = False) -> None:
        """Write a file whole or not at all. Raises :class:`NotExportedError`; what was there is then as it was."""

        def filled(part: str) -> bool:
            fill(Path(part), data)
            return True

        self.make(to, filled, replace=replace)

    def folder(self, to: str, files: Mapping[str, bytes]) -> None:
        """Make a folder of files beside its place, and put it there in one step. Raises :class:`NotExportedError`."""
        place = Path(to)
        part = beside(place)
        try:
            if not place.parent.is_dir():
                raise FileNotFoundError
            if place.is_symlink() or place.exists():
                advice = "Name another folder; edgecode writes into none that is there."
                raise NotExportedError(
                    to, expected="the name of a new folder", found="one that is there", advice=advice
                )
            try:
                part.mkdir()
                for name, data in files.items():
                    fill(part / name, data)
                flush_folder(part)
                part.rename(place)
            finally:
                shutil.rmtree(part, ignore_errors=True)
            settle(place.parent)
        except (OSError, ValueError) as error:
            raise NotExportedError(to, expected="to make a new folder", found=_why(error)) from error

    def make(self, to: str, make: Callable[[str], bool], *, replace: bool = False) -> bool:
        """Have a file made beside its place, and put it there if it is whole. Raises :class:`NotExportedError`."""
        file = Path(to)
        try:
            self._may_write(file, to=to, replace=replace)
            part = beside(file)
            try:
                if not make(str(part)):
                    return False
                # It may have taken an hour.
                there = self._may_write(file, to=to, replace=replace)
                # The list knows the digest before the file is there: cut off in between, a file too many is known.
                self._note(_digest(part, of=file))
                if there:
                    part.replace(file)
                else:
                    put(part, file)
            finally:
                part.unlink(missing_ok=True)
            settle(file.parent)
        except (OSError, ValueError) as error:
            raise NotExportedError(to, expected="to write a new file", found=_why(error)) from error
        return True

    def _may_write(self, file: Path, *, to: str, replace: bool) -> bool:
        """Whether a file is there that may be replaced; raises where one is that may not, or where there is no folder."""
        if not file.parent.is_dir():
            raise FileNotFoundError
        there = file.is_symlink() or file.exists()
        if there:
            self._may_replace(file, to=to, replace=replace)
        return there

    def _may_replace(self, file: Path, *, to: str, replace: bool) -> None:
        if file.is_dir() or file.is_symlink() or not file.is_file():
            raise NotExportedError(
                to, expected="the name of a new file", found="a folder, a link or no plain file there"
            )
        if not replace:
            advice = "Name another file; --force replaces one that edgecode exported and nobody changed."
            raise NotExportedError(to, expected="the name of a new file", found="one that is there", advice=advice)
        known = _digest(file, of=file) in self._known()
        if not known:
            advice = "edgecode replaces no file that it did not make as it is. Name another, or move this one away."
            found = "one that edgecode did not export, or that was changed since"
            raise NotExportedError(to, expected="a file that edgecode exported", found=found, advice=advice)

    def _known(self) -> frozenset[str]:
        if self._stores is None or not (self._stores / LIST).exists():
            return frozenset()
        return frozenset((self._stores / LIST).read_text(encoding="ascii", errors="replace").split())

    def _note(self, digest: str) -> None:
        if self._stores is None or digest in self._known():
            return
        with (self._stores / LIST).open("ab") as stream:
            stream.write(f"{digest}\n".encode("ascii"))
            stream.flush()
            os.fsync(stream.fileno())


def _digest(written: Path, *, of: Path) -> str:
    """Digest the bytes of a file as those of the file at a path."""
    made = hashlib.blake2b(str(of.resolve()).encode("utf-8", "surrogateescape") + b"\0", digest_size=16)
    with written.open("rb") as stream:
        while block := stream.read(_BLOCK):
            made.update(block)
    return made.hexdigest()


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileExistsError):
        return "one that came to be there meanwhile"
    if isinstance(error, FileNotFoundError):
        return "no such folder"
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else "a name that no file can have"
