"""Tests of the room are skipped with the reason people are told, and never where this machine has what a room takes."""

import ctypes.util
import os
import platform
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from edgecode.usecases.ports.guests import Bundle
from simulators import real_room
from simulators.nobody import NOBODY
from simulators.real_room import RealRoom, needs_room, why_no_room

PYTHON = "/usr/bin/python3"


def _missing() -> str:
    """Say what of this machine a room would miss, found by other ways than the room's own; empty where nothing is."""
    bwrap, is_root = shutil.which("bwrap"), os.geteuid() == 0
    if platform.system() != "Linux" or bwrap is None or ctypes.util.find_library("seccomp") is None:
        return "a program or a library"
    if tuple(map(int, platform.release().split(".")[:2])) < (5, 14) or Path(bwrap).stat().st_mode & stat.S_ISUID:
        return "a kernel that is new enough, or a bubblewrap without rights of its own"
    if is_root and not os.access(PYTHON, os.X_OK):
        return "a Python that everybody may read"
    words = [bwrap, "--unshare-all", "--ro-bind", "/", "/", "--", "/bin/true"]
    user = NOBODY if is_root else None
    tried = subprocess.run(words, env={}, cwd="/", user=user, group=user, capture_output=True, check=False)
    return tried.stderr.decode(errors="replace")


def test_where_a_machine_has_what_a_room_takes_no_test_of_it_is_skipped() -> None:
    """A fault of the room's own would be taken for a machine without one: then this fails, so nothing is lost in silence."""
    if missing := _missing():
        pytest.skip(f"this machine has no room for guest tools: {missing}")
    assert why_no_room() == ""


def test_where_there_is_none_a_test_is_skipped_with_what_people_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(real_room, "why_no_room", lambda: "bubblewrap: expected the program bwrap, found none.")
    bundle = Bundle(note=b"", files={"tool.py": b""})
    for asks in (needs_room, RealRoom().why_not, lambda: RealRoom().run(bundle, program="tool.py", inputs={})):
        with pytest.raises(pytest.skip.Exception, match="expected the program bwrap"):
            asks()
