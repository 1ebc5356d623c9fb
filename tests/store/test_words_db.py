import threading
from pathlib import Path

import msgspec
import pysqlite3
import pytest

from edgecode.errors import WordsStoreError
from edgecode.film.cut import Cut
from edgecode.film.cutting.footage import Footage
from edgecode.film.cutting.turned_over import Issued
from edgecode.film.names import Names
from edgecode.film.rate import Rate
from edgecode.findings.word import Deed, Word
from edgecode.store.words_db import WordsDb
from edgecode.usecases.partners.canaries import canaries_of
from simulators.entropy import CountedEntropy

TABLE = Names(content="a", before=("b",), paragraphs={"1": "2"}, scenes={"3": "4"}, strangers=("c.fountain",))
WORD = Word(entry="00", deed=Deed.LATER, by="Ida", at=1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "words.db"


def opened(file: Path) -> WordsDb:
    return WordsDb(file, entropy=CountedEntropy())


def test_frozen_names_are_there_for_the_next_process(file: Path) -> None:
    words = opened(file)
    words.freeze([TABLE])
    words.close()
    assert opened(file).names(["a", "b"]) == {"a": TABLE}


def test_what_was_frozen_first_stays(file: Path) -> None:
    words = opened(file)
    words.freeze([TABLE])
    words.freeze([Names(content="a"), Names(content="d")])
    assert words.names(["a", "d"]) == {"a": TABLE, "d": Names(content="d")}


def test_words_of_an_older_edgecode_are_carried_forward_and_keep_what_they_hold(file: Path) -> None:
    words = opened(file)
    words.keep(WORD)
    told = words.film_id, words.secret
    words.close()
    with pysqlite3.connect(file) as db:
        db.execute("drop table names")
        db.execute("pragma user_version = 1")
    again = opened(file)
    assert (again.film_id, again.secret) == told
    assert again.all() == {"00": WORD}
    again.freeze([TABLE])
    assert again.names(["a"]) == {"a": TABLE}


def test_words_of_a_newer_edgecode_are_left_alone(file: Path) -> None:
    opened(file).close()
    with pysqlite3.connect(file) as db:
        db.execute("pragma user_version = 99")
    with pytest.raises(WordsStoreError, match="a newer edgecode wrote it"):
        opened(file)


def test_a_damaged_table_of_names_is_told(file: Path) -> None:
    words = opened(file)
    words.freeze([TABLE])
    with pysqlite3.connect(file) as db:
        db.execute("update names set body = x'00'")
    with pytest.raises(WordsStoreError):
        words.names(["a"])


@pytest.mark.parametrize("attempt", range(6))
def test_many_processes_may_begin_it_at_once_and_agree_on_one_film(file: Path, attempt: int) -> None:
    """Threads with connections of their own stand for processes: SQLite does not tell them apart."""
    together = threading.Barrier(8)
    told: list[tuple[str, bytes]] = []

    def run(number: int) -> None:
        together.wait()
        words = WordsDb(file, entropy=CountedEntropy(number))
        words.keep(msgspec.structs.replace(WORD, entry=f"{attempt}{number}"))
        told.append((words.film_id, words.secret))
        words.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 8
    assert len(set(told)) == 1
    assert len(opened(file).all()) == 8


def test_the_words_hold_the_canaries_of_the_film_and_no_word_gives_them_away(file: Path) -> None:
    words = opened(file)
    words.keep(WORD)
    with pysqlite3.connect(file) as db:
        [(dump,)] = db.execute("select group_concat(text, char(10)) from canary").fetchall()
    planted = canaries_of(words.secret)
    assert all(each in dump for each in planted.all)
    assert words.all() == {"00": WORD}


def test_words_of_before_there_were_canaries_are_given_theirs(file: Path) -> None:
    opened(file).close()
    with pysqlite3.connect(file) as db:
        db.execute("drop table canary")
        db.execute("pragma user_version = 2")
    again = opened(file)
    with pysqlite3.connect(file) as db:
        laid = db.execute("select text from canary where what = 'line'").fetchall()
    assert laid == [(canaries_of(again.secret).line,)]


def test_words_that_are_cleared_are_in_no_file_and_it_is_known_by_which_erasure(file: Path) -> None:
    words = opened(file)
    said = [
        Word(entry=f"{number:02}", deed=Deed.LATER, by="Ida Lund", at=1, because="Ida Lund" * 60) for number in range(9)
    ]
    words.keep_all(said)
    kept = Word(entry="00", deed=Deed.LATER, by="nobody", at=1)
    assert words.cleared() == frozenset()
    words.clear("one", changed=[kept], gone=[each.entry for each in said[1:]])
    assert words.all() == {"00": kept}
    assert words.cleared() == opened(file).cleared() == {"one"}
    words.clear("one", changed=[], gone=[])
    assert b"Ida Lund" not in b"".join(each.read_bytes() for each in file.parent.iterdir())


def test_words_that_another_process_reads_are_not_called_cleared(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = opened(file)
    words.keep(WORD)
    monkeypatch.setattr("edgecode.store.words_db.nothing_left_behind", lambda _db: False)
    with pytest.raises(WordsStoreError, match="another process reads what was erased from it"):
        words.clear("one", changed=[], gone=["00"])
    assert words.cleared() == frozenset()


STRETCH = Footage(take="1-1", recording="A001C001", first=10, last=20, rate="24", cut="cuts/a.edl", seen=5)
ISSUED = Issued(
    id="t", at=7, cut=Cut(name="A", path="cuts/a.edl", rate=Rate.of(24)), reel="1", ids={"c": "C00001"}, last=1
)


def test_footage_is_kept_once_with_when_it_was_first_seen(file: Path) -> None:
    words = opened(file)
    words.keep_footage([STRETCH])
    words.keep_footage([msgspec.structs.replace(STRETCH, seen=9), msgspec.structs.replace(STRETCH, first=20, last=30)])
    words.close()
    assert [(each.first, each.last, each.seen) for each in opened(file).footage()] == [(10, 20, 5), (20, 30, 5)]


def test_a_turnover_is_kept_whole_and_one_that_is_not_there_is_none(file: Path) -> None:
    words = opened(file)
    words.keep_turnover(ISSUED)
    words.close()
    assert opened(file).turnover("t") == ISSUED
    assert opened(file).turnover("other") is None
    with pysqlite3.connect(file) as db:
        db.execute("update turnover set body = x'00'")
    with pytest.raises(WordsStoreError):
        opened(file).turnover("t")


def test_words_of_before_footage_was_kept_are_carried_forward(file: Path) -> None:
    words = opened(file)
    words.keep(WORD)
    words.close()
    with pysqlite3.connect(file) as db:
        db.execute("drop table footage")
        db.execute("drop table turnover")
        db.execute("pragma user_version = 4")
    again = opened(file)
    again.keep_footage([STRETCH])
    again.keep_turnover(ISSUED)
    assert (again.all(), again.footage(), again.turnover("t")) == ({"00": WORD}, (STRETCH,), ISSUED)


def test_an_erasure_leaves_footage_and_turnovers_as_they_are(file: Path) -> None:
    words = opened(file)
    words.keep(WORD)
    words.keep_footage([STRETCH])
    words.keep_turnover(ISSUED)
    words.clear("e", changed=[], gone=["00"])
    assert (words.all(), words.footage(), words.turnover("t")) == ({}, (STRETCH,), ISSUED)
