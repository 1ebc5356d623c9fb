"""What the tests of guest tools share."""

from pathlib import Path

import pytest

from simulators.guest_film import GuestFilm


@pytest.fixture
def film(tmp_path: Path) -> GuestFilm:
    """A film whose producer may agree with partners, and that has no guest tool yet."""
    return GuestFilm(tmp_path)
