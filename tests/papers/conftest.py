"""Packs over real records; in memory, where the system has such a place, since flushing costs nothing there."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulators.made_pack import MadePack

MEMORY = Path("/dev/shm")  # noqa: S108  a file system, not a file anybody could guess


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """A folder for all tests of a module."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made)


@pytest.fixture(scope="module")
def made(root: Path) -> MadePack:
    """One pack for all tests of a module, which change copies of it."""
    return MadePack(root / "made")
