import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edgecode.boundary.errors import SendError
from edgecode.dispatch.went import Went
from edgecode.store import sandbox, sender_process
from simulators.made_partner import MadePartner


@pytest.fixture
def made(tmp_path: Path) -> MadePartner:
    return MadePartner(tmp_path)


def send(made: MadePartner) -> Went:
    return sender_process.send(made.places, agreement=made.agreement.id, debited=(), private=(made.film, made.state))


def test_outside_of_a_slot_it_ends_at_once_and_nothing_went_out(made: MadePartner) -> None:
    assert send(made) == Went(weeks=(), refused="")
    assert made.log().size == 1


def test_a_fault_names_files_as_they_are_named_outside(made: MadePartner) -> None:
    (made.places.log / "leaves" / "000001.note").write_bytes(b"")
    (made.places.log / "leaves" / "notes.txt").touch()
    with pytest.raises(SendError, match=f"^{made.places.log}: expected the leaf 000002.note"):
        send(made)


def test_without_bubblewrap_nothing_is_sent_and_what_to_do_is_said(
    made: MadePartner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SendError, match="the program bwrap") as told:
        send(made)
    assert "Until then nothing is sent" in told.value.advice()


def test_a_kernel_that_refuses_namespaces_is_told_and_nothing_is_sent(made: MadePartner) -> None:
    """The kernel refuses here because a room within the room may have no more namespaces."""
    bwrap = shutil.which("bwrap")
    assert bwrap is not None
    command = sandbox.command(["-c", ""], bound=sender_process.bound(made.places), private=())
    refuses = [bwrap, "--unshare-user", "--disable-userns", "--uid", "4242", "--bind", "/", "/", "--"]
    tried = subprocess.run([*refuses, "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("this bubblewrap cannot forbid namespaces")
    with pytest.raises(SendError, match="bubblewrap: expected a room for the sender") as told:
        sender_process.run([*refuses, *command], places=made.places)
    assert "user.max_user_namespaces" in told.value.advice()


@pytest.mark.parametrize(
    ("program", "found"),
    [
        ("raise SystemExit(3)", "an end with code 3"),
        ("print('sent'); raise RuntimeError('torn')", "RuntimeError: torn"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "an end with code -9"),
    ],
)
def test_a_sender_that_says_nothing_is_told(made: MadePartner, program: str, found: str) -> None:
    with pytest.raises(SendError, match=f"expected to be told what went out, found {found}"):
        sender_process.run([sys.executable, "-c", program], places=made.places)


def test_a_program_that_is_not_there_is_told(made: MadePartner) -> None:
    with pytest.raises(SendError, match="to start and to end"):
        sender_process.run(["/nowhere/python"], places=made.places)


@pytest.mark.parametrize("place", ["outbox", "log", "seen", "seed", "above"])
def test_a_link_in_the_place_of_a_partners_folder_is_not_bound(made: MadePartner, tmp_path: Path, place: str) -> None:
    """Bubblewrap would follow it, and the film's own folder would be the outbox."""
    there: Path = made.places.outbox.parent if place == "above" else getattr(made.places, place)
    there.rename(tmp_path / "moved")
    there.symlink_to(tmp_path / "moved")
    with pytest.raises(SendError, match="found a link"):
        sender_process.bound(made.places)
