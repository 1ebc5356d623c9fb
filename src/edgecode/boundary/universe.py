"""The small universe of an agreement: who might ask, what they might do, and with what. Closed, so that it can be enumerated.

A thing belongs to *Workflow* or to *Film*. What is in Film is listed after DESIGN section 10, and numbers that fingerprint
a film are among it.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import product
from typing import Final

import msgspec

from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import ReportClass


class Party(StrEnum):
    """Who might ask. The first three are of one agreement, by its id; of the others there is one each."""

    SENDER = "Sender"
    """The process that sends a partner's batches and serves its window."""
    ENGINEER = "Engineer"
    """Whoever holds a partner's key."""
    BUILDER = "Builder"
    """What makes batches, at the studio."""
    GUEST_TOOL = "GuestTool"
    SOMEBODY = "Somebody"
    """Anybody else."""


class Action(StrEnum):
    """What might be done."""

    TELL = "tell"
    """Put the table of a class into a batch."""
    SEND = "send"
    READ_WINDOW = "read-window"
    READ_BATCH = "read-batch"
    READ_SCHEMA = "read-schema"
    READ_AGREEMENT = "read-agreement"
    LEAVE_RECEIPT = "leave-receipt"
    READ_FILM = "read-film"


class Sort(StrEnum):
    """What sort of thing something is. All but the last are the work's, each of one agreement."""

    TABLE = "Table"
    """The table of one class in a batch."""
    SCHEMA = "ReportSchema"
    """The published JSON Schema of one class."""
    BATCH = "Batch"
    WINDOW = "Window"
    RECEIPT = "Receipt"
    TERMS = "Terms"
    """The text of an agreement."""
    MATERIAL = "Material"
    """The film's."""


class Material(StrEnum):
    """Film data: what no agreement can let anybody have."""

    SCRIPT_TEXT = "script text"
    NAMES = "names"
    TITLES = "titles"
    BOARDS = "boards"
    PICTURE = "picture"
    SOUND = "sound"
    TRANSCRIPTS = "transcripts"
    EMBEDDINGS = "embeddings"
    THUMBNAILS = "thumbnails"
    FILE_NAMES = "file names"
    FREE_TEXT = "free text"
    SHOT_LENGTHS = "shot lengths"
    SCENE_LENGTHS = "scene lengths"
    CUT_TIMING = "cut timing"
    TAKES_PER_SCENE = "takes per scene"
    COUNTS = "counts derived from content"


class Principal(msgspec.Struct, frozen=True):
    """Somebody who asks. ``id`` is an agreement's for who is of one, else empty or whatever they call themselves."""

    party: str
    id: str = ""


class Thing(msgspec.Struct, frozen=True):
    """Something that is asked for. ``id`` begins with an agreement's id, or names a :class:`Material`."""

    sort: str
    id: str


Request = tuple[Principal, Action, Thing]

STUDIO: Final = (Principal(Party.BUILDER), Principal(Party.GUEST_TOOL), Principal(Party.SOMEBODY))
"""Who is of no agreement."""
MATERIALS: Final = tuple(Thing(Sort.MATERIAL, each) for each in Material)
_OF_CLASSES: Final = (Sort.TABLE, Sort.SCHEMA)
_ONE_EACH: Final = (Sort.BATCH, Sort.WINDOW, Sort.RECEIPT, Sort.TERMS)


def people_of(agreement: Handle) -> tuple[Principal, ...]:
    """Give who is of an agreement: its sender and its partner's engineer."""
    return tuple(Principal(party, str(agreement)) for party in (Party.SENDER, Party.ENGINEER))


def of_class(sort: Sort, agreement: Handle, report_class: ReportClass) -> Thing:
    """Give a thing that there is one of for each class of an agreement."""
    return Thing(sort, f"{agreement}/{report_class}")


def one_of(sort: Sort, agreement: Handle) -> Thing:
    """Give a thing that stands for all of its sort under an agreement: its batches, its window."""
    return Thing(sort, str(agreement))


def work_of(agreement: Handle) -> tuple[Thing, ...]:
    """Give every thing of the work that there might be under an agreement, of classes that it does not have too."""
    of_classes = (of_class(sort, agreement, each) for sort, each in product(_OF_CLASSES, ReportClass))
    return (*of_classes, *(one_of(sort, agreement) for sort in _ONE_EACH))


def requests(agreements: Iterable[Handle]) -> Iterator[Request]:
    """Give everything that anybody might ask under some agreements, in a fixed order."""
    known = tuple(agreements)
    people = (*STUDIO, *(each for agreement in known for each in people_of(agreement)))
    things = (*MATERIALS, *(each for agreement in known for each in work_of(agreement)))
    yield from product(people, Action, things)
