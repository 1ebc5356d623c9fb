"""Stills and facts of camera files, as the use cases ask for them, and where stills are kept."""

from typing import Protocol

from edgecode.film.movie import Movie, NoPicture, Still
from edgecode.film.transcript import Milliseconds


class Stills(Protocol):
    """Looks into movie files. Whatever a file holds, the answer is a value: a picture, or why there is none."""

    @property
    def engine(self) -> str:
        """What looks, with its version: part of every key a still is kept under. Empty where it is not installed."""

    def still(self, path: str, *, at: Milliseconds | None, width: int) -> Still | NoPicture:
        """Give a frame of the film's file at ``path``, ``width`` pixels wide or less.

        ``at`` counts from the first frame of the file; ``None`` is its middle, and what lies past its end is its last
        frame.
        """

    def facts(self, path: str) -> Movie | NoPicture:
        """Tell what the film's file at ``path`` says of itself."""


class Pictures(Protocol):
    """Keeps what was made of files. Derived and bounded: what is kept may be gone the next time."""

    def get(self, key: str) -> bytes | None:
        """Give what is kept under a key, ``None`` where nothing is, or where it cannot be had just now."""

    def keep(self, key: str, made: bytes) -> None:
        """Keep something; where it cannot be kept, it is made again the next time."""
