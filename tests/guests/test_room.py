import contextlib
import ctypes.util
import importlib.util
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from edgecode.boundary.errors import GuestError
from edgecode.guests import layout, standing
from edgecode.guests.limits import Limits
from edgecode.guests.room import Room
from edgecode.usecases.ports.guests import Bundle, Ending, GuestRoom, Ran
from guests.rooms import CODE, HERE, SITE
from simulators.real_room import needs_room

pytestmark = pytest.mark.usefixtures("real_room")
MIB = 1 << 20


@pytest.fixture(scope="module")
def real_room() -> None:
    """Skip all of it where this machine has no room."""
    needs_room()


def run(program: str, *, files: dict[str, bytes] | None = None, inputs: dict[str, bytes] | None = None) -> Ran:
    bundle = Bundle(note=b"", files={"tool.py": program.encode(), **(files or {})})
    return Room().run(bundle, program="tool.py", inputs=inputs or {})


def test_a_tool_reads_what_it_is_given_and_says_what_it_finds() -> None:
    ran = run("print(open('/in/script.json').read())", inputs={"script.json": b'{"scenes": []}'})
    assert (ran.ending, ran.output, ran.errors) == (Ending.DONE, b'{"scenes": []}\n', b"")
    assert ran.seconds > 0


def test_a_process_that_has_many_files_open_runs_tools_as_well() -> None:
    """As a room that was open for long has: its descriptors have numbers beyond those that select(2) takes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = 1200
    if hard != resource.RLIM_INFINITY and hard < most + 50:
        pytest.skip(f"nobody may open more than {hard} files here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most + 50), hard))
    with contextlib.ExitStack() as kept:
        kept.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        low = os.open("/dev/null", os.O_RDONLY)
        kept.callback(os.close, low)
        while (high := os.dup(low)) < most:
            kept.callback(os.close, high)
        kept.callback(os.close, high)
        assert run("print(1)").output == b"1\n"


def test_the_room_is_the_port_that_use_cases_ask_for() -> None:
    asked: GuestRoom = Room()
    assert asked.why_not() == ""


def test_a_tool_that_fails_is_told_with_what_it_complained_of() -> None:
    ran = run("print('half', flush=True); raise SystemExit('no model for this')")
    assert (ran.ending, ran.output, ran.errors) == (Ending.FAILED, b"half\n", b"no model for this\n")


def test_a_tool_that_is_no_program_fails() -> None:
    ran = run("this is no Python")
    assert ran.ending is Ending.FAILED
    assert b"SyntaxError" in ran.errors


def test_a_tool_imports_what_it_brought_along() -> None:
    files = {"model/__init__.py": b"", "model/rules.py": b"answer = 9"}
    assert run("from model.rules import answer; print(answer)", files=files).output == b"9\n"


def test_a_program_in_a_folder_of_its_bundle_is_run() -> None:
    bundle = Bundle(note=b"", files={"src/run/tool.py": b"import beside; print(__file__)", "src/run/beside.py": b""})
    assert Room().run(bundle, program="src/run/tool.py", inputs={}).output == b"/tool/src/run/tool.py\n"


def test_nothing_is_kept_from_one_run_to_the_next() -> None:
    program = (
        "import os; print(os.listdir('/tmp'), os.listdir('/dev/shm')); open('/tmp/a', 'w'); open('/dev/shm/b', 'w')"
    )
    assert run(program).output == run(program).output == b"[] []\n"


def test_nothing_lies_in_the_room_but_what_is_needed() -> None:
    """The names of the first floor and of the devices; what is in /usr are libraries, and the interpreter."""
    program = """if True:
        import json, os, sys
        print(json.dumps({each: sorted(os.listdir(each)) for each in ("/", "/dev", "/etc", "/in", "/tool", "/usr")}))
    """
    seen = json.loads(run(program).output)
    system = {"usr", "lib", "lib32", "lib64", "libx32", "etc", "nix", "python"}
    assert set(seen["/"]) <= system | {"dev", "tmp", "in", "tool", "first.py"}
    assert seen["/dev"] == ["full", "null", "random", "shm", "urandom", "zero"]
    assert (seen["/etc"], seen["/in"], seen["/tool"]) == (["ld.so.cache"], [], ["tool.py"])
    assert set(seen["/usr"]) <= {"bin", "lib", "lib64", "local"}


def test_threads_and_processes_of_its_own_work() -> None:
    program = """if True:
        import multiprocessing, threading
        from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

        def square(number):
            return number * number

        if __name__ == "__main__":
            with ThreadPoolExecutor(8) as pool:
                print(sum(pool.map(square, range(100))))
            for method in ("fork", "spawn"):
                with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
                    print(sum(pool.map(square, range(100))))
    """
    ran = run(program)
    assert ran.output == b"328350\n" * 3, ran.errors


def test_a_hundred_megabytes_of_weights_are_read() -> None:
    """Mapped, as weights are, and read whole, in processes that share them."""
    program = """if True:
        import mmap, os
        with open("/tool/weights.bin", "rb") as file:
            weights = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        for _ in range(4):
            if not os.fork():
                os._exit(weights[-1] + max(weights[at] for at in range(0, len(weights), 4096)))
        print(len(weights), sorted({os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(4)}))
    """
    ran = run(program, files={"weights.bin": bytes(100 * MIB - 1) + b"\7"})
    assert (ran.ending, ran.output) == (Ending.DONE, b"104857600 [7]\n"), ran.errors


def test_native_code_that_it_brought_along_works(tmp_path: Path) -> None:
    """A library built for the test, with threads and mathematics of its own, loaded from the bundle."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no compiler on this machine")
    source = tmp_path / "add.c"
    source.write_text("#include <math.h>\ndouble root(double x) { return sqrt(x) + cbrt(27); }\n", encoding="ascii")
    words = [compiler, "-shared", "-fPIC", "-o", str(tmp_path / "add.so"), str(source), "-lm"]
    built = subprocess.run(words, capture_output=True, check=False)
    if built.returncode:
        pytest.skip("the compiler of this machine builds no libraries")
    program = """if True:
        import ctypes
        library = ctypes.CDLL("/tool/native/add.so")
        library.root.restype, library.root.argtypes = ctypes.c_double, [ctypes.c_double]
        print(library.root(36.0))
    """
    ran = run(program, files={"native/add.so": (tmp_path / "add.so").read_bytes()})
    assert ran.output == b"9.0\n", ran.errors


