"""The papers and cuts of the example film, as committed, are what its maker writes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILM = EXAMPLES / "the-ferry"
MADE = ("dailies", "cuts")
"""The folders of the film that hold nothing but what the makers write."""
PAPERS = frozenset({".csv", ".ale", ".edl", ".otio"})
"""What this maker writes; pictures, sound and transcripts are the other's."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("the-ferry")
    subprocess.run([sys.executable, EXAMPLES / "make_the_ferry.py", folder], check=True)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Path in the folder to content, of every paper and cut in the folders the maker writes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in MADE
        for path in sorted((folder / name).rglob("*"))
        if path.suffix in PAPERS
    }


def test_the_maker_writes_the_committed_bytes(made: Path) -> None:
    assert files(made) == files(FILM)


def test_the_maker_writes_every_paper_of_both_days_and_both_cuts(made: Path) -> None:
    papers = [f"dailies/day-{day}/{name}.csv" for day in (1, 2) for name in ("camera-a", "camera-b", "log", "sound")]
    assert sorted(files(made)) == sorted([*papers, "dailies/day-1.ale", "cuts/assembly.edl", "cuts/cut-2.otio"])


def test_the_maker_leaves_what_people_write_alone(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == sorted(MADE)


def test_the_makers_do_not_know_edgecode() -> None:
    """They are second witnesses: a fault of ours in reading must not cancel one of ours in writing."""
    sources = [*EXAMPLES.glob("*.py"), *EXAMPLES.glob("the_ferry_media/*.py")]
    assert len(sources) > 10
    for source in sources:
        assert not re.search(r"^\s*(?:from|import) edgecode", source.read_text(encoding="utf-8"), re.MULTILINE), (
            source.name
        )
