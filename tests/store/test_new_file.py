import os
from pathlib import Path

import pytest

from edgecode.store.new_file import write_new


def test_a_new_file_is_there_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    write_new(tmp_path / "a.csv", b"one")
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"one"


@pytest.mark.parametrize("links", [True, False], ids=["with links", "on a disk without links"])
def test_what_is_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool) -> None:
    if not links:

        def refused(*_words: object) -> None:
            raise PermissionError

        monkeypatch.setattr(os, "link", refused)
        write_new(tmp_path / "b.csv", b"new")
        assert (tmp_path / "b.csv").read_bytes() == b"new"
    (tmp_path / "a.csv").write_bytes(b"before")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.csv", b"after")
    assert (tmp_path / "a.csv").read_bytes() == b"before"
    assert sorted(each.name for each in tmp_path.iterdir()) == (["a.csv"] if links else ["a.csv", "b.csv"])
