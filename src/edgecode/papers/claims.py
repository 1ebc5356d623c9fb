"""The claims a disclosure may make: what each says, whom it may be asked of, and what would speak against it.

A closed list, so that a stranger can hold an entry against the claim it attests (:func:`claim_handle`). A claim that denies
something is said only as :class:`edgecode.papers.pack.Answer` allows, which wants a basis; without one the question is
printed, and that nobody has answered it.
"""

from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Final

import msgspec

from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import Role
from edgecode.papers.words import Part

_DIGITS: Final = 64


class Against(StrEnum):
    """Which uses of tools speak against a claim."""

    NOTHING = "nothing on record could"
    GENERATIVE = "a generative tool on one of its parts"
    GENERATIVE_IN_FILM = "what a generative tool made of one of its parts is in the film"
    LEARNS = "a tool whose maker may train on what it is given"
    UNCONSENTED = "a generative tool on one of its parts, without a consent known to have come first"


class By(StrEnum):
    """Who answers a claim."""

    PERSON = "a named person"
    RECORD = "the record"
    EDGECODE = "edgecode, which makes it so"


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim. ``says`` is the whole sentence where it may be said, ``asks`` the question where it may not.

    ``parts`` are those of the film it speaks of, ``against`` which uses of tools on them speak against it. ``roles`` may attest
    it beside whoever may sign papers.
    """

    id: str
    says: str
    asks: str
    denies: bool = True
    by: By = By.PERSON
    parts: frozenset[Part] = frozenset()
    against: Against = Against.NOTHING
    roles: tuple[Role, ...] = ()


def claim_handle(claim: str) -> Handle:
    """Give the handle by which an entry names a claim: SHA-256 of its id, which is no secret, so anybody can make it."""
    return Handle(sha256(f"edgecode claim 1\n{claim}".encode()).hexdigest()[:_DIGITS])


_MADE_OF_PEOPLE: Final = frozenset({Part.PERFORMANCE, Part.VOICES})
_SEEN: Final = frozenset({Part.PICTURE, Part.TITLES})
_HEARD: Final = frozenset({Part.SOUND, Part.VOICES})
_ALL: Final = frozenset(Part)

CLAIMS: Final = (
    Claim(
        id="nothing-generated-by-edgecode",
        says="edgecode generated no picture, no sound and no words for this film: it has no function that does.",
        asks="whether edgecode generated anything",
        by=By.EDGECODE,
    ),
    Claim(
        id="no-check-by-default",
        says="No check of edgecode was let in but by a named person who may do so.",
        asks="whether every check of edgecode was let in by a named person",
        by=By.RECORD,
    ),
    Claim(
        id="no-check-before-consent",
        says="No finding of a check of edgecode was decided about before those whose work the check reads had consented.",
        asks="whether every check of edgecode waited for the consent of those whose work it reads",
        by=By.RECORD,
    ),
    Claim(
        id="no-partner",
        says="No agreement with a research partner is on record for this film.",
        asks="whether an agreement with a research partner is in force",
        by=By.RECORD,
    ),
    Claim(
        id="no-generated-screenplay",
        says="No part of the screenplay was written by a generative tool.",
        asks="whether a generative tool wrote any part of the screenplay",
        parts=frozenset({Part.SCREENPLAY}),
        against=Against.GENERATIVE_IN_FILM,
        roles=(Role.WRITER,),
    ),
    Claim(
        id="no-generated-material-for-writers",
        says="No writer was given material that a generative tool had made, in whole or in part.",
        asks="whether a writer was given material that a generative tool had made",
        parts=frozenset({Part.SCREENPLAY}),
        against=Against.GENERATIVE,
        roles=(Role.PRODUCER, Role.BUSINESS_AFFAIRS),
    ),
    Claim(
        id="no-tool-required",
        says="Nobody was required to use a generative tool in doing their work on this film.",
        asks="whether anybody was required to use a generative tool",
        roles=(Role.PRODUCER, Role.BUSINESS_AFFAIRS),
    ),
    Claim(
        id="no-generated-storyboards",
        says="No storyboard panel was made by a generative tool.",
        asks="whether a generative tool made any storyboard panel",
        parts=frozenset({Part.STORYBOARDS}),
        against=Against.GENERATIVE,
        roles=(Role.STORYBOARD_ARTIST, Role.DIRECTOR),
    ),
    Claim(
        id="no-synthetic-performer",
        says="No performer in the film is synthetic.",
        asks="whether a performer in the film is synthetic",
        parts=_MADE_OF_PEOPLE,
        against=Against.GENERATIVE_IN_FILM,
        roles=(Role.PRODUCER, Role.DIRECTOR),
    ),
    Claim(
        id="no-digital-replica",
        says="No digital replica of a performer's voice or likeness was made for this film.",
        asks="whether a digital replica of a performer's voice or likeness was made",
        parts=_MADE_OF_PEOPLE,
        against=Against.GENERATIVE,
        roles=(Role.PRODUCER, Role.BUSINESS_AFFAIRS),
    ),
    Claim(
        id="no-altered-performance",
        says="No performance was altered by a generative tool.",
        asks="whether a generative tool altered a performance",
        parts=_MADE_OF_PEOPLE,
        against=Against.GENERATIVE_IN_FILM,
        roles=(Role.POST_SUPERVISOR, Role.EDITOR, Role.PRODUCER),
    ),
    Claim(
        id="no-unconsented-use-of-performers",
        says="No generative tool was used on a performer's voice, likeness or performance without their consent, given first.",
        asks="whether a generative tool was used on a performer's voice, likeness or performance without prior consent",
        parts=_MADE_OF_PEOPLE,
        against=Against.UNCONSENTED,
        roles=(Role.PRODUCER, Role.BUSINESS_AFFAIRS),
    ),
    Claim(
        id="no-unconsented-scan",
        says="Nobody working on this film was scanned for a digital replica without having agreed to it first.",
        asks="whether anybody working on the film was scanned for a digital replica without having agreed first",
        roles=(Role.PRODUCER, Role.BUSINESS_AFFAIRS),
    ),
    Claim(
        id="no-generated-picture",
        says="No picture in the film was made by a generative tool.",
        asks="whether a generative tool made any picture in the film",
        parts=_SEEN,
        against=Against.GENERATIVE_IN_FILM,
        roles=(Role.POST_SUPERVISOR, Role.VFX, Role.DIRECTOR),
    ),
    Claim(
        id="no-generated-sound",
        says="No sound and no voice in the film was made by a generative tool.",
        asks="whether a generative tool made any sound or voice in the film",
        parts=_HEARD,
        against=Against.GENERATIVE_IN_FILM,
        roles=(Role.POST_SUPERVISOR, Role.SOUND),
    ),
    Claim(
        id="no-generated-music",
        says="No music in the film was made by a generative tool.",
        asks="whether a generative tool made any music in the film",
        parts=frozenset({Part.MUSIC}),
        against=Against.GENERATIVE_IN_FILM,
        roles=(Role.POST_SUPERVISOR, Role.MUSIC),
    ),
    Claim(
        id="no-generated-publicity",
        says="No trailer, poster or other publicity of this film was made by a generative tool.",
        asks="whether a generative tool made any trailer, poster or other publicity of the film",
        parts=frozenset({Part.PUBLICITY}),
        against=Against.GENERATIVE,
        roles=(Role.PRODUCER, Role.BUSINESS_AFFAIRS),
    ),
    Claim(
        id="no-directing-by-tool",
        says="No decision that is the director's was made by a tool.",
        asks="whether a tool made a decision that is the director's",
        roles=(Role.DIRECTOR,),
    ),
    Claim(
        id="no-unconsulted-use",
        says="No generative tool was used in the creative elements of the film without consulting the director.",
        asks="whether a generative tool was used in the creative elements without consulting the director",
        roles=(Role.DIRECTOR,),
    ),
    Claim(
        id="director-told-before-engagement",
        says="The director was told, before being engaged, whether and how generative tools would be used.",
        asks="whether the director was told, before being engaged, whether and how generative tools would be used",
        denies=False,
        roles=(Role.DIRECTOR,),
    ),
    Claim(
        id="no-displaced-crew",
        says="Nobody was required to give prompts to a generative tool in a way that displaced a member of the crew.",
        asks="whether anybody was required to give prompts in a way that displaced a member of the crew",
        roles=(Role.PRODUCER, Role.BUSINESS_AFFAIRS),
    ),
    Claim(
        id="no-training",
        says="No material of this film was given to anybody to train a tool.",
        asks="whether material of this film was given to anybody to train a tool",
        parts=_ALL,
        against=Against.LEARNS,
        roles=(Role.PRODUCER, Role.BUSINESS_AFFAIRS),
    ),
    Claim(
        id="no-imitated-work",
        says="No generative tool was told to imitate anybody's work or style without their agreement.",
        asks="whether a generative tool was told to imitate somebody's work or style without their agreement",
        roles=(Role.PRODUCER, Role.BUSINESS_AFFAIRS),
    ),
    Claim(
        id="no-deep-fake",
        says="The film shows nothing made by a tool that would falsely seem to be a real person, place, thing or event.",
        asks="whether the film shows something made by a tool that would falsely seem real",
        parts=_SEEN | _HEARD | _MADE_OF_PEOPLE,
        against=Against.GENERATIVE_IN_FILM,
        roles=(Role.PRODUCER, Role.DIRECTOR),
    ),
    Claim(
        id="no-complaint",
        says="Nobody has made a claim against the production about what a tool made or was trained on.",
        asks="whether anybody has made a claim about what a tool made or was trained on",
        roles=(Role.BUSINESS_AFFAIRS, Role.PRODUCER),
    ),
)
"""Every claim there is. An id keeps its sentence for ever; another sentence is another claim."""

CLAIM: Final[Mapping[str, Claim]] = MappingProxyType({each.id: each for each in CLAIMS})
"""Each by its id."""
