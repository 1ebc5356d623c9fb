from datetime import UTC, datetime

from edgecode.store.system_clock import SystemClock
from edgecode.usecases.ports.clock import Clock


def test_it_tells_the_time_in_milliseconds() -> None:
    clock: Clock = SystemClock()
    before = int(datetime.now(UTC).timestamp() * 1_000)
    now = clock.now()
    after = int(datetime.now(UTC).timestamp() * 1_000)
    assert before <= now <= after
