"""The issue's bad input, at the command line and with the real room: refused or contained, said plainly, recorded."""

import hashlib
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest

from edgecode.boundary.errors import GuestError
from edgecode.cli.main import CANNOT_GO_ON
from edgecode.guests import layout
from edgecode.guests.bundle_file import zipped
from edgecode.guests.room import Room
from edgecode.usecases.guests.signed_bundles import signed_bundle
from edgecode.usecases.partners.signing_agreements import signed_by
from simulators.agreements import ARIA, OTHER, QUILL
from simulators.command_line import Said
from simulators.guest_film import BEA, ID, KEY, WIM
from simulators.guest_office import ODD, SAYS, film_in, lasting, tool_file, tool_of
from simulators.partner_film import lasting_now
from simulators.real_room import needs_room

Here = Callable[..., Said]
Log = Callable[[], list[str]]
STOPPED = "edgecode stopped a guest tool, or noted that it did not end well"
DIGESTS = {"tool.py": hashlib.sha256(ODD.encode()).hexdigest()}
REFUSED = "edgecode refused a guest tool"


def refused(here: Here, file: Path, *, key: str = KEY) -> Said:
    """Try to let a bundle in that is refused."""
    said = here("guest", "install", file, "film", "--key", key, "--by", BEA, "--json")
    assert (said.code, said.err.startswith("edgecode: ")) == (CANNOT_GO_ON, True)
    assert here("guest", "list", "film", "--json").out.strip() == "[]"
    return said


def test_a_tool_that_lies_about_its_reads_finds_nothing_there(
    here: Here, install: Callable[..., Said], log: Log
) -> None:
    """It says that it reads the script, and tries for the rest; what nobody said yes to is not there either."""
    install(
        SAYS + "seen = sorted(each.name for each in pathlib.Path('/in').iterdir())\n"
        "for name in ('boards.json', 'dailies.json', 'cuts.json', '../film/film.toml'):\n"
        "    try:\n"
        "        pathlib.Path('/in', name).read_bytes()\n"
        "        seen.append(name)\n"
        "    except OSError:\n"
        "        pass\n"
        "at = 2 if seen == ['about.json', 'script.json'] else 6\n"
        "print(json.dumps({'template': 'odd', 'at': [['script', at]], 'confidence': 'low'}))\n"
        "print(json.dumps({'template': 'odd', 'at': [['cuts', 0]], 'confidence': 'high'}))\n",
        reads=("script",),
    )
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert said.code == 1
    assert "script.fountain:4" in said.out
    assert "script.fountain:11" not in said.out
    assert "one in cuts, which it was not" in said.out
    assert "on script" in log()[0]


def test_a_part_that_nobody_said_yes_to_is_not_there_though_it_reads_it(
    here: Here, install: Callable[..., Said]
) -> None:
    """The writer and the editor said yes; boards and dailies are declared and not shown, and pointing there is dropped."""
    install(
        SAYS + "parts = json.loads(pathlib.Path('/in/about.json').read_text())['parts']\n"
        "at = 2 if parts == ['script', 'cuts'] else 6\n"
        "print(json.dumps({'template': 'odd', 'at': [['script', at]], 'confidence': 'low'}))\n"
        "print(json.dumps({'template': 'odd', 'at': [['dailies', 0]], 'confidence': 'low'}))\n"
    )
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert "script.fountain:4" in said.out
    assert "one in dailies, which it was not" in said.out


def test_an_unsigned_bundle_is_refused(here: Here, office: Path, log: Log) -> None:
    bundle = tool_of(ODD)
    unsigned = msgspec.structs.replace(bundle, note=bundle.note.partition("\n\n— ".encode())[0] + b"\n")
    file = office / "unsigned.zip"
    file.write_bytes(zipped(unsigned))
    assert "no signature" in refused(here, file).err
    assert REFUSED in log()[0]


def test_a_bundle_that_another_signed_is_refused(here: Here, office: Path, log: Log) -> None:
    assert "a signature by" in refused(here, tool_file(office), key=str(QUILL.verifier)).err
    assert REFUSED in log()[0]


def test_an_expired_bundle_is_refused(here: Here, office: Path, log: Log) -> None:
    over = msgspec.structs.replace(lasting(files=DIGESTS), until="2025-11-23")
    file = office / "over.zip"
    file.write_bytes(zipped(signed_bundle(over, files=tool_of(ODD).files, key=ARIA, path="x")))
    assert "2025-11-23" in refused(here, file).err
    assert REFUSED in log()[0]


def test_an_altered_bundle_is_refused(here: Here, office: Path, log: Log) -> None:
    altered = msgspec.structs.replace(tool_of(ODD), files={"tool.py": b"import socket\n"})
    file = office / "altered.zip"
    file.write_bytes(zipped(altered))
    assert "tool.py: expected a file with the SHA-256" in refused(here, file).err
    assert REFUSED in log()[0]


def test_installed_files_that_were_altered_since_are_not_run(
    here: Here, office: Path, install: Callable[..., Said], log: Log
) -> None:
    install(ODD)
    [file] = (office / "film" / ".edgecode" / "guests").glob("*/files-*/*")
    file.write_bytes(b"print('changed')\n")
    said = here("guest", "run", ID, "film", "--by", WIM, "--json")
    assert (said.code, "SHA-256" in said.err) == (CANNOT_GO_ON, True)
    assert REFUSED in log()[0]
    file.unlink()
    file.symlink_to("/etc/hostname")
    assert here("guest", "run", ID, "film", "--by", WIM).code == CANNOT_GO_ON
    assert not any("ran a guest tool" in line for line in log())