def test_numpy_brought_along_works() -> None:
    """A wheel as it is installed, with its libraries; the Python of tools has to be of the wheel's version."""
    found = importlib.util.find_spec("numpy")
    assert found is not None
    assert found.origin is not None
    site = Path(found.origin).parents[1]
    folders = [each for each in (site / "numpy", site / "numpy.libs") if each.is_dir()]
    wanted = [file for folder in folders for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc"]
    files = {str(file.relative_to(site)): file.read_bytes() for file in wanted if "tests" not in file.parts}
    version = run("import sys; print(*sys.version_info[:2])").output
    if version.split() != [b"%d" % number for number in sys.version_info[:2]]:
        pytest.skip("the Python that tools get here is not the one that this numpy is for")
    program = "import numpy as n; a = n.ones((600, 600)); print((a @ a).sum(), n.linalg.norm(n.eye(9)))"
    ran = run(program, files=files)
    assert ran.output == b"216000000.0 3.0\n", ran.errors


def test_no_path_outside_is_written_to_whatever_it_is_called() -> None:
    for path in ("../tool.py", "/tool.py", "a/../../b", "", "a//b", "./a", "a\0b"):
        with pytest.raises(GuestError, match="expected a path below its folder"):
            run("", files={path: b""})
        with pytest.raises(GuestError, match="expected a path below its folder"):
            run("", inputs={path: b""})


def test_a_program_that_is_not_in_the_bundle_is_refused() -> None:
    with pytest.raises(GuestError, match="expected the program 'tool"):
        Room().run(Bundle(note=b"", files={}), program="tool.py", inputs={})


def test_limits_may_be_others() -> None:
    ran = Room(Limits(wall=0.3)).run(
        Bundle(note=b"", files={"a.py": b"import time; time.sleep(60)"}), program="a.py", inputs={}
    )
    assert ran.ending is Ending.OUT_OF_TIME
    assert 0.3 <= ran.seconds < 10


def test_the_house_has_the_limits_it_says_it_has() -> None:
    limits = Limits()
    assert (limits.memory, limits.cpu, limits.wall, limits.processes) == (512 * MIB, 60, 120, 32)
    assert (limits.files, limits.output, limits.errors) == (64, MIB, 64 << 10)


def test_without_bubblewrap_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert Room().why_not() == (
        "bubblewrap: expected the program bwrap, found none. Install bubblewrap (on Debian: apt install bubblewrap)."
        " Until then no guest tool is run."
    )


def test_a_bubblewrap_with_rights_of_its_own_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "bwrap"
    own.write_bytes(b"#!/bin/sh\n")
    own.chmod(0o4755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "found set-user-ID" in Room().why_not()


def test_where_the_kernel_makes_no_namespaces_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What bubblewrap says where a distribution has switched them off."""
    said = "bwrap: No permissions to create new namespace, likely because the kernel does not allow it"
    _pretending(tmp_path, f"echo '{said}' >&2; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert Room().why_not() == f"guest room: expected one of bubblewrap's, found {said}. {standing.KERNEL}"


def test_a_room_that_stands_and_is_none_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bubblewrap that only ends: the room's first process never says that it stands, so nothing was run."""
    _pretending(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert "found that it did not come to stand" in Room().why_not()


def _pretending(folder: Path, does: str) -> None:
    """Put a bubblewrap of our own into a folder that everybody can reach, also the user without rights that it runs as."""
    temporary = Path(tempfile.gettempdir())
    for each in (folder, *folder.parents):
        if each != temporary and each.is_relative_to(temporary):
            each.chmod(0o755)
    (folder / "bwrap").write_text(f"#!/bin/sh\n{does}\n", encoding="ascii")
    (folder / "bwrap").chmod(0o755)


def test_where_no_user_may_make_namespaces_nothing_is_run() -> None:
    """For real: within a room of bubblewrap's that forbids any more of them, as a kernel does where they are switched off."""
    bwrap = layout.bubblewrap()
    outer = [bwrap, "--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--proc", "/proc", "--unshare-user", "--uid", "1000",
             "--disable-userns", "--die-with-parent", "--"]  # fmt: skip
    environment = {"PYTHONPATH": f"{CODE}:{SITE}", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [*outer, sys.executable, str(HERE / "in_a_room.py")],
        input=b"{}\n",
        env=environment,
        capture_output=True,
        check=False,
    )
    if b"disable-userns" in done.stderr:
        pytest.skip("this bubblewrap is too old to forbid them")
    told = json.loads(done.stdout)
    assert told.startswith("guest room: expected one of bubblewrap's, found bwrap: ")
    assert told.endswith(standing.KERNEL)


def test_where_nothing_can_be_written_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/sys")
    told = Room().why_not()
    assert told.startswith("temporary folder: expected one to write to, found ")
    assert told.endswith("Set TMPDIR to a folder with room that can be written to. Nothing was run.")


def test_on_an_older_kernel_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "release", lambda: "5.10.0-28-amd64")
    assert "expected Linux 5.14 or newer, found Linux 5.10.0-28-amd64" in Room().why_not()
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    assert "found Darwin" in Room().why_not()


def test_the_library_of_the_filter_is_there() -> None:
    """Where it is not, every test here is moot; said by itself so that it is seen."""
    assert ctypes.util.find_library("seccomp") is not None
