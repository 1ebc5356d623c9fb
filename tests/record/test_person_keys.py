import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import KeyTextError
from edgecode.record.person_keys import person_keys

SECRETS = st.binary(min_size=32, max_size=32)


@given(SECRETS)
@settings(deadline=None)
def test_the_keys_are_those_of_hkdf(secret: bytes) -> None:
    """RFC 5869: extract with a salt of zeros, expand once for each job."""
    seed = hmac.digest(bytes(32), secret, "sha256")
    keys = person_keys(secret)
    for job, key in (("commitments", keys.commitments), ("bodies", keys.bodies), ("nonces", keys.nonces)):
        assert key == hmac.digest(seed, f"edgecode record 1: {job}".encode() + b"\x01", "sha256")


@given(SECRETS, SECRETS)
@settings(deadline=None)
def test_no_key_stands_for_another(one: bytes, two: bytes) -> None:
    first, second = person_keys(one), person_keys(two)
    assert len({first.commitments, first.bodies, first.nonces}) == 3
    assert (first == second) is (one == two)


def test_a_key_is_not_printed() -> None:
    assert repr(person_keys(bytes(32))) == str(person_keys(bytes(32))) == "PersonKeys()"


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_secret_of_another_length_is_refused_and_not_repeated(length: int) -> None:
    with pytest.raises(KeyTextError, match=rf"^secret: expected 32 bytes, found {length}$"):
        person_keys(b"s" * length)
