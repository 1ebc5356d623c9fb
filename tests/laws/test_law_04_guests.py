"""Law 4 for guest tools: off until people turn it on, each for their own; nothing runs by itself, and no update turns on."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import edgecode
from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Part, Template
from edgecode.consent.standing import Standing
from edgecode.usecases.guests.guest_desk import GuestDesk
from edgecode.usecases.guests.run_desk import RunDesk
from edgecode.usecases.guests.show_guests import Judged
from simulators.guest_film import ALIKE, BEA, ID, OWNERS, WIM, GuestFilm, changed

SOURCE = Path(edgecode.__file__).parent


def runs_a_room(tree: ast.Module) -> Iterator[str]:
    """Find where a room is told to run something: the functions it happens in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("room.run"):
                    yield node.name


def test_one_function_runs_a_tool_on_a_film_and_it_wants_to_know_who_says_so() -> None:
    """Beside it an engineer tries a tool, where no film is; and the page's room hands on what that one function asks of it."""
    found = [
        (file.relative_to(SOURCE).as_posix(), name)
        for file in sorted(SOURCE.rglob("*.py"))
        for name in runs_a_room(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert found == [
        ("usecases/guests/run_desk.py", "run"),
        ("usecases/guests/try_tool.py", "try_tool"),
        ("web/guest_runs.py", "run"),
    ]
    tries = (SOURCE / "usecases" / "guests" / "try_tool.py").read_text(encoding="utf-8")
    assert not re.search(r"desk|edgecode\.film|ports\.(words|record|folder)", tries)
    assert "by" in inspect.signature(RunDesk.run).parameters


def test_a_planted_run_is_seen() -> None:
    planted = "def look(self):\n    return self._room.run(bundle, program='', inputs={})\n"
    assert list(runs_a_room(ast.parse(planted))) == ["look"]


def test_nothing_runs_by_letting_in_approving_consenting_looking_or_a_later_version(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path).ready()
    film.install(changed(version=2))
    film.clock.move(86_400_000)
    film.desk.today(viewer=WIM)
    film.guests.rows()
    film.running.every_finding(viewer=WIM)
    film.again().desk.today()
    assert film.room.shown == []


@pytest.mark.parametrize("part", list(Part))
def test_a_part_is_off_until_its_owners_turn_it_on_and_off_again_at_once(tmp_path: Path, part: Part) -> None:
    film = GuestFilm(tmp_path)
    film.install(approve=("odd",))
    film.consent(*(each for each in Part if each is not part))
    film.run()
    film.consent(part)
    film.run()
    film.consent(part, yes=False)
    film.run()
    assert [f"{part}.json" in shown for shown in film.room.shown] == [False, True, False]


def test_who_refused_is_told_to_nobody(tmp_path: Path) -> None:
    """Not having been asked, and having said no, look the same."""
    told = []
    for says_no in (False, True):
        film = GuestFilm(tmp_path / str(says_no))
        film.install(approve=("odd",))
        if says_no:
            film.consent(*Part, yes=False)
        with pytest.raises(GuestError) as refused:
            film.run()
        told.append((str(refused.value), refused.value.advice()))
        assert not any(name in str(refused.value) for name in OWNERS.values())
    assert told[0] == told[1]


def test_no_ai_on_this_film_is_no_guest_tool_on_it(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path).ready()
    film.run()
    film.says.all_off(by=WIM)
    with pytest.raises(GuestError, match="every check is off"):
        film.run()
    assert film.running.findings(ID, viewer=WIM).cards == ()
    assert len(film.room.shown) == 1


def test_an_update_approves_no_sentence_that_nobody_read(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path).ready()
    other = msgspec.structs.replace(ALIKE, says="{first} and {second} are one and the same.")
    film.install(changed(version=2, templates=(other, Template(name="new", says="{first} is new."))))
    assert [each.state for each in film.guests.rows()[0].templates] == [Judged.OPEN, Judged.OPEN]
    with pytest.raises(GuestError, match="somebody approved"):
        film.run()


def test_turning_off_takes_no_more_than_turning_on() -> None:
    on, off = (
        {name for name, each in inspect.signature(call).parameters.items() if each.default is each.empty}
        for call in (GuestDesk.approve, GuestDesk.refuse)
    )
    assert on == off
    assert len(inspect.signature(GuestDesk.remove).parameters) <= len(inspect.signature(GuestDesk.install).parameters)


def test_a_guest_tool_has_no_standing_that_could_be_raised(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path).ready()
    with pytest.raises(edgecode.errors.UnknownCheckError):
        film.desk.standing(f"guest-{ID}", Standing.STANDARD, by=BEA)
