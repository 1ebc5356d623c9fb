import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulators.no_sockets import can_forbid

FORBID = "from simulators.no_sockets import forbid_sockets; forbid_sockets(); import subprocess, sys; "
OPENS = "import socket; socket.socket(socket.AF_INET)"
CHILD = f"sys.exit(subprocess.run([sys.executable, '-c', '{OPENS}']).returncode != 0)"


@pytest.mark.parametrize(("then", "ends"), [("print()", 0), (OPENS, -signal.SIGSYS), (CHILD, 1)])
def test_whoever_opens_a_socket_ends(then: str, ends: int) -> None:
    if not can_forbid():
        pytest.skip("this machine cannot forbid sockets")
    words = [sys.executable, "-c", FORBID + then]
    done = subprocess.run(words, cwd=Path(__file__).resolve().parents[1], capture_output=True, check=False)
    assert done.returncode == ends, done.stderr
