from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.errors import NoteError
from edgecode.papers.seal import HEAD, Seal, digest, read, sealed, text, verified
from edgecode.record import checkpoint, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import KeyKind, SigningKey

KEY: Final = SigningKey(name="edgecode/made", kind=KeyKind.LOG, seed=b"k" * 32)
OTHER: Final = SigningKey(name="edgecode/made", kind=KeyKind.LOG, seed=b"o" * 32)
FILES: Final = {"disclosure.json": b"{}\n", "integrity.json": b"[]\n", "disclosure.pdf": b""}

names = st.from_regex(r"[a-z]{1,8}\.[a-z]{1,4}", fullmatch=True)


@given(st.dictionaries(names, st.binary(max_size=20), max_size=6))
def test_a_seal_says_the_digest_of_every_file_whatever_order_they_came_in(files: dict[str, bytes]) -> None:
    seal = verified(note.decoded(sealed(files, key=KEY)), key=KEY.verifier)
    assert seal == Seal(origin=KEY.name, digests={name: digest(data) for name, data in files.items()})
    assert sealed(dict(reversed(files.items())), key=KEY) == sealed(files, key=KEY)


def test_the_same_files_and_key_give_the_same_bytes_and_another_key_others() -> None:
    assert sealed(FILES, key=KEY) == sealed(FILES, key=KEY) != sealed(FILES, key=OTHER)


def test_a_seal_holds_for_the_key_that_signed_it_alone() -> None:
    signed = note.decoded(sealed(FILES, key=KEY))
    with pytest.raises(NoteError, match="expected a signature by"):
        verified(signed, key=OTHER.verifier)
    named = SigningKey(name="edgecode/other", kind=KeyKind.LOG, seed=b"k" * 32)
    with pytest.raises(NoteError):
        verified(signed, key=named.verifier)


def test_a_seal_in_the_name_of_another_record_is_refused() -> None:
    of_another = note.signed(text(FILES, origin="edgecode/another"), key=KEY)
    with pytest.raises(NoteError, match="expected the origin 'edgecode/made', found 'edgecode/another'"):
        verified(of_another, key=KEY.verifier)


def test_neither_a_seal_nor_a_checkpoint_is_taken_for_the_other() -> None:
    stated = checkpoint.signed(Checkpoint(origin=KEY.name, size=1, root=b"r" * 32), key=KEY)
    with pytest.raises(NoteError):
        verified(stated, key=KEY.verifier)
    with pytest.raises(NoteError):
        checkpoint.verified(note.decoded(sealed(FILES, key=KEY)), log=KEY.verifier)


A, B = (f"{name} sha256 {digest(b'')}\n" for name in ("a.json", "b.json"))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "\n",
        "edgecode disclosure seal 2\nedgecode/made\n" + A,
        f"edgecode/made\n{HEAD}\n{A}",
        f"{HEAD}\nedgecode/made\n{B}{A}",
        f"{HEAD}\nedgecode/made\n{A}{A}",
        f"{HEAD}\nedgecode/made\n{A}more\n",
        f"{HEAD}\nedgecode/made\n{A}\n",
        f"{HEAD}\nedgecode/made\n\n{A}",
        f"{HEAD}\nedgecode/made\n{A.upper()}",
        f"{HEAD}\nedgecode/made\n{A.replace('a.json', '../a.json')}",
        f"{HEAD}\nedgecode/made\n{A.replace(' sha256 ', '  sha256 ')}",
        f"{HEAD}\nedgecode/made\n{A.replace('sha256', 'sha1')}",
    ],
)
def test_a_seal_in_another_spelling_is_none(said: str) -> None:
    with pytest.raises(NoteError, match="seal: expected edgecode disclosure seal 1, an origin and files"):
        read(said)
    assert read(f"{HEAD}\nedgecode/made\n{A}{B}").digests.keys() == {"a.json", "b.json"}
