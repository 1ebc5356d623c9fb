"""A finding: what a check noticed, with evidence that points into files and options that a person may take.

Nothing here is applied, and no option is chosen by default. ``kind`` is what tests and decisions match, never the prose.
"""

from enum import StrEnum

import msgspec

from edgecode.film.identity import digest
from edgecode.film.place import Place


class Weight(StrEnum):
    """How much hangs on it if it is true; says nothing of how sure it is."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Evidence(msgspec.Struct, frozen=True):
    """One place in a file, and what it shows there."""

    place: Place
    shows: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a check noticed.

    ``subjects`` are the ids of what it is about (paragraphs, takes, clips), most telling first; ``scene`` is the scene's
    number, empty where it belongs to none. ``confidence`` is 0 to 1. ``id`` is made of check, kind and subjects alone, so
    that a decision finds its finding again after every re-reading.
    """

    check: str
    kind: str
    says: str
    evidence: tuple[Evidence, ...]
    options: tuple[str, ...]
    subjects: tuple[str, ...]
    scene: str = ""
    take: str = ""
    weight: Weight = Weight.NORMAL
    confidence: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a finding that shows nothing or is about nothing: that is a fault of the check, not of the film."""
        if not self.evidence or not self.subjects:
            msg = f"{self.check}: expected at least one piece of evidence and one subject"
            raise ValueError(msg)

    @property
    def id(self) -> str:
        """Sixteen hex characters, the same as long as check, kind and subjects are."""
        return digest("finding", self.check, self.kind, *self.subjects)


class Skipped(msgspec.Struct, frozen=True):
    """A check that could not look, and why; it outranks silence."""

    check: str
    reason: str
