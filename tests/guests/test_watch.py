import subprocess
import sys
from pathlib import Path

import pytest

from edgecode.boundary.errors import GuestError
from edgecode.guests.limits import Limits, of_the_kernel
from edgecode.guests.watch import Watch


def test_a_room_that_has_ended_cannot_be_watched_over() -> None:
    with subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as room:
        room.wait()
        with pytest.raises(GuestError, match="expected one to watch over, found that it has ended"):
            Watch(room, limits=Limits()).__enter__()


def test_a_room_without_folders_of_its_own_cannot_be_watched_over(tmp_path: Path) -> None:
    """A process that is no room: what it would have started is gone before anybody could look."""
    program = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', '']); input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as room:
        with pytest.raises(GuestError, match="expected one to watch over"):
            Watch(room, limits=Limits()).__enter__()
        room.kill()


def test_the_kernel_is_told_of_the_limits_it_holds_itself() -> None:
    told = of_the_kernel(Limits(memory=1000, cpu=2.5, processes=7, files=9, temporary=11))
    assert (told["RLIMIT_DATA"], told["RLIMIT_NPROC"], told["RLIMIT_NOFILE"], told["RLIMIT_FSIZE"]) == (1000, 8, 9, 11)
    assert told["RLIMIT_CPU"] > 2.5
    assert told["RLIMIT_CORE"] == 1
    assert told["RLIMIT_MSGQUEUE"] == told["RLIMIT_RTPRIO"] == 0
