from functools import partial
from pathlib import Path

import pytest

from edgecode.errors import RecordStoreError
from edgecode.store.record_db.private_files import content_of, destroy, keep


@pytest.mark.parametrize("at_once", [True, False])
def test_a_file_is_kept_for_the_user_alone(tmp_path: Path, *, at_once: bool) -> None:
    file = tmp_path / "new/folder/key"
    keep(file, b"first", at_once=at_once)
    keep(file, b"second", at_once=at_once)
    assert content_of(file) == b"second"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_not_there_has_no_content(tmp_path: Path) -> None:
    assert content_of(tmp_path / "nothing") is None


def test_what_was_destroyed_is_gone_and_may_be_destroyed_again(tmp_path: Path) -> None:
    keep(tmp_path / "key", b"secret")
    destroy(tmp_path / "key")
    destroy(tmp_path / "key")
    assert content_of(tmp_path / "key") is None


def test_what_cannot_be_kept_is_told_and_nothing_is_left_behind(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.mkdir()
    for deed in (partial(keep, file, b"x"), partial(content_of, file), partial(destroy, file)):
        with pytest.raises(RecordStoreError, match="key: expected to read and write the record, found is a directory"):
            deed()
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RecordStoreError):
        keep(tmp_path / "file/key", b"x")
