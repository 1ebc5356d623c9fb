import shutil
import sys
from pathlib import Path

import pytest

from edgecode.boundary.errors import GuestError
from edgecode.guests import interpreter
from edgecode.guests.interpreter import Interpreter
from edgecode.guests.room import Room
from edgecode.usecases.ports.guests import Bundle
from simulators.as_whom import ORDINARY, folder_of
from simulators.real_room import needs_room

NEEDED = ("encodings", "_collections_abc", "abc", "codecs", "genericpath", "io", "ntpath", "os", "posixpath", "stat")


def test_ours_is_the_one_that_edgecode_runs_on_without_what_is_installed_for_it() -> None:
    found = interpreter.find(everybody=False)
    assert found.prefix == Path(sys.base_prefix).resolve()
    assert found.program.is_file()
    assert (found.stdlib / "os.py").is_file()
    assert list(found.compiled.glob("resource*.so")) or found.compiled == found.stdlib


def test_one_that_lies_in_usr_keeps_its_name_and_another_has_a_neutral_one() -> None:
    usr = Interpreter(
        prefix=Path("/usr"), program=Path("/usr/bin/p"), stdlib=Path("/usr/lib/p"), compiled=Path("/usr/lib/p/c")
    )
    assert usr.inside(Path("/usr/lib/p")) == Path("/usr/lib/p")
    own = Path("/opt/nadia/python")
    somebodys = Interpreter(prefix=own, program=own / "bin/p", stdlib=own / "lib/p", compiled=own / "lib/p/c")
    assert somebodys.inside(own / "lib/p") == Path("/python/lib/p")
    assert own / "lib" in somebodys.places()


def test_one_that_only_its_owner_may_read_gives_way_to_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        interpreter, "may_read", lambda place: not place.is_relative_to(Path(sys.base_prefix).resolve())
    )
    if Path(sys.base_prefix) == Path("/usr") or not Path("/usr/bin/python3").exists():
        pytest.skip("there is no other Python on this machine")
    assert interpreter.find(everybody=True).prefix == Path("/usr")


def test_where_there_is_none_that_everybody_may_read_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreter, "may_read", lambda _place: False)
    with pytest.raises(GuestError, match="Python: expected one that every user may read, found /") as told:
        interpreter.find(everybody=True)
    assert "apt install python3" in told.value.advice()


def test_a_tool_runs_on_a_python_of_its_own_place_and_does_not_see_where(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interpreter in somebody's folder, with something installed for it: inside it is /python, with nothing installed."""
    needs_room()
    ours = interpreter.find(everybody=False)
    with folder_of(ORDINARY) as folder:
        own = folder / "nadia" / "python"
        stdlib = own / "lib" / ours.stdlib.name
        (stdlib / "site-packages").mkdir(parents=True)
        (stdlib / "site-packages" / "secret.py").write_bytes(b"")
        _copy_some(ours, own, stdlib)
        made = Interpreter(
            prefix=own, program=own / "bin" / ours.program.name, stdlib=stdlib, compiled=stdlib / "lib-dynload"
        )
        monkeypatch.setattr(interpreter, "find", lambda **_words: made)
        program = b"import os, sys; print(sys.prefix, os.listdir(os.path.dirname(os.__file__) + '/site-packages'))"
        ran = Room().run(Bundle(note=b"", files={"tool.py": program}), program="tool.py", inputs={})
    assert ran.output == b"/python []\n", ran.errors


def _copy_some(ours: Interpreter, own: Path, stdlib: Path) -> None:
    """Copy as much of an interpreter as a tool needs that does nothing."""
    (own / "bin").mkdir()
    shutil.copy(ours.program, own / "bin")
    for shared in (ours.prefix / "lib").glob("libpython3*.so*"):
        shutil.copy(shared, own / "lib")
    for name in NEEDED:
        place = ours.stdlib / name
        if place.is_dir():
            shutil.copytree(place, stdlib / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place.with_suffix(".py"), stdlib)
    (stdlib / "lib-dynload").mkdir()
    for compiled in ours.compiled.glob("resource*.so"):
        shutil.copy(compiled, stdlib / "lib-dynload")
