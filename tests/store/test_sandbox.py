import fcntl
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from edgecode.boundary.errors import SendError
from edgecode.store import sandbox
from edgecode.store.sandbox import Bound


def run(program: str, *bound: Bound) -> subprocess.CompletedProcess[str]:
    command = sandbox.command(["-c", program], bound=bound, private=())
    return subprocess.run(command, capture_output=True, text=True, env={"SECRET": "x"}, check=False)


def test_what_is_bound_is_seen_and_only_what_may_be_is_written_to(tmp_path: Path) -> None:
    for name in ("kept", "given"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, encoding="ascii")
    program = """if True:
        print(open("/kept/file").read(), open("/given/file").read())
        open("/given/new", "w").close()
        for place in ("/kept/new", "/new", "/usr/new", "/edgecode/new"):
            try:
                open(place, "w")
            except OSError as error:
                print(error.strerror)
    """
    bound = (Bound(outside=tmp_path / "kept", inside="/kept"),
             Bound(outside=tmp_path / "given", inside="/given", write=True))  # fmt: skip
    done = run(program, *bound)
    assert done.stdout.split("\n") == ["kept given", *(["Read-only file system"] * 4), ""], done.stderr
    assert (tmp_path / "given" / "new").exists()


def test_nothing_else_lies_in_the_room() -> None:
    done = run(
        "import json, os; print(json.dumps([sorted(os.listdir(place)) for place in ('/', '/tmp', '/edgecode')]))"
    )
    root, temporary, code = json.loads(done.stdout)
    top = {Path(place).parts[1] for place in (sys.prefix, sys.base_prefix)}
    system = {"usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32", "etc", "nix", "proc", "dev", "tmp", "edgecode"}
    assert set(root) <= system | top
    assert (temporary, code) == ([], ["edgecode"])


def test_no_process_but_its_own_is_seen_and_no_right_is_left() -> None:
    program = """if True:
        import os
        print(len([each for each in os.listdir("/proc") if each.isdigit()]) <= 2)
        print([line.split()[1] for line in open("/proc/self/status") if line.startswith(("CapEff", "CapPrm"))])
        print(sorted(os.environ))
    """
    many, rights, environment = run(program).stdout.splitlines()
    assert (many, rights) == ("True", "['0000000000000000', '0000000000000000']")
    assert "SECRET" not in environment


def test_without_bubblewrap_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SendError, match="the program bwrap, found none") as told:
        sandbox.command(["-c", ""], bound=(), private=())
    assert "apt install bubblewrap" in told.value.advice()


@pytest.mark.parametrize("film", ["/usr/share/film", f"{sys.prefix}/film", str(Path(sandbox.__file__).parents[1])])
def test_a_film_among_what_every_process_sees_is_refused(film: str) -> None:
    with pytest.raises(SendError, match="a folder of its own, found one within") as told:
        sandbox.command(["-c", ""], bound=(), private=(Path(film),))
    assert "Move the film" in told.value.advice()


def test_a_film_that_only_a_link_leads_to_is_refused_likewise(tmp_path: Path) -> None:
    (tmp_path / "film").symlink_to("/usr/share")
    with pytest.raises(SendError, match="found one within /usr"):
        sandbox.command(["-c", ""], bound=(), private=(tmp_path / "film",))


def test_the_interpreter_of_the_room_is_this_one() -> None:
    done = run("import sys, edgecode.errors; print(sys.executable, edgecode.errors.__file__)")
    assert done.stdout.split() == [sys.executable, "/edgecode/edgecode/errors.py"], done.stderr


def test_who_started_it_takes_the_room_along(tmp_path: Path) -> None:
    """The process within holds a lock for a minute; whoever started it is killed, and the lock is free at once."""
    inside = """if True:
        import fcntl, time
        held = open("/given/lock", "w")
        fcntl.flock(held, fcntl.LOCK_EX)
        open("/given/held", "w").close()
        time.sleep(60)
    """
    command = sandbox.command(["-c", inside], bound=[Bound(outside=tmp_path, inside="/given", write=True)], private=())
    starter = f"import subprocess; subprocess.run({command!r}, env={{}}, check=False)"
    started = subprocess.Popen([sys.executable, "-c", starter])
    begun = time.monotonic()
    while not (tmp_path / "held").exists():
        assert time.monotonic() - begun < 30
        time.sleep(0.01)
    started.kill()
    started.wait()
    begun = time.monotonic()
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
    assert time.monotonic() - begun < 20
