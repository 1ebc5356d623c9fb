from pathlib import Path

import pytest

from edgecode.errors import RecordError
from edgecode.record import witnessing
from edgecode.record.keys import SigningKey
from edgecode.record.witnessing import Cosigned
from edgecode.store.record_db.witnessed_notes import keep, kept_in
from record.held_record import LOG, HeldRecord
from simulators.witness import W1, W2, lines_of


def cosigned(size: int, *, key: SigningKey = W1, at: int = 7) -> Cosigned:
    """A checkpoint of so many entries, as a witness cosigned it."""
    signed = HeldRecord(size).state()
    return witnessing.cosigned(signed, lines_of(signed, key=key, at=at), witness=key.verifier)


def test_nothing_was_kept_where_there_is_no_folder(tmp_path: Path) -> None:
    assert kept_in(tmp_path / "none", log=LOG.verifier) == ()


def test_the_largest_of_each_witness_is_kept_and_of_one_size_the_latest(tmp_path: Path) -> None:
    last, other = cosigned(5, at=9), cosigned(2, key=W2)
    for each in (cosigned(3), cosigned(5), last, cosigned(4), cosigned(5, at=8), other):
        keep(tmp_path, each, log=LOG.verifier)
    assert set(kept_in(tmp_path, log=LOG.verifier)) == {last, other}
    assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"witness":"x","note":"y"}', b"\xff"])
def test_one_that_is_damaged_is_one_sentence_and_names_the_file(tmp_path: Path, content: bytes) -> None:
    keep(tmp_path, cosigned(3), log=LOG.verifier)
    [file] = tmp_path.iterdir()
    file.write_bytes(content)
    with pytest.raises(RecordError, match="expected a checkpoint as a witness cosigned it") as caught:
        kept_in(tmp_path, log=LOG.verifier)
    assert str(file) in str(caught.value)


def test_one_that_does_not_hold_is_not_kept(tmp_path: Path) -> None:
    other = SigningKey(name=LOG.name, kind=LOG.kind, seed=b"o" * 32)
    with pytest.raises(RecordError):
        keep(tmp_path, cosigned(3), log=other.verifier)
    assert not list(tmp_path.iterdir())
