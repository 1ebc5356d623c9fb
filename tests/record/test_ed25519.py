import json
from collections import Counter
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.record import ed25519

VECTORS = Path(__file__).resolve().parents[2] / ".." / "shared" / "real" / "vectors" / "ed25519" / "ed25519vectors.json"

real = pytest.mark.skipif(not VECTORS.is_file(), reason="the edge cases of C2SP/CCTV are not here")

FIELD = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, -1, FIELD) % FIELD
SEED = bytes(range(32))
OFF_THE_CURVE = (2).to_bytes(32, "little")

REFUSED_BY_US = {"low_order_A", "low_order_R", "non_canonical_A"}
REFUSED_BY_OPENSSL = {"low_order_residue", "non_canonical_R"}


def cases() -> list[tuple[bytes, bytes, bytes, frozenset[str]]]:
    """Read the edge cases: key, signature, message, flags."""
    return [
        (bytes.fromhex(case["key"]), bytes.fromhex(case["sig"]), case["msg"].encode(), frozenset(case["flags"] or ()))
        for case in json.loads(VECTORS.read_text())
    ]


def openssl_verifies(signed: bytes, *, data: bytes, public: bytes) -> bool:
    """Ask OpenSSL alone."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signed, data)
    except InvalidSignature:
        return False
    return True


def added(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    """Add two points (RFC 8032 section 5.1.4, in x and y)."""
    (x1, y1), (x2, y2) = one, two
    bend = CURVE * x1 * x2 * y1 * y2
    x3 = (x1 * y2 + y1 * x2) * pow(1 + bend, -1, FIELD)
    y3 = (y1 * y2 + x1 * x2) * pow(1 - bend, -1, FIELD)
    return x3 % FIELD, y3 % FIELD


def point(encoding: bytes) -> tuple[int, int]:
    """Decode a point, whatever its spelling; x may come with either sign."""
    y = int.from_bytes(encoding, "little") % 2**255 % FIELD
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    x = x if x * x % FIELD == square else x * pow(2, (FIELD - 1) // 4, FIELD) % FIELD
    assert x * x % FIELD == square
    return x, y


@real
def test_every_edge_case_gives_the_verdict_of_its_flags() -> None:
    refused = REFUSED_BY_US | REFUSED_BY_OPENSSL
    found = cases()
    assert len(found) == 914
    for key, signed, message, flags in found:
        assert ed25519.verifies(signed, data=message, public=key) is not bool(flags & refused), flags


@real
def test_openssl_is_as_strict_as_the_page_says() -> None:
    """Flag by flag, what OpenSSL accepts of it; when this changes, the docstring of the module does."""
    accepted = Counter(
        flag
        for key, signed, message, flags in cases()
        for flag in flags or {"none"}
        if openssl_verifies(signed, data=message, public=key)
    )
    assert not any(accepted[flag] for flag in REFUSED_BY_OPENSSL)
    assert accepted == {
        "low_order_component_A": 195,
        "low_order_component_R": 159,
        "low_order_A": 122,
        "low_order_R": 99,
        "non_canonical_A": 36,
        "reencoded_k": 10,
        "none": 1,
    }


@real
def test_every_flag_is_told_from_the_bytes() -> None:
    for key, signed, _message, flags in cases():
        assert ed25519.is_small_point(key) is ("low_order_A" in flags)
        assert ed25519.is_small_point(signed[:32]) is ("low_order_R" in flags)
        assert ed25519.is_canonical_point(key) is ("non_canonical_A" not in flags)
        assert ed25519.is_canonical_point(signed[:32]) is ("non_canonical_R" not in flags)


def test_the_small_points_are_those_whose_order_divides_eight() -> None:
    """Every spelling with a y below the field's size, in both signs; the group has exactly eight such points."""
    eighth = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
    for y in (0, 1, FIELD - 1, eighth, FIELD - eighth):
        spelled = point(y.to_bytes(32, "little"))
        twice = added(spelled, spelled)
        four_times = added(twice, twice)
        assert added(four_times, four_times) == (0, 1)
        for number in {y, y | 1 << 255, *({y + FIELD, y + FIELD | 1 << 255} if y < 19 else ())}:
            assert ed25519.is_small_point(number.to_bytes(32, "little"))
    assert not ed25519.is_small_point(ed25519.public_key(SEED))


@pytest.mark.parametrize(
    ("number", "canonical"),
    [(FIELD - 2, True), (FIELD, False), (FIELD + 1, False), (1, True), (1 | 1 << 255, False), (3 | 1 << 255, True)],
)
def test_a_point_has_one_spelling(number: int, *, canonical: bool) -> None:
    assert ed25519.is_canonical_point(number.to_bytes(32, "little")) is canonical
    assert ed25519.is_canonical_point((FIELD - 1 | 1 << 255).to_bytes(32, "little")) is False


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40))
@settings(deadline=None)
def test_what_is_signed_verifies(seed: bytes, data: bytes) -> None:
    signed = ed25519.signature(data, seed=seed)
    assert signed == ed25519.signature(data, seed=seed)
    assert ed25519.verifies(signed, data=data, public=ed25519.public_key(seed))


@given(st.integers(0, 511), st.integers(0, 255), st.integers(0, 63))
@settings(deadline=None)
def test_no_flipped_bit_verifies(in_signature: int, in_key: int, in_data: int) -> None:
    public, data = ed25519.public_key(SEED), b"day one."
    signed = ed25519.signature(data, seed=SEED)
    assert not ed25519.verifies(flipped(signed, in_signature), data=data, public=public)
    assert not ed25519.verifies(signed, data=flipped(data, in_data), public=public)
    assert not ed25519.verifies(signed, data=data, public=flipped(public, in_key))


def test_the_number_in_a_signature_has_one_spelling() -> None:
    signed = ed25519.signature(b"day one", seed=SEED)
    number = int.from_bytes(signed[32:], "little")
    again = signed[:32] + (number + ORDER).to_bytes(32, "little")
    assert ed25519.is_canonical_number(signed[32:])
    assert not ed25519.is_canonical_number(again[32:])
    assert not ed25519.verifies(again, data=b"day one", public=ed25519.public_key(SEED))


def test_rubbish_is_refused_without_an_exception() -> None:
    public = ed25519.public_key(SEED)
    signed = ed25519.signature(b"day one", seed=SEED)
    for rubbish in (b"", signed[:31], signed[:63], signed + b"\0", bytes(64)):
        assert not ed25519.verifies(rubbish, data=b"day one", public=public)
    for key in (b"", public[:31], public + b"\0", OFF_THE_CURVE):
        assert not ed25519.verifies(signed, data=b"day one", public=key)


def flipped(data: bytes, bit: int) -> bytes:
    """Flip one bit."""
    return bytes(each ^ (place == bit // 8) << bit % 8 for place, each in enumerate(data))
