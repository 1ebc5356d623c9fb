"""The digest of a file."""

from hashlib import sha256
from pathlib import Path

import pytest

from edgecode.errors import NoSuchFileError
from edgecode.store.file_digest import file_digest


def test_the_digest_is_that_of_all_bytes(tmp_path: Path) -> None:
    data = bytes(range(256)) * 5_000
    (tmp_path / "movie.mp4").write_bytes(data)
    assert file_digest(str(tmp_path / "movie.mp4")) == sha256(data).hexdigest()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFileError, match="no such file"):
        file_digest(str(tmp_path / "none"))
