"""A batch: what one partner is told of one week of one film, as the text that is signed and sent.

Lines of JSON (NDJSON), :data:`~edgecode.boundary.lines.BODY_BYTES` bytes whatever it holds. It is read strictly: what is read
comes out again byte for byte, so that two texts that differ in anything never mean the same.
"""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.errors import BatchError
from edgecode.boundary.lines import (
    FORMAT,
    LINES,
    Head,
    Holds,
    PairsLine,
    ReasonsLine,
    TableLine,
    TrialsLine,
    filled,
    slot_of,
    slot_text,
)
from edgecode.boundary.told import GROUPS, MOST_PAIRS, PHASES, REASONS, Open, Told, open_cells
from edgecode.boundary.trials import Outcome, outcomes
from edgecode.boundary.week import Week
from edgecode.entries.handle import Handle

_TABLE: Final = 2
_PAIRS: Final = _TABLE + len(PHASES)
_REASONS: Final = _PAIRS + 1
_TRIALS: Final = _REASONS + 1
"""Numbers of lines, from 1."""
_NOTHING: Final = Open(groups=(False,) * len(GROUPS), pairs=(False,) * MOST_PAIRS, reasons=(False,) * len(REASONS))
_MOST_SHOWN: Final = 80
_Line = TypeVar("_Line", Head, TableLine, PairsLine, ReasonsLine, TrialsLine)
_SAYS: Final[Mapping[type, str]] = {
    Head: "the head of a batch",
    TableLine: "a phase of the base class",
    PairsLine: "the cells of the pairs",
    ReasonsLine: "the cells of the reasons",
    TrialsLine: "the outcome of a trial",
}


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """One batch. ``slot`` is in milliseconds since 1970, UTC; one that holds nothing tells ``-`` in each cell."""

    agreement: Handle
    version: int
    alias: str
    week: Week
    slot: int
    holds: Holds
    told: Told


def body(agreement: Agreement, *, alias: str, week: Week, told: Told) -> str:
    """Write what a week's batch tells. The same input gives the same text.

    Raises :class:`~edgecode.boundary.errors.BatchError` for a week or a cell that the agreement does not tell, and for an alias
    or a version that may not stand in a batch.
    """
    return _made(agreement, alias=alias, week=week, holds=Holds.TABLES, told=told)


def empty_body(agreement: Agreement, *, alias: str, week: Week) -> str:
    """Write the batch that goes out in place of one that could not; it needs nothing of the film. Raises as :func:`body`."""
    told = Told(outcome=outcomes(agreement, week=week)[-1])
    return _made(agreement, alias=alias, week=week, holds=Holds.NOTHING, told=told)


def read_body(text: str, *, agreement: Agreement | None = None) -> Batch:
    """Read a body, under the agreement it was made for where that is at hand.

    Raises :class:`~edgecode.boundary.errors.BatchError`, which names the line, for anything that :func:`body` and
    :func:`empty_body` do not write: under that agreement, or without it under any.
    """
    rows = text.split("\n")
    if len(rows) != LINES + 1 or rows[-1]:
        found = f"{len(rows)} pieces between newlines, the last of {len(rows[-1])} characters"
        raise BatchError("batch", expected=f"{LINES} lines, the last ended by a newline", found=found)
    batch = _batch(rows)
    for number, (found, made) in enumerate(zip(rows, _written(batch).split("\n"), strict=True), start=1):
        if found != made:
            raise _refused(number, expected=_shown(made), found=_shown(found))
    if batch.holds is Holds.NOTHING:
        _check_nothing(batch.told)
    if agreement is not None:
        _check_agreement(batch, agreement=agreement)
    return batch


def _made(agreement: Agreement, *, alias: str, week: Week, holds: Holds, told: Told) -> str:
    """Write a batch and read it back: each rule stands in the reader alone."""
    batch = Batch(
        agreement=agreement.id,
        version=agreement.version,
        alias=alias,
        week=week,
        slot=agreement.slot(week),
        holds=holds,
        told=told,
    )
    text = _written(batch)
    if read_body(text, agreement=agreement) != batch:
        raise BatchError("batch", expected=f"a row for each of {len(PHASES)} phases", found=f"{len(told.table)}")
    return text


