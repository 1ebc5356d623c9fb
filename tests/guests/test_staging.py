import errno
import fcntl
import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from edgecode.boundary.errors import GuestError
from edgecode.guests import staging
from edgecode.guests.staging import staged, sweep
from simulators.as_whom import ORDINARY, folder_of


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder that every user may reach."""
    with folder_of(ORDINARY) as folder:
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        yield folder


def test_files_lie_there_to_be_read_and_nothing_else(temporary: Path) -> None:
    """Also where whoever runs edgecode gives nobody anything by default."""
    before = os.umask(0o077)
    try:
        with staged({"a/b/tool.py": b"tool"}, inputs={"script.json": b"{}"}) as files:
            assert (files.tool / "a" / "b" / "tool.py").read_bytes() == b"tool"
            assert (files.inputs / "script.json").read_bytes() == b"{}"
            assert list(files.empty.iterdir()) == []
            below = [*files.tool.rglob("*"), *files.inputs.rglob("*"), files.first, files.tool, files.inputs]
            modes = {each.is_dir(): stat.S_IMODE(each.stat().st_mode) for each in below}
            assert modes == {True: 0o755, False: 0o444}
    finally:
        os.umask(before)


def test_only_the_user_that_the_tool_is_may_go_in(temporary: Path) -> None:
    with staged({"tool.py": b""}, inputs={}) as files:
        found = files.tool.parent.stat()
        if os.geteuid() == 0:
            assert files.user is not None
            assert files.user > 2_000_000_000
            assert (stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid) == (0o710, 0, files.user)
        else:
            assert files.user is None
            assert stat.S_IMODE(found.st_mode) == 0o700


def test_nothing_stays_afterwards_whatever_happened(temporary: Path) -> None:
    def fail() -> None:
        with staged({"tool.py": b""}, inputs={}):
            assert len(list(temporary.iterdir())) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_is_swept_and_what_runs_is_not(temporary: Path) -> None:
    """One folder nobody holds any more, one that is held, a file and a link by such a name, and a folder of another name."""
    left, held = temporary / "edgecode-guest-left", temporary / "edgecode-guest-held"
    others = [temporary / "edgecode-guest-link", temporary / "edgecode-guest-file", temporary / "edgecode-other"]
    for folder in (left, held, others[2]):
        (folder / "tool").mkdir(parents=True)
        (folder / "tool" / "tool.py").write_bytes(b"")
    others[0].symlink_to(others[2])
    others[1].write_bytes(b"")
    holding = os.open(held, os.O_RDONLY)
    fcntl.flock(holding, fcntl.LOCK_EX)
    sweep()
    os.close(holding)
    assert set(temporary.iterdir()) == {held, *others}
    assert (others[2] / "tool" / "tool.py").exists()
    sweep()
    assert set(temporary.iterdir()) == {*others}


def test_a_folder_that_was_swept_before_it_was_held_is_made_anew(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make: Callable[..., str] = tempfile.mkdtemp

    def make_and_lose(**words: object) -> str:
        made.append(make(**words))
        if len(made) == 1:
            Path(made[0]).rmdir()
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", make_and_lose)
    with staged({"tool.py": b""}, inputs={}) as files:
        assert str(files.tool.parent) == made[1]


def test_an_administrators_private_folder_is_not_used(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("only an administrator runs tools as somebody else")
    (temporary / "private").mkdir(mode=0o700)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "private"))
    monkeypatch.setattr(staging, "_TEMPORARY", (temporary,))
    with staged({"tool.py": b""}, inputs={}) as files:
        assert files.tool.parents[1] == temporary
    monkeypatch.setattr(staging, "_TEMPORARY", ())
    with pytest.raises(GuestError, match="which only its owner may enter"), staged({"tool.py": b""}, inputs={}):
        pass


def test_a_disk_that_is_full_is_said_and_nothing_stays(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_folder: Path, _tool: Mapping[str, bytes], _inputs: Mapping[str, bytes]) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(staging, "_written", full)
    with (
        pytest.raises(GuestError, match="expected room for a tool's files, found No space left on device") as told,
        staged({"tool.py": b""}, inputs={}),
    ):
        pass
    assert "Set TMPDIR" in told.value.advice()
    assert list(temporary.iterdir()) == []
