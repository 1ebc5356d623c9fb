import os
from pathlib import Path

from edgecode.store.picture_files import PictureFiles


def test_what_is_kept_is_there_for_the_next_process(tmp_path: Path) -> None:
    PictureFiles(tmp_path / "pictures").keep("a key", b"a picture")
    again = PictureFiles(tmp_path / "pictures")
    assert again.get("a key") == b"a picture"
    assert again.get("another") is None


def test_a_kept_file_that_was_changed_is_as_good_as_none(tmp_path: Path) -> None:
    kept = PictureFiles(tmp_path)
    kept.keep("a", b"a picture")
    [file] = tmp_path.iterdir()
    for spoilt in (b"", b"short", file.read_bytes()[:-1], b"x" + file.read_bytes()):
        file.write_bytes(spoilt)
        assert kept.get("a") is None


def test_the_longest_unasked_for_go_when_there_is_too_much(tmp_path: Path) -> None:
    kept = PictureFiles(tmp_path, most=5_000)
    for nth in range(4):
        kept.keep(str(nth), bytes(1_000))
        [file] = [each for each in tmp_path.iterdir() if each.stat().st_mtime_ns > 10_000 * 10**9]
        os.utime(file, (nth, nth))
    assert kept.get("0") is not None
    kept.keep("4", bytes(1_000))
    assert [kept.get(str(nth)) is not None for nth in range(5)] == [True, False, False, True, True]
    assert sum(each.stat().st_size for each in tmp_path.iterdir()) <= 5_000


def test_nowhere_to_keep_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for kept in (PictureFiles(None), PictureFiles(tmp_path / "file" / "pictures")):
        kept.keep("a", b"a picture")
        assert kept.get("a") is None


def test_the_folder_may_be_thrown_away_at_any_time(tmp_path: Path) -> None:
    kept = PictureFiles(tmp_path / "pictures")
    kept.keep("a", b"a picture")
    for file in (tmp_path / "pictures").iterdir():
        file.unlink()
    (tmp_path / "pictures").rmdir()
    assert kept.get("a") is None
    kept.keep("a", b"a picture")
    assert kept.get("a") == b"a picture"
