"""How many films of one user are under an agreement, as the use cases see it."""

from typing import Protocol


class FilmsUnder(Protocol):
    """Counts films under an agreement, which is named by its id. Raises ``AgreementError`` where that cannot be kept."""

    def others(self, agreement: str) -> int:
        """Tell how many films beside this one are under it."""

    def add(self, agreement: str) -> None:
        """Keep that this film is under it; once said, it may be said again. Durable on return."""

    def remove(self, agreement: str) -> None:
        """Keep that this film is under it no more."""
