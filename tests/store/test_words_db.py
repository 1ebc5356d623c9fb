import threading
from pathlib import Path

import msgspec
import pysqlite3
import pytest

from edgecode.errors import WordsStoreError
from edgecode.film.names import Names
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
