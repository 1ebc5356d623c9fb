"""Requests: what is signed, how it is carried, and what is let pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.errors import RequestError
from edgecode.boundary.request import (
    OFF_MS,
    Asked,
    Credential,
    Stamp,
    carried,
    checked,
    moment,
    signed_text,
    stamped,
    written,
)
from edgecode.dispatch.asking import credential
from edgecode.record import ed25519
from simulators.agreements import ARIA

NOW = 1_764_000_000_000
ASKED = Asked(origin="edgecode.partner/1/2", method="GET", path="/v1/batches")
NUMBER = ARIA.verifier.id.hex()
GIVEN = credential(ASKED, key=ARIA, at=NOW, nonce=bytes(16))


def verifies(signature: bytes, data: bytes) -> bool:
    return ed25519.verifies(signature, data=data, public=ARIA.verifier.public)


def test_what_is_signed_is_seven_lines() -> None:
    """The description that partners build on is this text, byte for byte."""
    assert signed_text(ASKED, stamp=stamped(NOW, nonce=bytes(16))) == (
        b"edgecode request 1\nedgecode.partner/1/2\nGET\n/v1/batches\n2025-11-24T16:00:00Z\n"
        b"00000000000000000000000000000000\n"
        b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
    )


def test_a_credential_is_read_as_it_is_written() -> None:
    assert carried(header=GIVEN.header, query="") == GIVEN
    assert carried(header=None, query=GIVEN.query) == GIVEN


@given(st.text(max_size=200))
def test_any_other_text_carries_nothing(text: str) -> None:
    assert carried(header=text, query="") is None
    assert carried(header=None, query=text) is None


@pytest.mark.parametrize(
    "spoilt", [GIVEN.header.upper(), f"{GIVEN.header} ", GIVEN.header.replace(", ", ","), GIVEN.query]
)
def test_there_is_one_spelling(spoilt: str) -> None:
    assert carried(header=spoilt, query="") is None


@given(st.integers(-OFF_MS, OFF_MS))
def test_within_five_minutes_a_request_holds(off: int) -> None:
    assert checked(ASKED, credential=GIVEN, key=NUMBER, verifies=verifies, now=NOW + off) == NOW


@pytest.mark.parametrize(
    ("credential_", "key", "now", "word"),
    [
        (None, NUMBER, NOW, "unknown-key"),
        (GIVEN, "00000000", NOW, "unknown-key"),
        (Credential(key=NUMBER, stamp=GIVEN.stamp, signature="0" * 128), NUMBER, NOW, "bad-signature"),
        (GIVEN, NUMBER, NOW + OFF_MS + 1, "clock"),
        (GIVEN, NUMBER, NOW - OFF_MS - 1, "clock"),
    ],
)
def test_the_others_are_refused_in_a_closed_word(credential_: Credential | None, key: str, now: int, word: str) -> None:
    with pytest.raises(RequestError) as refused:
        checked(ASKED, credential=credential_, key=key, verifies=verifies, now=now)
    assert refused.value.code == word


def test_a_day_that_there_is_not_is_no_time_for_a_request() -> None:
    stamp = Stamp(at="2025-02-30T25:00:00Z", nonce="0" * 32)
    signature = ARIA.sign(signed_text(ASKED, stamp=stamp)).hex()
    spoilt = Credential(key=NUMBER, stamp=stamp, signature=signature)
    with pytest.raises(RequestError, match="clock"):
        checked(ASKED, credential=spoilt, key=NUMBER, verifies=verifies, now=NOW)


@given(st.integers(0, 4_102_444_800_000))
def test_a_moment_is_read_back_to_the_second(at: int) -> None:
    assert moment(written(at)) == at - at % 1000
