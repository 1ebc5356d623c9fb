from edgecode.usecases.ports.clock import Clock
from simulators.clock import SetClock


def test_it_stands_still_until_it_is_moved() -> None:
    set_clock = SetClock(at=1_000)
    clock: Clock = set_clock
    assert [clock.now(), clock.now()] == [1_000, 1_000]
    set_clock.move(500)
    assert clock.now() == 1_500
    set_clock.move(-1_500)
    assert clock.now() == 0
