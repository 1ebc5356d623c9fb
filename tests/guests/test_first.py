import os
import subprocess
import sys
from pathlib import Path

import pytest

from edgecode.guests import first

PROGRAM = Path(first.__file__)
HELD = "RLIMIT_NOFILE=32,RLIMIT_CORE=0"


def run(tool: str, *, go: bytes = b".") -> tuple[int, bytes, bytes]:
    """Start it as bubblewrap does; gives its exit code, whether it said that it stands, and what the tool wrote."""
    (ready, ready_inside), (go_inside, gone) = os.pipe(), os.pipe()
    words = [sys.executable, str(PROGRAM), str(ready_inside), str(go_inside), HELD, sys.executable, "-c", tool]
    with subprocess.Popen(words, stdout=subprocess.PIPE, pass_fds=(ready_inside, go_inside)) as started:
        os.close(ready_inside)
        os.close(go_inside)
        said = os.read(ready, 10)
        os.write(gone, go)
        os.close(gone)
        os.close(ready)
        told, _none = started.communicate()
    return started.returncode, said, told


@pytest.mark.parametrize(
    ("tool", "code"), [("", 0), ("raise SystemExit(3)", 3), ("import os; os.kill(os.getpid(), 9)", 137)]
)
def test_it_ends_as_the_tool_ends(tool: str, code: int) -> None:
    assert run(tool) == (code, b".", b"")


def test_the_tool_has_its_limits_and_no_descriptor_of_ours() -> None:
    tool = "import os, resource; print(resource.getrlimit(resource.RLIMIT_NOFILE), os.listdir('/proc/self/fd'))"
    code, _said, told = run(tool)
    assert (code, told) == (0, b"(32, 32) ['0', '1', '2', '3']\n")


def test_where_nobody_watches_nothing_is_started() -> None:
    assert run("print('it runs')", go=b"") == (1, b".", b"")
