import os
import stat
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import NOTE
from edgecode.boundary.guest.manifest_toml import MOST_BYTES
from edgecode.guests.bundle_file import read_bundle, zipped
from simulators.guest_bundles import BUNDLE, zip_of

WHOLE = zipped(BUNDLE)
NOTED = (NOTE, BUNDLE.note)
DEFLATED = zip_of([NOTED, ("tool.py", b"print()\n" * 400)], method=zipfile.ZIP_DEFLATED)


def entry(name: str, *, mode: int = 0, flags: int = 0) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    made.create_system = 3
    made.external_attr = mode << 16
    made.flag_bits = flags
    return made


def with_header(data: bytes, *, offset: int, form: str, value: int) -> bytes:
    """Change a number in the last entry of the directory (PKWARE's APPNOTE, section 4.3.12)."""
    at = data.rindex(b"PK\x01\x02") + offset
    return data[:at] + struct.pack(form, value) + data[at + struct.calcsize(form) :]


def refused(folder: Path, data: bytes) -> str:
    file = folder / "tool.zip"
    file.write_bytes(data)
    with pytest.raises(GuestError) as caught:
        read_bundle(str(file))
    said = str(caught.value)
    assert said.startswith(str(file))
    assert "\n" not in said
    assert "\x1b" not in said
    assert caught.value.advice().startswith("Nothing of it was let in.")
    return said


def test_what_was_written_is_read(tmp_path: Path) -> None:
    (tmp_path / "tool.zip").write_bytes(WHOLE)
    assert read_bundle(str(tmp_path / "tool.zip")) == BUNDLE


def test_the_same_bundle_gives_the_same_bytes_in_whatever_order_its_files_came() -> None:
    turned = msgspec.structs.replace(BUNDLE, files=dict(reversed(BUNDLE.files.items())))
    assert list(turned.files) != list(BUNDLE.files)
    assert zipped(turned) == WHOLE


def test_one_that_another_program_compressed_is_read(tmp_path: Path) -> None:
    (tmp_path / "tool.zip").write_bytes(DEFLATED)
    assert read_bundle(str(tmp_path / "tool.zip")).files == {"tool.py": b"print()\n" * 400}


LINK = entry("out", mode=stat.S_IFLNK | 0o777)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "expected a zip file that is whole"),
        (b"#!/bin/sh\n" * 20, "expected a zip file that is whole"),
        (WHOLE[:-1], "expected a zip file that is whole"),
        (WHOLE[: len(WHOLE) // 2], "expected a zip file that is whole"),
        (WHOLE + b"\n", "expected a zip file that is whole"),
        (b"x" + WHOLE, "with nothing before or behind it"),
        (WHOLE + WHOLE, "with nothing before or behind it"),
        (zip_of([("tool.py", b"")]), "expected a bundle with its signed manifest, bundle.note, found none"),
        (zip_of([]), "expected a zip file with nothing before it|bundle.note, found none"),
        (zip_of([NOTED, (LINK, b"/etc/passwd")]), "/out: expected a plain file, found a link to another"),
        (zip_of([(entry(NOTE, mode=stat.S_IFLNK | 0o777), b"/etc/passwd")]), "found a link to another"),
        (zip_of([NOTED, (entry("pipe", mode=stat.S_IFIFO), b"")]), "a folder, pipe or device"),
        (zip_of([NOTED, ("lib/", b"")]), "/lib/: expected a file with a plain path"),
        (zip_of([NOTED, ("../up.py", b"")]), "/../up.py: expected a file with a plain path"),
        (zip_of([NOTED, ("a/../../up.py", b"")]), "expected a file with a plain path"),
        (zip_of([NOTED, ("/etc/cron.d/x", b"")]), "one that begins at a root"),
        (zip_of([NOTED, (entry("a\\b.py"), b"")]), "one that begins at a root or has a backslash"),
        (zip_of([NOTED, ("C:/x.py", b"")]), "one with ':' in it"),
        (zip_of([NOTED, ("con.py", b"")]), "the name of a device"),
        (zip_of([NOTED, ("a\x1b[2J.py", b"")]), r"one with '\\x1b' in it"),
        (zip_of([NOTED, ("a/b/c/d/e/f/g.py", b"")]), "one of 7 names, at most 6"),
        (zip_of([NOTED, ("Bundle.Note", b"")]), "which is the signed manifest itself"),
        (zip_of([NOTED, ("x/bundle.note/y", b""), ("__pycache__/a", b"")]), "which a program left behind"),
        (zip_of([NOTED, *((f"{at}.py", b"") for at in range(201))]), "at most 200 files beside bundle.note, found 202"),
        (
            zip_of([NOTED, ("zeros", bytes(1 << 24))], method=zipfile.ZIP_DEFLATED),
            "packed to no less than a part in 200",
        ),
        (zip_of([NOTED, ("x", b"x")], method=zipfile.ZIP_BZIP2), "one that is packed by method 12"),
        (zip_of([NOTED, ("x", b"x")], method=zipfile.ZIP_LZMA), "one that is packed by method 14"),
        (with_header(WHOLE, offset=24, form="<L", value=2**31), "files of at most 200000000 bytes in all, found 2147"),
        (with_header(WHOLE, offset=24, form="<L", value=2**32 - 1), "expected .* found"),
        (with_header(WHOLE, offset=24, form="<L", value=121), "a zip file that is whole, found one that is damaged"),
        (with_header(WHOLE, offset=24, form="<L", value=119), "a zip file that is whole, found one that is damaged"),
        (with_header(WHOLE, offset=8, form="<H", value=1), "found one that is encrypted"),
        (with_header(WHOLE, offset=16, form="<L", value=7), "a zip file that is whole, found one that is damaged"),
        (with_header(WHOLE, offset=42, form="<L", value=2**30), "a zip file that is whole, found one that is damaged"),
        (WHOLE.replace(b"\x00\x01\x02", b"\x00\x01\x03", 1), "one that is damaged"),
        (WHOLE.replace(b"tool.py", b"evil.py", 1), "one that is damaged"),
    ],
)
def test_what_is_no_bundle_is_refused_in_one_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    assert refused(tmp_path, data)
    with pytest.raises(GuestError, match=says):
        read_bundle(str(tmp_path / "tool.zip"))


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = zip_of([NOTED, ("tool.py", b"one"), ("tool.py", b"two")])
    assert "/tool.py: expected each file once, found one twice" in refused(tmp_path, twice)


