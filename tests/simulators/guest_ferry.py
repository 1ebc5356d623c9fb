"""The example film with its sample guest tool: a writer who is asked, a producer who may agree, and bundles as files."""

import re
from pathlib import Path
from typing import Final

from edgecode.guests.bundle_file import zipped
from edgecode.guests.bundle_folder import read_folder
from edgecode.record.keys import SigningKey
from edgecode.store.system_clock import SystemClock
from edgecode.usecases.guests.signed_bundles import packed
from edgecode.usecases.moments import day_of
from simulators.agreements import ARIA

SAMPLE: Final = Path(__file__).resolve().parents[2] / "examples" / "guest-tool"
TOOL: Final = "5e1f0c7a9b3d2846"
KEY: Final = str(ARIA.verifier)
PRODUCER, WRITER, EDITOR = "Beatrice Nwosu", "Wim Oort", "Jun Arai"
_DAYS: Final = 200
"""From today to the tool's last day: a room that is opened for real has the real day."""
_DAY_MS: Final = 86_400_000
_MAY: Final = 'may = ["raise standings", "name people", "sign papers"]'
_WRITER: Final = """
[people."Wim Oort"]
role = "writer"
may = ["set intents"]
"""
_YES: Final = """
[[consents]]
purpose = "guest tools"
stage = "script"
answer = "given"
by = "Wim Oort"
on = 2025-09-01
"""
ENDLESS: Final = (
    b"import sys\nprint('a tool of Aria Labs begins', file=sys.stderr, flush=True)\nwhile True:\n    pass\n"
)
"""A tool that never ends."""
BROKEN: Final = b"raise SystemExit('cannot make head or tail of it')\n"


def with_guests(film: Path, *, yes: bool = True) -> Path:
    """Let the producer agree with partners, and name a writer, who says ``yes`` to guest tools or nothing."""
    file = film / "film.toml"
    told = file.read_text(encoding="utf-8")
    assert told.count(_MAY) == 1
    told = told.replace(_MAY, f'{_MAY[:-1]}, "agree with partners"]')
    file.write_text(f"{told}{_WRITER}{_YES if yes else ''}", encoding="utf-8")
    return film


def sample(*, program: bytes | None = None, version: int = 1, at: int = 0, key: SigningKey = ARIA) -> bytes:
    """The sample tool packed and signed, as a file; with another ``program`` if one is given.

    ``at`` is the moment it is packed, in milliseconds since 1970, UTC: now unless it is given.
    """
    at = at or SystemClock().now()
    told, files = read_folder(str(SAMPLE))
    text = re.sub(r"until = \S+", f"until = {day_of(at + _DAYS * _DAY_MS)}", told.decode(), count=1)
    text = text.replace("version = 1\n", f"version = {version}\n", 1)
    if program is not None:
        files = {**files, "tool.py": program}
    return zipped(packed(text.encode(), files=files, key=key, today=day_of(at), path="tool.toml"))
