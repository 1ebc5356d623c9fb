"""A film on disk and tools of a partner as files, for ``edgecode guest`` with the real room; runs have short limits."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Final

import msgspec

from conftest import written
from edgecode.boundary.guest.manifest import Manifest
from edgecode.guests.bundle_file import zipped
from edgecode.guests.limits import Limits
from edgecode.guests.room import Room
from edgecode.record.keys import SigningKey
from edgecode.usecases.guests.signed_bundles import signed_bundle
from edgecode.usecases.ports.guests import Bundle
from simulators.agreements import ARIA
from simulators.guest_film import FILM, TOOL
from simulators.real_room import RealRoom

SHORT: Final = Limits(wall=4.0, cpu=2.0, memory=128 << 20, processes=16, output=1 << 16)
"""Limits that a hostile tool meets soon."""
CONSENTS: Final = """
[[consents]]
purpose = "guest tools"
answer = "given"
by = "Wim Oort"
on = 2025-11-01
[[consents]]
purpose = "guest tools"
answer = "given"
by = "Edo Lind"
on = 2025-11-01
"""
"""The writer and the editor say yes; the storyboard artist and the script supervisor have not been asked."""
SAYS: Final = "import json, pathlib\n"
ODD: Final = SAYS + 'print(json.dumps({"template": "odd", "at": [["script", 2]], "confidence": "high"}))\n'
"""A tool that finds one line odd."""


def short_room() -> Room:
    """The real room, with short limits; a test that comes to run something in it is skipped where there is none."""
    return RealRoom(SHORT)


def lasting(**facts: object) -> Manifest:
    """The tool, to be run for some weeks from now on."""
    until = (dt.datetime.now(dt.UTC).date() + dt.timedelta(weeks=6)).isoformat()
    return msgspec.structs.replace(TOOL, until=until, models=(), **facts)


def tool_file(folder: Path, program: str = ODD, *, key: SigningKey = ARIA, **facts: object) -> Path:
    """Write a signed bundle whose program this is."""
    file = folder / f"tool-{len(list(folder.iterdir()))}.zip"
    file.write_bytes(zipped(tool_of(program, key=key, **facts)))
    return file


def tool_of(program: str, *, key: SigningKey = ARIA, **facts: object) -> Bundle:
    """Sign a tool whose program this is."""
    files = {"tool.py": program.encode()}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return signed_bundle(lasting(files=digests, **facts), files=files, key=key, path="tool.zip")


def film_in(root: Path) -> Path:
    """Write the film, with the consents of two people, and without paths in its remarks."""
    folder = written(FILM, root / "film")
    toml = folder / "film.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + CONSENTS, encoding="utf-8")
    return folder
