import contextlib
import json
import os
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edgecode import errors
from guests import hostile, kernel_calls
from guests.rooms import CODE, HERE, SECRET, SITE, Rooms
from guests.tried import CANARY
from simulators.as_whom import ONESELF, ORDINARY, folder_of, give
from simulators.nobody import NOBODY

pytestmark = pytest.mark.xdist_group("ways out of the guest room")  # all tests share three runs for each user
WORD = "the-nine-lamps"
TOOL = {
    "hostile.py": (HERE / "hostile.py").read_text(encoding="utf-8"),
    "guests/tried.py": (HERE / "tried.py").read_text(encoding="utf-8"),
}
Told = tuple[dict[str, Any], dict[str, Any], dict[str, Any]]
PAGE = Path(errors.__file__).parents[2] / "docs" / "guest-room.md"
ORDINARILY_CLOSED = {
    *("change_kernel_settings", "kernel_trigger", "log_of_the_kernel", "memory_of_the_machine", "disks"),
    *("become_the_administrator", "interpreter"),
}
"""What an ordinary user may not do outside either, so that the control shows nothing there."""
NOT_ON_EVERY_MACHINE = {
    *(
        "tcp_6",
        "memory_of_the_machine",
        "disks",
        "log_of_the_kernel",
        "number_of_the_machine",
        "scheduled",
        "kernel_trigger",
    ),
    *(
        "change_kernel_settings",
        "rights_of_a_program",
        "resolve_a_name",
        "udp_53",
        "other_architecture",
        "shell",
        "programs",
    ),
}
"""What a machine may be without; where the control fails on one of these, that way shows nothing there."""


class Scene:
    """A film with a canary in it, somebody who answers on every kind of socket, and somebody who runs tools."""

    def __init__(self, folder: Path, *, whom: str, kept: contextlib.ExitStack) -> None:
        """Make all of it for somebody, in a folder that they can reach."""
        self.folder, self.whom, self.kept = folder, whom, kept
        self.film = folder / WORD
        for name in (WORD, "state", "writable", "inputs", "temporary", "home", "beside"):
            (folder / name).mkdir()
        for place in (self.film / "script.fountain", folder / "state" / "words.db", folder / "home" / "letter"):
            place.write_bytes(CANARY)
        (folder / "beside" / "guests").mkdir()
        for name, text in TOOL.items():
            (folder / "beside" / name).write_text(text, encoding="utf-8")
        self.program = folder / "beside" / "hostile.py"
        (folder / "writable" / "left").write_bytes(CANARY)
        folder.chmod(0o755)  # so that the user whom a tool is run as may reach its temporary folder
        give(folder, whom=whom)
        script = self.film / "script.fountain"
        self.rooms = Rooms(whom, folder=folder / "temporary", word=WORD, scripts=(script,))
        kept.callback(self.rooms.close)

    def there(self) -> dict[str, Any]:
        """Tell the tool what there is to be reached."""
        folder = str(self.folder)
        sockets = {
            "tcp": self.listening(socket.AF_INET, ("127.0.0.1", 0)),
            "tcp_6": self.listening(socket.AF_INET6, ("::1", 0)),
            "unix": self.listening(socket.AF_UNIX, f"{folder}/socket"),
            "abstract": str(self.listening(socket.AF_UNIX, f"\0edgecode-{os.getpid()}-{self.whom}"))[1:],
            "udp": self.hearing(socket.AF_INET, ("127.0.0.1", 0)),
            "datagrams": self.hearing(socket.AF_UNIX, f"{folder}/datagrams"),
        }
        for name in ("socket", "datagrams"):
            (self.folder / name).chmod(0o777)
        disks = [f"/dev/{each.name}" for each in Path("/sys/block").glob("*")]
        places = {"film": str(self.film), "state": f"{folder}/state", "home": f"{folder}/home", "site": str(SITE)}
        return {
            **sockets,
            **places,
            "code": str(CODE),
            "tops": [str(SITE.parents[2])],
            "writable": "/tmp",  # noqa: S108 - the tool's own
            "kept": ["/tmp", "/dev/shm"],  # noqa: S108
            "inputs": "/in",
            "parent": self.rooms.pid,
            "secret": SECRET,
            "word": WORD,
            "host": socket.gethostname(),
            "uid": os.getuid() if self.whom == ONESELF else NOBODY,
            "files": 64,
            "disks": [disk for disk in disks if Path(disk).exists()],
            "calls": kernel_calls.numbered(),
        }

    def listening(self, family: int, address: Any) -> Any:  # noqa: ANN401 - as its family has it
        """Have somebody answer those who connect; gives the port or the name."""
        try:
            there = self.kept.enter_context(socket.socket(family))
            there.bind(address)
        except OSError:
            return 9
        there.listen()
        threading.Thread(target=_answer, args=(there,), daemon=True).start()
        name = there.getsockname()
        return name[1] if isinstance(name, tuple) else (name.decode() if isinstance(name, bytes) else name)

    def hearing(self, family: int, address: Any) -> Any:  # noqa: ANN401 - as its family has it
        """Have somebody answer datagrams."""
        there = self.kept.enter_context(socket.socket(family, socket.SOCK_DGRAM))
        there.bind(address)
        threading.Thread(target=_echo, args=(there,), daemon=True).start()
        return there.getsockname()[1] if family == socket.AF_INET else address

    def inside(self, there: dict[str, Any]) -> dict[str, Any]:
        """Run the tool in a room."""
        ran = self.rooms.run(files=TOOL, program="hostile.py", inputs={"set.json": json.dumps(there)})
        assert ran["ending"] == "done", ran
        return {**json.loads(ran["output"]), "left": ran["left"]}

    def outside(self, there: dict[str, Any]) -> dict[str, Any]:
        """Run the same tool without a room: there every way has to come through."""
        file = self.folder / "inputs" / "set.json"
        own = {"writable": f"{self.folder}/writable", "inputs": f"{self.folder}/inputs"} | {
            "kept": [f"{self.folder}/writable"]
        }
        file.write_text(json.dumps(there | own), encoding="utf-8")
        ran = self.rooms.outside(str(self.program), str(file))
        assert not ran["errors"], ran["errors"]
        told: dict[str, Any] = json.loads(ran["output"])
        return told


