import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.record.mac import Mac


@given(st.binary(max_size=64), st.lists(st.binary(max_size=200), max_size=3))
def test_it_is_what_the_standard_library_computes(key: bytes, messages: list[bytes]) -> None:
    mac = Mac(key)
    assert [mac.digest(message) for message in messages] == [hmac.digest(key, each, "sha256") for each in messages]


def test_the_first_case_of_rfc_4231_holds() -> None:
    said = Mac(b"\x0b" * 20).digest(b"Hi There").hex()
    assert said == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"


def test_a_key_that_would_have_to_be_hashed_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a key of at most 64 bytes, found 65"):
        Mac(bytes(65))
