import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from edgecode.dispatch import plain_files


def names(folder: Path) -> list[str]:
    """Give every name in a folder, hidden ones too."""
    return sorted(file.name for file in folder.iterdir())


def test_a_new_file_is_there_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    plain_files.put_new(tmp_path, "a", b"one")
    assert plain_files.content(tmp_path, "a") == b"one"
    assert names(tmp_path) == ["a"]


def test_what_is_there_stays_even_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    plain_files.put_new(tmp_path, "a", b"one")
    (tmp_path / "b").symlink_to(tmp_path / "none")
    for name in ("a", "b"):
        with pytest.raises(FileExistsError):
            plain_files.put_new(tmp_path, name, b"two")
    assert plain_files.content(tmp_path, "a") == b"one"
    assert names(tmp_path) == ["a", "b"]


def test_a_file_is_replaced_in_one_step_and_so_is_a_link_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "film").write_bytes(b"film")
    (tmp_path / "a").symlink_to(tmp_path / "film")
    plain_files.replace(tmp_path, "a", b"one")
    plain_files.replace(tmp_path, "a", b"two")
    assert plain_files.content(tmp_path, "a") == b"two"
    assert (tmp_path / "film").read_bytes() == b"film"
    assert names(tmp_path) == ["a", "film"]


def test_a_link_is_not_read_nor_a_folder_that_is_one(tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "a").write_bytes(b"film")
    (tmp_path / "folder").symlink_to(tmp_path / "film")
    (tmp_path / "a").symlink_to(tmp_path / "film" / "a")
    for folder in (tmp_path, tmp_path / "folder"):
        with pytest.raises(OSError, match=r"symbolic links|Not a directory"):
            plain_files.content(folder, "a")
    with pytest.raises(OSError, match=r"symbolic links|Not a directory"):
        plain_files.names(tmp_path / "folder")


def test_what_is_no_file_is_no_content(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(OSError, match=r"no plain file|Is a directory"):
            plain_files.content(tmp_path, name)
    assert plain_files.content(tmp_path, "none") is None


def test_what_was_begun_by_somebody_who_was_killed_is_swept_and_not_listed(tmp_path: Path) -> None:
    (tmp_path / ".new-a-77").write_bytes(b"half")
    plain_files.put_new(tmp_path, "a", b"one")
    assert plain_files.names(tmp_path) == ("a",)
    plain_files.sweep(tmp_path)
    assert names(tmp_path) == ["a"]


def test_what_is_removed_is_gone_and_what_is_not_there_may_be_removed(tmp_path: Path) -> None:
    plain_files.put_new(tmp_path, "a", b"one")
    plain_files.remove(tmp_path, "a")
    plain_files.remove(tmp_path, "a")
    assert names(tmp_path) == []


@pytest.mark.parametrize("verb", ["put_new", "replace"])
def test_on_a_full_disk_nothing_is_left_of_what_was_begun(tmp_path: Path, verb: str) -> None:
    """No file of the process may grow beyond ten bytes."""
    plain_files.put_new(tmp_path, "before", b"one")
    name = "before" if verb == "replace" else "a"
    program = f"""if True:
        import resource, sys
        from pathlib import Path
        from edgecode.dispatch import plain_files
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, {resource.RLIM_INFINITY}))
        plain_files.{verb}(Path(sys.argv[1]), {name!r}, bytes(100))
    """
    environment = {"PYTHONPATH": str(Path(plain_files.__file__).parents[2])}
    words = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert "File too large" in done.stderr
    assert names(tmp_path) == ["before"]
    assert plain_files.content(tmp_path, "before") == b"one"
