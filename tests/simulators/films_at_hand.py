"""Films under agreements, kept in memory: this film, and others by their number."""


class FilmsAtHand:
    """Counts the others that one sets."""

    def __init__(self) -> None:
        """Begin with no film under any."""
        self.beside = 0
        self.under: list[str] = []

    def others(self, agreement: str) -> int:
        """Give the others, whatever the agreement."""
        del agreement
        return self.beside

    def add(self, agreement: str) -> None:
        """Keep that this film is under it."""
        if agreement not in self.under:
            self.under.append(agreement)

    def remove(self, agreement: str) -> None:
        """Keep that it is no more."""
        if agreement in self.under:
            self.under.remove(agreement)
