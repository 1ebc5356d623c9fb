"""A doing: one thing a person did, as far as the boundary knows of it."""

import msgspec

from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Phase, Reason


class Doing(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one person did on one day: the kind alone, and nothing of what it was about.

    ``day`` counts days since 1970-01-01, UTC. Doings are handed in in the order they were done. ``who`` only tells people
    apart. ``phase`` is that of the film at the time. Only doings of people who consented come this far.
    """

    day: int
    who: Handle
    kind: Kind
    phase: Phase
    reason: Reason | None = None
