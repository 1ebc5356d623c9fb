from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.film.emphasis import plain
from edgecode.film.place import Remark
from edgecode.film.script import Script
from edgecode.formats.fountain import reader as fountain
from simulators.memory_source import MemorySource

REAL = Path(__file__).resolve().parents[3].parent / "shared" / "real" / "scripts"
FILES = sorted((REAL / "fdx").glob("*.fdx"))

pytestmark = pytest.mark.skipif(not FILES, reason="the real scripts lie beside the checkout, in shared/real")


def words(script: Script) -> list[tuple[str, str, str, str]]:
    """List kind, plain text and who speaks from where, paragraph by paragraph."""
    return [(each.kind.value, plain(each.text), each.character, each.extension) for each in script.paragraphs]


def twin(name: str) -> Script:
    """Read the Fountain file that holds the same script."""
    [script, *_] = fountain.read(MemorySource((REAL / "fountain" / f"{name}.fountain").read_bytes()))
    assert isinstance(script, Script)
    return script


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_real_fdx_says_what_its_twin_in_fountain_says(
    file: Path, reading: Callable[[bytes | str], tuple[Script, list[Remark]]]
) -> None:
    script, remarks = reading(file.read_bytes())
    other = twin("TestFDX-FI" if file.stem.endswith("FI") else "TestFDX-FD")
    assert words(script) == words(other)
    assert [(each.first, each.last, each.heading, each.interior, each.location) for each in script.scenes] == [
        (each.first, each.last, each.heading, each.interior, each.location) for each in other.scenes
    ]
    assert remarks == []


@pytest.mark.parametrize("name", ["TestFDX-FD", "TestFDX-FI"])
def test_numbers_lengths_and_title_page_of_the_two_whole_ones(
    name: str, reading: Callable[[bytes | str], tuple[Script, list[Remark]]]
) -> None:
    """Fountain has no word for a credit in its twin, nor underlines the title; all else is the same."""
    script, _ = reading((REAL / "fdx" / f"{name}.fdx").read_bytes())
    assert [(scene.number, scene.eighths) for scene in script.scenes] == [("1", 3), ("2", 2)]
    assert [scene.number for scene in twin(name).scenes] == ["1", "2"]
    assert dict(script.title_page) == dict(twin("TestFDX-FI").title_page) | {
        "Title": ("_FDX Test Script_",),
        "Credit": ("Written by",),
    }
    assert (script.title, script.draft) == (twin("TestFDX-FI").title, twin("TestFDX-FI").draft)
    assert [each.name for each in script.revisions][:3] == ["Blue", "Pink", "Yellow"]
    assert not script.locked
