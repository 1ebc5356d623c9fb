from pathlib import Path

import pytest

from edgecode.checks.check import Reads
from edgecode.film.place import Place
from edgecode.usecases.join_film import FilmJoiner
from edgecode.usecases.open_film import Look, OpenFilm

WHOLE = ("script", "drafts", "panels", "dailies", "proofs", "planned", "shot", "used", "required", "owed", "scenes")


def same(one: Look, other: Look) -> set[str]:
    """The parts of the film that were not made again."""
    return {part for part in WHOLE if getattr(one.film, part) is getattr(other.film, part)}


def changed(one: Look, other: Look) -> set[Reads]:
    """The parts whose key changed."""
    return {part for part in Reads if one.joined.keys[part] != other.joined.keys[part]}


def rewrite(file: Path, old: str, new: str) -> None:
    """Replace words in a file."""
    told = file.read_text(encoding="utf-8")
    assert old in told
    file.write_text(told.replace(old, new), encoding="utf-8")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film with something of every kind: two drafts, panels, two days, two cuts."""
    files = {
        "script/a.fountain": "INT. KITCHEN - DAY #1#\n\nADA\nYes.\n\nBEN\nNo.\n",
        "script/b.fountain": "INT. KITCHEN - DAY #1#\n\nADA\nYes.\n\nBEN\nNever.\n",
        "boards/panels.csv": "panel,scene,covers\n1,1,1\n",
        "dailies/day-1.csv": "slate,covers\n1-1,1\n",
        "dailies/day-2.csv": "slate,mark,covers\n1A-1,ng,2\n",
        "cuts/one.edl": "TITLE: one\nFCM: NON-DROP FRAME\n* FRAME RATE: 24\n"
        "001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n* FROM CLIP NAME: 1-1\n",
        "cuts/two.edl": "TITLE: two\nFCM: NON-DROP FRAME\n* FRAME RATE: 24\n"
        "001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n* FROM CLIP NAME: 1-1\n",
        "film.toml": 'title = "Yes"\n[people.Ida]\nmay = ["say what is required", "say which scene"]\n',
    }
    for path, content in files.items():
        (tmp_path / "film" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "film" / path).write_text(content, encoding="utf-8")
    return tmp_path / "film"


def test_everything_is_joined_in_one_film(folder: Path, film: Path, opened: OpenFilm) -> None:
    whole = open_again(film).look()
    assert whole.remarks == ()
    joined = whole.film
    assert (joined.title, [scene.number for scene in joined.scenes]) == ("Yes", ["1"])
    assert joined.script is not None
    assert joined.script.path == "script/b.fountain"
    assert [draft.path for draft in joined.drafts] == ["script/a.fountain", "script/b.fountain"]
    assert joined.cut is not None
    assert (joined.cut.path, len(joined.cuts), len(joined.proofs)) == ("cuts/two.edl", 2, 1)
    assert (sorted(joined.required), joined.owed) == ([2, 4], (4,))
    assert [len(lined.linings) for lined in (joined.planned, joined.shot, joined.used)] == [1, 2, 1]
