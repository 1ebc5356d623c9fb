"""The closed words of papers: for whom they are, what a statement rests on, what a tool is, which part of a film it touched.

The words of :class:`Profile` and :class:`Basis` are those that an entry carries (:data:`edgecode.entries.detail.SCALES`).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from edgecode.consent import erased
from edgecode.entries.vocabulary import Stage

ERASED: Final = erased.SOMEBODY
"""Who stands on paper for a person who was erased from the record; what they stated is on none, but for a use of a tool."""


class Profile(StrEnum):
    """For whom a disclosure is written."""

    WRITERS = "writers"
    ACTORS = "actors"
    DIRECTORS = "directors"
    CREW = "crew"
    ACADEMY = "academy"
    COPYRIGHT = "copyright"
    EU50 = "eu50"
    FESTIVAL = "festival"
    INSURER = "insurer"
    APPROVAL_MATRIX = "approval-matrix"


class Basis(StrEnum):
    """What a statement rests on. A statement that denies something is never printed without the first three."""

    ENFORCED = "enforced"
    """edgecode makes it so: it could not be otherwise in what edgecode does itself."""
    LOGGED = "logged"
    """It follows from the entries of the record, as far as those go."""
    ATTESTED = "attested"
    """A named person says so, and stands for it."""
    UNKNOWN = "unknown"
    """Nobody has said, and nothing shows it."""


class Nature(StrEnum):
    """What a tool does: find and measure, or make something new out of what it learned."""

    ANALYTICAL = "analytical"
    GENERATIVE = "generative"
    UNKNOWN = "unknown"


class Runs(StrEnum):
    """Where a tool runs, and so where what it is given goes."""

    HERE = "on our own machines"
    VENDOR = "at its maker's"
    UNKNOWN = "unknown"


class Told(StrEnum):
    """Whether a fact about a tool was told: a maker may refuse to say, which is not the same as nobody having asked."""

    VALUE = "value"
    UNKNOWN = "unknown"
    REFUSED = "refused"

    def says(self, value: str) -> str:
        """Say the value that was told, or why there is none."""
        if self is Told.VALUE:
            return value
        return "its maker refuses to say" if self is Told.REFUSED else "unknown"


class YesNo(StrEnum):
    """Yes, no, or nobody knows."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """A part of a film that somebody makes, and that a tool may have touched."""

    SCREENPLAY = "screenplay"
    STORYBOARDS = "storyboards"
    SCHEDULE = "schedule"
    PERFORMANCE = "performance"
    PICTURE = "picture"
    SOUND = "sound"
    VOICES = "voices"
    MUSIC = "music"
    EDIT = "edit"
    TITLES = "titles"
    PUBLICITY = "publicity"


STAGE_OF: Final[Mapping[Part, Stage]] = MappingProxyType(
    {
        Part.SCREENPLAY: Stage.SCRIPT,
        Part.STORYBOARDS: Stage.BOARDS,
        Part.SCHEDULE: Stage.PLANNING,
        Part.PERFORMANCE: Stage.DAILIES,
        Part.PICTURE: Stage.DAILIES,
        Part.SOUND: Stage.DAILIES,
        Part.VOICES: Stage.CUT,
        Part.MUSIC: Stage.CUT,
        Part.EDIT: Stage.CUT,
        Part.TITLES: Stage.CUT,
        Part.PUBLICITY: Stage.CUT,
    }
)
"""The stage at which an entry places a use of a tool on a part, where nobody says another."""


class Making(StrEnum):
    """How a part of the film was made, in terms of who its author is."""

    PERSON = "by people"
    WITH_TOOL = "by people with a generative tool"
    TOOL = "by a generative tool"
