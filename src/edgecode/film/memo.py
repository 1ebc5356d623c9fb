"""Values kept for as long as what they were made from stays the same.

A film of nine hundred takes changes by one report at a time. What a step makes of one setup, one scene or one day is kept
here by its key, and made again only when one of its inputs is another than last time. Inputs are frozen records, and tuples
of them are compared, so that the very same objects cost a glance. A value that comes out equal to the last one *is* the last
one, so that what depends on it is kept as well.
"""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Memo(Generic[V]):
    """One value a key. What a whole round does not ask for is forgotten at the next."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._last: dict[Hashable, tuple[tuple[object, ...], V]] = {}
        self._now: dict[Hashable, tuple[tuple[object, ...], V]] = {}

    def turn(self) -> None:
        """Begin a new round."""
        self._last, self._now = self._now, {}

    def get(self, key: Hashable, inputs: tuple[object, ...], make: Callable[[], V]) -> V:
        """Give the kept value when ``inputs`` are those of this round or the last, else make it anew."""
        made, kept = self._now.get(key), self._last.get(key)
        if made is not None and made[0] == inputs:
            return made[1]
        if kept is not None and kept[0] == inputs:
            self._now[key] = kept
            return kept[1]
        value = make()
        if kept is not None and kept[1] == value:
            value = kept[1]
        self._now[key] = (inputs, value)
        return value


class Step(Generic[V]):
    """The last value of one step, and the objects it was made from."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._inputs: tuple[object, ...] = ()
        self._value: list[V] = []

    def get(self, inputs: tuple[object, ...], make: Callable[[], V]) -> V:
        """Give the last value when ``inputs`` are those of the last time, else make it anew."""
        if not self._value or inputs != self._inputs:
            self._value = [make()]
            self._inputs = inputs
        return self._value[0]
