"""The record: appending against a bare insert that is as durable, and verifying 100,000 entries. Prints JSON lines.

The bare insert is one row of the same size in a transaction of its own, through apsw, WAL, ``synchronous = FULL``, on the
same disk in the same run; rounds of both take turns. It is compared with entries that are acknowledged one by one to one
person, and to several at once (the same number of threads insert barely, one connection each time).
"""

import json
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import apsw

from edgecode.consent.people import Person
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.film.place import Place
from edgecode.findings.finding import Evidence, Finding
from edgecode.findings.word import Deed
from edgecode.store.record_db.book import RecordDb
from edgecode.store.system_clock import SystemClock
from edgecode.store.system_entropy import SystemEntropy
from edgecode.store.words_db import WordsDb
from edgecode.usecases.deciding import Deciding

CLOCK = SystemClock()
FILM = "0123456789abcdef"
PEOPLE = [Handle(f"{number:016x}") for number in range(1, 21)]
ROUNDS, APPENDS = 15, 200
AT_ONCE = 8
ENTRIES, BATCH = 100_000, 500
APPEND_LIMIT, VERIFY_LIMIT = 0.7, 2.0


def say(what: str, **figures: object) -> None:
    """Print one JSON line."""
    print(json.dumps({"bench": "record", "what": what, **figures}))


def entry(number: int) -> Entry:
    """One of twenty people left a finding."""
    ids = ((IdRole.FINDING, Handle(f"{number:016x}")), (IdRole.CHECK, Handle("d" * 16)))
    who = PEOPLE[number % len(PEOPLE)]
    return Entry(
        at=CLOCK.now(),
        who=who,
        role=Role.EDITOR,
        stage=Stage.CUT,
        kind=Kind.FINDING_LEFT,
        film=Handle(FILM),
        ids=ids,
    )


