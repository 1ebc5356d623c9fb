"""Runs a filter of system calls as the kernel does, for any machine; after ``linux/bpf_common.h`` and ``seccomp(2)``."""

import struct
from typing import Final

ARCHITECTURES: Final = {"x86_64": 0xC000_003E, "aarch64": 0xC000_00B7, "i386": 0x4000_0003}
ALLOWED, KILLED, NO_SUCH_CALL = 0x7FFF_0000, 0x8000_0000, 0x0005_0000 | 38
_LOAD, _JUMP, _EQUAL, _GREATER, _NOT_LESS, _SET, _AND, _RETURN = 0x20, 0x05, 0x15, 0x25, 0x35, 0x45, 0x54, 0x06


def answer(program: bytes, *, number: int, machine: str, words: tuple[int, ...] = ()) -> int:
    """Give what the filter answers to one call with its words."""
    full: list[int] = [word & (1 << 64) - 1 for word in (*words, *[0] * (6 - len(words)))]
    data = struct.pack("<IIQ6Q", number, ARCHITECTURES[machine], 0, *full)
    lines: list[tuple[int, int, int, int]] = list(struct.iter_unpack("<HBBI", program))
    at, held = 0, 0
    while True:
        code, yes, no, value = lines[at]
        at += 1
        if code == _RETURN:
            return value
        if code == _LOAD:
            held = struct.unpack_from("<I", data, value)[0]
        elif code == _AND:
            held &= value
        elif code == _JUMP:
            at += value
        else:
            at += yes if _holds(code, held, value) else no


def _holds(code: int, held: int, value: int) -> bool:
    return {
        _EQUAL: held == value,
        _GREATER: held > value,
        _NOT_LESS: held >= value,
        _SET: bool(held & value),
    }[code]
