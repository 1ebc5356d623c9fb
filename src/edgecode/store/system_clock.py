"""The clock of this machine."""

import time


class SystemClock:
    """Tells the system's time; the :class:`~edgecode.usecases.ports.clock.Clock` outside of tests."""

    def now(self) -> int:
        """Give the time in milliseconds since 1970-01-01 00:00 UTC, as the system has it."""
        return time.time_ns() // 1_000_000
