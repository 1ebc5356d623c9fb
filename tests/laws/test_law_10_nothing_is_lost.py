"""Law 10. Nothing is lost: killed at any point, out of disk, or fed rubbish, the film is as it was and opens.

Here: the film's folder and the index. What people decide lies in film.toml, which edgecode never writes.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.usecases.open_film import OpenFilm
from simulators import mishap

FILM = {
    "film.toml": '[people.Ida]\nmay = ["raise standings"]\n[[standings]]\ncheck = "unshot-line"\n'
    'standing = "offered"\nby = "Ida"\n',
    "script/a.fountain": "INT. KITCHEN - DAY #1#\n\nADA\nYes.\n\nBEN\nNo.\n",
    "dailies/day-1.csv": "slate,mark\n1-1,circled\n1-2,ng\n",
    "cuts/one.edl": "TITLE: one\nFCM: NON-DROP FRAME\n001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n",
    "notes.md": "Call time is seven.\n",
}


@pytest.fixture
def film() -> Iterator[Path]:
    """A small film in a folder that anybody may look into."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        folder = Path(made) / "film"
        for path, content in FILM.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, encoding="utf-8")
        yield folder


def happens(what: str, folder: Path, *more: str, state: Path | None = None) -> dict[str, list[str]]:
    """Let something happen to another process that looks at the film, and give what it saw."""
    env = {**os.environ, "XDG_STATE_HOME": str(state or folder / "none"), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, mishap.__file__, what, str(folder), *more],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


def everything(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Content, date and rights of every file of the film, edgecode's own left out."""
    return {
        str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_mode)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".edgecode" not in file.parts
    }


def test_the_film_is_byte_for_byte_as_it_was(film: Path) -> None:
    before = everything(film)
    opened: OpenFilm = open_film(film)
    opened.check(opened.look())
    opened.check()
    assert everything(film) == before
    assert sorted(file.name for file in film.iterdir()) == [".edgecode", *sorted({path.split("/")[0] for path in FILM})]


def test_a_process_killed_at_any_call_of_the_index_leaves_a_film_that_opens(film: Path) -> None:
    told = happens("killed", film)
    assert told["faults"] == []
    assert int(str(told["deaths"])) > 50, "hardly any call of the index was met: this test has gone blind"


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_index_costs_time_alone(film: Path, seed: int) -> None:
    whole = mishap.seen(film)
    index = film / ".edgecode/index.db"
    draw = random.Random(seed)  # noqa: S311  damage, not secrets
    content = bytearray(index.read_bytes())
    for _ in range(8):
        content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
    index.write_bytes(content[: draw.randrange(len(content)) if seed % 3 == 0 else None])
    for _ in range(2):
        again = mishap.seen(film)
        assert {**again, "read": whole["read"]} == whole


@pytest.mark.parametrize("content", [b"", b"\0" * 9_000, b"not an index at all", b"SQLite format 3\0"])
def test_an_index_that_is_none_costs_time_alone(film: Path, content: bytes) -> None:
    whole = mishap.seen(film)
    (film / ".edgecode/index.db").write_bytes(content)
    assert mishap.seen(film) == whole
    assert mishap.seen(film)["read"] == []


def test_a_folder_in_place_of_the_index_costs_a_remark(film: Path) -> None:
    whole = mishap.seen(film)
    (film / ".edgecode/index.db").unlink()
    (film / ".edgecode/index.db").mkdir()
    again = mishap.seen(film)
    says = "what was read could not be kept for next time: unable to open database file"
    assert again.pop("about the folder") == [says]
    assert again == {key: value for key, value in whole.items() if key != "about the folder"}


def test_a_folder_that_may_not_be_written_to_opens(film: Path) -> None:
    whole = mishap.seen(film)
    shutil.rmtree(film / ".edgecode")
    film.chmod(0o555)
    if os.geteuid() != 0 and os.access(film, os.W_OK):
        pytest.skip("this file system lets everybody write everywhere")
    assert happens("stranger", film) == whole
    assert not (film / ".edgecode").exists()
    film.chmod(0o755)


def test_what_is_read_of_such_a_folder_is_kept_in_ones_own(film: Path) -> None:
    whole = mishap.seen(film)
    shutil.rmtree(film / ".edgecode")
    state = film.parent / "state"
    state.mkdir()
    state.chmod(0o777)
    film.chmod(0o555)
    assert happens("stranger", film, state=state) == whole
    assert happens("stranger", film, state=state) == {**whole, "read": []}
    assert not (film / ".edgecode").exists()
    film.chmod(0o755)


def test_a_paper_that_may_not_be_read_costs_a_remark(film: Path) -> None:
    whole = mishap.seen(film)
    (film / "cuts").chmod(0o000)
    (film / "dailies/day-1.csv").chmod(0o000)
    told = happens("stranger", film)
    (film / "cuts").chmod(0o755)
    assert told["remarks"] == [
        "cuts: expected a file, found one that may not be read",
        "dailies/day-1.csv: expected a file, found one that may not be read",
    ]
    assert (told["lines"], told["takes"]) == (whole["lines"], [])


@pytest.mark.parametrize("size", [0, 512, 4_096, 8_192, 16_384])
def test_a_full_disk_costs_at_most_a_remark(film: Path, size: int) -> None:
    whole = mishap.seen(film)
    shutil.rmtree(film / ".edgecode")
    told = happens("full", film, str(size))
    assert len(told["about the folder"]) <= 1
    assert {**told, "about the folder": []} == whole


def test_a_disk_that_fills_up_leaves_what_was_kept(film: Path) -> None:
    whole = mishap.seen(film)
    (film / "dailies/day-2.csv").write_text("slate,note\n" + f"2-1,{'x' * 200_000}\n", encoding="utf-8")
    told = happens("full", film, "40000")
    assert told["read"] == ["dailies/day-2.csv"]
    assert len(told["about the folder"]) == 1
    assert told["takes"] == [*whole["takes"], "2-1"] if isinstance(whole["takes"], list) else False
    again = mishap.seen(film)
    assert (again["read"], again["about the folder"]) == (["dailies/day-2.csv"], [])
    assert mishap.seen(film)["read"] == []