def test_a_finding_of_two_gigabytes_is_cut_off_and_none_of_it_shown(
    here: Here, install: Callable[..., Said], log: Log
) -> None:
    install("import sys\nchunk = b'q' * (1 << 20)\nfor _ in range(2048):\n    sys.stdout.buffer.write(chunk)\n")
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, "too much output" in said.out, "qqq" in said.out) == (1, True, False)
    assert STOPPED in log()[0]


def test_a_link_out_of_the_bundle_reads_nothing_and_leaves_nothing(
    here: Here, office: Path, install: Callable[..., Said]
) -> None:
    install(
        SAYS + "import os\nopened = []\n"
        "for out in ('/etc/shadow', '" + str(office / "film" / "film.toml") + "'):\n"
        "    link = '/tmp/link' + str(len(opened))\n"
        "    try:\n"
        "        os.symlink(out, link)\n"
        "        opened.append(pathlib.Path(link).read_bytes())\n"
        "    except OSError:\n"
        "        pass\n"
        "print(json.dumps({'template': 'odd', 'at': [['script', 6 if opened else 2]], 'confidence': 'low'}))\n"
    )
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert "script.fountain:4" in said.out


def test_a_bundle_with_a_link_in_it_is_refused(here: Here, office: Path) -> None:
    file = office / "link.zip"
    entry = zipfile.ZipInfo("tool.py")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("bundle.note", tool_of(ODD).note)
        packed.writestr(entry, "/etc/passwd")
    assert "a link to another" in refused(here, file).err


def test_a_fork_bomb_is_contained(here: Here, install: Callable[..., Said], log: Log) -> None:
    install("import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass\n")
    began = time.monotonic()
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, time.monotonic() - began < 60) == (1, True)
    assert "out of" in said.out
    assert STOPPED in log()[0]


@pytest.mark.parametrize("program", ["while True:\n    pass\n", "import time\ntime.sleep(3600)\n"])
def test_a_tool_that_never_ends_is_ended(here: Here, install: Callable[..., Said], log: Log, program: str) -> None:
    install(program)
    said = here("guest", "run", ID, "film", "--by", WIM, "--json")
    assert (said.code, '"ending": "out of' in said.out) == (1, True)
    assert STOPPED in log()[0]
    assert "ran a guest tool" in log()[1]


def test_a_tool_that_breaks_shows_nothing_of_what_it_wrote(here: Here, install: Callable[..., Said], log: Log) -> None:
    install("import sys\nprint('call +44 20 7946 0018')\nsys.exit('write to us')\n")
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, "did not end well" in said.out) == (1, True)
    assert "7946" not in said.out + said.err
    assert "write to us" not in said.out + said.err + "".join(log())


def test_without_bubblewrap_nothing_is_run(
    here: Here, install: Callable[..., Said], log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(ODD)
    monkeypatch.setenv("PATH", "/nowhere")
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, "bwrap" in said.err) == (CANNOT_GO_ON, True)
    assert REFUSED in log()[0]
    assert not any("ran a guest tool" in line for line in log())


def test_where_the_kernel_gives_no_namespaces_nothing_is_run(
    here: Here, install: Callable[..., Said], log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bwrap that says what the real one says where user namespaces are not allowed; anybody may start it."""
    install(ODD)
    with TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        broken = Path(made) / "bwrap"
        broken.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
        broken.chmod(0o755)
        monkeypatch.setenv("PATH", f"{made}:/usr/bin:/bin")
        said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, "namespaces" in said.err) == (CANNOT_GO_ON, True)
    assert REFUSED in log()[0]
    assert not any("ran a guest tool" in line for line in log())


def test_a_film_that_is_enrolled_for_reports_lets_no_tool_in_and_one_with_tools_signs_no_agreement(
    here: Here, office: Path, install: Callable[..., Said], log: Log
) -> None:
    install(ODD)
    deal = office / "deal.note"
    deal.write_bytes(_agreement())
    said = here("partner", "agree", deal, "film", "--by", BEA)
    assert (said.code, "enrolled for guest tools" in said.err) == (CANNOT_GO_ON, True)
    assert "refused an agreement" in log()[0]
    other = office / "other"
    film_in(other)
    assert here("partner", "agree", deal, other / "film", "--by", BEA).code == 0
    said = here("guest", "install", tool_file(office), other / "film", "--key", KEY, "--by", BEA)
    assert (said.code, "enrolled for reports" in said.err) == (CANNOT_GO_ON, True)
    assert REFUSED in here("record", "log", other / "film").out.splitlines()[0]


def _agreement() -> bytes:
    """An agreement on reports with another partner, for a year from some weeks ago."""
    now = int(time.time() * 1000)
    made = msgspec.structs.replace(lasting_now(now), id=OTHER.id, partner=OTHER.partner)
    return signed_by(made, key=QUILL, path="deal.toml")


def test_the_room_of_these_tests_is_the_real_one() -> None:
    needs_room()
    assert layout.bubblewrap()
    with pytest.raises(GuestError):
        Room().run(tool_of(ODD), program="none.py", inputs={})
