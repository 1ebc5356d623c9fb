import time

from edgecode.sender.system_clock import SystemClock


def test_it_tells_the_time_of_this_machine() -> None:
    before = time.time_ns() // 1_000_000
    told = SystemClock().now()
    assert before <= told <= time.time_ns() // 1_000_000


def test_it_comes_back_when_the_time_has_passed() -> None:
    started = time.monotonic()
    SystemClock().wait(20)
    assert time.monotonic() - started >= 0.02
