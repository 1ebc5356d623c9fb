import base64

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.agreement import Partner
from edgecode.boundary.agreement_toml import text
from edgecode.boundary.errors import AgreementError
from edgecode.dispatch.leaves import key_of
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.note import Note, decoded, encoded, signed
from edgecode.usecases.partners.signing_agreements import (
    agreement_id,
    check_countersigned,
    countersigned,
    read_signed,
    signed_by,
)
from simulators.agreements import ARIA, BASE, OTHER, QUILL

SEED = b"s" * 32
SIGNED = signed_by(BASE, key=ARIA, path="deal.toml")
BOTH = countersigned(read_signed(SIGNED, path="deal.note"), seed=SEED)
LOG = key_of(SEED, agreement=BASE.id).verifier


def test_what_a_partner_signed_is_read_and_named_by_its_text() -> None:
    found = read_signed(SIGNED, path="deal.note")
    assert found.agreement == BASE
    assert len(found.digest) == 64
    assert decoded(SIGNED).text == text(BASE)


def test_both_signatures_are_checked_from_the_public_key_of_the_log_alone() -> None:
    assert check_countersigned(BOTH, log=LOG, path="deal.note") == BASE
    assert [line.name for line in decoded(BOTH).signatures] == ["aria-labs", LOG.name]
    assert LOG.name.startswith(f"edgecode.partner/{BASE.id}/")


def test_the_same_agreement_and_seed_give_the_same_bytes() -> None:
    assert countersigned(read_signed(BOTH, path="deal.note"), seed=SEED) == BOTH


def test_a_stranger_s_signature_counts_for_nothing() -> None:
    note = decoded(SIGNED)
    more = Note(note.text, (*signed(note.text, key=QUILL).signatures, *note.signatures))
    assert countersigned(read_signed(encoded(more), path="deal.note"), seed=SEED) == BOTH


def test_another_log_s_key_does_not_check_it() -> None:
    other = key_of(b"t" * 32, agreement=BASE.id).verifier
    with pytest.raises(AgreementError, match="expected a signature by the key of the partner's log, found none"):
        check_countersigned(BOTH, log=other, path="deal.note")
    with pytest.raises(AgreementError, match="by the key of the partner's log, found none"):
        check_countersigned(SIGNED, log=LOG, path="deal.note")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (text(BASE).encode(), "deal.note: expected an agreement that its partner signed: .*, found no signature"),
        (b"\xff\xfe", "an agreement that its partner signed: UTF-8"),
        (b"", "an agreement that its partner signed"),
        (
            SIGNED.replace(b"ceiling = 90.0", b"ceiling = 99.0"),
            "found one that does not hold: the text was changed since",
        ),
        (encoded(signed(text(BASE), key=QUILL)), "expected a signature by the partner's key that it names, found none"),
        (encoded(signed("version = 1\n", key=ARIA)), r"deal\.note:1: expected the key agreement"),
    ],
)
def test_what_is_unsigned_or_tampered_with_is_refused_and_says_whom_to_ask(data: bytes, says: str) -> None:
    with pytest.raises(AgreementError, match=says) as caught:
        read_signed(data, path="deal.note")
    assert caught.value.advice()


@given(st.integers(0, len(SIGNED) - 1), st.integers(1, 255))
def test_no_byte_of_a_signed_agreement_can_be_another(place: int, change: int) -> None:
    spoiled = bytearray(SIGNED)
    spoiled[place] ^= change
    with pytest.raises(AgreementError):
        read_signed(bytes(spoiled), path="deal.note")


def test_a_key_that_is_none_is_refused() -> None:
    name, number, key = str(ARIA.verifier).split("+", 2)
    wrong = f"{name}+{'0' * 8}+{key}"
    agreement = msgspec.structs.replace(BASE, partner=Partner(name="Aria Labs", key=wrong))
    with pytest.raises(AgreementError, match=f"expected a partner's key: the number {number}, found 00000000"):
        read_signed(encoded(signed(text(agreement), key=ARIA)), path="deal.note")
    witness = SigningKey(name="aria-labs", kind=KeyKind.WITNESS, seed=b"a" * 32).verifier
    agreement = msgspec.structs.replace(BASE, partner=Partner(name="Aria Labs", key=str(witness)))
    with pytest.raises(AgreementError, match="expected a partner's key of the type 0x01, found 0x04"):
        read_signed(encoded(signed(text(agreement), key=ARIA)), path="deal.note")
    assert base64.b64decode(key)[0] == KeyKind.LOG


def test_nobody_signs_an_agreement_with_another_s_key() -> None:
    with pytest.raises(AgreementError, match=r"expected an agreement with the key quill\+"):
        signed_by(BASE, key=QUILL, path="deal.toml")


def test_the_id_is_found_whatever_is_wrong_with_the_rest() -> None:
    assert agreement_id(SIGNED) == BASE.id
    assert agreement_id(text(OTHER).encode()) == OTHER.id
    assert agreement_id(SIGNED.replace(b"ceiling = 90.0", b"ceiling = 900")) == BASE.id
    assert agreement_id(b"\xff") is None
