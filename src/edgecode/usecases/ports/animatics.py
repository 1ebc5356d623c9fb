"""Animatics as movie files, as the use cases ask for them: what is shown for how many frames, and what is heard."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from edgecode.film.rate import Rate

AtPanel = Callable[[int, int, str], None]
"""Told while a movie is made, before each panel: how many are done, how many there are, the panel's name."""


class PanelShown(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One panel of the movie: its picture's path relative to the film's folder, empty for none, and its frames, 1 or more."""

    name: str
    frames: int
    scene: str = ""
    picture: str = ""
    drawn: Callable[[], bytes | None] | None = None
    """Gives the picture itself, as PNG, where it is no file of its own; ``None`` where it cannot be had after all."""


class SoundHeard(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A sound of the movie: a file of the film's folder, from frame ``at`` on, ``skip`` seconds into the file."""

    file: str
    at: int
    skip: float = 0.0


class MovieToMake(msgspec.Struct, frozen=True, kw_only=True):
    """A movie to be: its rate, its panels one after the other, its sounds over each other."""

    rate: Rate
    panels: tuple[PanelShown, ...]
    sounds: tuple[SoundHeard, ...] = ()


class MovieMade(msgspec.Struct, frozen=True, kw_only=True):
    """A movie that was made whole.

    ``cards`` counts the panels that a grey card with their name stands for. ``broken`` are the files that could not be used,
    by path, and why in one sentence each. ``has_sound`` tells whether it has a sound track.
    """

    frames: int
    cards: int = 0
    broken: dict[str, str] = {}
    has_sound: bool = False


class NotMade(msgspec.Struct, frozen=True):
    """No movie was made: what was expected, and what was found; ``absent`` where what makes movies is not installed."""

    expected: str
    found: str
    absent: bool = False

    @property
    def why(self) -> str:
        """The reason, in one sentence."""
        return f"expected {self.expected}, found {self.found}"


class Animatics(Protocol):
    """Makes movies of panels. Whatever a picture or a sound holds, the rest stands."""

    @property
    def engine(self) -> str:
        """What makes them, with its version. Empty where it is not installed."""

    def make(self, movie: MovieToMake, *, to: str, at_panel: AtPanel | None = None) -> MovieMade | NotMade:
        """Write a movie as MP4 to a path where nothing is, and say when it is whole; what is left there else is no movie."""

    def seconds(self, file: str) -> float | None:
        """Give how long a sound of the film's folder is; ``None`` where that cannot be told."""
