"""The few closed values an entry may carry beside its ids: which option, which standing, how many seconds."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from edgecode.entries.vocabulary import Phase, Reason, ReportClass, Role, Stage


class Detail(StrEnum):
    """What a value in an entry says."""

    ABOUT_STAGE = "about-stage"
    ALTERNATIVES_OPENED = "alternatives-opened"
    AUTHORITY = "authority"
    BASIS = "basis"
    BEFORE_SHOWN = "before-shown"
    CHOICE = "choice"
    CONSULTED = "consulted"
    GIVEN_ROLE = "given-role"
    NEED = "need"
    OPTION = "option"
    ORIGIN = "origin"
    OUTCOME = "outcome"
    PHASE = "phase"
    PROFILE = "profile"
    PULLED = "pulled"
    PURPOSE = "purpose"
    REASON = "reason"
    REPORT_CLASS = "report-class"
    SECONDS = "seconds"
    STANDING = "standing"
    STANDING_BEFORE = "standing-before"
    STATE_OF = "state-of"
    UNTIL_DAY = "until-day"


class Scale(msgspec.Struct, frozen=True):
    """What the whole number of a detail may be, and what it says.

    With ``words`` the number is an index into them, from 0. Without, it is a count from ``least`` to ``most``, both
    included. A word keeps its place for ever; new ones come at the end.
    """

    says: str
    words: tuple[str, ...] = ()
    least: int = 0
    most: int = 0

    def holds(self, number: int) -> bool:
        """Whether the number lies on the scale."""
        return 0 <= number < len(self.words) if self.words else self.least <= number <= self.most


_NO_YES: Final = ("no", "yes")
_STANDINGS: Final = ("off", "on request", "offered", "standard")

SCALES: Final[Mapping[Detail, Scale]] = MappingProxyType(
    {
        Detail.ABOUT_STAGE: Scale("the stage that a consent is about", tuple(Stage)),
        Detail.ALTERNATIVES_OPENED: Scale("how many other options were opened before deciding", most=99),
        Detail.AUTHORITY: Scale(
            "what a person may do for the film",
            (
                "raise standings",
                "sign pages and days",
                "speak for another person",
                "agree with partners",
                "sign papers",
                "name people",
                "choose projects",
                "set intents",
                "say what is required",
                "say which scene",
            ),
        ),
        Detail.BASIS: Scale("what a statement rests on", ("enforced", "logged", "attested", "unknown")),
        Detail.BEFORE_SHOWN: Scale("whether the person decided before the finding was shown", _NO_YES),
        Detail.CHOICE: Scale(
            "what was done with what the check said",
            ("the check said nothing", "followed", "changed", "rejected"),
        ),
        Detail.CONSULTED: Scale("whether the finding was looked at", _NO_YES),
        Detail.GIVEN_ROLE: Scale(
            "the role that was given or taken back", tuple(role for role in Role if role is not Role.EDGECODE)
        ),
        Detail.NEED: Scale("how much a pickup is needed", ("must", "nice", "optional")),
        Detail.OPTION: Scale("which option of the finding, counted from 1", least=1, most=20),
        Detail.ORIGIN: Scale(
            "where the person did it",
            ("room", "command line", "film.toml", "studio.toml", "note in the script", "REST", "Python", "replay"),
        ),
        Detail.OUTCOME: Scale("how a test came out", ("held", "did not hold", "could not be told")),
        Detail.PHASE: Scale("the phase of the film", tuple(Phase)),
        Detail.PROFILE: Scale(
            "for whom a disclosure is written",
            (
                "writers",
                "actors",
                "directors",
                "crew",
                "academy",
                "copyright",
                "eu50",
                "festival",
                "insurer",
                "approval-matrix",
            ),
        ),
        Detail.PULLED: Scale("whether the person asked the check to look", _NO_YES),
        Detail.PURPOSE: Scale(
            "what a consent is for",
            (
                "checks reading my material",
                "timing of my decisions",
                "deciding before a finding is shown",
                "counting in a partner report",
                "guest tools",
                "recording a line again",
            ),
        ),
        Detail.REASON: Scale("why it was decided so, as a word chosen from a closed list", tuple(Reason)),
        Detail.REPORT_CLASS: Scale("the class of a partner report", tuple(ReportClass)),
        Detail.SECONDS: Scale("seconds from seeing to deciding, with consent to timing", most=86_400),
        Detail.STANDING: Scale("the standing a check has from here on", _STANDINGS),
        Detail.STANDING_BEFORE: Scale("the standing a check had before", _STANDINGS),
        Detail.STATE_OF: Scale(
            "what a note of a state is about", ("wardrobe", "hair and make-up", "props", "set", "light")
        ),
        Detail.UNTIL_DAY: Scale("the last day something holds, in days since 1970-01-01", most=100_000),
    }
)
"""The scale of each detail."""

TIMING: Final = (
    Detail.ALTERNATIVES_OPENED,
    Detail.BEFORE_SHOWN,
    Detail.CHOICE,
    Detail.CONSULTED,
    Detail.PULLED,
    Detail.SECONDS,
)
"""How a decision was come to, as far as the person consents to its being noted."""
