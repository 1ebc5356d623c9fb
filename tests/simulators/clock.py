"""A clock that one sets."""


class SetClock:
    """Stands still at ``at``, in milliseconds since 1970-01-01 00:00 UTC, until somebody moves it, back included."""

    def __init__(self, at: int = 1_764_000_000_000) -> None:
        """Begin on 2025-11-24 at 16:00 UTC unless told otherwise."""
        self.at = at

    def now(self) -> int:
        """Give the time it stands at."""
        return self.at

    def move(self, milliseconds: int) -> None:
        """Move it by so many milliseconds; back when they are negative."""
        self.at += milliseconds
