"""A window, its log and its partner."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulators.partner import Partner
from simulators.partner_film import PartnerFilm
from simulators.window import Window


@pytest.fixture
def film(tmp_path: Path) -> PartnerFilm:
    """A log with an agreement and five weeks, of which the fourth is empty."""
    return PartnerFilm(tmp_path / "log").agree().send(5)


@pytest.fixture
def window(film: PartnerFilm, tmp_path: Path) -> Iterator[Window]:
    """The window on it."""
    opened = Window(film, tmp_path / "window")
    yield opened
    opened.memory.close()


@pytest.fixture
def partner(window: Window) -> Partner:
    """The partner before it."""
    return window.partner()