def _written(batch: Batch) -> str:
    told = batch.told
    table = [TableLine(phase, cells) for phase, cells in zip(PHASES, told.table, strict=False)]
    return filled([_head(batch), *table, PairsLine(told.pairs), ReasonsLine(told.reasons), TrialsLine(told.outcome)])


def _head(batch: Batch) -> Head:
    parts = {
        "edgecode": FORMAT,
        "agreement": batch.agreement.digits,
        "version": batch.version,
        "film": batch.alias,
        "week": batch.week.name,
        "slot": slot_text(batch.slot),
        "holds": batch.holds,
    }
    try:
        return msgspec.convert(parts, type=Head)
    except msgspec.ValidationError as error:
        raise _refused(1, expected="the head of a batch", found=f"one that cannot be: {error}") from error


def _batch(rows: Sequence[str]) -> Batch:
    head = _line(rows, 1, type_=Head)
    try:
        week, slot = Week.named(head.week), slot_of(head.slot)
    except (BatchError, ValueError) as error:
        raise _refused(1, expected="a week and a full minute", found=ascii(f"{head.week}, {head.slot}")) from error
    return Batch(
        agreement=Handle(head.agreement),
        version=head.version,
        alias=head.film,
        week=week,
        slot=slot,
        holds=head.holds,
        told=Told(
            table=tuple(_line(rows, number, type_=TableLine).cells for number in range(_TABLE, _PAIRS)),
            pairs=_line(rows, _PAIRS, type_=PairsLine).cells,
            reasons=_line(rows, _REASONS, type_=ReasonsLine).cells,
            outcome=_line(rows, _TRIALS, type_=TrialsLine).outcome,
        ),
    )


def _line(rows: Sequence[str], number: int, *, type_: type[_Line]) -> _Line:
    """Read one row; ``number`` counts from 1."""
    try:
        return msgspec.json.decode(rows[number - 1], type=type_)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise _refused(number, expected=f"{_SAYS[type_]}, as JSON", found=f"another text ({str(error)!a})") from error


def _check_nothing(told: Told) -> None:
    """Refuse a batch that says it holds nothing and tells something."""
    _check_cells(told, may=_NOTHING, why="in a batch that holds nothing")
    if told.outcome in (Outcome.HELD, Outcome.DID_NOT_HOLD):
        expected = f"{Outcome.NONE_DUE} or {Outcome.COULD_NOT_BE_TOLD}, in a batch that holds nothing"
        raise _refused(_TRIALS, expected=expected, found=told.outcome)


def _check_agreement(batch: Batch, *, agreement: Agreement) -> None:
    named = (agreement.id, agreement.version)
    if (batch.agreement, batch.version) != named:
        expected = f"agreement {agreement.id}, version {agreement.version}"
        raise _refused(1, expected=expected, found=f"{batch.agreement}, version {batch.version}")
    if batch.week not in agreement.weeks():
        raise _refused(1, expected="a week of which the agreement tells", found=batch.week.name)
    slot = agreement.slot(batch.week)
    if batch.slot != slot:
        raise _refused(1, expected=f"the slot {slot_text(slot)}", found=slot_text(batch.slot))
    _check_cells(batch.told, may=open_cells(agreement), why="where the agreement tells nothing")
    words = outcomes(agreement, week=batch.week)
    if batch.told.outcome not in (words if batch.holds is Holds.TABLES else words[-1:]):
        raise _refused(_TRIALS, expected=" or ".join(words), found=batch.told.outcome)


def _check_cells(told: Told, *, may: Open, why: str) -> None:
    rows = [*((cells, may.groups) for cells in told.table), (told.pairs, may.pairs), (told.reasons, may.reasons)]
    for number, (cells, are_told) in enumerate(rows, start=2):
        for cell, is_told in zip(cells, are_told, strict=True):
            if not is_told and cell is not Bucket.NOT_TOLD:
                raise _refused(number, expected=f"{Bucket.NOT_TOLD} {why}", found=cell)


def _refused(number: int, *, expected: str, found: str) -> BatchError:
    return BatchError(f"batch:{number}", expected=expected, found=found)


def _shown(row: str) -> str:
    return ascii(row) if len(row) <= _MOST_SHOWN else f"{row[:_MOST_SHOWN]!a} and {len(row) - _MOST_SHOWN} more"
