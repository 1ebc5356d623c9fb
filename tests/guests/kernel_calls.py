"""Calls of the kernel that a tool may not make, with words that come to nothing where the kernel does answer them."""

from typing import Final

import pyseccomp

NOWHERE: Final = -1
_THREAD: Final = 0x10000
_USER, _NET, _MOUNT = 0x1000_0000, 0x4000_0000, 0x20000

TRACING = ("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_open", "pidfd_getfd",
           "pidfd_send_signal", "perf_event_open")  # fmt: skip
MOUNTING = ("mount", "umount2", "move_mount", "open_tree", "fsopen", "fsmount", "fsconfig", "fspick", "mount_setattr",
            "pivot_root", "chroot", "swapon", "swapoff", "quotactl")  # fmt: skip
NAMESPACES = ("unshare", "setns", "clone3")
KEYS = ("add_key", "request_key", "keyctl")
LOADING = ("bpf", "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load")
NAMELESS = ("userfaultfd", "memfd_create", "memfd_secret", "name_to_handle_at", "open_by_handle_at", "io_uring_setup",
            "io_uring_enter", "io_uring_register", "fanotify_init", "fanotify_mark", "inotify_init1", "vmsplice")  # fmt: skip
MACHINE = ("reboot", "acct", "syslog", "settimeofday", "clock_settime", "adjtimex", "clock_adjtime", "sethostname",
           "setdomainname", "lookup_dcookie")  # fmt: skip
FILES = ("mknodat", "setxattr", "lsetxattr", "fsetxattr", "removexattr", "fchown", "fchownat")
OF_OTHERS = ("shmget", "shmat", "semget", "semop", "msgget", "msgsnd", "mq_open", "mq_unlink", "setpriority",
             "ioprio_set", "sched_setscheduler", "sched_setattr", "sched_setparam", "sched_setaffinity", "migrate_pages",
             "move_pages", "mlock", "mlockall")  # fmt: skip
RIGHTS = ("setuid", "setgid", "setreuid", "setresuid", "setfsuid", "capset", "seccomp", "landlock_create_ruleset")
SOCKETS = ("socket", "bind", "connect", "listen", "accept", "accept4")
OLD = ("iopl", "ioperm", "uselib")

WORDS: Final[dict[str, tuple[int, ...]]] = {
    "msgget": (0x7E57, 0),
    "semget": (0x7E57, 0, 0),
    "shmget": (0x7E57, 0, 0),
    "setfsuid": (NOWHERE,),
    "mlockall": (0,),
    "iopl": (NOWHERE,),
    "swapoff": (NOWHERE,),
}
"""Where six times -1, which is no descriptor, no address and no known flag, would do something or say nothing."""

OTHERWISE: Final[dict[str, tuple[str, tuple[int, ...]]]] = {
    "personality": ("personality", (0xFFFF_FFFF,)),
    "modify_ldt": ("modify_ldt", (0, 0, 0)),
    "clone with a namespace of users": ("clone", (_USER | _THREAD, 0, 0, 0, 0)),
    "clone with a namespace of networks": ("clone", (_NET | _THREAD, 0, 0, 0, 0)),
    "clone with a namespace of mounts": ("clone", (_MOUNT | _THREAD, 0, 0, 0, 0)),
    "socket of packets": ("socket", (17, 3, 0)),
    "socket of the bare protocol": ("socket", (2, 3, 1)),
    "socket of virtual machines": ("socket", (40, 1, 0)),
    "socket of ciphers": ("socket", (38, 5, 0)),
    "socket of netlink, of audit": ("socket", (16, 3, 9)),
    "pair of datagrams": ("socketpair", (1, 2, 0, NOWHERE)),
    "pair of another family": ("socketpair", (2, 1, 0, NOWHERE)),
    "sendto an address": ("sendto", (NOWHERE, 0, 0, 0, 8, 8)),
    "type into a terminal": ("ioctl", (0, 0x5412, NOWHERE)),
    "type into a terminal, hidden in the upper half": ("ioctl", (0, 0x5412 | 1 << 32, NOWHERE)),
    "paste into a terminal": ("ioctl", (0, 0x541C, NOWHERE)),
    "take a terminal": ("ioctl", (0, 0x540E, 1)),
}
"""Calls that are allowed in part, or under another name."""

NAMES: Final = (
    *TRACING,
    *MOUNTING,
    *NAMESPACES,
    *KEYS,
    *LOADING,
    *NAMELESS,
    *MACHINE,
    *FILES,
    *OF_OTHERS,
    *RIGHTS,
    *SOCKETS,
    *OLD,
)


NEWER: Final = {"statmount": 457, "listmount": 458, "setxattrat": 463, "open_tree_attr": 467}
"""Calls that came after libseccomp was written; from 424 on, numbers are the same on every kind of machine."""

MAY_BE_LEFT_OUT: Final = {
    *(*LOADING, *OLD, *NEWER, "lookup_dcookie", "userfaultfd", "perf_event_open", "memfd_secret", "acct", "kcmp"),
    *("io_uring_setup", "io_uring_enter", "io_uring_register", "quotactl", "swapon", "swapoff", "modify_ldt"),
    *("fanotify_init", "fanotify_mark", "landlock_create_ruleset", "move_pages", "migrate_pages", "process_madvise"),
    *("mq_open", "mq_unlink", *KEYS),
}
"""Calls that a kernel may be built without, so that it does not answer them outside either."""


def numbered() -> dict[str, list[int]]:
    """Give for each call the number it has on this machine, and its words; without those that it has never had here."""
    wanted = {name: (name, WORDS.get(name, (NOWHERE,) * 6)) for name in NAMES} | OTHERWISE
    numbers = {said: pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name) for said, (name, _words) in wanted.items()}
    known = {said: [numbers[said], *words] for said, (_name, words) in wanted.items() if numbers[said] >= 0}
    return known | {name: [number, *([NOWHERE] * 6)] for name, number in NEWER.items()}
