"""The time of day, as the use cases see it."""

from typing import Protocol


class Clock(Protocol):
    """Tells the time. It may jump, also back: nobody takes a later answer for a greater one."""

    def now(self) -> int:
        """Give the time in milliseconds since 1970-01-01 00:00 UTC."""
