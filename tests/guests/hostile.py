"""A tool that tries every way out by name and prints as JSON what came of it; run in the room, and outside as the control.

With it comes ``set.json``: what there is to be reached (paths, ports, processes, secrets), and calls of the kernel by their
numbers. A way that succeeded gives True; any other tells what stopped it. Only the standard library.
"""

import importlib
import json
import os
import pwd
import resource
import signal
import socket
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guests.tried import (
    CANARY,
    LIBC,
    content,
    is_answered,
    is_open,
    listed,
    may_make,
    may_read,
    may_write,
    read_from,
    within,
)

STREAM, DATAGRAM = socket.SOCK_STREAM, socket.SOCK_DGRAM


class Ways:
    """The ways, each a method that says whether it came through, or raises."""

    def __init__(self, there: dict[str, Any]) -> None:
        """Take what there is to be reached."""
        self.there, self.folder, self.parent = there, there["film"], there["parent"]

    def tcp(self) -> bool:
        """Connect to a server of this machine by TCP."""
        return self._asked(socket.AF_INET, STREAM, ("127.0.0.1", self.there["tcp"]))

    def tcp_6(self) -> bool:
        """Connect to a server of this machine by TCP over IPv6."""
        return self._asked(socket.AF_INET6, STREAM, ("::1", self.there["tcp_6"]))

    def udp(self) -> bool:
        """Send a datagram to a server of this machine and hear its answer."""
        return self._asked(socket.AF_INET, DATAGRAM, ("127.0.0.1", self.there["udp"]))

    def udp_53(self) -> bool:
        """Send a question about a name to where a server of names would be."""
        with socket.socket(socket.AF_INET, DATAGRAM) as there:
            return there.sendto(CANARY, ("127.0.0.53", 53)) == len(CANARY)

    def unix_socket(self) -> bool:
        """Connect to a socket of this machine by its path."""
        return self._asked(socket.AF_UNIX, STREAM, self.there["unix"])

    def abstract_socket(self) -> bool:
        """Connect to a socket of this machine that has no path."""
        return self._asked(socket.AF_UNIX, STREAM, f"\0{self.there['abstract']}")

    def pair_turned_outwards(self) -> bool:
        """Make a pair of sockets, and send from one of it to somebody else's path."""
        near, far = socket.socketpair(socket.AF_UNIX, DATAGRAM)
        with near, far:
            return near.sendto(CANARY, self.there["datagrams"]) == len(CANARY)

    def netlink(self) -> bool:
        """Ask the kernel for its network by netlink."""
        with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW) as there:
            there.bind((0, 0))
            return True

    def resolve_a_name(self) -> bool:
        """Look a name up."""
        return bool(socket.getaddrinfo("localhost", 80))

    def environment(self) -> bool:
        """Look for a secret in the environment."""
        return str(self.there["secret"]) in os.environ.values()

    def environment_of_the_parent(self) -> bool:
        """Read the environment of the process that started it."""
        return self.there["secret"].encode() in self._proc("environ")

    def environment_of_anybody(self) -> bool:
        """Read the environment of any process."""
        return self._any_process("environ", self.there["secret"].encode())

    def command_lines(self) -> bool:
        """Read the command line of any process."""
        return self._any_process("cmdline", self.there["word"].encode())

    def maps_of_the_parent(self) -> bool:
        """Read where the parent's memory lies."""
        return bool(self._proc("maps"))

    def memory_of_the_parent(self) -> bool:
        """Read the parent's memory where it lies."""
        start = int(self._proc("maps").partition(b"-")[0], 16)
        with Path(f"/proc/{self.parent}/mem").open("rb", buffering=0) as memory:
            memory.seek(start)
            return len(memory.read(16)) == 16

    def descriptors_of_the_parent(self) -> bool:
        """Open what the parent has open."""
        return any(CANARY in content(each) for each in Path(f"/proc/{self.parent}/fd").iterdir() if each.is_file())

    def root_of_the_parent(self) -> bool:
        """Go in by the parent's root."""
        return Path(f"/proc/{self.parent}/root{self.folder}/script.fountain").read_bytes() == CANARY

    def folder_of_the_parent(self) -> bool:
        """Go in by the parent's working folder."""
        return bool(list(Path(f"/proc/{self.parent}/cwd").iterdir()))

    def mounts(self) -> bool:
        """Read which places of this machine are mounted."""
        return bool(Path("/proc/self/mountinfo").read_bytes())

    def kernel_settings(self) -> bool:
        """Read the kernel's settings, its name of this machine among them."""
        return Path("/proc/sys/kernel/hostname").read_text().strip() == str(self.there["host"])

    def change_kernel_settings(self) -> bool:
        """Open a setting of the kernel's for writing."""
        return may_write("/proc/sys/kernel/core_pattern")

    def kernel_trigger(self) -> bool:
        """Open the kernel's emergency switch for writing."""
        return may_write("/proc/sysrq-trigger")

    def network_tables(self) -> bool:
        """Read who is connected with this machine."""
        return bool(Path("/proc/net/tcp").read_bytes())

    def devices_of_the_system(self) -> bool:
        """List devices in /sys."""
        return bool(list(Path("/sys/class").iterdir()))

    def log_of_the_kernel(self) -> bool:
        """Open the kernel's log."""
        return may_read("/dev/kmsg")

    def memory_of_the_machine(self) -> bool:
        """Open the machine's memory."""
        return may_read("/dev/mem")

    def disks(self) -> bool:
        """Open a disk."""
        return any(may_read(disk) for disk in self.there["disks"])

    def other_devices(self) -> bool:
        """Find a device beyond the five that programs expect."""
        return bool(
            {each.name for each in Path("/dev").iterdir()} - {"null", "zero", "full", "random", "urandom", "shm"}
        )

    def new_terminal(self) -> bool:
        """Make a terminal."""
        return bool(os.openpty())

    def inherited(self) -> bool:
        """Read from descriptors that were left open."""
        return any(CANARY in read_from(number) for number in range(3, 1024))

    def any_descriptor(self) -> bool:
        """Find any descriptor beyond the three."""
        return any(is_open(number) for number in range(3, 1024) if number != self.there.get("own"))

    def film(self) -> bool:
        """Read the film by its path."""
        return Path(f"{self.folder}/script.fountain").read_bytes() == CANARY

    def state(self) -> bool:
        """List the folder in which edgecode keeps what it knows."""
        return bool(list(Path(self.there["state"]).iterdir()))

    def home(self) -> bool:
        """List a home."""
        return any(listed(each) for each in ("/root", "/home", self.there["home"]))

    def climb_out(self) -> bool:
        """Climb out of its own folder."""
        up = "/".join([".."] * 40)
        return Path(f"{Path(__file__).parent}/{up}{self.folder}/script.fountain").read_bytes() == CANARY

    def link_out(self) -> bool:
        """Plant a link that leads to the film, and follow it."""
        return self._linked(os.symlink)

    def hard_link_out(self) -> bool:
        """Give the film's script a second name of its own."""
        return self._linked(os.link)

    def link_in_the_bundle(self) -> bool:
        """Write over what it brought along."""
        return may_write(__file__)

    def beside_itself(self) -> bool:
        """Put a file beside itself."""
        return may_make(f"{Path(__file__).parent}/kept")

    def beside_its_inputs(self) -> bool:
        """Put a file beside what it was given."""
        return may_make(f"{self.there['inputs']}/kept")

    def root_folder(self) -> bool:
        """Put a file anywhere in the first two floors of what it sees, but for its two temporary folders."""
        places = [*Path("/").iterdir(), *(each for top in Path("/").iterdir() for each in within(top)), Path("/")]
        own = {Path("/tmp"), Path("/dev/shm")}  # noqa: S108 - what it may write to
        return any(may_make(f"{each}/edgecode-kept") for each in places if each not in own)

    def interpreter(self) -> bool:
        """Change the interpreter's library."""
        return may_write(os.__file__)

    def what_was_left(self) -> bool:
        """Find what another run left in a temporary folder."""
        return any(Path(folder, "left").exists() for folder in self.there["kept"])

    def scheduled(self) -> bool:
        """Find where what is to be run later is written down."""
        return any(Path(each).exists() for each in ("/etc/crontab", "/etc/cron.d", "/etc/cron.daily", "/etc/systemd"))

    def programs(self) -> bool:
        """Find programs of the system."""
        return any(Path(each).exists() for each in ("/usr/bin/env", "/bin/sh", "/usr/bin/mount", "/usr/sbin/ip"))

    def shell(self) -> bool:
        """Run a shell."""
        return os.posix_spawn("/bin/sh", ["sh", "-c", ":"], {}) > 0

    def rights_of_a_program(self) -> bool:
        """Find a program that runs with rights of its own, where it would take them on."""
        bits = stat.S_ISUID | stat.S_ISGID
        places = ("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/libexec")
        found = [
            each for place in places for each in within(Path(place)) if each.is_file() and each.stat().st_mode & bits
        ]
        return any(not os.statvfs(each).f_flag & os.ST_NOSUID for each in found)

    def rights_on_what_is_seen(self) -> bool:
        """Find a folder where programs would take on rights of their own."""
        return not all(os.statvfs(each).f_flag & os.ST_NOSUID for each in ("/", "/usr/lib", "/tmp"))  # noqa: S108 - its own

    def become_the_administrator(self) -> bool:
        """Be, or become, the administrator."""
        os.setuid(0)
        return True

    def names_of_users(self) -> bool:
        """Read who has an account here."""
        return bool(pwd.getpwall())

    def own_user(self) -> bool:
        """See which number its user has here."""
        return os.getuid() == int(self.there["uid"])

    def name_of_the_machine(self) -> bool:
        """Read what this machine is called."""
        return os.uname().nodename == str(self.there["host"])

    def number_of_the_machine(self) -> bool:
        """Read the number by which this machine is known."""
        return any(
            bool(content(Path(each))) for each in ("/etc/machine-id", "/var/lib/dbus/machine-id", "/etc/hostname")
        )

    def settings_of_the_system(self) -> bool:
        """Find settings of this machine beyond the cache of libraries."""
        return bool({each.name for each in Path("/etc").iterdir()} - {"ld.so.cache"})

    def installed_packages(self) -> bool:
        """Import what is installed for the interpreter."""
        return self._imported("msgspec", self.there["site"])

    def edgecode(self) -> bool:
        """Import edgecode."""
        return self._imported("edgecode", self.there["code"])

    def any_installed_package(self) -> bool:
        """Find anything that is installed for any Python, wherever it may be seen."""
        names = ("site-packages", "dist-packages")
        tops = [Path("/python"), Path("/usr"), *map(Path, self.there["tops"])]
        found = (
            each for top in tops for name in names for each in (*top.glob(f"lib*/{name}"), *top.glob(f"lib*/*/{name}"))
        )
        return any(list(within(each)) for each in found)

    def see_the_parent(self) -> bool:
        """See whether the process that started it is there, by its number here."""
        os.kill(self.parent, 0)
        return True

    def other_processes(self) -> bool:
        """Send a signal to all there is."""
        os.kill(-1, 0)
        return True

    def own_parent(self) -> bool:
        """See the number of a parent that is of this machine."""
        return os.getppid() > 1

    def more_files(self) -> bool:
        """Allow itself more files than there may be open."""
        most = self.there["files"] + 1
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        return True

    def be_favoured(self) -> bool:
        """Change at which priority it runs."""
        os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0))
        return True

    def be_everywhere(self) -> bool:
        """Choose its processors itself."""
        os.sched_setaffinity(0, os.sched_getaffinity(0))
        return True

    def other_architecture(self) -> bool:
        """Make calls as programs of another architecture do (x32)."""
        child = os.fork()
        if not child:
            LIBC.syscall(0x4000_0000 | 39)
            os._exit(0)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGSYS

    def _asked(self, family: int, kind: int, address: Any) -> bool:  # noqa: ANN401 - as its family has it
        with socket.socket(family, kind) as there:
            there.settimeout(5)
            there.connect(address)
            there.send(b"?")
            return there.recv(100) == CANARY

    def _proc(self, name: str) -> bytes:
        return Path(f"/proc/{self.parent}/{name}").read_bytes()

    def _any_process(self, name: str, word: bytes) -> bool:
        return any(word in content(each / name) for each in Path("/proc").iterdir() if each.name.isdigit())

    def _linked(self, link: Callable[[str, str], None]) -> bool:
        name = f"{self.there['writable']}/linked-{link.__name__}-{os.getpid()}"
        link(f"{self.folder}/script.fountain", name)
        return Path(name).read_bytes() == CANARY

    def _imported(self, name: str, place: str) -> bool:
        sys.path.insert(0, place)
        try:
            return bool(importlib.import_module(name))
        finally:
            sys.path.pop(0)


def main(words: list[str]) -> None:
    """Try every way, and print what came of each."""
    there = json.loads(Path(words[0] if words else "/in/set.json").read_bytes())
    ways, told = Ways(there), {}
    for name in sorted(name for name, value in vars(Ways).items() if callable(value) and not name.startswith("_")):
        try:
            told[name] = getattr(ways, name)() or "nothing came of it"
        except Exception as error:  # noqa: BLE001 - whatever stops it is an answer
            told[name] = f"{type(error).__name__}: {error}"
    calls = {name: is_answered(words) for name, words in there["calls"].items()}
    told |= {f"call {name}": came for name, came in calls.items()}
    print(json.dumps({"ways": told, "environment": dict(os.environ), "path": sys.path}))  # noqa: T201
    for folder in ("/tmp", "/dev/shm"):  # noqa: S108 - its own, for the next run to look for
        Path(folder, "left").write_bytes(CANARY) if not words else None


if __name__ == "__main__":
    main(sys.argv[1:])
