"""A profile: who is told, what they ask, and which parts of a pack answer it. One profile a file, in the folder beside."""

from enum import StrEnum
from typing import Final

import msgspec

from edgecode.papers.words import Part, Profile

READ_SO: Final = (
    "Each answer names what it rests on. What nobody has said is printed as unknown, which is not a no.",
    (
        "edgecode, the program that made this paper, keeps a record of who did what in it, and when; that can be shown to be "
        "unaltered, never to be complete."
    ),
)
"""The sentences that close the opening of every paper."""


class Shows(StrEnum):
    """A part of a pack that a profile may have."""

    TOOLS = "tools"
    USES = "uses"
    CONSENTS = "consents"
    DECISIONS = "decisions"
    APPROVALS = "approvals"
    AUTHORSHIP = "authorship"
    WORDING = "wording"
    PARTNERS = "partners"
    DELIVERED = "delivered"


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What one profile's pack is.

    ``kind`` names the paper, ``addressee`` whom it is for. ``opening`` are sentences that tell the addressee how to read it.
    ``parts`` are the parts of the film it concerns: uses, decisions and consents about others are left out. ``shows`` are the
    parts of a pack it prints after the answers, in the order in which the addressee looks for them. ``claims`` are ids
    of :data:`edgecode.papers.claims.CLAIMS` in the order they are asked; ``authorship`` the parts whose makers are asked
    for. ``wants_wording`` asks for the audience wording. ``sources`` name the rules it answers to, as they stood when read.
    """

    profile: Profile
    kind: str
    addressee: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    shows: tuple[Shows, ...]
    claims: tuple[str, ...]
    authorship: tuple[Part, ...] = ()
    wants_wording: bool = False
    sources: tuple[str, ...] = ()
    manual: str = ""
    """The page people read about it: the docstring of its module."""
