"""Errors of comparing cuts."""

from edgecode.errors import EdgecodeError


class NotComparedError(EdgecodeError):
    """Two cuts that cannot be compared clip by clip, or a file that holds no cut, or several."""

    def __init__(self, says: str, *, advice: str = "") -> None:
        """Take the sentence, which says what was expected and what was found, and what to do now."""
        super().__init__(says)
        self._advice = advice
