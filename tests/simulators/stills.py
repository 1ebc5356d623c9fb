"""An engine that looks into nothing: it gives the same small picture of every file, and remembers what it was asked."""

import base64
from typing import Final

from edgecode.film.movie import Movie, NoPicture, Still
from edgecode.film.transcript import Milliseconds

JPEG: Final = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////"
    "////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z"
)
"""One grey pixel."""


class PaintedStills:
    """Gives :data:`JPEG` for every file, but for those in ``refused``, and for no engine at all."""

    def __init__(self, *, engine: str = "Paint 1", refused: dict[str, str] | None = None) -> None:
        """Take the engine's name, empty for one that is not installed, and sentences for paths that have no picture."""
        self.engine = engine
        self.refused = refused or {}
        self.asked: list[tuple[str, Milliseconds | None, int]] = []

    def still(self, path: str, *, at: Milliseconds | None, width: int) -> Still | NoPicture:
        """Give the picture."""
        self.asked.append((path, at, width))
        if path in self.refused:
            return NoPicture(self.refused[path])
        return Still(engine=self.engine, jpeg=JPEG, at=at if at is not None else Milliseconds(500))

    def facts(self, path: str) -> Movie | NoPicture:
        """Tell that it is a second long."""
        if not self.engine:
            return NoPicture("expected Paint, found it not installed", absent=True)
        self.asked.append((path, None, 0))
        if path in self.refused:
            return NoPicture(self.refused[path])
        return Movie(engine=self.engine, size=1000, length=Milliseconds(1000))


class KeptPictures:
    """Keeps what it is given, in memory."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Give what is kept."""
        return self.kept.get(key)

    def keep(self, key: str, made: bytes) -> None:
        """Keep something."""
        self.kept[key] = made
