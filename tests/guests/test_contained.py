import contextlib
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from edgecode import errors
from guests import abuses
from guests.rooms import Rooms
from simulators.as_whom import ONESELF, ORDINARY, folder_of, give

pytestmark = pytest.mark.xdist_group("what guest tools take")  # all tests share what came of running them once
MIB: Final = 1 << 20
PAGE = Path(errors.__file__).parents[2] / "docs" / "guest-room.md"
PATIENT: Final = {"memory": 128 * MIB, "cpu": 20, "wall": 60, "temporary": 4 * MIB, "names": 500}
SHORT: Final = PATIENT | {"wall": 1.0}
ALONE: Final = PATIENT | {"wall": 0.7, "processors": 1}
BUSY: Final = PATIENT | {"cpu": 0.25}
ENDS: Final = {
    "spin": (BUSY, "out of processor time"),
    "spin_in_children": (BUSY, "out of processor time"),
    "spin_unseen": (ALONE, "out of time"),
    "sleep": (SHORT, "out of time"),
    "stop": (SHORT, "out of time"),
    "fork": (ALONE, "out of time"),
    "threads": (PATIENT, "failed"),
    "memory": (PATIENT, "out of memory"),
    "memory_in_many": (PATIENT, "out of memory"),
    "memory_shared": (PATIENT, "out of memory"),
    "fill_temporary": (PATIENT, "done"),
    "sparse": (PATIENT, "done"),
    "names": (PATIENT, "out of memory"),
    "output": (PATIENT, "too much output"),
    "one_line": (BUSY, "out of processor time"),
    "errors": (PATIENT, "done"),
    "output_closed": (SHORT, "out of time"),
    "daemon": (PATIENT, "done"),
    "abort": (PATIENT, "failed"),
    "kill_all": (PATIENT, "done"),
    "limits": (PATIENT, "done"),
    "pipes": (PATIENT, "done"),
}
"""How each tool is to end, under which limits; those of processor time are told by how little of it they need."""


class Came:
    """What came of every one of them, run side by side but for the one that starts processes without end."""

    def __init__(self, rooms: Rooms) -> None:
        """Run them all as somebody."""
        others = [name for name in abuses.PROGRAMS if name != "fork"]
        jobs = [self.job(name) for name in others]
        together = rooms.together(jobs)
        self.of: dict[str, dict[str, Any]] = dict(zip(others, together["ran"], strict=True))
        self.of["fork"] = rooms.run(**self.job("fork"))
        self.most, self.left = self.of["fork"]["most"], [together["left"], self.of["fork"]["left"]]

    @staticmethod
    def job(name: str) -> dict[str, object]:
        """Give the job that runs one of them."""
        return {"files": {f"{name}.py": abuses.PROGRAMS[name]}, "program": f"{name}.py", "limits": ENDS[name][0]}


@pytest.fixture(scope="module", params=[ONESELF, ORDINARY])
def whose(request: pytest.FixtureRequest) -> Iterator[tuple[Path, str]]:
    """A temporary folder for somebody, for each of two users."""
    with folder_of(request.param) as folder:
        (folder / "temporary").mkdir()
        folder.chmod(0o755)  # so that the user whom a tool is run as may reach it
        give(folder, whom=request.param)
        yield folder / "temporary", request.param


@pytest.fixture(scope="module")
def came(whose: tuple[Path, str]) -> Iterator[Came]:
    """What came of all of them."""
    folder, whom = whose
    rooms = Rooms(whom, folder=folder)
    try:
        yield Came(rooms)
    finally:
        rooms.close()


def test_each_tool_that_takes_too_much_ends_as_it_should(came: Came) -> None:
    assert {name: ran["ending"] for name, ran in came.of.items()} == {
        name: end for name, (_limits, end) in ENDS.items()
    }


def test_what_ends_for_taking_too_much_ends_soon(came: Came) -> None:
    """A limit of one second of time is not one of a minute, also on a busy machine."""
    late = {
        name: ran["seconds"] for name, ran in came.of.items() if ran["ending"] == "out of time" and ran["seconds"] > 20
    }
    assert late == {}


def test_nothing_of_any_of_them_is_left(came: Came) -> None:
    """No process of theirs, no shadow of one, no staged folder; daemons and the unseen among them."""
    assert came.left == [{"ours": [], "named": [], "folders": []}] * 2


def test_processes_are_counted(came: Came) -> None:
    """Beside the thirty-two there are the room's first and bubblewrap itself."""
    assert 5 <= came.most <= 34


def test_output_is_cut_where_it_is_too_much_and_errors_where_they_begin(came: Came) -> None:
    assert came.of["output"]["output"] == "x" * MIB
    assert came.of["one_line"]["output"].startswith("a line\n" + "x" * 1000)
    assert len(came.of["errors"]["errors"]) == 64 << 10
    assert came.of["errors"]["errors"].endswith("e" * 1000 + "the end")
    assert came.of["errors"]["output"] == "still here\n"


def test_a_temporary_folder_takes_what_it_may_take(came: Came) -> None:
    assert came.of["fill_temporary"]["output"].split() == [str(4 * MIB)] * 2
    assert came.of["sparse"]["output"] == "File too large\n"


def test_nobody_is_ended_by_a_tool_but_itself(came: Came) -> None:
    assert came.of["kill_all"]["output"] == "still here\n"
    assert came.of["daemon"]["output"] == "gone\n"


def test_limits_are_not_raised_and_hold_for_threads_and_files(came: Came) -> None:
    assert came.of["limits"]["output"] == ""
    assert int(came.of["threads"]["output"]) < 32
    assert came.of["threads"]["errors"].endswith("RuntimeError: can't start new thread\n")
    assert int(came.of["pipes"]["output"]) < 64


def test_where_we_are_killed_the_tool_ends_and_its_folder_goes_the_next_time(whose: tuple[Path, str]) -> None:
    """A tool that sleeps for ever, and a session that is ended without a chance to clear away."""
    folder, whom = whose
    killed, next_one = Rooms(whom, folder=folder), Rooms(whom, folder=folder)
    killed.ask(jobs=[Came.job("sleep") | {"limits": PATIENT}])
    _until(lambda: bool(_running(killed.pid)))
    killed.kill()
    _until(lambda: not _running(killed.pid))
    assert list(folder.glob("edgecode-guest-*"))
    came = next_one.run(**Came.job("kill_all"))
    next_one.close()
    assert came["left"]["folders"] == []


def _running(pid: int) -> list[Path]:
    """Give the processes that run a tool of somebody's, by the folder that only their bundles have."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if f"/tool/of-{pid}/".encode() in each.read_bytes():
                found.append(each)
    return found


def _until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.02)


def test_the_page_lists_every_tool_that_takes_too_much() -> None:
    page = PAGE.read_text(encoding="utf-8").partition("<!-- abuses -->")[2].partition("<!-- end -->")[0]
    rows = [tuple(cell.strip() for cell in row.strip("| ").split("|")) for row in page.splitlines() if row.strip()]
    wanted = [(re.findall(r'"""(.*)\."""', text)[0], ENDS[name][1]) for name, text in abuses.PROGRAMS.items()]
    assert rows[2:] == wanted
