"""Closed records are never taken for a film, against the example and, where they lie beside, real scripts.

Each run of the tests scans 5,460 of them, which is enough to tell that fewer than 1 in 1,000 hits; the 20,020 of the page are
scanned by ``tests/simulators/scanner_table.py``, which writes its tables.
"""

from pathlib import Path

import pytest

from edgecode.boundary.scan.fingerprints import Fingerprints
from simulators.evasions import ALONE, PAIRS
from simulators.scanner_table import Material, false_alarms, of_all, of_scripts, row

REAL = Path(__file__).resolve().parents[4] / "shared" / "real" / "scripts"
PARTS = 3
BATCHES = 260


@pytest.fixture(scope="module")
def every_script() -> Fingerprints:
    """All scripts that there are."""
    return of_all(REAL if REAL.is_dir() else None).prints


@pytest.mark.parametrize("part", range(PARTS))
def test_no_closed_record_is_taken_for_a_film(part: int, every_script: Fingerprints) -> None:
    """At most 1 in 1,000 is allowed; none is found in 5,460: were it so many, one would be with a chance of 99.5 in 100."""
    records, hits = false_alarms(every_script, count=BATCHES, seed=part)
    assert records * PARTS == 5_460
    assert hits == 0


@pytest.fixture(scope="module")
def real() -> Material:
    """Real scripts, and passages of their held-out half."""
    if not REAL.is_dir():
        pytest.skip("the real material is not beside this checkout")
    return of_scripts(REAL)


@pytest.mark.parametrize(
    "name", ["nothing done", "base64", "ROT13", "every second letter", "gzip in base64", "Morse in base32"]
)
def test_passages_of_real_scripts_are_found(name: str, real: Material) -> None:
    whole = " | ".join(f"{len(each)} of {len(each)}" for each in real.held.values())
    assert row(name, ({**ALONE, **PAIRS})[name], of=real).endswith(f"| {whole} |")
