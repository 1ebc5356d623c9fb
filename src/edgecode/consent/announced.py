"""An announcement: that a check is used beyond the standing somebody declared, or that something has come to depend on it."""

from enum import StrEnum

import msgspec

from edgecode.consent.standing import Standing


class Why(StrEnum):
    """What is announced."""

    USE = "it is used more than its standing says"
    REQUIRED = "something cannot be done without it"
    TEMPLATE = "it came on in a template"


class Announced(msgspec.Struct, frozen=True, kw_only=True):
    """One announcement about one check.

    ``to`` names those it is told to alone; empty, it goes to everybody on the film. ``decision`` is the entry of the decision
    at which use went beyond, empty for what something depends on; ``what`` names that. ``consulted`` of the last ``decisions``
    it could have spoken to consulted it, by ``people``.
    """

    why: Why
    check: str
    declared: Standing
    to: tuple[str, ...] = ()
    decision: str = ""
    what: str = ""
    consulted: int = 0
    decisions: int = 0
    people: int = 0

    def is_for(self, person: str) -> bool:
        """Whether it is told to a person: to everybody, or to them among those alone."""
        return not self.to or person in self.to
