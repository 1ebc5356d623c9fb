"""Handles for what is in the film: keyed, so that nobody who has the record can confirm a guess about it."""

import hashlib
import hmac

from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import IdRole, Role
from edgecode.usecases.ports.words import Words

_DIGITS = 16
_SPOKEN = {
    "1st ad": Role.FIRST_AD,
    "first assistant director": Role.FIRST_AD,
    "script supervisor": Role.SCRIPT_SUPERVISOR,
    "assistant editor": Role.ASSISTANT_EDITOR,
    "post supervisor": Role.POST_SUPERVISOR,
    "storyboard artist": Role.STORYBOARD_ARTIST,
    "business affairs": Role.BUSINESS_AFFAIRS,
}


def handle(words: Words, role: IdRole, name: str) -> Handle:
    """Make the handle of a thing of the film: HMAC-SHA256 (RFC 2104) with the film's secret, 64 bits of it."""
    said = f"{role}\0{name}".encode("utf-8", "surrogatepass")
    return Handle(hmac.new(words.secret, said, hashlib.sha256).hexdigest()[:_DIGITS])


def role_of(said: str) -> Role:
    """Find the closed word for a role as people write it; whatever has none is crew."""
    tidy = " ".join(said.casefold().replace("-", " ").split())
    known = {role.value.replace("-", " "): role for role in Role if role not in {Role.PARTNER, Role.EDGECODE}}
    return _SPOKEN.get(tidy) or known.get(tidy, Role.CREW)
