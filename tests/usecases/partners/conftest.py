"""What the tests of agreements share."""

from pathlib import Path

import pytest

from simulators.agreeing_film import AgreeingFilm


@pytest.fixture
def film(tmp_path: Path) -> AgreeingFilm:
    """A film whose producer may agree with partners, and that has no partner yet."""
    return AgreeingFilm(tmp_path)
