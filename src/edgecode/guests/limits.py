"""How much a guest tool may take: the limits of one run, and how the kernel is told those that it holds itself."""

import os
import resource
from typing import Final

import msgspec

_MIB: Final = 1 << 20


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one run; sizes in bytes, times in seconds.

    ``memory`` holds for each process by itself and for all together, with what lies in temporary folders. ``cpu`` is the time
    of all processes together. ``processes`` counts threads as well. ``temporary`` is the size of each of the two temporary
    folders, ``names`` how many files both may hold. More ``output`` ends the run, more ``errors`` are thrown away.
    """

    memory: int = 512 * _MIB
    cpu: float = 60.0
    wall: float = 120.0
    processes: int = 32
    processors: int = 4
    files: int = 64
    temporary: int = 64 * _MIB
    names: int = 10_000
    output: int = _MIB
    errors: int = 64 << 10


_ADDRESSES: Final = 8
"""A process may have so many times its memory as addresses: threads and mapped weights take some that they never fill."""
_STACK: Final = 8 * _MIB
_SLACK: Final = 5
"""Seconds by which the kernel's limit of one process lies beyond ours of all, so that ours is the one that is told."""


def lay_on(pid: int, *, limits: Limits) -> None:
    """Have the kernel hold a process, and all it will start, to the limits; never to wider ones than it had.

    One more process is allowed, the one that this is laid on. Raises ``OSError`` where the kernel does not let us.
    """
    wanted = {
        resource.RLIMIT_AS: _ADDRESSES * limits.memory,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: int(limits.cpu) + _SLACK,
        resource.RLIMIT_DATA: limits.memory,
        resource.RLIMIT_FSIZE: limits.temporary,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_NICE: 0,
        resource.RLIMIT_NOFILE: limits.files,
        resource.RLIMIT_NPROC: limits.processes + 1,
        resource.RLIMIT_RTPRIO: 0,
        resource.RLIMIT_STACK: _STACK,
    }
    for which, most in wanted.items():
        _soft, hard = resource.prlimit(pid, which)
        held = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.prlimit(pid, which, (held, held))
    os.sched_setaffinity(pid, sorted(os.sched_getaffinity(pid))[: limits.processors])
