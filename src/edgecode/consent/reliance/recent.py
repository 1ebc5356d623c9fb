"""The m of the last decisions alone: how long sittings are now, whatever they once were.

The boundary of the CUSUM goes by it. By all decisions together one endless sitting would silence a check for
months, and a year of single decisions would hide that people have begun to sit for long.
"""

from collections import deque
from typing import Final

WINDOW: Final = 200
"""Decisions that count as the last ones: as many as the boundaries are simulated for."""


class Recent:
    """The sizes of the clusters of the last :data:`WINDOW` decisions."""

    def __init__(self) -> None:
        """Begin with none."""
        self._last: deque[tuple[str, str]] = deque()
        self._sizes: dict[tuple[str, str], int] = {}
        self._squares = 0

    def add(self, cluster: tuple[str, str]) -> None:
        """Add one decision; the oldest of too many is let go."""
        size = self._sizes.get(cluster, 0)
        self._squares += 2 * size + 1
        self._sizes[cluster] = size + 1
        self._last.append(cluster)
        if len(self._last) > WINDOW:
            self._let_go(self._last.popleft())

    def _let_go(self, cluster: tuple[str, str]) -> None:
        size = self._sizes.pop(cluster)
        self._squares -= 2 * size - 1
        if size > 1:
            self._sizes[cluster] = size - 1

    @property
    def m(self) -> float:
        """``sum m^2 / sum m``; 0 before the first decision."""
        return self._squares / len(self._last) if self._last else 0.0
