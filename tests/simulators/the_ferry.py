"""The example film, copied for a test to write in."""

import shutil
from pathlib import Path

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"


def copied(to: Path) -> Path:
    """Copy the example film to a folder that is not there yet."""
    shutil.copytree(FERRY, to, ignore=shutil.ignore_patterns(".edgecode"))
    return to
