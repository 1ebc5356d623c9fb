"""Law 3 for guest tools: a named person lets one in, approves, runs and decides; nothing it found is applied or chosen."""

import hashlib
import inspect
from pathlib import Path

import pytest

from edgecode.errors import EdgecodeError
from edgecode.findings.word import Deed
from edgecode.usecases.guests.guest_desk import GuestDesk
from edgecode.usecases.guests.run_desk import RunDesk
from simulators.guest_film import BEA, ID, KEY, WIM, GuestFilm, bundle_of


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder with its digest."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_everything_that_is_said_of_a_guest_tool_wants_a_name() -> None:
    for call in (
        *(GuestDesk.install, GuestDesk.approve, GuestDesk.refuse, GuestDesk.remove),
        *(RunDesk.run, RunDesk.decide, RunDesk.intend),
    ):
        by = inspect.signature(call).parameters["by"]
        assert (by.kind, by.default) == (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.empty), call.__qualname__


def test_nobody_in_particular_lets_nothing_in_and_runs_nothing(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path)
    with pytest.raises(EdgecodeError):
        film.install(by="")
    film.ready()
    kinds = film.kinds()
    for deed in (
        lambda: film.run(by=""),
        lambda: film.guests.approve(ID, "odd", by=""),
        lambda: film.guests.remove(ID, by="edgecode"),
    ):
        with pytest.raises(EdgecodeError):
            deed()
    assert (film.kinds(), film.room.shown) == (kinds, [])


def test_what_was_found_changes_no_file_and_decides_nothing(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path).ready()
    before, linings = contents(film.folder), film.desk.look().film
    [card] = film.run().cards
    today = film.desk.today()
    assert (today.said.decisions, card.decision, today.look.film) == ({}, None, linings)
    film.running.decide(Deed.TAKE, card.finding.id, by=WIM, option=1)
    assert (contents(film.folder), film.desk.look().film) == (before, linings)


def test_looking_at_a_bundle_says_nothing_for_anybody(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path)
    film.guests.look(bundle_of(), path="tool.zip", key=KEY)
    assert (film.words.kept, film.kinds()) == ({}, [])
    assert film.install(by=BEA).says.startswith(BEA)
