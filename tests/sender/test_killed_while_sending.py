import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from edgecode.dispatch.leaves import standing_of
from edgecode.dispatch.partner_log import Log
from edgecode.record import merkle
from edgecode.store import sandbox, sender_process
from edgecode.store.sandbox import Bound
from edgecode.store.system_clock import SystemClock
from sender.in_the_room import BESIDE
from simulators.as_whom import ONESELF, ORDINARY, folder_of, give, words_as
from simulators.made_partner import MadePartner, with_slot_at

PROGRAM = Path(__file__).with_name("killed_sender.py")
STEPS = 30
"""Steps that change the disk in a send of four weeks: each flush, link, rename and unlink."""
KILLS_BY_STEP, KILLS_BY_TIME = 90, 10
MISSED = 3
ENVIRONMENT = {"PYTHONPATH": str(Path(sandbox.__file__).parents[2])}


Senders = Callable[[list[str]], int]
"""Runs a sender with some words, as a process of its own; gives its exit code."""


@pytest.fixture(scope="module")
def senders() -> Iterator[Senders]:
    """Senders that are forked from one that has loaded already."""
    command = [sys.executable, str(PROGRAM)]
    with subprocess.Popen(command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as ready:
        asked, told = ready.stdin, ready.stdout
        assert asked is not None
        assert told is not None

        def ended(words: list[str]) -> int:
            asked.write(json.dumps(words) + "\n")
            asked.flush()
            return int(told.readline())

        yield ended


class Scene(MadePartner):
    """A film whose partner's slot is now, with three weeks missed before, all debited, and a body in the outbox."""

    def __init__(self, folder: Path) -> None:
        """Make it; the sender's clock will stand a few milliseconds before the slot's full minute."""
        agreement, self.week = with_slot_at(SystemClock().now(), missed=MISSED)
        super().__init__(folder, agreement=agreement)
        for week in agreement.weeks():
            if week < self.week:
                self.store.debit(self.debit(week))
        self.store.hand_over(self.debit(self.week), body=self.body(self.week))
        self.debited = [debit.week for debit in self.store.debits(self.id)]
        self.seen = [self.log()]

    def words(self, *places: str, step: int = 0, early: int = 5) -> list[str]:
        """Give the words of the program that is the sender, killed before a step."""
        moved = self.agreement.slot(self.week) - SystemClock().now() - early
        return [*places, str(moved), str(step), self.id, *(week.name for week in self.debited)]

    def here(self, *, step: int = 0) -> list[str]:
        """Give the words of the sender without a room."""
        there = (self.places.outbox, self.places.log, self.places.seed, self.places.checkpoint)
        return self.words(*map(str, there), step=step)

    def program(self) -> list[str]:
        """Give the command that is the sender, without a room."""
        return [sys.executable, str(PROGRAM), *self.here()]

    def in_the_room(self, *, early: int) -> list[str]:
        """Give the command that is the sender in its room, whose clock will stand so many milliseconds before the minute."""
        places = ("/partner/outbox", "/partner/log", "/partner/seed", "/partner/seen/checkpoint")
        bound = (*sender_process.bound(self.places), Bound(outside=PROGRAM, inside=BESIDE))
        return sandbox.command([BESIDE, *self.words(*places, early=early)], bound=bound, private=(self.film,))

    def run(self, senders: Senders, *, step: int = 0) -> int:
        """Run the sender to its end, or to the step before which it is killed; gives the exit code."""
        return senders(self.here(step=step))

    def check(self) -> tuple[str, ...]:
        """Check the log against every one before, and give the weeks that are in it: all at once, or none."""
        log = self.log()
        for before in self.seen:
            _check_grown(before, log)
        self.seen.append(log)
        weeks = tuple(batch.week.name for _leaf, batch in standing_of(log).batches)
        assert weeks in ((), tuple(week.name for week in self.debited))
        return weeks

    def check_bits(self) -> None:
        """Check that the bits of what was debited are those of what was sent, each slot in full."""
        debits, sent = self.opened().debits(self.id), self.opened().sent(self.id)
        assert [debit.week for debit in debits] == [each.week for each in sent]
        assert sum(debit.bits for debit in debits) == pytest.approx(len(sent) * self.bits)
        assert [each.tables for each in sent] == [False] * MISSED + [True]


def _check_grown(before: Log, after: Log) -> None:
    assert after.leaves[: before.size] == before.leaves
    proof = after.consistency(before.size, size2=after.size)
    roots = {"root1": before.root(before.size), "root2": after.root(after.size)}
    merkle.check_consistency(before.size, after.size, **roots, proof=proof)


def test_killed_at_any_step_each_week_is_sent_once_or_not_at_all_and_the_bits_are_those_debited(
    tmp_path: Path, senders: Senders
) -> None:
    """Ninety kills, three at each step that changes the disk, several on the same film one after the other."""
    steps = [1 + number % STEPS for number in range(KILLS_BY_STEP)]
    random.Random("ninety kills").shuffle(steps)  # noqa: S311 - the same order every time
    scenes, published = 0, set()
    while steps:
        scene, scenes = Scene(tmp_path / str(scenes)), scenes + 1
        while steps and not scene.check():
            step = steps.pop()
            if scene.run(senders, step=step) != -signal.SIGKILL:
                # One that finishes what another began has fewer steps: this one was not reached, and is tried again.
                steps.insert(0, step)
        published.add(bool(scene.check()))
        assert scene.run(senders) == 0
        assert scene.check()
        scene.check_bits()
    assert True in published
    assert scenes > 1


def test_the_steps_that_are_counted_are_all_there_are(tmp_path: Path, senders: Senders) -> None:
    assert Scene(tmp_path / "killed").run(senders, step=STEPS) == -signal.SIGKILL
    assert Scene(tmp_path / "not killed").run(senders, step=STEPS + 1) == 0


def test_killed_at_any_moment_in_its_room_likewise(tmp_path: Path) -> None:
    """What is killed is bubblewrap, as when the machine runs out of memory; the sender within it ends with it."""
    draw = random.Random("ten more")  # noqa: S311 - likewise
    kills = 0
    for number in range(4 * KILLS_BY_TIME):
        scene = Scene(tmp_path / str(number))
        started = subprocess.Popen(scene.in_the_room(early=400), stdout=subprocess.PIPE, env={})
        assert started.stdout is not None
        time.sleep(draw.uniform(0.3, 0.6))
        started.kill()
        # The end of the pipe comes when the last process that holds it has ended: the sender, too.
        started.stdout.read()
        started.stdout.close()
        kills += started.wait() == -signal.SIGKILL
        scene.check()
        done = subprocess.run(scene.in_the_room(early=5), capture_output=True, env={}, check=False)
        assert done.returncode == 0, done.stderr + done.stdout
        assert scene.check()
        scene.check_bits()
        if kills == KILLS_BY_TIME:
            return
    pytest.fail(f"only {kills} were killed before their end")


def test_on_a_full_disk_nothing_goes_out_half_and_it_is_said(tmp_path: Path, senders: Senders) -> None:
    """No file may grow beyond so many bytes: at every limit all is published, or nothing and one sentence says why."""
    scene = Scene(tmp_path / "full")
    said = set()
    for limit in (0, 100, 600, 1_000, 1_300):
        done = subprocess.run(
            scene.program(),
            env=ENVIRONMENT,
            capture_output=True,
            check=False,
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit)),
        )
        told = json.loads(done.stdout)
        said.add(told.get("found", "sent"))
        assert bool(scene.check()) == (done.returncode == 0)
    assert said == {"file too large", "sent"}
    scene.run(senders)
    assert scene.check()
    scene.check_bits()


def test_in_a_folder_that_is_read_only_nothing_goes_out_and_it_is_said() -> None:
    whom = ORDINARY if os.geteuid() == 0 else ONESELF
    with folder_of(whom) as folder:
        scene = Scene(folder / "kept")
        before = scene.log()
        scene.store.close()
        give(folder, whom=whom)
        leaves = scene.places.log / "leaves"
        leaves.chmod(0o500)
        words = [*words_as(whom), *scene.program()]
        done = subprocess.run(words, env=ENVIRONMENT, capture_output=True, check=False)
        assert done.returncode == 2
        assert json.loads(done.stdout)["found"] == "permission denied"
        assert scene.log() == before
        leaves.chmod(0o700)
