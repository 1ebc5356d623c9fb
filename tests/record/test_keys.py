from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import KeyTextError
from edgecode.record import ed25519
from edgecode.record.keys import KeyKind, SigningKey, VerifierKey, from_base64, read_verifier

SPACES = "\x00\t\n \x1f\x85\xa0\u1680\u2003\u2028\u2029\u3000"

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")).filter(lambda letter: letter != "+"), min_size=1)
KEYS = st.builds(SigningKey, name=NAMES, kind=st.sampled_from(KeyKind), seed=st.binary(min_size=32, max_size=32))

EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
"""The key that C2SP signed-note shows."""


@given(KEYS)
@settings(deadline=None)
def test_a_key_comes_back_from_its_text(key: SigningKey) -> None:
    assert read_verifier(str(key.verifier)) == key.verifier


@given(KEYS)
@settings(deadline=None)
def test_the_number_of_a_key_is_as_the_specification_says(key: SigningKey) -> None:
    public = ed25519.public_key(key.seed)
    assert key.verifier.id == sha256(key.name.encode() + b"\n" + bytes((key.kind,)) + public).digest()[:4]
    assert ed25519.verifies(key.sign(b"day one"), data=b"day one", public=public)


def test_the_key_of_the_specification_is_read() -> None:
    key = read_verifier(EXAMPLE)
    assert (key.name, key.kind, key.id.hex()) == ("example.com/foo", KeyKind.LOG, "530d903a")
    assert str(key) == EXAMPLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        EXAMPLE.replace("530d903a", "530d903b"),
        EXAMPLE.replace("530d903a", "530D903A"),
        EXAMPLE.replace("foo", "fo o"),
        EXAMPLE.replace("example.com/foo", ""),
        EXAMPLE.replace("+Aek", "+Bek"),
        EXAMPLE + "=",
        EXAMPLE[:-1],
        EXAMPLE[:-4],
        EXAMPLE + "\n",
        "example.com/foo+530d903a+=",
    ],
)
def test_a_key_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(KeyTextError, match="expected") as error:
        read_verifier(text)
    assert "whole key" in error.value.advice()


@pytest.mark.parametrize("name", ["", "a+b", "\ud800", *(f"a{space}b" for space in SPACES)])
def test_a_name_with_a_space_or_a_plus_is_refused(name: str) -> None:
    with pytest.raises(KeyTextError, match="key: expected a name without a space or a plus"):
        SigningKey(name=name, kind=KeyKind.LOG, seed=bytes(32))
    with pytest.raises(KeyTextError, match="key: expected a name without a space or a plus"):
        VerifierKey(name=name, kind=KeyKind.LOG, public=ed25519.public_key(bytes(32)))


def test_a_point_that_signs_everything_is_no_key() -> None:
    for public in (b"", bytes(32), bytes(31), b"\x01" + bytes(31)):
        with pytest.raises(KeyTextError, match="expected a public Ed25519 key of 32 bytes"):
            VerifierKey(name="log.example", kind=KeyKind.LOG, public=public)


def test_a_seed_is_neither_printed_nor_repeated() -> None:
    key = SigningKey(name="log.example", kind=KeyKind.LOG, seed=b"s" * 32)
    assert repr(key) == str(key) == "SigningKey(name='log.example', kind=<KeyKind.LOG: 1>)"
    with pytest.raises(KeyTextError, match=r"^log.example: expected a seed of 32 bytes, found 31$"):
        SigningKey(name="log.example", kind=KeyKind.LOG, seed=b"s" * 31)


@pytest.mark.parametrize("text", ["", "=", "AQ", "AQ=", "AR==", "A Q=", "AQ==\n", "AQ==AQ==", "_-==", "\u00e9A=="])
def test_base64_has_one_spelling(text: str) -> None:
    assert from_base64(text) is None
    assert from_base64("AQ==") == b"\x01"
