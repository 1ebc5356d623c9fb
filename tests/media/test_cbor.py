import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.media.cbor import decoded


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("00", 0),
        ("17", 23),
        ("1818", 24),
        ("1903e8", 1000),
        ("1a000f4240", 1_000_000),
        ("1bffffffffffffffff", 18_446_744_073_709_551_615),
        ("20", -1),
        ("3903e7", -1000),
        ("4401020304", b"\1\2\3\4"),
        ("6449455446", "IETF"),
        ("62c3bc", "\u00fc"),
        ("83010203", [1, 2, 3]),
        ("a201020304", {1: 2, 3: 4}),
        ("a26161016162820203", {"a": 1, "b": [2, 3]}),
        ("c074323031332d30332d32315432303a30343a30305a", "2013-03-21T20:04:00Z"),
        ("d28443a10126a0f640", [b"\xa1\x01\x26", {}, None, b""]),
        ("f4", False),
        ("f5", True),
    ],
)
def test_examples_of_rfc_8949_are_decoded(written: str, means: object) -> None:
    """Appendix A, and a COSE_Sign1 with nothing in it (RFC 9052, 4.2)."""
    assert decoded(bytes.fromhex(written)) == means


@pytest.mark.parametrize(
    "broken", ["", "18", "44010203", "62c3", "8301", "a101", "5f", "9fff", "fa47c35000", "a201020103", "ff"]
)
def test_what_is_cut_short_or_twice_or_unknown_is_refused(broken: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  it has no words
        decoded(bytes.fromhex(broken))


def test_lists_in_lists_without_end_are_refused() -> None:
    with pytest.raises(ValueError):  # noqa: PT011  likewise
        decoded(b"\x81" * 5000 + b"\0")


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded(data)
    except (ValueError, TypeError):
        return
