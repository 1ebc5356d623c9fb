"""Which calls of the kernel a guest tool may make; any other answers as if the kernel had never heard of it.

A list of what is allowed, as what is dangerous grows with each kernel: files that can be reached, memory, processes and
threads of its own, waiting, the clock. Not among it: sockets other than a pair between its own processes, anything that
mounts, traces, reads another's memory or makes a namespace, keys, ``bpf``, ``io_uring``, ``userfaultfd``, files without a name
(``memfd_create``), shared memory that outlives who made it, priorities, terminals, the machine's time and name. Made with
libseccomp through pyseccomp. Calls of another architecture (i386, x32) end the process.
"""

import errno
import os
import platform
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from edgecode.boundary.errors import GuestError

_FILES: Final = (
    "access chdir chmod close close_range copy_file_range creat dup dup2 dup3 faccessat faccessat2 fadvise64"
    " fallocate fchdir fchmod fchmodat fcntl fdatasync fgetxattr flistxattr flock fstat fstatfs fsync ftruncate"
    " getcwd getdents getdents64 getxattr lgetxattr link linkat listxattr llistxattr lseek lstat mkdir mkdirat"
    " newfstatat open openat pread64 preadv preadv2 pwrite64 pwritev pwritev2 read readahead readlink readlinkat"
    " readv rename renameat renameat2 rmdir sendfile splice stat statfs statx symlink symlinkat tee truncate umask"
    " unlink unlinkat utime utimensat utimes write writev"
)
_MEMORY: Final = "brk madvise membarrier mincore mmap mprotect mremap msync munmap"
_PROCESSES: Final = (
    "execve execveat exit exit_group fork getegid geteuid getgid getgroups getpgid getpgrp getpid getppid getpriority"
    " getresgid getresuid getrlimit getrusage getsid gettid getuid kill prctl prlimit64 set_tid_address setpgid setsid"
    " tgkill tkill vfork wait4 waitid"
)
_SIGNALS: Final = (
    "pause restart_syscall rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend"
    " rt_sigtimedwait rt_tgsigqueueinfo sigaltstack signalfd signalfd4"
)
_WAITING: Final = (
    "alarm epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_pwait2 epoll_wait eventfd eventfd2 futex futex_waitv"
    " get_robust_list getitimer pipe pipe2 poll ppoll pselect6 rseq select set_robust_list setitimer"
)
_TIME: Final = (
    "clock_getres clock_gettime clock_nanosleep gettimeofday nanosleep time timer_create timer_delete timer_getoverrun"
    " timer_gettime timer_settime timerfd_create timerfd_gettime timerfd_settime times"
)
_MACHINE: Final = (
    "arch_prctl getcpu getrandom sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam"
    " sched_getscheduler sched_yield sysinfo uname"
)
_PAIRS: Final = "getpeername getsockname getsockopt recvfrom recvmmsg recvmsg sendmmsg sendmsg setsockopt shutdown"
_GROUPS: Final = (_FILES, _MEMORY, _PROCESSES, _SIGNALS, _WAITING, _TIME, _MACHINE, _PAIRS)
_ALLOWED: Final = tuple(name for group in _GROUPS for name in group.split())

_NEW_NAMESPACES: Final = 0x7E02_0000
"""CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET, of ``linux/sched.h``; ``clone3`` would hide them."""
_AF_UNIX, _SOCK_STREAM, _SOCK_FLAGS = 1, 1, 0o2004000
_TERMINAL_ASKED: Final = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX, of ``asm-generic/ioctls.h``: asked, or of the descriptor alone."""
MACHINE: Final = "this machine"
_CALLS: Final = "system calls"
_MACHINES: Final = {"x86_64": "X86_64", "aarch64": "AARCH64"}
INSTALL: Final = "Install libseccomp (on Debian: apt install libseccomp2). Until then no guest tool is run."


@cache
def call_filter(machine: str = "") -> bytes:
    """Give the filter as a program for the kernel (classic BPF), for this machine or one of another name (``aarch64``).

    Raises :class:`~edgecode.boundary.errors.GuestError` where there is no libseccomp, and for other machines.
    """
    named = machine or platform.machine()
    if named not in _MACHINES:
        expected = f"one of {', '.join(_MACHINES)}"
        raise GuestError(MACHINE, expected=expected, found=named, advice="Run guest tools on another machine.")
    library = _library()
    wanted = getattr(library.Arch, _MACHINES[named])
    rules = library.SyscallFilter(library.ERRNO(errno.ENOSYS))
    rules.set_attr(library.Attr.ACT_BADARCH, library.KILL_PROCESS)
    if wanted != library.system_arch():
        rules.add_arch(wanted)
        rules.remove_arch(library.Arch.NATIVE)
    for name, *words in _rules(library):
        rules.add_rule(library.ALLOW, name, *words)
    with os.fdopen(os.memfd_create("rules"), "w+b") as file:
        rules.export_bpf(file)
        return os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0)


def _library() -> ModuleType:
    """Load pyseccomp, which raises an error of its own where libseccomp is missing."""
    try:
        return import_module("pyseccomp")
    except (ImportError, RuntimeError) as error:
        raise GuestError(_CALLS, expected="the library libseccomp.so.2", found="none", advice=INSTALL) from error


def _rules(library: ModuleType) -> Iterator[tuple[Any, ...]]:
    """Give each call that is allowed, with what its words have to be.

    One that this libseccomp is too old to know is left out, and so stays unknown to the tool.
    """
    arg, equal, masked = library.Arg, library.EQ, library.MASKED_EQ
    for name in _ALLOWED:
        if library.resolve_syscall(library.Arch.NATIVE, name) >= 0:
            yield (name,)
    yield "clone", arg(0, masked, _NEW_NAMESPACES, 0)
    yield "sendto", arg(4, equal, 0)  # to the other end of a pair, not to an address
    yield "socketpair", arg(0, equal, _AF_UNIX), arg(1, masked, 0xFFFF_FFFF ^ _SOCK_FLAGS, _SOCK_STREAM)
    for asked in _TERMINAL_ASKED:
        yield "ioctl", arg(1, equal, asked)
