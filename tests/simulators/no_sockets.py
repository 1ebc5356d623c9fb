"""A process that may open no socket, nor may any that it starts: the kernel ends whichever asks for one.

A filter of system calls (seccomp(2), classic BPF) does it, because what is written in Rust does not ask Python's ``socket``.
"""

import ctypes
import platform
import struct
import sys
from typing import Final

_SOCKET: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: how the kernel audits it (linux/audit.h), and its number of socket(2)."""
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000


def can_forbid() -> bool:
    """Say whether this machine knows how."""
    return sys.platform == "linux" and platform.machine() in _SOCKET


def forbid_sockets() -> None:
    """From now on, for good, this process and its children end where they open a socket. Raises ``OSError``."""
    audit, number = _SOCKET[platform.machine()]
    rules = [
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUAL, 1, 0, audit),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_EQUAL, 0, 1, number),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *rule) for rule in rules))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(rules), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    for words in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_SECCOMP, _FILTER, ctypes.addressof(program), 0, 0)):
        if libc.prctl(words[0], *(ctypes.c_ulong(word) for word in words[1:])):
            raise OSError(ctypes.get_errno(), "prctl")
