"""How much a guest tool may take: the limits of one run, and those of them that the kernel holds itself."""

from typing import Final

import msgspec

from edgecode.boundary.guest.selection import MOST_BYTES

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
    output: int = MOST_BYTES
    errors: int = 64 << 10


_ADDRESSES: Final = 8
"""A process may have so many times its memory as addresses: threads and mapped weights take some that they never fill."""
_NO_CORE: Final = 1
"""One byte: too little for a file of a crashed program's memory, and the one number at which it is piped nowhere either."""
_STACK: Final = 8 * _MIB
_SLACK: Final = 5
"""Seconds by which the kernel's limit of one process lies beyond ours of all, so that ours is the one that is told."""


def of_the_kernel(limits: Limits) -> dict[str, int]:
    """Give the limits that the kernel holds each process to, by their names in ``resource``; see ``getrlimit(2)``.

    They are laid on inside, where processes are counted for the room alone. One more process is allowed: the room's first.
    """
    return {
        "RLIMIT_AS": _ADDRESSES * limits.memory,
        "RLIMIT_CORE": _NO_CORE,
        "RLIMIT_CPU": int(limits.cpu) + _SLACK,
        "RLIMIT_DATA": limits.memory,
        "RLIMIT_FSIZE": limits.temporary,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_NICE": 0,
        "RLIMIT_NOFILE": limits.files,
        "RLIMIT_NPROC": limits.processes + 1,
        "RLIMIT_RTPRIO": 0,
        "RLIMIT_STACK": _STACK,
    }
