"""A bundle held against the key that a person named, and which tool it says it is, whether or not that is true."""

import hashlib
import re
from typing import Final

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Manifest
from edgecode.errors import EdgecodeError
from edgecode.record.keys import read_verifier
from edgecode.usecases.guests.signed_bundles import check_bundle
from edgecode.usecases.ports.guests import Bundle

_TOOL: Final = re.compile(rb'^tool = "((?!0{16})[0-9a-f]{16})"$', re.MULTILINE)
_BY_ANOTHER_WAY: Final = "Ask the partner for it by another way than the bundle, and name it with --key."


def checked(bundle: Bundle, *, key: str, today: str, path: str) -> Manifest:
    """Check that a bundle is as the partner with this key (C2SP verifier key) signed it, and may be run today.

    ``path`` is the bundle as it was named. Raises :class:`GuestError`, also for what is no key.
    """
    if not key:
        raise GuestError(
            path, expected="the partner's public key, to check it with", found="none", advice=_BY_ANOTHER_WAY
        )
    try:
        verifier = read_verifier(key)
    except EdgecodeError as error:
        raise GuestError("key", expected="a partner's public key", found=ascii(key), advice=_BY_ANOTHER_WAY) from error
    return check_bundle(bundle, key=verifier, today=today, path=path)


def tool_of(bundle: Bundle) -> str:
    """Give the 16 digits of the tool that a bundle says it is, which nothing may rest on; empty where it says none."""
    found = _TOOL.search(bundle.note)
    return found[1].decode("ascii") if found is not None else ""


def digest_of(bundle: Bundle) -> str:
    """Give the SHA-256 of a bundle's note, in hexadecimal digits: every file of it is named there by its own."""
    return hashlib.sha256(bundle.note).hexdigest()
