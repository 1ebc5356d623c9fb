"""One value kept for as long as what it was made from stays the same."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Remembers the last value made, and the key it was made for."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._key: Hashable = None
        self._value: list[T] = []

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give the kept value when ``key`` equals the last one, else make a new one and keep that instead."""
        if not self._value or key != self._key:
            self._value = [make()]
            self._key = key
        return self._value[0]
