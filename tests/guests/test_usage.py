import os
import subprocess
import sys

from edgecode.guests import usage


def test_a_process_and_what_it_started_are_seen_with_their_time() -> None:
    """A process that has started another, both having reckoned for a while."""
    program = "import os; os.fork(); sum(range(3_000_000)); print('.', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        # Two processes write to one pipe: their signs come in any order.
        assert sorted(started.stdout.read(4)) == sorted(b".\n.\n")
        seen = usage.below(started.pid)
        started.kill()
    assert len(seen) == 2
    assert seen[0].pid == started.pid
    assert all(each.seconds > 0 for each in seen)


def test_one_that_has_ended_takes_nothing() -> None:
    started = subprocess.Popen([sys.executable, "-c", ""])
    started.wait()
    assert usage.below(started.pid) == ()
    assert (usage.memory(started.pid), usage.own_memory(started.pid)) == (0, 0)


def test_what_is_shared_counts_in_part() -> None:
    assert 0 < usage.own_memory(os.getpid()) <= usage.memory(os.getpid())
