"""What lies beside the words of a film and holds names of people as well: the index, and what is kept for partners."""

from collections.abc import Mapping
from typing import Protocol

from edgecode.findings.naming import Names


class Beside(Protocol):
    """Is cleared of names. Raises whatever keeps it from that; it is done again then."""

    def clear(self, names: Names, *, by: Mapping[str, str]) -> None:
        """Clear it of names. ``by`` says who signed an agreement, by its entry, as they are called from then on."""

    def compare(self, *, by: Mapping[str, str]) -> None:
        """Clear what came back by itself, where it calls whoever signed an agreement otherwise than ``by`` does."""
