"""The clock of the sender, which has a composition root of its own and may not load that of the film's side."""

import time


class SystemClock:
    """Tells the system's time, and waits."""

    def now(self) -> int:
        """Give the time in milliseconds since 1970-01-01 00:00 UTC, as the system has it."""
        return time.time_ns() // 1_000_000

    def wait(self, milliseconds: int) -> None:
        """Sleep for so long."""
        time.sleep(milliseconds / 1000)