def rate(job: Callable[[Entry], object], *, threads: int) -> float:
    """Do a job with so many entries, in so many threads; give how many were done in a second."""
    each = [[entry(number) for number in range(APPENDS // threads)] for _ in range(threads)]

    def work(entries: list[Entry]) -> None:
        for one in entries:
            job(one)

    running = [threading.Thread(target=work, args=(entries,)) for entries in each]
    began = time.perf_counter()
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return APPENDS // threads * threads / (time.perf_counter() - began)


def bare_insert(folder: Path, *, size: int) -> Callable[[Entry], object]:
    """Insert a row of a size, one transaction each, durable on return."""
    db = apsw.Connection(str(folder / "bare.db"))
    db.execute("pragma journal_mode = wal").fetchall()
    db.execute("pragma synchronous = full")
    db.execute("create table row_ (place integer primary key, body blob) strict")
    lock, body = threading.Lock(), os.urandom(size)

    def insert(_entry: Entry) -> None:
        with lock:
            db.execute("insert into row_ (body) values (?)", (body,))

    return insert


def compare(record: RecordDb, bare: Callable[[Entry], object], *, threads: int) -> tuple[float, float, float]:
    """Rounds of both in turn; give the medians of both rates and of their ratio."""

    def append(one: Entry) -> None:
        record.append([(record.new_id(), one)])

    pairs = [(rate(bare, threads=threads), rate(append, threads=threads)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs), ratio


def appending(folder: Path) -> None:
    """Compare acknowledged rates."""
    record = opened(folder / "append")
    record.append([(record.new_id(), entry(number)) for number in range(len(PEOPLE))])
    bare = bare_insert(folder, size=row_bytes(folder / "append"))
    for threads in (1, AT_ONCE):
        theirs, ours, ratio = compare(record, bare, threads=threads)
        # What an entry costs beyond a bare insert does not grow with the disk's own time; so on a slower disk it holds.
        from_ms = (1 / ours - 1 / theirs) * APPEND_LIMIT / (1 - APPEND_LIMIT) * 1_000
        figures = {
            "bare_per_second": round(theirs),
            "per_second": round(ours),
            "ratio": round(ratio, 2),
            "bare_insert_ms": round(1_000 / theirs, 2),
            "holds_from_bare_insert_ms": round(from_ms, 2),
        }
        say(f"append, {threads} at once", **figures, limit=APPEND_LIMIT, holds=ratio >= APPEND_LIMIT)
    record.close()


def deciding(folder: Path) -> None:
    """A whole decision, the word kept and then its entry, beside two bare inserts into two files."""
    record = opened(folder / "decide")
    words = WordsDb(folder / "decide/film/words.db", entropy=SystemEntropy())
    desk = Deciding(words, record=record, clock=CLOCK)
    finding = Finding(
        check="unshot-line",
        kind="never-covered",
        says="No take covers a line",
        evidence=(Evidence(Place("script.fountain", 12), "the line"),),
        options=("Pick it up",),
        subjects=("0" * 16,),
    )
    person = Person(name="Nadia", role="director", may=frozenset())
    (folder / "other").mkdir()
    bare = [bare_insert(where, size=row_bytes(folder / "append")) for where in (folder / "decide", folder / "other")]

    def both(one: Entry) -> None:
        for insert in bare:
            insert(one)

    def decide(_one: Entry) -> None:
        desk.decide(Deed.LEAVE, finding, person=person)

    decide(entry(0))
    pairs = [(rate(both, threads=1), rate(decide, threads=1)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    say("a whole decision beside two bare inserts", per_second=round(statistics.median(pair[1] for pair in pairs)),
        bare_per_second=round(statistics.median(pair[0] for pair in pairs)), ratio=round(ratio, 2))  # fmt: skip
    record.close()


def verifying(folder: Path) -> None:
    """Verify many entries; opening the commitments too is printed beside."""
    record = opened(folder / "verify")
    began = time.perf_counter()
    for start in range(0, ENTRIES, BATCH):
        record.append([(record.new_id(), entry(number)) for number in range(start, start + BATCH)])
    made = time.perf_counter() - began
    record.close()
    record = opened(folder / "verify")
    runs = []
    for opening in (False, False, False, True):
        began = time.perf_counter()
        verdict = record.verify(opening=opening)
        runs.append(time.perf_counter() - began)
        if verdict.problems or verdict.entries != ENTRIES:
            sys.exit(str(verdict))
    seconds = statistics.median(runs[:3])
    size = (folder / "verify/film/record.db").stat().st_size
    say(
        "verify 100,000 entries: leaves, nodes, sealed bodies, notes",
        seconds=round(seconds, 2),
        limit=VERIFY_LIMIT,
        holds=seconds <= VERIFY_LIMIT,
        megabytes=round(size / 1e6),
        made_per_second=round(ENTRIES / made),
    )
    say("every body and commitment opened too", seconds=round(runs[3], 2), more=round(runs[3] - seconds, 2))
    began = time.perf_counter()
    found = record.entries()
    say("read and open all entries", seconds=round(time.perf_counter() - began, 2), entries=len(found))
    record.close()


def opened(folder: Path) -> RecordDb:
    """Open a record in a folder."""
    return RecordDb.open(
        folder / "film", film_id=FILM, state=folder / "state", clock=SystemClock(), entropy=SystemEntropy()
    )


def row_bytes(folder: Path) -> int:
    """Size of an entry as it is stored: its id, leaf, body and hashes."""
    db = apsw.Connection(str(folder / "film/record.db"))
    query = "select avg(length(film_id) + length(id) + length(leaf) + length(body)) + 2 * 32 from entry"
    [(size,)] = db.execute(query).fetchall()
    db.close()
    return round(float(str(size)))


def main() -> None:
    """Measure on the disk where temporary files lie."""
    with tempfile.TemporaryDirectory() as made:
        appending(Path(made))
        deciding(Path(made))
        verifying(Path(made))


if __name__ == "__main__":
    main()
