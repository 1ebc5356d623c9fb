"""A bundle as one file: a zip of the signed note and the files it names, read strictly and written always alike.

The file comes from outside. So what could make a reader of zip files do much is looked at before one is called: where the
directory lies and how long it is. Then each entry is looked at before any is unpacked, and all of it is unpacked in memory:
nothing is written by the names that stand in it. Files are written without compression, so that the same bundle gives the same
bytes on every machine.
"""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Final

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.bundle_paths import printable, why_not
from edgecode.boundary.guest.manifest import NOTE
from edgecode.boundary.guest.manifest_toml import MOST_BYTES, MOST_FILES
from edgecode.usecases.ports.guests import Bundle

_MOST_FILE: Final = MOST_BYTES + (1 << 20)
_MOST_DIRECTORY: Final = 1 << 18
_MOST_RATIO: Final = 200
_SMALL: Final = 1 << 16
"""Bytes up to which a file may be packed however tightly."""
_ADVICE: Final = "Nothing of it was let in. Ask the partner for a bundle as edgecode guest pack writes it."
_END: Final = struct.Struct("<4s4H2LH")
"""The record at a zip file's end (PKWARE's APPNOTE 6.3.10, section 4.3.16)."""
_END_SIGN: Final = b"PK\x05\x06"
_WIDE_SIGN: Final = b"PK\x06\x07"
_WIDE_BYTES: Final = 20
_WHOLE_YEAR: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_FILE_MODE: Final = stat.S_IFREG | 0o644
_ENCRYPTED: Final = 0x2041
"""Flags of an entry that is encrypted, wholly or strongly, or whose name is."""
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError),
    *(OSError, OverflowError, MemoryError),
)
"""What the reader raises for one that is damaged."""


def read_bundle(file: str) -> Bundle:
    """Read a bundle; nothing of it is trusted yet. Raises :class:`GuestError` for a file that is none or too much."""
    return bundle_in(_bytes(file), file=file)


def bundle_in(data: bytes, *, file: str) -> Bundle:
    """Read a bundle from its bytes; ``file`` is what it is called. Raises :class:`GuestError`."""
    count = _check_end(data, file=file)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
            if len(entries) != count:  # a comment or an extra field that is longer than it was hides what follows it
                raise zipfile.BadZipFile
            _check_entries(entries, file=file)
            files = {entry.filename: _unpacked(packed, entry) for entry in entries}
    except _UNREADABLE as error:
        raise _fault(file, "a zip file that is whole", "one that is damaged") from error
    note = files.pop(NOTE, None)
    if note is None:
        raise _fault(file, f"a bundle with its signed manifest, {NOTE}", "none")
    return Bundle(note=note, files=files)


def zipped(bundle: Bundle) -> bytes:
    """Write a bundle as a zip file, always alike."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name, data in ((NOTE, bundle.note), *sorted(bundle.files.items())):
            entry = zipfile.ZipInfo(name, date_time=_WHOLE_YEAR)
            entry.create_system = _UNIX
            entry.external_attr = _FILE_MODE << 16
            target.writestr(entry, data)
    return packed.getvalue()


def _fault(file: str, expected: str, found: str) -> GuestError:
    return GuestError(printable(file), expected=expected, found=found, advice=_ADVICE)


def _bytes(file: str) -> bytes:
    """Read a file up to the limit; one that is no plain file, such as a pipe, is not waited for."""
    try:
        opened = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise _fault(file, "a bundle", (said or "none").lower()) from error
    about = os.fstat(opened)
    if not stat.S_ISREG(about.st_mode):
        os.close(opened)
        raise _fault(file, "a bundle", "no plain file")
    with os.fdopen(opened, "rb") as stream:
        data = stream.read(_MOST_FILE + 1) if about.st_size <= _MOST_FILE else b""
    if len(data) > _MOST_FILE or about.st_size > _MOST_FILE:
        raise _fault(file, f"a bundle of at most {MOST_BYTES} bytes", f"a file of {about.st_size}")
    return data


def _check_end(data: bytes, *, file: str) -> int:
    """Check that the directory ends where the file does, is short, and is the only one: wide ones are for larger files.

    Gives how many entries it says that it has.
    """
    tail = data[-_END.size :]
    if len(tail) < _END.size or not tail.startswith(_END_SIGN):
        raise _fault(file, "a zip file that is whole and has no comment", "none, or the beginning of one")
    _sign, disk, first_disk, here, count, length, begins, comment = _END.unpack(tail)
    wide = data[-_END.size - _WIDE_BYTES : -_END.size].startswith(_WIDE_SIGN)
    if wide or comment or disk or first_disk or here != count or begins + length != len(data) - _END.size:
        raise _fault(file, "a zip file in one piece with nothing before or behind it", "another")
    if not data.startswith(b"PK"):
        raise _fault(file, "a zip file with nothing before it", "something")
    if count > MOST_FILES + 1 or length > _MOST_DIRECTORY:
        raise _fault(file, f"at most {MOST_FILES} files beside {NOTE}", f"{count} entries in {length} bytes")
    return int(count)


def _check_entries(entries: Iterable[zipfile.ZipInfo], *, file: str) -> None:
    seen: set[str] = set()
    total = 0
    for entry in entries:
        name = entry.orig_filename
        where = f"{file}/{name}"
        if name in seen:
            raise _fault(where, "each file once", "one twice")
        seen.add(name)
        why = "" if name == NOTE else why_not(name)
        if why or entry.filename != name:
            raise _fault(where, "a file with a plain path", why or "another")
        if what := _no_plain_file(entry):
            raise _fault(where, "a plain file", what)
        total += entry.file_size
        if total > MOST_BYTES:
            raise _fault(where, f"files of at most {MOST_BYTES} bytes in all", f"{total} up to this one")
        if entry.file_size > max(_SMALL, _MOST_RATIO * entry.compress_size):
            found = f"{entry.file_size} bytes in {entry.compress_size}"
            raise _fault(where, f"a file packed to no less than a part in {_MOST_RATIO}", found)
    if len(seen) > MOST_FILES + 1:
        raise _fault(file, f"at most {MOST_FILES} files beside {NOTE}", f"{len(seen)} entries")


def _no_plain_file(entry: zipfile.ZipInfo) -> str:
    """Say what an entry is in place of a plain file; empty where it is one."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "a link to another"
    if kind not in {0, stat.S_IFREG}:
        return "a folder, pipe or device"
    if entry.flag_bits & _ENCRYPTED:
        return "one that is encrypted"
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return f"one that is packed by method {entry.compress_type}"
    return ""


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack an entry up to the length that it claims, which was looked at; a wrong length or sum is damage."""
    with packed.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile
    return data
