import os
import socket
from pathlib import Path

import pytest

from edgecode.boundary.errors import GuestError
from edgecode.guests.bundle_folder import read_folder
from simulators.guest_bundles import TOLD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tool"
    (made / "lib").mkdir(parents=True)
    (made / "tool.toml").write_text(TOLD, encoding="utf-8")
    (made / "tool.py").write_bytes(b"print()\n")
    (made / "lib" / "rules.py").write_bytes(b"x = 1\n")
    return made


def refused(folder: Path) -> str:
    with pytest.raises(GuestError) as caught:
        read_folder(str(folder))
    assert caught.value.advice().startswith("Nothing was packed.")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_manifest_and_every_file_beside_it_are_read(folder: Path) -> None:
    told, files = read_folder(str(folder))
    assert told == TOLD.encode()
    assert files == {"lib/rules.py": b"x = 1\n", "tool.py": b"print()\n"}


def test_a_link_is_refused_wherever_it_leads(folder: Path) -> None:
    """To a file outside, a file beside it, a folder, or nothing."""
    for target in ("/etc/passwd", "tool.py", "lib", "..", "gone"):
        link = folder / "lib" / "out"
        link.symlink_to(target)
        assert "out: expected a plain file, found a link to another" in refused(folder)
        link.unlink()


def test_a_manifest_that_is_a_link_is_refused(folder: Path) -> None:
    (folder / "tool.toml").rename(folder.parent / "tool.toml")
    (folder / "tool.toml").symlink_to("../tool.toml")
    assert "tool.toml: expected a plain file, found a link" in refused(folder)


def test_what_is_neither_file_nor_folder_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert "found something else" in refused(folder)
    (folder / "pipe").unlink()
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(folder / "door"))
    assert "found something else" in refused(folder)


@pytest.mark.parametrize("name", [".DS_Store", "__pycache__/tool.pyc", "con.txt", "a\\b", "a:b", "a\x1b[2Jb"])
def test_a_file_that_would_not_be_let_in_is_not_packed(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"")
    said = refused(folder)
    assert "expected a file with a plain path" in said
    assert "\x1b" not in said


def test_folders_within_folders_end_somewhere(folder: Path) -> None:
    deep = folder / "a/b/c/d/e/f/g/h"
    deep.mkdir(parents=True)
    (deep / "x").write_bytes(b"")
    assert "plain files in at most 5 folders" in refused(folder)


def test_there_are_only_so_many_files_and_bytes(folder: Path) -> None:
    with (folder / "weights").open("wb") as stream:
        os.truncate(stream.fileno(), 200_000_001)
    assert "expected files of at most 200000000 bytes in all" in refused(folder)
    (folder / "weights").unlink()
    for at in range(199):
        (folder / f"{at}.bin").write_bytes(b"")
    assert "expected 1 to 200 files beside tool.toml, found 201" in refused(folder)


def test_a_manifest_that_is_far_too_long_is_not_read(folder: Path) -> None:
    (folder / "tool.toml").write_bytes(b"#" * (1 << 19))
    assert "tool.toml: expected at most 262144 bytes, found 524288" in refused(folder)


def test_a_folder_without_a_manifest_or_without_files_is_told_so(folder: Path) -> None:
    (folder / "tool.py").unlink()
    (folder / "lib" / "rules.py").unlink()
    assert "expected 1 to 200 files beside tool.toml, found 0" in refused(folder)
    (folder / "tool.toml").unlink()
    assert "tool.toml: expected the tool's manifest, found none" in refused(folder)
    assert "expected a folder, found none" in refused(folder / "nowhere")
    assert "expected a folder" in refused(folder / "a\x00b")
