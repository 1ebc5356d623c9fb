"""Delivered files for tests: a picture made on the spot, movies that others shot where they are at hand, and who claims."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from PIL import Image

from edgecode.media.delivery_claims import DeliveryClaims
from edgecode.store.claim_chain import KeptChain
from edgecode.store.system_clock import SystemClock
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.delivery import Claimed, ClaimToMake
from media.movies import ramp
from simulators.entropy import CountedEntropy

c2pa = pytest.importorskip("c2pa", reason="c2pa-python is not installed here, so no claim can be made or read")

FOOTAGE: Final = Path(__file__).resolve().parents[2] / ".." / "shared" / "real" / "footage"
NOW: Final = SystemClock()
"""c2pa goes by the system's clock and takes no other, so the certificates of these tests are made by it."""


def picture(folder: Path, name: str = "still.jpg") -> Path:
    """A JPEG of noise, 240 by 135 pixels, the same every time."""
    noise = np.random.default_rng(7).integers(0, 256, (135, 240, 3), dtype=np.uint8)
    Image.fromarray(noise).save(folder / name, quality=90)
    return folder / name


def movie(folder: Path) -> Path:
    """A real MP4 where one is at hand, else one that is made."""
    real = FOOTAGE / "clip_02_caminandes.mp4"
    return real if real.is_file() else ramp(folder / "ramp.mp4", frames=48, rate=Fraction(24), options={})


def delivered(folder: Path, kind: str) -> Path:
    """One of the two kinds of files that claims are made on."""
    return picture(folder) if kind == "jpg" else movie(folder)


def chain(folder: Path, *, clock: Clock = NOW, seed: int = 0) -> KeptChain:
    """A chain in a folder; another seed makes it somebody else's."""
    return KeptChain(folder / f"claims-{seed}", clock=clock, entropy=CountedEntropy(seed))


def said(**otherwise: object) -> ClaimToMake:
    """What Nadia says of The Ferry."""
    fields: Mapping[str, object] = {
        "claimant": "Nadia Okoye",
        "says": "No performer in this film was made or changed by a model.",
        "at": NOW.now(),
        "film": "The Ferry",
    }
    return ClaimToMake(**{**fields, **otherwise})  # type: ignore[arg-type]


def claimed(source: Path, to: Path, *, by: KeptChain, claim: ClaimToMake | None = None) -> Claimed:
    """Make a claim, which must succeed."""
    made = DeliveryClaims(clock=NOW).claim(str(source), to=str(to), claim=claim or said(), by=by.signatory())
    assert isinstance(made, Claimed), made
    return made
