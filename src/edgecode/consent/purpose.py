"""What a person may consent to: six purposes, each asked for by itself."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Purpose(StrEnum):
    """What a consent is for; the words are those that an entry carries, in their order.

    The last is an actor's, at the stage of pickups; it is asked of whoever plays a part.
    """

    CHECKS = "checks reading my material"
    TIMING = "timing of my decisions"
    DECIDE_FIRST = "deciding before a finding is shown"
    REPORT = "counting in a partner report"
    GUEST_TOOLS = "guest tools"
    AGAIN = "recording a line again"


MEANS: Final[Mapping[Purpose, str]] = MappingProxyType(
    {
        Purpose.CHECKS: "Checks that this film lets in read what is yours at this stage. Without it they do not look.",
        Purpose.TIMING: "How long you took over a decision, and how many other options you opened, is kept with it.",
        Purpose.DECIDE_FIRST: "Now and then you decide before you are shown what a check found there.",
        Purpose.REPORT: "You count as one person in a partner's weekly table of kinds of things people did.",
        Purpose.GUEST_TOOLS: "A partner's tool, run inside the house with no way out, may read what is yours.",
        Purpose.AGAIN: "A line of a part of yours may be given out to be recorded again, by you.",
    }
)
"""What each comes to, one plain sentence; nothing in it leans towards a yes or a no."""

SHORT: Final[Mapping[str, Purpose]] = MappingProxyType(
    {
        "checks": Purpose.CHECKS,
        "timing": Purpose.TIMING,
        "decide-first": Purpose.DECIDE_FIRST,
        "report": Purpose.REPORT,
        "guest-tools": Purpose.GUEST_TOOLS,
        "again": Purpose.AGAIN,
    }
)
"""Each in a word, for where it has to be typed."""
