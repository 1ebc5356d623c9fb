import platform
import sys

import pyseccomp
import pytest

from edgecode.boundary.errors import GuestError
from edgecode.guests.system_calls import call_filter
from guests import kernel_calls
from guests.classic_bpf import ALLOWED, KILLED, NO_SUCH_CALL, answer

MACHINES = {"x86_64": pyseccomp.Arch.X86_64, "aarch64": pyseccomp.Arch.AARCH64}
NEW_USER, THREAD = 0x1000_0000, 0x3D0F00
FROM_HERE = {"openat", "read", "mmap", "futex", "execve", "exit_group", "wait4", "getrandom", "newfstatat", "clone"}


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest) -> str:
    """A kind of machine, this one or another: what the filter says there is reckoned, not tried."""
    return str(request.param)


def said(machine: str, name: str, *words: int) -> int:
    number = pyseccomp.resolve_syscall(MACHINES[machine], name)
    assert number >= 0, name
    return answer(call_filter(machine), number=number, machine=machine, words=words)


def test_what_every_program_needs_is_allowed(machine: str) -> None:
    assert {said(machine, name) for name in FROM_HERE} == {ALLOWED}


def test_what_leads_out_is_no_call_at_all(machine: str) -> None:
    """Each call that the hostile tool tries, as far as this kind of machine has it."""
    filtered = call_filter(machine)
    numbers = {name: pyseccomp.resolve_syscall(MACHINES[machine], name) for name in kernel_calls.NAMES}
    answers = {
        name: answer(filtered, number=number, machine=machine) for name, number in numbers.items() if number >= 0
    }
    assert {name for name, came in answers.items() if came != NO_SUCH_CALL} == set()
    assert len(answers) >= 95


def test_a_thread_may_be_made_and_a_namespace_not(machine: str) -> None:
    assert said(machine, "clone", THREAD) == ALLOWED
    assert said(machine, "clone", THREAD | NEW_USER) == NO_SUCH_CALL
    assert said(machine, "clone", THREAD | NEW_USER | 1 << 40) == NO_SUCH_CALL
    assert said(machine, "clone3") == NO_SUCH_CALL


def test_a_pair_of_streams_may_be_made_and_no_other_socket(machine: str) -> None:
    close_on_exec = 0o2000000
    assert said(machine, "socketpair", 1, 1) == ALLOWED
    assert said(machine, "socketpair", 1, 1 | close_on_exec) == ALLOWED
    assert said(machine, "socketpair", 1, 2) == NO_SUCH_CALL
    assert said(machine, "socketpair", 16, 1) == NO_SUCH_CALL
    assert said(machine, "sendto", 3, 8, 8, 0, 0, 0) == ALLOWED
    assert said(machine, "sendto", 3, 8, 8, 0, 8, 16) == NO_SUCH_CALL


def test_a_terminal_is_asked_and_not_typed_into(machine: str) -> None:
    assert said(machine, "ioctl", 0, 0x5401) == ALLOWED
    assert said(machine, "ioctl", 0, 0x5412) == NO_SUCH_CALL
    assert said(machine, "ioctl", 0, 0x5412 | 1 << 32) == NO_SUCH_CALL


def test_calls_of_another_architecture_end_the_process() -> None:
    filtered = call_filter("x86_64")
    assert answer(filtered, number=20, machine="i386") == KILLED
    assert answer(filtered, number=0x4000_0000 | 39, machine="x86_64") == KILLED
    assert answer(call_filter("aarch64"), number=39, machine="x86_64") == KILLED


def test_the_filter_of_this_machine_is_the_one_of_its_name() -> None:
    assert call_filter() == call_filter(platform.machine())


def test_another_kind_of_machine_is_refused() -> None:
    with pytest.raises(GuestError, match="expected one of x86_64, aarch64, found riscv64"):
        call_filter("riscv64")


def test_without_the_library_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    with pytest.raises(GuestError, match="expected the library libseccomp") as told:
        call_filter.__wrapped__()
    assert "apt install libseccomp2" in told.value.advice()
