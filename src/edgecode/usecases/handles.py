"""Handles for what is in the film: keyed, so that nobody who has the record can confirm a guess about it."""

import hashlib
import hmac

from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import IdRole
from edgecode.usecases.ports.words import Words

_DIGITS = 16
_ID_BYTES = 16


def handle(words: Words, role: IdRole, name: str) -> Handle:
    """Make the handle of a thing of the film: HMAC-SHA256 (RFC 2104) with the film's secret, 64 bits of it."""
    said = f"{role}\0{name}".encode("utf-8", "surrogatepass")
    return Handle(hmac.new(words.secret, said, hashlib.sha256).hexdigest()[:_DIGITS])


def entry_of_fact(words: Words, *fact: str) -> bytes:
    """Make the id of an entry that may be on record once only, out of the fact that it states; made as handles are."""
    said = "\0".join(("entry", *fact)).encode("utf-8", "surrogatepass")
    return hmac.new(words.secret, said, hashlib.sha256).digest()[:_ID_BYTES]
