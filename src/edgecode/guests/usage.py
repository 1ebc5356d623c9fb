"""What the processes of a room take, as it is seen from outside: read from ``/proc``, of a process and all below it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PPID, _TIMES = 1, slice(11, 15)
"""Where they stand in ``/proc/PID/stat`` behind the name: the parent; time in itself and the kernel, and of children waited for."""
_KIB: Final = 1024


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A process as it was seen: its number, and processor time in seconds, with that of children that it waited for."""

    pid: int
    seconds: float


def below(pid: int) -> tuple[Seen, ...]:
    """Give a process and all that descend from it; what ends meanwhile is left out."""
    parents, seconds = {}, {}
    for each in _processes():
        with suppress(OSError, ValueError, IndexError):
            told = Path(f"/proc/{each}/stat").read_bytes().rpartition(b")")[2].split()
            parents[each] = int(told[_PPID])
            seconds[each] = sum(map(int, told[_TIMES])) / _TICKS
    children: dict[int, list[int]] = {}
    for each, parent in parents.items():
        children.setdefault(parent, []).append(each)
    found, looking = [], [pid]
    while looking:
        each = looking.pop()
        found.append(each)
        looking.extend(children.get(each, ()))
    return tuple(Seen(pid=each, seconds=seconds[each]) for each in found if each in seconds)


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


def _processes() -> Iterator[int]:
    return (int(name) for name in os.listdir("/proc") if name.isdigit())  # noqa: PTH208 - one by one it takes twice as long
