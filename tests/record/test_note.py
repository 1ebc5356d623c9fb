import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import NoteError
from edgecode.record import note
from edgecode.record.keys import KeyKind, SigningKey, read_verifier
from edgecode.record.note import MOST_SIGNATURES, Note, Signature

NADIA = SigningKey(name="nadia.example", kind=KeyKind.LOG, seed=bytes(32))
IDA = SigningKey(name="ida.example", kind=KeyKind.LOG, seed=bytes(31) + b"\x01")
WITNESS = SigningKey(name="witness.example", kind=KeyKind.WITNESS, seed=bytes(31) + b"\x02")
TEXT = "day one\n\nand two\n"

LETTERS = st.characters(exclude_categories=["Cs"]).filter(lambda letter: letter == "\n" or letter >= " ")
TEXTS = st.text(LETTERS).map(lambda text: f"{text}\n")
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")).filter(lambda letter: letter != "+"), min_size=1)
SIGNATURES = st.builds(
    Signature, name=NAMES, key_id=st.binary(min_size=4, max_size=4), signed=st.binary(min_size=1, max_size=80)
)
NOTES = st.builds(Note, TEXTS, st.lists(SIGNATURES, min_size=1, max_size=4).map(tuple))

EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
).encode()
"""What C2SP signed-note shows."""


@given(NOTES)
@settings(deadline=None)
def test_a_note_comes_back_as_it_went_out(made: Note) -> None:
    assert note.decoded(note.encoded(made)) == made


@given(st.binary(max_size=60))
@settings(deadline=None)
def test_bytes_are_refused_or_are_the_only_ones_for_their_note(data: bytes) -> None:
    for each in (data, b"a\n\n" + "— a ".encode() + data + b"\n"):
        try:
            made = note.decoded(each)
        except NoteError:
            continue
        assert note.encoded(made) == each


@given(TEXTS)
@settings(deadline=None)
def test_what_is_signed_is_signed(text: str) -> None:
    made = note.signed(text, key=NADIA)
    note.check_signed(note.decoded(note.encoded(made)), key=NADIA.verifier)
    assert note.strangers(made, keys=[NADIA.verifier]) == ()


def test_the_note_of_the_specification_is_signed() -> None:
    note.check_signed(note.decoded(EXAMPLE), key=read_verifier(EXAMPLE_KEY))


def test_every_byte_of_a_note_counts() -> None:
    data = note.encoded(note.signed(TEXT, key=NADIA))
    for place in range(len(data)):
        for bit in range(8):
            wrong = data[:place] + bytes((data[place] ^ 1 << bit,)) + data[place + 1 :]
            with pytest.raises(NoteError):
                note.check_signed(note.decoded(wrong), key=NADIA.verifier)


def test_signatures_by_strangers_count_for_nothing() -> None:
    made = note.signed(TEXT, key=NADIA)
    both = Note(TEXT, (*note.signed(TEXT, key=IDA).signatures, *made.signatures))
    namesake = Signature(name=NADIA.name, key_id=IDA.verifier.id, signed=bytes(64))
    note.check_signed(Note(TEXT, (*both.signatures, namesake)), key=NADIA.verifier)
    assert note.strangers(both, keys=[NADIA.verifier]) == both.signatures[:1]
    with pytest.raises(NoteError, match=r"note: expected a signature by ida.example\+[0-9a-f]{8}\+\S+, found none"):
        note.check_signed(made, key=IDA.verifier)


def test_one_line_that_does_not_hold_spoils_the_note() -> None:
    """C2SP signed-note: a known key's signature that fails to verify has the whole note rejected."""
    made = note.signed(TEXT, key=NADIA)
    forged = Signature(name=NADIA.name, key_id=NADIA.verifier.id, signed=bytes(64))
    for lines in ((*made.signatures, forged), (forged, *made.signatures)):
        with pytest.raises(NoteError, match=r"expected its text signed by nadia\.example") as error:
            note.check_signed(Note(TEXT, lines), key=NADIA.verifier)
    assert "worth showing" in error.value.advice()


def test_a_witness_key_does_not_sign_notes() -> None:
    with pytest.raises(NoteError, match=r"witness.example: expected a key of the type 0x01, found 0x04"):
        note.signed(TEXT, key=WITNESS)
    with pytest.raises(NoteError, match="found none"):
        note.check_signed(note.signed(TEXT, key=NADIA), key=WITNESS.verifier)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"day one\n",
        b"day one\n\n",
        "day one\n\n— nadia.example AAAAAAE=".encode(),
        "day one\n— nadia.example AAAAAAE=\n".encode(),
        b"day one\n\n- nadia.example AAAAAAE=\n",
        "day one\n\n— nadia.example\n".encode(),
        "day one\n\n— nadia.example \n".encode(),
        "day one\n\n—  AAAAAAE=\n".encode(),
        "day one\n\n— nadia example AAAAAAE=\n".encode(),
        "day one\n\n— na+dia AAAAAAE=\n".encode(),
        "day one\n\n— nadia.example AAAAAA==\n".encode(),
        "day one\n\n— nadia.example AAAAAAF=\n".encode(),
        "day one\n\n— nadia.example AAAAAAE=\n\n".encode(),
        "day\tone\n\n— nadia.example AAAAAAE=\n".encode(),
        "day one\r\n\n— nadia.example AAAAAAE=\n".encode(),
        b"day \xff\n\n\xe2\x80\x94 nadia.example AAAAAAE=\n",
        b"day one\n\n" + "— nadia.example AAAAAAE=\n".encode() * (MOST_SIGNATURES + 1),
    ],
)
def test_what_is_not_a_note_is_refused(data: bytes) -> None:
    with pytest.raises(NoteError, match="expected"):
        note.decoded(data)


@pytest.mark.parametrize("text", ["", "day one", "day\x00one\n", "\ud800\n"])
def test_a_text_that_could_not_be_read_back_is_not_signed(text: str) -> None:
    with pytest.raises(NoteError, match="note: expected"):
        note.signed(text, key=NADIA)


def test_a_signature_that_could_not_be_written_is_refused() -> None:
    for name, number, signed in (("a b", bytes(4), b"s"), ("a", bytes(3), b"s"), ("a", bytes(4), b"")):
        with pytest.raises(NoteError, match="signature: expected"):
            Signature(name=name, key_id=number, signed=signed)
    with pytest.raises(NoteError, match="note: expected 1 to 64 signatures, found 0"):
        Note(TEXT, ())
