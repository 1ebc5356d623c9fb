"""What the tests of the FDX reader and writer share: scripts read from bytes, and two scripts set side by side."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from edgecode.film.place import Place, Remark
from edgecode.film.script import Script
from edgecode.formats.fdx.reader import read
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "fdx"
NOWHERE = Place("")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<FinalDraft DocumentType="Script" Template="No" Version="5">\n'


def script_and_remarks(data: bytes | str) -> tuple[Script, list[Remark]]:
    """Read an FDX; the script is the one record, the rest are remarks."""
    [script, *remarks] = read(MemorySource(data, path="script/draft.fdx"))
    assert isinstance(script, Script)
    return script, [remark for remark in remarks if isinstance(remark, Remark)]


def without_places(script: Script) -> Script:
    """Take away where things stand in the file."""
    here = msgspec.structs.replace
    return here(
        script,
        path="",
        paragraphs=tuple(here(each, place=NOWHERE, start=0, end=0) for each in script.paragraphs),
        asides=tuple(here(each, place=NOWHERE, start=0, end=0) for each in script.asides),
        scenes=tuple(here(each, place=NOWHERE) for each in script.scenes),
        elements=tuple(here(each, place=NOWHERE) for each in script.elements),
    )


@pytest.fixture
def reading() -> Callable[[bytes | str], tuple[Script, list[Remark]]]:
    """Give the way to read an FDX."""
    return script_and_remarks


@pytest.fixture
def sample() -> Callable[[str], tuple[Script, list[Remark]]]:
    """Give the way to read one of our samples by its name."""
    return lambda name: script_and_remarks((SAMPLES / f"{name}.fdx").read_bytes())


@pytest.fixture
def content() -> Callable[[str], tuple[Script, list[Remark]]]:
    """Give the way to read paragraphs that are the whole content of an FDX; the first stands on line 4."""
    return lambda inside: script_and_remarks(f"{HEAD}<Content>\n{inside}\n</Content>\n</FinalDraft>\n")


@pytest.fixture
def bare() -> Callable[[Script], Script]:
    """Give the way to compare scripts that stand in different files."""
    return without_places
