"""Processes that work on a record and are killed. Run as a script, it tells what went wrong as JSON.

``mishaps.py at-each-call ROOT`` kills one process at each call that SQLite makes to the disk. ``mishaps.py at-random ROOT
COUNT`` kills processes that append with two threads, after they acknowledged so many entries, wherever they are by then.
"""

import json
import os
import random
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from edgecode.entries.handle import Handle
from edgecode.errors import EdgecodeError, RecordError
from edgecode.store.record_db.book import RecordDb
from edgecode.usecases.ports.record import Recorded
from store.record_db.disk import FailingDisk, Fault, in_use
from store.record_db.made_record import IDA, NADIA, append, entry, erasing_entry, open_record

ID_BYTES = 16
Tell = Callable[[bytes], None]


def work(root: Path, tell: Tell) -> None:
    """Some days of a record's life; each entry is told once it is acknowledged."""
    with opened(root) as record:
        for who in (IDA, NADIA):
            _told(tell, append_some(record, who=who))
        record.checkpoint()
        many = [(record.new_id(), entry()) for _ in range(9)]
        _told(tell, record.append(many))
        _told(tell, [record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))])
    with opened(root) as record:
        _told(tell, append_some(record, who=IDA))


@contextmanager
def opened(root: Path) -> Iterator[RecordDb]:
    """Open a record and close it, whatever happens."""
    record = open_record(root)
    try:
        yield record
    finally:
        with suppress(RecordError):
            record.close()


def append_some(record: RecordDb, *, who: Handle) -> Iterator[Recorded]:
    """Append five entries one by one."""
    for _ in range(5):
        yield from record.append([(record.new_id(), entry(who=who))])


def _told(tell: Tell, done: Iterable[Recorded]) -> None:
    for each in done:
        tell(each.id)


def append_for_ever(root: Path, tell: Tell) -> None:
    """Two threads append, each its own."""
    record = open_record(root)

    def one() -> None:
        while True:
            [done] = record.append([(record.new_id(), entry())])
            tell(done.id)

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()


def looked_at(root: Path, acknowledged: set[bytes]) -> list[str]:
    """Say what is wrong with a record after a mishap; it has to go on as well."""
    try:
        record = open_record(root)
        problems = [str(problem) for problem in record.verify(opening=True).problems]
        lost = acknowledged - {each.id for each in record.entries()}
        append(record)
        record.close()
    except EdgecodeError as error:
        return [str(error)]
    return problems + [f"{len(lost)} acknowledged entries are gone"] * bool(lost)


def at_each_call(root: Path) -> tuple[int, list[str]]:
    """Kill at the first call, at the second … until one process lives to its end."""
    faults: list[str] = []
    for number in range(1, 1_000):
        folder = root / str(number)
        with os.fdopen(_child(partial(_work_on_failing, folder, at=number)), "rb") as told:
            heard = told.read()
        status = os.wait()[1]
        acknowledged = {heard[at : at + ID_BYTES] for at in range(0, len(heard), ID_BYTES)}
        faults += [f"killed at call {number}: {fault}" for fault in looked_at(folder, acknowledged)]
        if os.waitstatus_to_exitcode(status) == 0:
            return number - 1, faults
    return 0, faults


def at_random(root: Path, count: int) -> tuple[int, list[str]]:
    """Kill one process after the other on one record; each appends where the last one was stopped."""
    chance = random.Random(7)  # noqa: S311  accidents, not secrets
    faults: list[str] = []
    acknowledged: set[bytes] = set()
    deaths = 0
    for number in range(count):
        folder = root / str(number // 10)
        acknowledged = acknowledged if number % 10 else set()
        with os.fdopen(_child(partial(append_for_ever, folder)), "rb", buffering=0) as told:
            wanted = chance.randrange(1, 30) * ID_BYTES
            heard = b""
            while len(heard) < wanted:
                heard += told.read(ID_BYTES)
            os.kill(_CHILDREN[-1], signal.SIGKILL)
            heard += told.read()
        deaths += os.waitstatus_to_exitcode(os.wait()[1]) == -signal.SIGKILL
        acknowledged |= {heard[at : at + ID_BYTES] for at in range(0, len(heard), ID_BYTES)}
        faults += [f"kill {number}: {fault}" for fault in looked_at(folder, acknowledged)]
    return deaths, faults


_CHILDREN: list[int] = []


def _child(job: Callable[[Tell], None]) -> int:
    """Fork a process that does a job and tells ids through a pipe; give the end to listen at."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child:
        os.close(mouth)
        _CHILDREN.append(child)
        return ear
    os.close(ear)
    try:
        job(partial(_tell, mouth))
        for thread in threading.enumerate():
            if thread is not threading.current_thread():
                thread.join()
    except BaseException as error:  # noqa: BLE001  a child says what it died of and never runs its parent's code
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0)


def _tell(mouth: int, id_: bytes) -> None:
    os.write(mouth, id_)


def _work_on_failing(root: Path, tell: Tell, *, at: int) -> None:
    with in_use(FailingDisk(f"kills at {at}", fault=Fault.KILLED, at=at)):
        work(root, tell)


def main(words: list[str]) -> None:
    """Do what is asked, and print it."""
    root = Path(words[1])
    deaths, faults = at_each_call(root) if words[0] == "at-each-call" else at_random(root, int(words[2]))
    sys.stdout.write(json.dumps({"deaths": deaths, "faults": faults}))


if __name__ == "__main__":
    main(sys.argv[1:])
