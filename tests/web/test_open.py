import socket
import subprocess
import sys
from pathlib import Path

import pytest

from simulators.command_line import installed

run = installed("edgecode")


def test_a_port_that_is_taken_is_one_sentence(ferry: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = run("open", ferry, "--no-browser", "--port", str(port))
    assert said.code == 2
    assert said.err.startswith(f"edgecode: port {port}: expected a free port, found it taken")


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x"])
def test_what_is_no_port_is_refused(ferry: Path, port: str) -> None:
    assert run("open", ferry, "--no-browser", "--port", port).code == 2


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    said = run("open", tmp_path / "nowhere", "--no-browser")
    assert said.code == 2
    assert "expected a film folder, found nothing there" in said.err


def test_the_command_line_does_not_load_the_room() -> None:
    """Faces are strangers: the room is started by its name, in a process of its own."""
    asked = (
        "import edgecode.cli.commands.open, sys; assert not [m for m in sys.modules if m.startswith('edgecode.web')]"
    )
    said = run_python(asked)
    assert said == 0


def run_python(source: str) -> int:
    """Run a line of Python in a process of its own, and give its exit code."""
    return subprocess.run([sys.executable, "-c", source], check=False).returncode
