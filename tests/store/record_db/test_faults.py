import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from edgecode.errors import RecordError
from store.record_db import mishaps
from store.record_db.disk import FailingDisk, Fault, in_use
from store.record_db.made_record import append, open_record

MOST_CALLS = 400


def killed(how: str, root: Path, *more: str) -> dict[str, object]:
    """Have other processes killed, and give how many were and what was wrong afterwards."""
    done = subprocess.run(
        [sys.executable, mishaps.__file__, how, str(root), *more],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_a_process_killed_at_any_call_loses_nothing(root: Path) -> None:
    told = killed("at-each-call", root)
    assert told["faults"] == []
    assert int(str(told["deaths"])) >= 140


def test_a_hundred_processes_killed_at_random_lose_nothing(root: Path) -> None:
    assert killed("at-random", root, "100") == {"deaths": 100, "faults": []}


@pytest.mark.parametrize("fault", [Fault.FULL, Fault.BROKEN])
def test_a_disk_that_fails_at_any_call_loses_nothing(root: Path, fault: Fault) -> None:
    """One sentence is said, nothing is half done, and once the disk is mended the record goes on."""
    said: list[str] = []
    for at in range(1, MOST_CALLS):
        disk = FailingDisk(f"{fault} at {at}", fault=fault, at=at)
        folder = root / str(at)
        acknowledged: set[bytes] = set()
        with in_use(disk):
            try:
                mishaps.work(folder, acknowledged.add)
            except RecordError as error:
                said.append(str(error))
        disk.unregister()
        assert mishaps.looked_at(folder, acknowledged) == []
        if disk.met < at:
            break
    assert len(said) > 100, "hardly any call was met: this test has gone blind"
    assert not [each for each in said if "\n" in each]


@pytest.mark.parametrize("at", range(1, 12))
def test_a_record_goes_on_once_there_is_room_again(root: Path, at: int) -> None:
    record = open_record(root)
    kept = append(record, count=2)
    record.close()
    disk = FailingDisk(f"full for a while, {at}", fault=Fault.FULL, at=at)
    with in_use(disk):
        record = open_record(root)
        lost = []
        for _ in range(12):
            try:
                kept += append(record)
            except RecordError as error:
                lost.append(str(error))
        disk.mend()
        kept += append(record, count=2)
        assert [each.id for each in record.entries()] == kept
        record.close()
    disk.unregister()
    assert lost
    assert mishaps.looked_at(root, set(kept)) == []
