"""Law 7. A film's folder that was copied to another machine signs nothing there: its keys and seeds did not come along.

Another machine is another state folder. What it is refused is refused in one sentence, and nothing is written for it.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from edgecode.bootstrap_partners import kept_partners
from edgecode.boundary.errors import SendError
from media.delivered import picture
from simulators import command_line
from simulators.command_line import Edgecode
from simulators.erased_film import BEA, IDA, agreed, told

NOT_HERE = "the key of edgecode/"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film with a record and an agreement with a partner, and the file that the partner signed; told once."""
    root = tmp_path_factory.mktemp("lived")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(root / "state"))
        agreed(root, told(root, command_line.run), command_line.run)
    return root


@pytest.fixture
def copy(lived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The film's folder, whole, on another machine."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    shutil.copytree(lived / "film", tmp_path / "film")
    return tmp_path / "film"


@pytest.fixture
def edgecode() -> Edgecode:
    """Run ``edgecode`` with some words."""
    return command_line.run


def holdings(film: Path) -> dict[str, object]:
    """Everything that edgecode keeps for a film, but for the index: rows of its databases, and every other file's bytes."""
    stores = film / ".edgecode"
    return {
        str(file.relative_to(film)): list(_rows(file)) if file.suffix == ".db" else file.read_bytes()
        for file in sorted(film.rglob("*"))
        if file.is_file() and not file.is_relative_to(stores / "index.db") and not _is_beside(file)
    }


def _is_beside(file: Path) -> bool:
    return file.name.startswith("index.db") or file.name.endswith(("-wal", "-shm"))


def _rows(file: Path) -> Iterator[tuple[object, ...]]:
    db = apsw.Connection(str(file))
    try:
        for (table,) in db.execute("select name from sqlite_master where type = 'table' order by name").fetchall():
            yield from ((table, *row) for row in db.execute(f'select * from "{table}"').fetchall())  # noqa: S608  its own
    finally:
        db.close()


def signing(film: Path, beside: Path, *, lived: Path) -> Iterator[tuple[str | Path, ...]]:
    """Every way by which something would be signed."""
    agreement = next((film / ".edgecode/partners").iterdir()).name
    yield "record", "checkpoint", film
    yield "decide", finding(film), film, "--later", "--by", BEA
    yield "intend", "unshot-line", film, "--at", "12", "--by", BEA
    yield "undo", film, "--by", BEA
    yield "sign", film, "--page", "12", "--by", IDA
    yield "consent", "timing", "yes", film, "--by", IDA
    yield "name", "Tom Oak", film, "--by", BEA
    yield "phase", "shoot", film, "--by", BEA
    yield "erase", IDA, film, "--by", BEA, "--yes"
    yield "partner", "agree", lived / "deal.note", film, "--by", IDA
    yield "partner", "revoke", agreement, film, "--by", IDA
    yield "disclose", film, "--profile", "writers", "--to", beside / "pack", "--by", BEA
    yield "disclose", film, "--profile", "writers", "--sign", "--to", beside / "pack.zip", "--by", BEA
    yield "deliver", picture(beside), film, "--to", beside / "out.jpg", "--by", BEA


def finding(film: Path) -> str:
    document = json.loads(command_line.run("check", film, "--json").out)
    return str(document["findings"][0]["id"])


def test_a_copied_folder_signs_nothing_and_nothing_is_written(
    edgecode: Edgecode, copy: Path, tmp_path: Path, lived: Path
) -> None:
    (tmp_path / "beside").mkdir()
    ways = list(signing(copy, tmp_path / "beside", lived=lived))
    before, files = holdings(copy), sorted((tmp_path / "beside").iterdir())
    for words in ways:
        said = edgecode(*words)
        assert said.code == 2, (words, said)
        assert NOT_HERE in said.err, (words, said)
        assert said.err.startswith("edgecode: ")
        assert len(said.err.strip().splitlines()) == len(["one sentence", "what to do now"]), (words, said)
        assert holdings(copy) == before, words
        assert sorted((tmp_path / "beside").iterdir()) == files, words


def test_a_copied_folder_sends_nothing_to_a_partner(edgecode: Edgecode, copy: Path) -> None:
    before = holdings(copy)
    said = edgecode("partner", "send", copy)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("edgecode: ")
    assert holdings(copy) == before


def test_once_adopted_it_signs_under_an_origin_of_its_own_and_partners_logs_still_do_not(
    edgecode: Edgecode, copy: Path, lived: Path
) -> None:
    agreement = next((copy / ".edgecode/partners").iterdir()).name
    logs = {file: file.read_bytes() for file in (copy / ".edgecode/partners").rglob("*") if file.is_file()}
    [origin] = [row[2] for row in _rows(copy / ".edgecode/record.db") if row[0] == "log"]
    assert edgecode("record", "adopt", copy, "--by", BEA).code == 0
    own = edgecode("record", "checkpoint", copy)
    assert own.code == 0
    assert own.out.split("\n")[0] not in str(origin)
    assert edgecode("record", "verify", copy).code == 0
    assert edgecode("decide", finding(copy), copy, "--later", "--by", BEA).code == 0
    said = edgecode("partner", "agree", lived / "deal.note", copy, "--by", IDA)
    assert (said.code, said.out) == (2, "")
    partners = kept_partners(copy)
    with pytest.raises(SendError, match="expected the film's seed under this agreement, found none"):
        partners.send(agreement)
    with pytest.raises(SendError, match="expected the film's seed under this agreement, found none"):
        partners.seed(agreement)
    assert {file: file.read_bytes() for file in logs} == logs
    assert not list((copy.parent / "state").rglob(f"{agreement}/seed"))
