import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from edgecode.store import sandbox, sender_process
from sender.in_the_room import BESIDE
from simulators.as_whom import ONESELF, ORDINARY, folder_of, give, words_as
from simulators.made_partner import FILM, MadePartner

PROBE = Path(__file__).with_name("probe.py")
CANARY = b"the lighthouse keeper counts to nine"
NEVER = (
    *("film", "findings", "formats", "checks", "papers", "consent", "usecases", "store", "media", "web", "cli"),
    "bootstrap",
)
STRANGERS = ("litestar", "granian", "jinja2", "sqlalchemy", "sqlite3", "_sqlite3", "apsw", "pysqlite3", "cedarpy", "av")

Told = dict[str, dict[str, str]]


class Set:
    """A film with a canary in script and database, its partner, links planted, and somebody who listens on the network."""

    def __init__(self, folder: Path, *, whom: str) -> None:
        """Make all of it, held open, for somebody."""
        self.made = MadePartner(folder)
        self.whom, self.before = whom, words_as(whom)
        self.film = self.made.film
        script = self.film / "script" / "ferry.fountain"
        script.parent.mkdir()
        script.write_bytes(CANARY)
        with contextlib.closing(sqlite3.connect(self.film / ".edgecode" / "words.db")) as db:
            db.execute("create table word (line text)")
            db.execute("insert into word values (?)", (CANARY.decode(),))
            db.commit()
        (self.made.places.outbox / "2026-W14.ndjson").symlink_to(script)
        (self.made.places.log / "leaves" / "planted").symlink_to(script)
        self.made.store.close()
        give(folder, whom=whom)
        self.script = script

    @contextlib.contextmanager
    def held(self) -> Iterator[tuple[int, int]]:
        """Hold the script open in a descriptor that children inherit, and listen; gives descriptor and port."""
        descriptor = os.open(self.script, os.O_RDONLY)
        os.set_inheritable(descriptor, True)  # noqa: FBT003 - its only word
        with socket.create_server(("127.0.0.1", 0)) as network, socket.socket(socket.AF_UNIX) as abstract:
            port = cast("int", network.getsockname()[1])
            abstract.bind(f"\0edgecode-probe-{port}")
            abstract.listen()
            for listener in (network, abstract):
                threading.Thread(target=_answer, args=(listener,), daemon=True).start()
            try:
                yield descriptor, port
            finally:
                os.close(descriptor)

    def inside(self) -> Told:
        """Run the probe in the sender's room, as the sender is run: the parent closes what it has open."""
        with self.held() as (_descriptor, port):
            return self.run(self.command(BESIDE, str(self.film), "/partner", str(port)))

    def command(self, *words: str) -> list[str]:
        """Make the command that runs words in the room, as somebody makes it."""
        made = self.made
        of_film = (made.stores, made.state, made.film, FILM, made.id, PROBE)
        program = [sys.executable, str(PROBE.with_name("in_the_room.py")), *map(str, of_film), *words]
        environment = {"PYTHONPATH": str(Path(sandbox.__file__).parents[2])}
        done = subprocess.run([*self.before, *program], capture_output=True, env=environment, check=True)
        return cast("list[str]", json.loads(done.stdout))

    def outside(self) -> Told:
        """Run the same probe without a room, with what children inherit."""
        with self.held() as (descriptor, port):
            partner = self.made.film / "seen-from-outside"
            partner.mkdir()
            places = self.made.places
            for name, there in (("outbox", places.outbox), ("log", places.log), ("seed", places.seed)):
                (partner / name).symlink_to(there)
            words = [sys.executable, str(PROBE), str(self.film), str(partner), str(port)]
            return self.run(words, inherits=(descriptor,))

    def run(self, command: list[str], *, inherits: tuple[int, ...] = ()) -> Told:
        """Run a command as somebody, and read what it prints."""
        done = subprocess.run(
            [*self.before, *command], capture_output=True, env={"HOME": "/root"}, pass_fds=inherits, check=False
        )
        assert not done.returncode, done.stderr.decode()
        return cast("Told", json.loads(done.stdout))


def _answer(listener: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            there, _whence = listener.accept()
            with there:
                there.sendall(CANARY)


@pytest.fixture(params=[ONESELF, ORDINARY])
def scene(request: pytest.FixtureRequest) -> Iterator[Set]:
    """The set, for each of two users."""
    with folder_of(request.param) as folder:
        yield Set(folder, whom=request.param)


def test_every_way_to_the_film_fails_in_the_senders_room_and_succeeds_outside(scene: Set) -> None:
    """The control is the same program with the same words, run without the room: there every way has to succeed."""
    outside, inside = scene.outside(), scene.inside()
    assert {way: said for way, said in outside["ways"].items() if said != "seen"} == {}
    assert {way: said for way, said in inside["ways"].items() if said == "seen"} == {}
    assert inside["ways"].keys() == outside["ways"].keys()
    assert len(inside["ways"]) >= 18


def test_no_word_of_our_environment_comes_into_the_room(scene: Set) -> None:
    assert scene.inside()["environment"].keys() <= {"PYTHONPATH", "PWD", "LC_CTYPE"}


def test_the_sender_as_it_runs_has_loaded_nothing_of_the_film(scene: Set) -> None:
    """Python itself tells each module that it imports, in the real process, which here ends outside of any slot."""
    words = ["-X", "importtime", *sender_process.PROGRAM, scene.made.id]
    (scene.made.places.log / "leaves" / "planted").unlink()
    done = subprocess.run([*scene.before, *scene.command(*words)], capture_output=True, text=True, env={}, check=False)
    assert json.loads(done.stdout) == {"weeks": [], "refused": ""}
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert {"edgecode.sender.sending", "edgecode.dispatch.partner_log", "edgecode.record.merkle"} <= loaded
    rooms = {name.split(".")[1] for name in loaded if name.startswith("edgecode.")}
    assert rooms <= {"boundary", "dispatch", "entries", "errors", "record", "sender"}
    assert not rooms & {*NEVER}
    assert not {name.split(".")[0] for name in loaded} & {*STRANGERS}
