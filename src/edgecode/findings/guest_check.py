"""How what a guest tool found names it: as a check of the tool's own, so that decisions and intents find it again."""

from typing import Final

_PREFIX: Final = "guest-"


def check_of(tool: str) -> str:
    """Give the check id of a guest tool, out of the 16 digits of its id."""
    return f"{_PREFIX}{tool}"


def is_of_guest(check: str) -> bool:
    """Whether a check id is that of a guest tool; no check of ours begins so."""
    return check.startswith(_PREFIX)
