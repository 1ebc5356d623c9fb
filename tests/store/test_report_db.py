import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pysqlite3
import pytest

from edgecode.boundary.errors import SendError
from edgecode.store.report_db import Fact, ReportDb

FILM = "00112233445566ff"
ONE, TWO = Fact("agreed", "a" * 16, "1", b"one"), Fact("debit", "a" * 16, "2026-W14/1", b"two")


def opened(folder: Path, *, film_id: str = FILM) -> ReportDb:
    return ReportDb(folder / "report.db", film_id=film_id, seen=folder / "state" / film_id / "facts")


def add(db: ReportDb, *facts: Fact) -> None:
    with db.adding() as adding:
        for fact in facts:
            adding.add(fact)


def test_what_was_added_is_there_for_the_next_process_in_its_order(tmp_path: Path) -> None:
    add(opened(tmp_path), ONE)
    add(opened(tmp_path), TWO)
    assert opened(tmp_path).facts() == (ONE, TWO)


def test_facts_are_added_all_or_none(tmp_path: Path) -> None:
    db = opened(tmp_path)
    with pytest.raises(SendError, match="UNIQUE"):
        add(db, ONE, TWO, ONE)
    assert db.facts() == ()
    assert opened(tmp_path).facts() == ()


def test_what_is_being_added_is_found(tmp_path: Path) -> None:
    db = opened(tmp_path)
    add(db, ONE)
    with db.adding() as adding:
        assert adding.find("agreed", agreement="a" * 16, part="1") == ONE
        assert adding.find("debit", agreement="a" * 16, part="2026-W14/1") is None
        adding.add(TWO)
        assert adding.find("debit", agreement="a" * 16, part="2026-W14/1") == TWO


def test_threads_that_share_one_take_turns(tmp_path: Path) -> None:
    """Two pages asked for at once share the room's connection, which has one transaction at a time."""
    db = opened(tmp_path)
    facts = [Fact("debit", "a" * 16, f"{number}", b"") for number in range(40)]
    with ThreadPoolExecutor(max_workers=4) as threads:
        done = [threads.submit(add, db, fact) for fact in facts]
        read = [threads.submit(db.facts) for _ in range(80)]
        assert [each.result() for each in done] == [None] * len(facts)
        assert max(len(each.result()) for each in read) <= len(facts)
    assert sorted(db.facts(), key=lambda each: each.part) == sorted(facts, key=lambda each: each.part)


def test_two_films_in_one_file_keep_apart(tmp_path: Path) -> None:
    add(opened(tmp_path), ONE)
    add(opened(tmp_path, film_id="1" * 16), TWO)
    assert opened(tmp_path).facts() == (ONE,)
    assert opened(tmp_path, film_id="1" * 16).facts() == (TWO,)


@pytest.mark.parametrize(
    "change",
    [
        "update fact set body = x'00'",
        "update fact set part = '2' where number = 1",
        "update fact set seal = x'00'",
        "update fact set number = 9 where number = 2",
        "delete from fact where number = 2",
        "delete from fact",
        "delete from head",
        "update head set facts = 3",
        "update fact set film_id = '1111111111111111' where number = 2",
        "delete from fact where number = 2; update head set facts = 1, seal = (select seal from fact where number = 1)",
    ],
)
def test_a_fact_that_was_changed_or_lost_shows(tmp_path: Path, change: str) -> None:
    """The last one is a file that is whole in itself and one fact younger: it shows against what was seen."""
    db = opened(tmp_path)
    add(db, ONE, TWO)
    db.close()
    with pysqlite3.connect(tmp_path / "report.db") as other:
        other.executescript(change)
    with pytest.raises(SendError, match="expected") as told:
        opened(tmp_path)
    assert "Put report.db back" in told.value.advice()


def test_what_a_newer_edgecode_wrote_is_left_alone(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with pysqlite3.connect(tmp_path / "report.db") as db:
        db.execute("pragma user_version = 99")
    with pytest.raises(SendError, match="a newer edgecode wrote"):
        opened(tmp_path)


def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "report.db").write_bytes(b"INT. FERRY - NIGHT\n" * 100)
    with pytest.raises(SendError, match="file is not a database"):
        opened(tmp_path)


def test_many_who_add_at_once_lose_nothing(tmp_path: Path) -> None:
    """Threads with connections of their own stand for processes: SQLite does not tell them apart."""
    opened(tmp_path).close()
    together = threading.Barrier(4)

    def run(number: int) -> None:
        db = opened(tmp_path)
        together.wait()
        for count in range(5):
            add(db, Fact("debit", "a" * 16, f"{number}-{count}", b""))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(fact.part for fact in opened(tmp_path).facts()) == [f"{n}-{c}" for n in range(4) for c in range(5)]


def changed(fact: Fact) -> Fact:
    return Fact(fact.kind, fact.agreement, fact.part, b"gone") if fact.body == b"one" else fact


def files(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def put_back(folder: Path, kept: dict[str, bytes]) -> None:
    for file in folder.glob("report.db*"):
        if any(name.startswith("report.db") for name in kept):
            file.unlink()
    for name, content in kept.items():
        (folder / name).write_bytes(content)


def test_a_fact_that_is_cleared_is_in_no_file_and_the_others_are_sealed_anew(tmp_path: Path) -> None:
    db, named = opened(tmp_path), Fact("agreed", "a" * 16, "1", b"Ida Lund")
    add(db, named, TWO)
    db.clear(lambda fact: ONE if fact == named else fact)
    assert db.facts() == (ONE, TWO)
    assert b"Ida Lund" not in b"".join(files(tmp_path).values())
    add(opened(tmp_path), Fact("debit", "a" * 16, "3", b"three"))
    assert len(opened(tmp_path).facts()) == 3


@pytest.mark.parametrize("side", ["report.db", "state"])
def test_either_side_of_before_an_erasure_is_known_and_cleared_again(tmp_path: Path, side: str) -> None:
    db = opened(tmp_path)
    add(db, ONE, TWO)
    db.close()
    before = {name: content for name, content in files(tmp_path).items() if name.startswith(side)}
    db = opened(tmp_path)
    db.clear(changed)
    db.close()
    put_back(tmp_path, before)
    again = opened(tmp_path)
    assert len(again.facts()) == 2
    again.clear(changed)
    assert opened(tmp_path).facts() == (changed(ONE), TWO)


def test_fewer_facts_than_were_seen_are_refused_also_from_before_an_erasure(tmp_path: Path) -> None:
    db = opened(tmp_path)
    add(db, ONE)
    db.close()
    before = {name: content for name, content in files(tmp_path).items() if name.startswith("report.db")}
    db = opened(tmp_path)
    add(db, TWO)
    db.clear(changed)
    db.close()
    put_back(tmp_path, before)
    with pytest.raises(SendError, match="expected the 2 facts that were seen before, found fewer or others"):
        opened(tmp_path)


def test_one_that_is_older_than_what_was_added_after_an_erasure_is_refused(tmp_path: Path) -> None:
    db = opened(tmp_path)
    add(db, ONE)
    db.close()
    before = {name: content for name, content in files(tmp_path).items() if name.startswith("report.db")}
    db = opened(tmp_path)
    db.clear(changed)
    add(db, TWO)
    db.close()
    put_back(tmp_path, before)
    with pytest.raises(SendError, match="fewer or others"):
        opened(tmp_path)
