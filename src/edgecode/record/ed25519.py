"""Ed25519 (RFC 8032), and which signatures count: one policy, decided here, on top of what OpenSSL checks.

RFC 8032 leaves verifiers room to differ on keys and signatures that nobody makes honestly. OpenSSL, behind the
``cryptography`` package, checks the equation without the cofactor and compares the encoding of R, and refuses S at or
above the order of the group. Against the edge cases of C2SP/CCTV that gives, flag by flag:

- ``low_order_residue`` and ``non_canonical_R``: OpenSSL refuses every one.
- ``non_canonical_A``: OpenSSL accepts; **refused here**, so that one key has one spelling.
- ``low_order_A``: OpenSSL accepts; **refused here**, as such a key signs every message alike.
- ``low_order_R``: OpenSSL accepts; **refused here**, as no honest signer makes one.
- ``low_order_component_A`` and ``low_order_component_R``: accepted, by OpenSSL and here, where nothing above speaks
  against it. Telling such a key takes a multiplication by the order of the group; only its own holder can make one, and
  it signs nothing that another key signed.
- ``reencoded_k``: comes only with an A or R in another spelling, so it is refused with them.

What is refused here is refused from the bytes alone, by the pure functions below, before OpenSSL is asked.
"""

from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES: Final = 32
"""Length of a seed and of a public key."""

SIGNATURE_BYTES: Final = 64
"""Length of a signature: the point R, then the number S."""

_FIELD: Final = 2**255 - 19
_ORDER: Final = 2**252 + 27742317777372353535851937790883648493
_SIGN: Final = 1 << 255
_EIGHTH: Final = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
"""The y of four of the points of order 8; the other four have its negative."""

_SMALL: Final = frozenset({0, 1, _FIELD - 1, _EIGHTH, _FIELD - _EIGHTH})
"""The y of every point whose order divides 8 (RFC 8032 section 5.1 gives the curve)."""


def is_canonical_point(encoding: bytes) -> bool:
    """Say whether 32 bytes spell a point in the one way RFC 8032 section 5.1.2 spells it: y reduced, no negative zero.

    Whether the point is on the curve is not asked.
    """
    number = int.from_bytes(encoding, "little")
    y = number % _SIGN
    negative_zero = number >= _SIGN and y in {1, _FIELD - 1}
    return y < _FIELD and not negative_zero


def is_small_point(encoding: bytes) -> bool:
    """Say whether 32 bytes spell a point whose order divides 8, in whatever spelling."""
    return int.from_bytes(encoding, "little") % _SIGN % _FIELD in _SMALL


def is_canonical_number(encoding: bytes) -> bool:
    """Say whether 32 bytes are a number below the order of the group (RFC 8032 section 5.1.7, step 1)."""
    return int.from_bytes(encoding, "little") < _ORDER


def is_sound_point(encoding: bytes) -> bool:
    """Say whether bytes may be a public key, or the R of a signature, by the policy above."""
    return len(encoding) == KEY_BYTES and is_canonical_point(encoding) and not is_small_point(encoding)


def public_key(seed: bytes) -> bytes:
    """Give the public key of a seed of 32 bytes (RFC 8032 section 5.1.5)."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def signature(data: bytes, *, seed: bytes) -> bytes:
    """Sign with a seed of 32 bytes (RFC 8032 section 5.1.6); the same data and seed give the same 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(data)


def verifies(signed: bytes, *, data: bytes, public: bytes) -> bool:
    """Say whether a signature is by the key, over the data, by the policy above; never raises for what it is handed."""
    point, number = signed[:KEY_BYTES], signed[KEY_BYTES:]
    sound = is_sound_point(public) and is_sound_point(point)
    if not (sound and len(number) == KEY_BYTES and is_canonical_number(number)):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signed, data)
    except InvalidSignature:
        return False
    return True
