"""Letters are joined without a room for tools, and nothing is made before one is written."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import written
from edgecode.bootstrap_letters import letter_desk
from edgecode.boundary.errors import LetterError
from simulators.agreeing_film import BEA, FILM


def test_a_film_without_tools_has_no_letters_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    desk = letter_desk(written(FILM, tmp_path / "film"))
    assert (desk.letters(), desk.tools()) == ((), ())
    with pytest.raises(LetterError, match="none is in"):
        desk.write(b"Hello.\n", "Second Hearing", by=BEA)
    assert not (tmp_path / "state").exists()


def test_writing_letters_loads_no_room_to_run_tools_in() -> None:
    ask = "import sys; import edgecode.bootstrap_letters; print(*(m for m in sys.modules if m.startswith('edgecode.guests')))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
