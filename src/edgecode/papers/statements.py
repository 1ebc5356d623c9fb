"""What people state for the papers: tools, uses of them, who made what, what is attested, and the words for the audience.

Each is said by a named person and kept with their words, apart from the record, which says that it was said. Text here is
theirs and is printed as theirs. Nothing here comes from a film: no line, no picture, no name of a file.
"""

import msgspec

from edgecode.papers.words import Making, Nature, Part, Profile, Runs, Told, YesNo


class Fact(msgspec.Struct, frozen=True):
    """One fact about a tool: a value that was told, unknown, or refused by whoever could say it."""

    told: Told = Told.UNKNOWN
    value: str = ""

    def __str__(self) -> str:
        """Say the value, or why there is none."""
        return self.told.says(self.value)


class Tool(msgspec.Struct, frozen=True, kw_only=True, tag="tool"):
    """A tool used on the film, as somebody describes it.

    ``weights`` is the hash of its model's weights, ``training`` what it was trained on, ``learns`` whether its maker may train
    on what it is given. What is not said is unknown, and stays so on paper.
    """

    name: str
    vendor: str = ""
    version: str = ""
    nature: Nature = Nature.UNKNOWN
    runs: Runs = Runs.UNKNOWN
    weights: Fact = Fact()
    training: Fact = Fact()
    learns: YesNo = YesNo.UNKNOWN


class Concerned(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whose work, voice or likeness a use of a tool touched; ``consented`` is the day they did, empty if unknown."""

    person: str
    consented: str = ""


class Use(msgspec.Struct, frozen=True, kw_only=True, tag="use"):
    """One use of a tool: on which part of the film, for what, since which day (ISO 8601, empty: unknown).

    ``in_film`` says whether what it made is in the film. ``declared`` marks a use that was declared to the amnesty register:
    a tool used outside of edgecode, which somebody brought to light themselves.
    """

    tool: str
    part: Part
    what: str = ""
    since: str = ""
    in_film: YesNo = YesNo.UNKNOWN
    concerns: tuple[Concerned, ...] = ()
    declared: bool = False


class Authorship(msgspec.Struct, frozen=True, kw_only=True, tag="authorship"):
    """Who made a part of the film, and how; ``tool`` names the tool where one had a share, ``share`` says what that was."""

    part: Part
    people: tuple[str, ...]
    making: Making
    tool: str = ""
    share: str = ""


class Attested(msgspec.Struct, frozen=True, tag="attested"):
    """A claim, by its id, that a person stands for."""

    claim: str


class Wording(msgspec.Struct, frozen=True, tag="wording"):
    """The words by which the film tells its audience; empty takes them away again."""

    text: str


class PackSaid(msgspec.Struct, frozen=True, kw_only=True, tag="pack"):
    """A pack that was signed or written out: for whom, the day it speaks of, and the SHA-256 of its statement, in hex."""

    profile: Profile
    on: str
    digest: str


class Delivered(msgspec.Struct, frozen=True, kw_only=True, tag="delivered"):
    """A delivered file that carries a claim: the SHA-256 of the file as it was delivered, in hex.

    ``source`` is what was claimed of where it comes from, ``earlier`` says which claims the file carried before, ``until`` the
    last day on which the certificate that signed it holds (ISO 8601).
    """

    digest: str
    source: str = ""
    earlier: str = ""
    until: str = ""


Stated = Tool | Use | Authorship | Attested | Wording | PackSaid | Delivered
"""Anything that is stated for the papers."""
