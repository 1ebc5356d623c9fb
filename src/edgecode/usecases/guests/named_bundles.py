"""The key that a person names for a bundle, and which tool that says it is, whether or not that is true."""

import hashlib
import re
from typing import Final

from edgecode.boundary.errors import GuestError
from edgecode.errors import KeyTextError
from edgecode.record.keys import VerifierKey, read_verifier
from edgecode.usecases.ports.guests import Bundle

_TOOL: Final = re.compile(rb'^tool = "((?!0{16})[0-9a-f]{16})"$', re.MULTILINE)
_BY_ANOTHER_WAY: Final = "Ask the partner for it by another way than the bundle, and name it with --key."


def read_key(key: str, *, path: str) -> VerifierKey:
    """Read the partner's public key (C2SP verifier key) as a person named it, for the bundle ``path``.

    Raises :class:`GuestError` for none, and for what is no key.
    """
    if not key:
        raise GuestError(
            path, expected="the partner's public key, to check it with", found="none", advice=_BY_ANOTHER_WAY
        )
    try:
        return read_verifier(key)
    except KeyTextError as error:
        what = "--key"
        raise GuestError(what, expected="a partner's public key", found=ascii(key), advice=_BY_ANOTHER_WAY) from error


def tool_of(bundle: Bundle) -> str:
    """Give the 16 digits of the tool that a bundle says it is, which nothing may rest on; empty where it says none."""
    found = _TOOL.search(bundle.note)
    return found[1].decode("ascii") if found is not None else ""


def digest_of(bundle: Bundle) -> str:
    """Give the SHA-256 of a bundle's note, in hexadecimal digits: every file of it is named there by its own."""
    return hashlib.sha256(bundle.note).hexdigest()
