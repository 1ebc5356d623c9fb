"""Files dropped into the room land in the film's folder, or nowhere."""

import unicodedata
from pathlib import Path

import pytest

from edgecode.errors import FileThereError
from edgecode.store.added_files import AddedFiles


def test_a_file_goes_where_its_path_says(tmp_path: Path) -> None:
    added = AddedFiles(tmp_path)
    assert added.add("dailies/day-1/log.csv", b"a")
    assert (tmp_path / "dailies" / "day-1" / "log.csv").read_bytes() == b"a"
    assert not added.add("dailies/day-1/log.csv", b"a")


def test_a_name_in_pieces_is_the_same_file(tmp_path: Path) -> None:
    """A Mac takes accents apart."""
    added = AddedFiles(tmp_path)
    assert added.add(unicodedata.normalize("NFD", "scène.csv"), b"a")
    assert not added.add("scène.csv", b"a")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/a",
        "a/",
        "../a",
        "a/../b",
        "./a",
        ".hidden",
        "a/.edgecode/b",
        " a",
        "a\n",
        "a\0b",
        "a:b",
        "con\\b",
        "x" * 300,
    ],
)
def test_a_path_that_is_none_of_a_film_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(FileThereError, match="expected to write a new file"):
        AddedFiles(tmp_path / "film").add(path, b"a")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(FileThereError, match="a/b: expected to write a new file, found"):
        AddedFiles(tmp_path).add("a/b", b"c")
