"""What the processes of a room take, as it is seen from outside: read from ``/proc``, of a process and all below it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PPID, _TIMES = 1, slice(11, 15)
"""Where they stand in ``/proc/PID/stat`` behind the name: the parent; time in itself and the kernel, twice, of children too."""
_KIB: Final = 1024
_LONGEST: Final = 2048


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A process as it was seen: its number, and processor time in seconds, with that of children that it waited for."""

    pid: int
    seconds: float


def below(pid: int) -> tuple[Seen, ...]:
    """Give a process and all that descend from it; what ends meanwhile is left out."""
    told: dict[int, list[bytes]] = {}
    children: dict[int, list[int]] = {}
    for each in _processes():
        with suppress(OSError, ValueError, IndexError):
            told[each] = _told(each)
            children.setdefault(int(told[each][_PPID]), []).append(each)
    found, looking = [], [pid]
    while looking:
        each = looking.pop()
        looking.extend(children.get(each, ()))
        if each in told:
            found.append(Seen(pid=each, seconds=sum(map(int, told[each][_TIMES])) / _TICKS))
    return tuple(found)


def memory(pid: int) -> int:
    """Give the bytes that a process has in memory or swapped out, with what it shares with others; 0 where it has ended."""
    return _sum(Path(f"/proc/{pid}/status"), b"VmRSS:", b"VmSwap:") or 0


def own_memory(pid: int) -> int:
    """Give the same, with its part only of what it shares; with all of it where this process may not look so closely."""
    own = _sum(Path(f"/proc/{pid}/smaps_rollup"), b"Pss:", b"SwapPss:")
    return memory(pid) if own is None else own


def _sum(file: Path, *names: bytes) -> int | None:
    """Add up lines of a table in kibibytes; ``None`` where it cannot be read."""
    try:
        lines = [line.split() for line in file.read_bytes().splitlines()]
    except OSError:
        return None
    return sum(int(line[1]) * _KIB for line in lines if line and line[0] in names)


def _told(pid: int) -> list[bytes]:
    """Give what the kernel says of a process, behind its name; read plainly, as it is read of every process, often."""
    there = os.open(f"/proc/{pid}/stat", os.O_RDONLY)
    try:
        return os.read(there, _LONGEST).rpartition(b")")[2].split()
    finally:
        os.close(there)


def _processes() -> Iterator[int]:
    return (int(name) for name in os.listdir("/proc") if name.isdigit())  # noqa: PTH208 - one by one it takes twice as long
