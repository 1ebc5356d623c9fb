"""What a person may consent to: five purposes, each asked for by itself."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Purpose(StrEnum):
    """What a consent is for; the words are those that an entry carries.

    A sixth word of the vocabulary, *recording a line again*, is an actor's and asked for where such a line is.
    """

    CHECKS = "checks reading my material"
    TIMING = "timing of my decisions"
    DECIDE_FIRST = "deciding before a finding is shown"
    REPORT = "counting in a partner report"
    GUEST_TOOLS = "guest tools"


MEANS: Final[Mapping[Purpose, str]] = MappingProxyType(
    {
        Purpose.CHECKS: "Checks that this film lets in read what is yours at this stage. Without it they do not look.",
        Purpose.TIMING: "How long you took over a decision, and how many other options you opened, is kept with it.",
        Purpose.DECIDE_FIRST: "Now and then you decide before you are shown what a check found there.",
        Purpose.REPORT: "You count as one person in a partner's weekly table of kinds of things people did.",
        Purpose.GUEST_TOOLS: "A partner's tool, run inside the house with no way out, may read what is yours.",
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
    }
)
"""Each in a word, for where it has to be typed."""
