"""What the tests of ``edgecode board`` share."""

from pathlib import Path

import pytest

from simulators import command_line


@pytest.fixture
def edgecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> command_line.Edgecode:
    """Run ``edgecode`` with some words; the user's own state folder is a new one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return command_line.run
