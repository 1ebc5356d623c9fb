"""A film of a few lines and a name, as the scanner knows it."""

import pytest

from edgecode.boundary.scan.fingerprints import Fingerprints, fingerprints_of

LINE = "Nobody rows across the quarry lake after the lamps are out."
NAME = "Ottoline Quarrier"


@pytest.fixture(scope="package")
def prints() -> Fingerprints:
    """Its fingerprints, with a canary."""
    return fingerprints_of([LINE], key=bytes(range(32)), names=[NAME], canaries=["Zavubo tigerami lopedune fasoki."])
