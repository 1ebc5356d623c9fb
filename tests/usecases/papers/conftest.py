"""Films with a record on disk; in memory, where the system has such a place, since flushing costs nothing there."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulators.paper_film import PaperFilm

MEMORY = Path("/dev/shm")  # noqa: S108  a file system, not a file anybody could guess


@pytest.fixture
def root() -> Iterator[Path]:
    """A folder for a film and for the user's own."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made)


@pytest.fixture
def film(root: Path) -> PaperFilm:
    """A film about which nobody has said anything through edgecode."""
    return PaperFilm(root)
