"""What reliance is measured on: decisions for which a check was eligible, and the changes of its declared standing.

An eligible decision is one the check could have spoken to, whether or not it spoke. Times are milliseconds since the
beginning of 1970, UTC. ``who`` is opaque: a handle, never looked into.
"""

from enum import StrEnum

import msgspec

from edgecode.consent.standing import Standing


class Choice(StrEnum):
    """What a person did with what the check said; the words are those of the entry's detail ``choice``."""

    SILENT = "the check said nothing"
    FOLLOWED = "followed"
    CHANGED = "changed"
    REJECTED = "rejected"


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """One eligible decision of one person.

    ``consulted``: the finding was looked at. ``pulled``: the person asked the check to look. ``seconds``, from seeing to
    deciding, and ``alternatives_opened`` are None where there is no consent to timing. What a decision that did not
    consult the check says of pulling and choosing counts for nothing.
    """

    at: int
    who: str
    sitting: str
    consulted: bool
    pulled: bool
    choice: Choice
    seconds: int | None = None
    alternatives_opened: int | None = None


class Declared(msgspec.Struct, frozen=True):
    """The check's declared standing changes. ``raised``: a named person with the authority raised it."""

    at: int
    standing: Standing
    raised: bool