def _answer(listener: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            there, _whence = listener.accept()
            with there:
                there.recv(100)
                there.sendall(CANARY)


def _echo(there: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            _said, whence = there.recvfrom(100)
            if whence:
                there.sendto(CANARY, whence)


@pytest.fixture(scope="module", params=[ONESELF, ORDINARY])
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    """The set, for each of two users."""
    with folder_of(request.param) as folder, contextlib.ExitStack() as kept:
        yield Scene(folder, whom=request.param, kept=kept)


@pytest.fixture(scope="module")
def told(scene: Scene) -> Told:
    """What came of a first run in a room, of a second, and of the control."""
    there = scene.there()
    return scene.inside(there), scene.inside(there), scene.outside(there)


def test_no_way_leads_out_of_the_room(told: Told) -> None:
    """Every way and every call fails inside, in a first run and in a second, which looks for what the first left."""
    first, second, _control = told
    assert [way for way, came in first["ways"].items() if came is True] == []
    assert [way for way, came in second["ways"].items() if came is True] == []
    assert len(first["ways"]) >= 180


def test_outside_every_way_comes_through(told: Told, scene: Scene) -> None:
    """The control: the same program with the same words, so that a way that fails inside does not fail by being clumsy.

    A call came through where the kernel answers it at all, if only that its words make no sense.
    """
    first, _second, control = told
    closed = {way for way, came in control["ways"].items() if came is not True}
    excused = NOT_ON_EVERY_MACHINE | {f"call {name}" for name in kernel_calls.MAY_BE_LEFT_OUT}
    assert closed - excused - (ORDINARILY_CLOSED if scene.whom == ORDINARY or os.getuid() else set()) == set()
    assert len(closed) <= 20
    assert control["ways"].keys() == first["ways"].keys()


def test_a_call_that_is_not_allowed_is_none_that_the_kernel_knows(told: Told) -> None:
    first, _second, _control = told
    assert {came for way, came in first["ways"].items() if way.startswith("call ")} == {"no such call"}


def test_the_environment_is_empty_but_for_where_it_stands(told: Told) -> None:
    first, _second, control = told
    assert first["environment"].keys() <= {"PWD", "LC_CTYPE", "LD_LIBRARY_PATH"}
    assert SECRET in control["environment"].values()


def test_what_the_tool_is_started_with_names_neither_film_nor_user_nor_machine(told: Told, scene: Scene) -> None:
    """Its environment and its paths; that it finds no more of them by looking is what the ways show."""
    first, _second, _control = told
    seen = json.dumps([first["environment"], first["path"]])
    for word in (WORD, str(scene.folder), socket.gethostname(), "edgecode", str(Path.home())):
        assert word not in seen


def test_of_a_run_nothing_is_left(told: Told) -> None:
    first, second, _control = told
    assert first["left"] == second["left"] == {"ours": [], "named": [], "folders": []}


def test_the_page_lists_every_way_that_is_tried() -> None:
    """docs/guest-room.md has a row for each way, in words, and one for each group of calls."""
    page = PAGE.read_text(encoding="utf-8")
    calls = " ".join(page.partition("<!-- calls -->")[2].partition("<!-- end -->")[0].split())
    ways = [value.__doc__ for name, value in vars(hostile.Ways).items() if callable(value) and name[0] != "_"]
    rows = [row.strip("| ") for row in page.partition("<!-- ways -->")[2].partition("<!-- end -->")[0].splitlines()]
    assert [row for row in rows if row][2:] == [str(way).rstrip(".") for way in ways]
    named = set(re.findall(r"`([^`]+)`", calls))
    assert f"{len(ways) + len(named)} attempts" in page
    assert named == {*kernel_calls.NAMES, *kernel_calls.OTHERWISE, *kernel_calls.NEWER}
