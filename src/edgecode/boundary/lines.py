"""The lines of a batch, as they are written: JSON, each in one way only.

Eight lines: the head; the base class, a line a phase; pairs, reasons, trials; and what fills the batch up to its one size.
"""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from edgecode.boundary.bucket import Bucket
from edgecode.boundary.told import GROUPS, MOST_PAIRS, PHASES, REASONS
from edgecode.boundary.trials import Outcome
from edgecode.entries.vocabulary import Phase, ReportClass

FORMAT: Final = "partner report 1"
BODY_BYTES: Final = 1024
"""Bytes of each body, whatever it holds and under which agreement."""
MOST_VERSION: Final = 999_999
"""The highest version of an agreement that a batch has room for."""
_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_SLOT: Final = "%Y-%m-%dT%H:%M:00Z"
_MILLISECOND: Final = dt.timedelta(milliseconds=1)
_FILL: Final = "."


class Holds(StrEnum):
    """Whether a batch holds tables, or went out empty."""

    TABLES = "tables"
    NOTHING = "nothing"


_Digits = Annotated[str, Meta(pattern=r"\A[0-9a-f]{16}\Z")]
_Version = Annotated[int, Meta(ge=1, le=MOST_VERSION)]
_Groups = Annotated[tuple[Bucket, ...], Meta(min_length=len(GROUPS), max_length=len(GROUPS))]
_Pairs = Annotated[tuple[Bucket, ...], Meta(min_length=MOST_PAIRS, max_length=MOST_PAIRS)]
_Reasons = Annotated[tuple[Bucket, ...], Meta(min_length=len(REASONS), max_length=len(REASONS))]


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line. ``film`` is the alias, ``slot`` the time for which it was made, by RFC 3339, not when it came."""

    edgecode: Literal["partner report 1"]
    agreement: _Digits
    version: _Version
    film: _Digits
    week: str
    slot: str
    holds: Holds


class TableLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="class", tag=ReportClass.BASE.value):
    """One phase of the base class, a cell a group."""

    phase: Phase
    cells: _Groups


class PairsLine(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="class", tag=ReportClass.PAIRS.value
):
    """The pairs of the agreement, in its order."""

    cells: _Pairs


class ReasonsLine(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="class", tag=ReportClass.REASONS.value
):
    """A cell a reason, in the order of the vocabulary."""

    cells: _Reasons


class TrialsLine(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="class", tag=ReportClass.TRIALS.value
):
    """How the trial that is due came out."""

    outcome: Outcome


class Pads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Dots, as many as make the batch as long as each other."""

    pads: str


_Line = Head | TableLine | PairsLine | ReasonsLine | TrialsLine | Pads
LINES: Final = 1 + len(PHASES) + 4
"""Lines of a body."""


def filled(lines: Sequence[_Line]) -> str:
    """Write lines, and the pads after them that make :data:`BODY_BYTES` of it."""
    text = "".join(map(_written, lines))
    return text + _written(Pads(_FILL * (BODY_BYTES - len(text) - len(_written(Pads(""))))))


def slot_text(slot: int) -> str:
    """Write a slot, in milliseconds since 1970, UTC, as RFC 3339 has it."""
    return (_EPOCH + dt.timedelta(milliseconds=slot)).strftime(_SLOT)


def slot_of(text: str) -> int:
    """Read a slot; raises :class:`ValueError` for anything that is no full minute as RFC 3339 has it."""
    return (dt.datetime.strptime(text, _SLOT).replace(tzinfo=dt.UTC) - _EPOCH) // _MILLISECOND


def _written(line: _Line) -> str:
    return msgspec.json.encode(line).decode("ascii") + "\n"
