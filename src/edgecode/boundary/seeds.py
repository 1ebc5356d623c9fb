"""What is derived from the one seed of a film under an agreement: the film's alias and the key of the partner's log.

The seed is 32 bytes of entropy, drawn when the agreement is first signed. Nothing else of what a partner sees is drawn.
"""

import hashlib
import hmac
from typing import Final

from edgecode.entries.handle import Handle

SEED_BYTES: Final = 32
_DIGITS: Final = 16


def alias_of(seed: bytes) -> str:
    """Give the film's alias: 16 digits of HMAC-SHA256 (RFC 2104)."""
    return _derived(seed, "alias").hex()[:_DIGITS]


def log_seed(seed: bytes) -> bytes:
    """Give the seed of the key that signs batches and checkpoints of the partner's log, 32 bytes likewise."""
    return _derived(seed, "log key")


def origin_of(agreement: Handle, *, alias: str) -> str:
    """Give the name of a partner's log and of its key."""
    return f"edgecode.partner/{agreement}/{alias}"


def _derived(seed: bytes, job: str) -> bytes:
    return hmac.new(seed, f"edgecode boundary 1: {job}".encode("ascii"), hashlib.sha256).digest()
