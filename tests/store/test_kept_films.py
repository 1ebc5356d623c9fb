from pathlib import Path

import pytest

from edgecode.boundary.errors import AgreementError
from edgecode.store.kept_films import KeptFilms

A, B = "a" * 16, "b" * 16


def films(state: Path, name: str) -> KeptFilms:
    return KeptFilms(state, film=lambda: name)


def test_other_films_of_the_user_are_counted_and_this_one_is_not(tmp_path: Path) -> None:
    one, two, unsaid = films(tmp_path, "f1"), films(tmp_path, "f2"), films(tmp_path, "")
    assert one.others(A) == 0
    for _ in range(2):
        one.add(A)
    two.add(B)
    assert (one.others(A), two.others(A), unsaid.others(A)) == (0, 1, 1)
    assert (one.others(B), two.others(B)) == (1, 0)
    one.remove(A)
    one.remove(A)
    assert two.others(A) == 0


def test_a_folder_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "agreements").write_bytes(b"")
    one = films(tmp_path, "f1")
    for do in (one.others, one.add, one.remove):
        with pytest.raises(AgreementError, match="expected a folder that can be read and written"):
            do(A)
