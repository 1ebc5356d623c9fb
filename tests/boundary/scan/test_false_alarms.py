"""Closed records are never taken for a film: 20,020 of them, against the example and, where they lie beside, real scripts."""

from pathlib import Path

import pytest

from edgecode.boundary.scan.fingerprints import Fingerprints
from simulators.evasions import ALONE, PAIRS
from simulators.passages import scripts_in
from simulators.scanner_table import FERRY, Material, false_alarms, material, of_scripts, row

REAL = Path(__file__).resolve().parents[4] / "shared" / "real" / "scripts"
PARTS = 11
BATCHES = 260


@pytest.fixture(scope="module")
def every_script() -> Fingerprints:
    """All scripts at once: more of them than any film has."""
    scripts = [*scripts_in(FERRY), *(scripts_in(REAL) if REAL.is_dir() else ())]
    return material(scripts, few=1).prints


@pytest.mark.parametrize("part", range(PARTS))
def test_no_closed_record_is_taken_for_a_film(part: int, every_script: Fingerprints) -> None:
    """At most 1 in 1,000 is allowed; none is found."""
    records, hits = false_alarms(every_script, count=BATCHES, seed=part)
    assert records * PARTS == 20_020
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
