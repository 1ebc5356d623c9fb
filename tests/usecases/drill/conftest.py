"""What the tests of the drill share: scratch copies of the film that a test tells."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from edgecode.bootstrap import scratch_copies
from edgecode.usecases.drill.scratch import Copies


@pytest.fixture
def copies(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copies]:
    """The told film's scratch copies; the user's own state folder is a new one as well."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with scratch_copies(folder) as made:
        yield made
