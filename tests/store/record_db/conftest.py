"""Where the records of these tests lie: in memory, where the system has such a place; flushing costs nothing there."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108  a file system, not a file anybody could guess


@pytest.fixture
def root() -> Iterator[Path]:
    """A folder for the film's and the user's own."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made)


@pytest.fixture(scope="module")
def kept_root() -> Iterator[Path]:
    """Likewise, for all tests of a module."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made)
