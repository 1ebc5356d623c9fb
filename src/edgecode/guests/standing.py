"""How a room is started, until it stands and waits; and how it is seen why it does not."""

import os
import select
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

from edgecode.boundary.errors import GuestError

Pipes = tuple[int, int, int]
"""Descriptors that are handed on: the filter of system calls, where the room says that it stands, where it is told to go on."""
_SECONDS: Final = 30.0
_SAID: Final = 300
_PATIENCE: Final = 10.0
WHAT: Final = "guest room"
KERNEL: Final = (
    "Nothing was run. The kernel has to let users make namespaces: look at the settings user.max_user_namespaces,"
    " kernel.unprivileged_userns_clone and kernel.apparmor_restrict_unprivileged_userns."
)
_NAMESPACES: Final = ("namespace", "uid map", "gid map", "loopback", "no permissions", "operation not permitted")
_READABLE: Final = (
    "Nothing was run. That has to be there, and every user has to be able to read it; so has the way to it."
)


@contextmanager
def standing(
    words: Callable[[Pipes], list[str]], *, rules: bytes, user: int | None, processors: int
) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Start a room as a user, and give it once it stands, with the descriptor that lets it go on; nothing stays of it.

    ``words`` makes the command from the descriptors. Raises :class:`~edgecode.boundary.errors.GuestError` where it does not
    come to stand: nothing of the tool has been run then.
    """
    with ExitStack() as kept:
        filtered = _descriptor(kept, os.memfd_create("rules"))
        os.write(filtered, rules)
        os.lseek(filtered, 0, os.SEEK_SET)
        (ready, ready_inside), (go_inside, go) = os.pipe(), os.pipe()
        _descriptor(kept, ready)
        _descriptor(kept, go)
        handed = (filtered, ready_inside, go_inside)
        try:
            with _on_few(processors):
                room = _started(words(handed), user=user, handed=handed)
        finally:
            os.close(ready_inside)
            os.close(go_inside)
        kept.callback(_ended, room)
        try:
            _wait_for(room, ready)
            yield room, go
        except BaseException:
            room.kill()  # with which all ends that it started
            raise


def _started(words: list[str], *, user: int | None, handed: Pipes) -> "subprocess.Popen[bytes]":
    """Start bubblewrap with nothing of ours: no environment, no input, no descriptors but those, no groups, no rights."""
    try:
        return subprocess.Popen(  # noqa: S603 - bubblewrap, with words of our own
            words,
            env={},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=handed,
            start_new_session=True,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )
    except OSError as error:
        found = error.strerror or "an error"
        advice = "Run edgecode as an ordinary user. Nothing was run."
        raise GuestError(
            "bubblewrap", expected="a process of a user without rights", found=found, advice=advice
        ) from error


@contextmanager
def _on_few(processors: int) -> Iterator[None]:
    """Keep this thread to a few processors meanwhile: what it starts stays on them, as the filter lets nobody ask for more."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:processors])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _ended(room: "subprocess.Popen[bytes]") -> None:
    """Wait for the end of bubblewrap, which ends when all in the room has ended, and close what it wrote to."""
    with room:
        try:
            room.wait(_PATIENCE if room.poll() is None else 0)
        except subprocess.TimeoutExpired:
            room.kill()


def _wait_for(room: "subprocess.Popen[bytes]", ready: int) -> None:
    """Wait until the room says that it stands."""
    said = select.poll()  # select() takes no descriptor beyond 1023, and a process that lasts has more open
    said.register(ready, select.POLLIN)
    if not said.poll(_SECONDS * 1000) or not os.read(ready, 1):
        room.kill()
        raise _why(room)


def _why(room: "subprocess.Popen[bytes]") -> GuestError:
    """Say what bubblewrap said, and what to do about it."""
    _out, told = room.communicate()
    said = told.decode(errors="replace").strip()[-_SAID:] or "that it did not come to stand"
    plain = said.lower()
    advice = KERNEL if any(each in plain for each in _NAMESPACES) else _READABLE
    return GuestError(WHAT, expected="one of bubblewrap's", found=said, advice=advice)


def _descriptor(kept: ExitStack, number: int) -> int:
    kept.callback(os.close, number)
    return number
