"""The partners who would count people in their reports, as far as permissions need to know them."""

from collections.abc import Mapping

import msgspec

from edgecode.entries.vocabulary import ReportClass


class AskingPartner(msgspec.Struct, frozen=True, kw_only=True):
    """A partner with whom the film has an agreement, and what is asked of people by it.

    ``id`` is the agreement's, 16 digits; ``name`` is the partner's. ``since`` is when the agreement was first signed, and
    ``ends`` the first moment at which it holds no more, in milliseconds since 1970, UTC; ``until`` is its last day, as ISO
    8601 has it. ``classes`` say for each class it asks for since when a consent must have been given to count, likewise.
    ``bits`` is how much it may learn of the film in a week at most.
    """

    id: str
    name: str
    classes: Mapping[ReportClass, int]
    since: int
    ends: int
    until: str
    bits: float

    def asks(self, *, at: int) -> bool:
        """Whether the agreement is in force at a moment; one that begins later asks from its signing on."""
        return self.since <= at < self.ends
