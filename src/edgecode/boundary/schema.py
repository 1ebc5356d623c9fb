"""JSON Schemas (2020-12) of what a partner can see: a batch, and all that it can observe of a week.

They are closed: every key is required and no other allowed, every list has its length, every word is one of a few. So the
values a schema allows can be counted (:mod:`edgecode.boundary.bits`). A schema is made for one agreement, film and week:
what follows from those is a constant in it, the pads included. A batch is taken as the list of its lines.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from edgecode.boundary.agreement import SLOT_MINUTES, Agreement
from edgecode.boundary.batch import body, empty_body
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.lines import FORMAT
from edgecode.boundary.told import PHASES, Told, open_cells
from edgecode.boundary.trials import outcomes
from edgecode.boundary.week import Week

Schema = Mapping[str, object]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
MOST_VISITS: Final = 7
"""Visits a week that an agreement may allow."""
SYMBOLS: Final = [symbol.value for symbol in Bucket]
NOT_IN_ITS_SLOT: Final = "not in its slot"
ARRIVED: Final[Sequence[int | str]] = (*range(SLOT_MINUTES), NOT_IN_ITS_SLOT)
"""When a batch came: the minute of its slot, or a later slot, or never."""


class Visit(StrEnum):
    """What came of a visit to the window, as far as a partner can tell."""

    ANSWERED = "answered"
    ENDED = "ended"
    NOT_ANSWERED = "not answered"
    NO_VISIT = "no visit"
    """The agreement allows no more visits in a week."""


VISITS: Final = [visit.value for visit in Visit if visit is not Visit.NO_VISIT]


def batch_schema(agreement: Agreement, *, alias: str, week: Week) -> Schema:
    """Give the schema of the batch of one film and week: empty, or with tables.

    Raises :class:`~edgecode.boundary.errors.BatchError` for a week of which the agreement does not tell.
    """
    empty = _lines(empty_body(agreement, alias=alias, week=week))
    words = outcomes(agreement, week=week)
    told = (_lines(body(agreement, alias=alias, week=week, told=Told(outcome=word))) for word in words)
    branches = [constant(empty), *(_opened(lines, agreement=agreement) for lines in told)]
    return {"$schema": DIALECT, "title": FORMAT, "oneOf": branches}


def observation_schema(agreement: Agreement, *, alias: str, week: Week) -> Schema:
    """Give the schema of all that the partner can observe of one film and week. Raises likewise.

    Batch, time of arrival and each visit are counted as if each could be combined with each: a batch with tables never comes
    after its slot, so that the number is a little too high, and never too low.
    """
    answers: list[Schema] = [{"enum": VISITS}] * agreement.visits
    return observed(
        {key: value for key, value in batch_schema(agreement, alias=alias, week=week).items() if key == "oneOf"},
        visits=[*answers, *[constant(Visit.NO_VISIT.value)] * (MOST_VISITS - agreement.visits)],
    )


def observed(batch: Schema, *, visits: Sequence[Schema]) -> Schema:
    """Give the schema of an observation around that of a batch, with one schema for each of :data:`MOST_VISITS`."""
    parts = {"batch": batch, "arrived": {"enum": list(ARRIVED)}, "visits": listed(visits)}
    return {"$schema": DIALECT, "title": f"observation of a {FORMAT}", **closed(parts)}


def constant(value: object) -> Schema:
    """Give the schema that allows one value: a scalar, or lists and objects of such."""
    if isinstance(value, dict):
        return closed({key: constant(part) for key, part in value.items()})
    if isinstance(value, list):
        return listed([constant(part) for part in value])
    return {"const": value}


def closed(parts: Mapping[str, Schema]) -> Schema:
    """Give the schema of an object that has these keys and no others."""
    return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


def listed(items: Sequence[Schema]) -> Schema:
    """Give the schema of a list that has these items and no more."""
    length = len(items)
    return {"type": "array", "prefixItems": list(items), "items": False, "minItems": length, "maxItems": length}


def _opened(lines: Sequence[Mapping[str, object]], *, agreement: Agreement) -> Schema:
    """Allow each symbol in the cells that the agreement lets be told, and leave the rest as it is."""
    may = open_cells(agreement)
    rows: Iterable[tuple[bool, ...] | None] = (
        None,
        *(may.groups,) * len(PHASES),
        may.pairs,
        may.reasons,
        None,
        None,
    )
    return listed([_opened_line(line, may=row) for line, row in zip(lines, rows, strict=True)])


def _opened_line(line: Mapping[str, object], *, may: tuple[bool, ...] | None) -> Schema:
    parts = {key: constant(value) for key, value in line.items()}
    if may is not None:
        cells: list[Schema] = [{"enum": SYMBOLS} if told else constant(Bucket.NOT_TOLD.value) for told in may]
        parts["cells"] = listed(cells)
    return closed(parts)


def _lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]
