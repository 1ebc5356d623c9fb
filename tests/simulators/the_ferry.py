"""The example film, copied for a test to write in."""

import os
import shutil
from pathlib import Path

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
_MEDIA = {".mp4", ".wav", ".png"}


def copied(to: Path) -> Path:
    """Copy the example film to a folder that is not there yet. Pictures and sound, which no test writes to, are linked."""
    shutil.copytree(FERRY, to, ignore=shutil.ignore_patterns(".edgecode"), copy_function=_copy)
    return to


def _copy(source: str, target: str) -> None:
    if Path(source).suffix.lower() in _MEDIA:
        try:
            os.link(source, target)
        except OSError:  # another disk
            pass
        else:
            return
    shutil.copy2(source, target)