def test_a_name_that_ends_early_for_one_reader_is_refused(tmp_path: Path) -> None:
    """A reader of zip files cuts a name at a zero byte; another takes the whole of it."""
    data = zip_of([NOTED, ("tool.pyXup.py", b"")]).replace(b"tool.pyXup.py", b"tool.py\x00up.py")
    assert r"one with '\x00' in it" in refused(tmp_path, data)


def test_a_directory_of_a_million_entries_is_not_read(tmp_path: Path) -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 1 << 20, 4, 0)
    assert "found 9 entries in 1048576 bytes" in refused(tmp_path, b"PK\x03\x04" + bytes(1 << 20) + end)


def test_a_second_wider_directory_is_not_looked_for(tmp_path: Path) -> None:
    """Where a file claims to have one for large files, the reader would go by that and not by what was looked at."""
    made = zipfile.ZipInfo("tool.py")
    made.comment = b"PK\x06\x07" + bytes(16)
    assert "in one piece" in refused(tmp_path, zip_of([NOTED, (made, b"")]))


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "long.zip"
    with file.open("wb") as stream:
        os.truncate(stream.fileno(), 2 * 1024**3)
    with pytest.raises(
        GuestError, match=f"expected a bundle of at most {MOST_BYTES} bytes, found a file of 2147483648"
    ):
        read_bundle(str(file))


def test_what_is_no_file_is_told_so_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = {"pipe": "no plain file", ".": "no plain file", "none": "no such file", "a\x00b": "embedded null byte"}
    for name, says in found.items():
        with pytest.raises(GuestError, match=f"expected a bundle, found {says}"):
            read_bundle(f"{tmp_path}/{name}")


@example(at=DEFLATED.index(b"PK\x01\x02") + 33, by=1)
@given(at=st.integers(0, len(DEFLATED) - 1), by=st.integers(1, 255))
def test_one_byte_changed_changes_at_most_a_name(tmp_path_factory: pytest.TempPathFactory, at: int, by: int) -> None:
    file = tmp_path_factory.getbasetemp() / "changed.zip"
    changed = bytearray(DEFLATED)
    changed[at] ^= by
    file.write_bytes(changed)
    with suppress(GuestError):
        found = read_bundle(str(file))
        assert len(found.files) == 1
        assert set(found.files.values()) <= {b"print()\n" * 400, BUNDLE.note}


@given(st.integers(0, len(DEFLATED)))
def test_the_beginning_of_a_bundle_is_none(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    file = tmp_path_factory.getbasetemp() / "cut.zip"
    file.write_bytes(DEFLATED[:length])
    if length < len(DEFLATED):
        with pytest.raises(GuestError):
            read_bundle(str(file))
