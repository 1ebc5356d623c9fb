"""What the tests of the Fountain reader share: a script read from a text, or from one of our samples."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.film.place import Remark
from edgecode.film.script import Script
from edgecode.formats.fountain.reader import read
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "fountain"


def script_and_remarks(data: bytes | str) -> tuple[Script, list[Remark]]:
    """Read a text; the script is the one record, the rest are remarks."""
    [script, *remarks] = read(MemorySource(data, path="script/draft.fountain"))
    assert isinstance(script, Script)
    return script, [remark for remark in remarks if isinstance(remark, Remark)]


@pytest.fixture
def reading() -> Callable[[bytes | str], tuple[Script, list[Remark]]]:
    """Give the way to read a text."""
    return script_and_remarks


@pytest.fixture
def sample() -> Callable[[str], tuple[Script, list[Remark]]]:
    """Give the way to read one of our samples by its name."""
    return lambda name: script_and_remarks((SAMPLES / f"{name}.fountain").read_bytes())
