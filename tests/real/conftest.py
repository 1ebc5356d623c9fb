"""Real material nobody here made, beside the checkout; where it is absent its tests are skipped and say so."""

from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real material."""
    if not REAL.is_dir():
        pytest.skip("the real material is not beside this checkout")
    return REAL
