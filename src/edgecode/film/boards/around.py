"""What the boards need of the film around them, by shape: a :class:`edgecode.film.film.Film` has all of it.

The film holds the boards, so that these modules cannot name it without a circle.
"""

from collections.abc import Sequence
from typing import Protocol

from edgecode.film.board import Panel
from edgecode.film.boards.shot import Boards
from edgecode.film.cut import Cut
from edgecode.film.dailies import Dailies
from edgecode.film.lining import Lined
from edgecode.film.proof import Proof
from edgecode.film.script import Script


class SceneAround(Protocol):
    """A scene of the film: its number, and its place in the current draft, if it is there."""

    @property
    def number(self) -> str:
        """Its number, empty where it has none."""

    @property
    def index(self) -> int | None:
        """Its place among the scenes of the current draft, ``None`` for a scene that only papers know."""


class PanelsAround(Protocol):
    """A film as far as its panels."""

    @property
    def panels(self) -> tuple[Panel, ...]:
        """In the order of the boards."""

    @property
    def boards(self) -> Boards:
        """What people said of them, and what became of each."""


class CutAround(Protocol):
    """A film as far as its current cut."""

    @property
    def cut(self) -> Cut | None:
        """The current cut."""

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """Which take each of its clips comes from."""


class FilmAround(PanelsAround, CutAround, Protocol):
    """A film as far as boards, pages, takes and cut go."""

    @property
    def scenes(self) -> Sequence[SceneAround]:
        """Every scene there is."""

    @property
    def script(self) -> Script | None:
        """The current draft."""

    @property
    def dailies(self) -> Dailies:
        """The takes."""

    @property
    def planned(self) -> Lined:
        """What the panels cover."""

    @property
    def shot(self) -> Lined:
        """What the takes cover."""
