import random
import threading
from pathlib import Path

import msgspec
import pysqlite3
import pytest

from edgecode.film.cut import Clip, Cut, Track, TrackKind
from edgecode.film.names import Names
from edgecode.film.place import Place, Remark
from edgecode.film.script import Script
from edgecode.store.index_db import IndexDb
from edgecode.usecases.ports.index import Index, Reading
from simulators.entropy import CountedEntropy

CODE = "the reading code"
DRAFT = Reading(
    path="a.fountain", key="1", format="fountain", records=(Script(path="a.fountain", title="A"),), first_seen=10
)
REPORT = Reading(
    path="b.csv", key="2", format="set report", remarks=(Remark(Place("b.csv", 3), "half"),), first_seen=20
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where an index lies."""
    return tmp_path / ".edgecode" / "index.db"


def index_at(file: Path | None, *, code: str = CODE) -> IndexDb:
    """Open an index."""
    return IndexDb(file, code=code, entropy=CountedEntropy())


def pair(reading: Reading) -> tuple[str, str]:
    """What a reading is asked for by."""
    return reading.path, reading.key


def kept(file: Path | None, *readings: Reading) -> IndexDb:
    """Open an index, and keep readings in it without trouble."""
    index = index_at(file)
    assert index.keep(readings) == ""
    return index


def test_what_was_kept_is_known_to_the_next_process(file: Path) -> None:
    kept(file, DRAFT, REPORT).close()
    index: Index = index_at(file)
    wanted = [pair(DRAFT), pair(REPORT), ("c.csv", "3"), ("a.fountain", "2")]
    assert index.known(wanted) == {pair(DRAFT): DRAFT, pair(REPORT): REPORT}
    assert index.known([]) == {}


def test_many_are_known_at_once(file: Path) -> None:
    readings = [Reading(path=f"{number}.csv", key="k", first_seen=number) for number in range(200)]
    index = kept(file, *readings)
    assert index.known(map(pair, readings)) == {pair(reading): reading for reading in readings}
    assert len(index.known(map(pair, readings[:150]))) == 150


def test_of_a_script_every_version_stays_of_others_the_last(file: Path) -> None:
    drafts = [msgspec.structs.replace(DRAFT, key=key) for key in "12"]
    reports = [msgspec.structs.replace(REPORT, key=key) for key in "12"]
    index = kept(file, drafts[0], reports[0])
    index.keep([drafts[1], reports[1]])
    assert list(index.known(map(pair, (*drafts, *reports)))) != []
    assert set(index.known(map(pair, (*drafts, *reports)))) == {*map(pair, drafts), pair(reports[1])}


def test_a_path_is_first_seen_once(file: Path) -> None:
    index = kept(file, DRAFT, REPORT)
    index.keep([msgspec.structs.replace(REPORT, key="3", first_seen=30)])
    assert index.first_seen() == {"a.fountain": 10, "b.csv": 20}


def test_other_reading_code_reads_again_and_forgets_no_order(file: Path) -> None:
    kept(file, DRAFT).close()
    index = index_at(file, code="newer")
    assert index.known([pair(DRAFT)]) == {}
    assert index.first_seen() == {"a.fountain": 10}
    assert index.keep([DRAFT]) == ""
    index.close()
    assert index_at(file, code="newer").known([pair(DRAFT)]) == {pair(DRAFT): DRAFT}


def test_without_a_file_it_is_kept_in_memory() -> None:
    assert kept(None, DRAFT).known([pair(DRAFT)]) == {pair(DRAFT): DRAFT}


@pytest.mark.parametrize("content", [b"", b"rubbish" * 5_000, b"SQLite format 3\0" + b"\xff" * 4_080])
def test_a_file_that_is_no_index_is_begun_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    file.with_name("index.db-journal").write_bytes(b"rubbish")
    kept(file, DRAFT).close()
    assert index_at(file).known([pair(DRAFT)]) == {pair(DRAFT): DRAFT}


def test_an_index_of_another_layout_is_begun_anew(file: Path) -> None:
    file.parent.mkdir()
    db = pysqlite3.connect(str(file))
    db.execute("create table film (name text)")
    db.execute("create table made_by (who text)")
    db.close()
    kept(file, DRAFT).close()
    assert index_at(file).known([pair(DRAFT)]) == {pair(DRAFT): DRAFT}


def test_a_folder_in_its_place_is_left_alone(file: Path) -> None:
    file.mkdir(parents=True)
    (file / "mine.txt").write_text("mine", encoding="utf-8")
    index = index_at(file)
    assert index.keep([DRAFT]) == "unable to open database file"
    assert index.known([pair(DRAFT)]) == {pair(DRAFT): DRAFT}
    assert (file / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_in_place_of_its_folder_is_left_alone(file: Path) -> None:
    file.parent.write_text("mine", encoding="utf-8")
    assert index_at(file).keep([DRAFT]) == "file exists"
    assert file.parent.read_text(encoding="utf-8") == "mine"


def test_while_another_process_holds_it_it_is_left_as_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edgecode.store.index_db._WAIT_SECONDS", 0.01)
    kept(file, DRAFT).close()
    index = index_at(file)
    holder = pysqlite3.connect(str(file), isolation_level=None)
    holder.execute("begin exclusive")
    assert index.keep([REPORT]) == "database is locked"
    assert index.known([pair(DRAFT)]) == {pair(DRAFT): DRAFT}
    late = index_at(file)
    assert late.keep([REPORT]) == "database is locked"
    assert late.known([pair(DRAFT)]) == {pair(DRAFT): DRAFT}
    holder.execute("rollback")
    holder.close()
    assert index.known([pair(DRAFT)]) == {pair(DRAFT): DRAFT}
    assert index.keep([REPORT]) == ""


@pytest.mark.parametrize("seed", range(40))
def test_bits_that_fall_over_cost_time_and_nothing_else(file: Path, seed: int) -> None:
    """What is known afterwards is what was kept or nothing, and the index heals by itself."""
    clips = tuple(Clip(name=f"{number}-1", place=Place("c.edl", number), track=0) for number in range(400))
    cut = Cut(name="c", path="c.edl", tracks=(Track(name="V", kind=TrackKind.PICTURE, clips=clips),))
    big = Reading(path="c.edl", key="3", format="edl", records=(cut,), first_seen=30)
    kept(file, DRAFT, REPORT, big).close()
    draw = random.Random(seed)  # noqa: S311  damage, not secrets
    content = bytearray(file.read_bytes())
    for _ in range(6):
        content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
    file.write_bytes(content[: draw.randrange(len(content)) if seed % 4 == 0 else None])
    wanted = {pair(each): each for each in (DRAFT, REPORT, big)}
    index = index_at(file)
    assert index.known(wanted).items() <= wanted.items()
    index.first_seen()
    index.keep(wanted.values())
    index.close()
    healed = index_at(file)
    assert healed.keep(wanted.values()) == ""
    assert healed.known(wanted) == wanted


def test_what_cannot_be_stored_is_not_kept_and_hides_no_other(file: Path) -> None:
    half = msgspec.structs.replace(REPORT, remarks=(Remark(Place("b.csv", 3), "half a sign: \ud800"),))
    large = Reading(path="c.csv", key="3", first_seen=2**70)
    index = kept(file, half, large, DRAFT)
    assert index.known([pair(half), pair(large), pair(DRAFT)]) == {pair(DRAFT): DRAFT}


def test_many_processes_may_begin_it_at_once(file: Path) -> None:
    """Threads with connections of their own stand for processes: SQLite does not tell them apart."""
    told: list[str] = []

    def run(number: int) -> None:
        index = index_at(file)
        told.append(index.keep([Reading(path=f"{number}.csv", key="k", first_seen=number)]))
        index.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [""] * 8
    assert set(index_at(file).first_seen()) == {f"{number}.csv" for number in range(8)}


def test_it_may_be_asked_from_another_thread(file: Path) -> None:
    index = kept(file, DRAFT)
    found: list[dict[tuple[str, str], Reading]] = []
    thread = threading.Thread(target=lambda: found.append(index.known([pair(DRAFT)])))
    thread.start()
    thread.join()
    assert found == [{pair(DRAFT): DRAFT}]


def test_the_version_before_is_the_one_first_read_last(file: Path) -> None:
    drafts = [
        msgspec.structs.replace(DRAFT, key=key, first_seen=seen) for key, seen in (("1", 30), ("2", 10), ("3", 20))
    ]
    index = kept(file, *drafts)
    assert index.before(DRAFT.path, key="1") == drafts[2]
    assert index.before(DRAFT.path, key="3") == drafts[0]
    assert index.before("b.fountain", key="1") is None
    assert kept(file).before(DRAFT.path, key="2") == drafts[0]


def test_names_are_kept_by_content_and_outlive_other_reading_code(file: Path) -> None:
    table = Names(content="1", before=("2",), paragraphs={"a": "b"})
    index = kept(file, DRAFT)
    index.keep_names([table, Names(content="3")])
    index.keep_names([Names(content="3", algorithm=7)])
    index.close()
    again = index_at(file, code="newer")
    assert again.names(["1", "2", "3"]) == {"1": table, "3": Names(content="3", algorithm=7)}
    assert again.known([pair(DRAFT)]) == {}


def test_a_bit_that_falls_over_in_a_table_of_names_is_seen(file: Path) -> None:
    index = kept(file)
    index.keep_names([Names(content="1", paragraphs={"a": "b"})])
    with pysqlite3.connect(file) as db:
        [(body,)] = db.execute("select body from names").fetchall()
        db.execute("update names set body = ?", (body.replace(b"\xa1b", b"\xa1c"),))
    assert index.names(["1"]) == {}


def test_readings_with_a_name_are_in_no_file_and_the_others_stay(file: Path) -> None:
    named = Reading(path="c.csv", key="3", remarks=(Remark(Place("c.csv", 3), "found Ida Lund"),))
    index = kept(file, DRAFT, REPORT, named)
    index.forget(lambda text: "Ida Lund" in text)
    assert index.known(map(pair, (DRAFT, REPORT, named))) == {pair(DRAFT): DRAFT, pair(REPORT): REPORT}
    assert b"Ida Lund" not in b"".join(each.read_bytes() for each in file.parent.iterdir())
    index_at(None).forget(lambda _text: True)
