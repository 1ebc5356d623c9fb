from pathlib import Path

import pytest

from edgecode.errors import RecordStoreError
from edgecode.store.record_db.people import People
from simulators.entropy import CountedEntropy
from store.record_db.made_record import IDA, NADIA


def people_in(folder: Path, *, seed: int = 0) -> People:
    """Read the secrets that lie in a folder."""
    people = People(folder, entropy=CountedEntropy(seed))
    people.look_again()
    return people


def test_a_person_has_one_secret_and_keeps_it(tmp_path: Path) -> None:
    people = people_in(tmp_path)
    ida, nadia = people.secret_of(IDA), people.secret_of(NADIA)
    assert people.secret_of(IDA) == ida
    again = people_in(tmp_path, seed=1)
    assert (again.secret_of(IDA), again.secret_of(NADIA)) == (ida, nadia)
    assert again.keys_of(ida.number) == ida.keys
    assert again.numbers() == {ida.number, nadia.number}
    assert again.numbers(NADIA) == {nadia.number}


def test_a_secret_that_another_process_made_is_found(tmp_path: Path) -> None:
    people, others = people_in(tmp_path), people_in(tmp_path, seed=1)
    made = others.secret_of(IDA)
    assert people.secret_of(IDA) == made


def test_a_destroyed_secret_leaves_its_number_and_whose_it_was(tmp_path: Path) -> None:
    people = people_in(tmp_path)
    secret = people.secret_of(NADIA)
    people.destroy(frozenset({secret.number, b"another!"}))
    assert people.keys_of(secret.number) is None
    assert people.erased() == {secret.number: NADIA}
    assert people_in(tmp_path, seed=1).numbers() == frozenset()
    assert people_in(tmp_path, seed=1).secret_of(NADIA) != secret


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"person": "x", "secret": "00"}', b'{"person": "bbbbbbbbbbbbbbbb", "secret": "00"}']
)
def test_a_file_that_holds_no_secret_is_passed_over(tmp_path: Path, content: bytes) -> None:
    people = people_in(tmp_path)
    secret = people.secret_of(IDA)
    (tmp_path / "people/0011223344556677").write_bytes(content)
    (tmp_path / "erased").mkdir()
    (tmp_path / "erased/what").write_bytes(b"\xff")
    again = people_in(tmp_path)
    assert again.numbers() == {secret.number}
    assert again.erased() == {}


def test_a_secret_under_another_number_is_passed_over(tmp_path: Path) -> None:
    people = people_in(tmp_path)
    file = tmp_path / "people" / people.secret_of(IDA).number.hex()
    file.rename(file.with_name("0011223344556677"))
    assert people_in(tmp_path).numbers() == frozenset()


def test_secrets_are_taken_over_with_what_was_destroyed(tmp_path: Path) -> None:
    first, second = people_in(tmp_path / "first"), people_in(tmp_path / "second")
    ida, nadia = first.secret_of(IDA), first.secret_of(NADIA)
    first.destroy(frozenset({nadia.number}))
    second.take_over(first)
    assert second.numbers() == {ida.number}
    assert second.erased() == {nadia.number: NADIA}


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "people").write_text("in the way")
    with pytest.raises(RecordStoreError, match="not a directory"):
        people_in(tmp_path)
