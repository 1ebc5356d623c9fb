import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from edgecode.errors import FileThereError, NoSuchFileError
from edgecode.store.small_files import MOST_BYTES, read_small, write_dated, write_private, write_small


def test_what_is_written_is_read_and_a_key_is_its_owner_s_alone(tmp_path: Path) -> None:
    write_small(str(tmp_path / "a"), b"words")
    write_private(str(tmp_path / "b"), b"key")
    assert (read_small(str(tmp_path / "a")), read_small(str(tmp_path / "b"))) == (b"words", b"key")
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600


def test_nothing_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"theirs")
    for write in (write_small, write_private):
        with pytest.raises(FileThereError, match="expected to write a new file, found "):
            write(str(file), b"ours")
        with pytest.raises(FileThereError, match="found no such file or directory"):
            write(str(tmp_path / "no" / "a"), b"ours")
        with pytest.raises(FileThereError, match="null"):
            write("a\0b", b"ours")
    assert file.read_bytes() == b"theirs"


def test_a_dated_file_tells_the_day_and_not_when_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    write_dated(str(file), b"words", day="2026-03-02")
    times = file.stat()
    begins = dt.datetime(2026, 3, 2, tzinfo=dt.UTC).timestamp() * 1_000_000_000
    assert (file.read_bytes(), times.st_mtime_ns, times.st_mode & 0o777) == (b"words", begins, 0o666 & ~_umask())
    with pytest.raises(FileThereError):
        write_dated(str(file), b"others", day="2026-03-02")
    monkeypatch.setattr(os, "utime", _not_here)
    with pytest.raises(FileThereError, match="operation not permitted"):
        write_dated(str(tmp_path / "b"), b"words", day="2026-03-02")


def test_what_is_no_small_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * (MOST_BYTES + 1))
    for name, says in (("long", f"one of more than {MOST_BYTES} bytes"), ("no", "no such file"), (".", "directory")):
        with pytest.raises(NoSuchFileError, match=says):
            read_small(str(tmp_path / name))
    with pytest.raises(NoSuchFileError):
        read_small("a\0b")


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


def _not_here(*_words: object) -> None:
    raise PermissionError(1, "Operation not permitted")
