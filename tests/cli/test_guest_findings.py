"""The verbs that decide load what guest tools need only where a film has let one in."""

import sys
from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.bootstrap_guests import guest_desk
from edgecode.cli.guest_findings import guest_findings
from edgecode.usecases.guests.run_desk import RunDesk
from simulators.guest_film import BEA, KEY
from simulators.guest_office import ODD, film_in, tool_of


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A film, and a user's folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return film_in(tmp_path)


def test_a_film_without_guest_tools_has_no_findings_of_theirs(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "edgecode.bootstrap_guests")
    assert guest_findings(film, desk=open_desk(film)) is None
    assert "edgecode.bootstrap_guests" not in sys.modules


def test_a_film_with_one_has(film: Path) -> None:
    guest_desk(film).install(tool_of(ODD), path="tool.zip", by=BEA, key=KEY)
    assert isinstance(guest_findings(film, desk=open_desk(film)), RunDesk)
