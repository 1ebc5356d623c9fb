"""Chance, as the use cases see it."""

from typing import Protocol


class Entropy(Protocol):
    """Gives bytes that nobody can guess, for keys, nonces and handles."""

    def token(self, size: int) -> bytes:
        """Give ``size`` bytes, at least one; nothing in them follows from what was given before."""
