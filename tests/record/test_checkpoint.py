import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import NoteError
from edgecode.record import checkpoint, note
from edgecode.record.checkpoint import LARGEST, Checkpoint
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.merkle import EMPTY_ROOT

LOG = SigningKey(name="edgecode.example/nadias-film", kind=KeyKind.LOG, seed=bytes(32))
ROOT = bytes(range(32))
EMPTY = base64.b64encode(EMPTY_ROOT).decode()

LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)
CHECKPOINTS = st.builds(
    Checkpoint,
    origin=LINES,
    size=st.integers(1, LARGEST),
    root=st.binary(min_size=32, max_size=32),
    extensions=st.lists(LINES, max_size=3).map(tuple),
)


@given(CHECKPOINTS)
@settings(deadline=None)
def test_a_checkpoint_comes_back_from_its_text(made: Checkpoint) -> None:
    assert checkpoint.read(checkpoint.text(made)) == made


@given(st.text("0123456789\nabc=", max_size=60))
@settings(deadline=None)
def test_a_text_is_refused_or_is_the_only_one_for_its_checkpoint(text: str) -> None:
    for each in (text, f"origin\n{text}", f"origin\n0\n{EMPTY}\n{text}"):
        try:
            made = checkpoint.read(each)
        except NoteError:
            continue
        assert checkpoint.text(made) == each


def test_the_lines_are_those_of_the_specification() -> None:
    """The text that C2SP tlog-checkpoint shows."""
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    made = checkpoint.read(text)
    assert (made.origin, made.size, made.extensions) == ("example.com/behind-the-sofa", 20852163, ())
    assert made.root.hex() == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"
    assert checkpoint.text(made) == text


def test_a_signed_checkpoint_is_verified() -> None:
    made = Checkpoint(origin=LOG.name, size=3, root=ROOT, extensions=("one more line",))
    signed = note.decoded(note.encoded(checkpoint.signed(made, key=LOG)))
    assert checkpoint.verified(signed, log=LOG.verifier) == made


def test_a_log_signs_only_under_its_own_origin() -> None:
    other = Checkpoint(origin="edgecode.example/another", size=3, root=ROOT)
    with pytest.raises(
        NoteError, match=r"expected the origin 'edgecode\.example/nadias-film', found 'edgecode\.example/a"
    ):
        checkpoint.signed(other, key=LOG)
    with pytest.raises(NoteError, match="checkpoint: expected the origin"):
        checkpoint.verified(note.signed(checkpoint.text(other), key=LOG), log=LOG.verifier)


def test_a_note_that_is_no_checkpoint_is_not_one_for_being_signed() -> None:
    with pytest.raises(NoteError, match="checkpoint: expected origin, size and root on a line each, found 1 lines"):
        checkpoint.verified(note.signed("day one\n", key=LOG), log=LOG.verifier)
    stranger = SigningKey(name=LOG.name, kind=KeyKind.LOG, seed=bytes(31) + b"\x01")
    signed = checkpoint.signed(Checkpoint(origin=LOG.name, size=3, root=ROOT), key=stranger)
    with pytest.raises(NoteError, match="note: expected a signature by"):
        checkpoint.verified(signed, log=LOG.verifier)


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"origin\n0\n{EMPTY}",
        f"origin\n0\n{EMPTY}\n\n",
        f"\n0\n{EMPTY}\n",
        f"origin\n\n{EMPTY}\n",
        f"origin\n00\n{EMPTY}\n",
        f"origin\n-1\n{EMPTY}\n",
        f"origin\n+1\n{EMPTY}\n",
        f"origin\n\u0661\n{EMPTY}\n",
        f"origin\n1 \n{EMPTY}\n",
        f"origin\n{LARGEST + 1}\n{EMPTY}\n",
        f"origin\n10000000000000000000\n{EMPTY}\n",
        f"origin\n1\n{EMPTY[:-1]}\n",
        f"origin\n1\n{EMPTY[:-4]}\n",
        "origin\n1\nnot base64\n",
        f"origin\n0\n{base64.b64encode(ROOT).decode()}\n",
        f"ori\tgin\n0\n{EMPTY}\n",
    ],
)
def test_what_is_not_a_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NoteError, match="checkpoint: expected"):
        checkpoint.read(text)


def test_the_empty_log_has_a_checkpoint() -> None:
    assert checkpoint.read(f"origin\n0\n{EMPTY}\n") == Checkpoint(origin="origin", size=0, root=EMPTY_ROOT)
