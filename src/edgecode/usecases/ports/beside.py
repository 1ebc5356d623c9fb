"""What lies beside the words of a film and holds names of people as well: the index, what is kept for partners, guest tools."""

from collections.abc import Mapping
from typing import Protocol

from edgecode.findings.naming import Names


class Beside(Protocol):
    """Is cleared of names. Raises whatever keeps it from that; it is done again then."""

    def clear(self, names: Names, *, by: Mapping[str, str]) -> None:
        """Clear it of names.

        ``by`` says who signed an agreement, let a guest tool in or ran it, by its entry, as they are called from then on.
        """

    def compare(self, *, by: Mapping[str, str]) -> None:
        """Clear what came back by itself, where it calls whoever did something otherwise than ``by`` does."""
