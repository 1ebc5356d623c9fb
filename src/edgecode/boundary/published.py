"""The schemas as they are published for every agreement (``docs/reference``): what a partner's engineers build a reader on.

They have one layout for all. What the agreement, the calendar or the seed sets is a string of a certain pattern here, and says
which of them sets it; in the schema of one batch (:mod:`edgecode.boundary.schema`) it is a constant. Cells that an agreement
does not tell are open here and constant there. So a published schema allows at least what any agreement allows, and its count
is no less than any of theirs.
"""

from typing import Final

from edgecode.boundary.bits import SET_BY
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.lines import BODY_BYTES, FORMAT, Holds
from edgecode.boundary.schema import DIALECT, MOST_VISITS, SYMBOLS, Schema, Visit, closed, constant, listed, observed
from edgecode.boundary.told import GROUPS, MOST_PAIRS, PHASES, REASONS
from edgecode.boundary.trials import Outcome
from edgecode.entries.vocabulary import ReportClass

_DIGITS: Final = "^[0-9a-f]{16}$"


def report_schema() -> Schema:
    """Give the schema of a batch under any agreement, taken as the list of its lines."""
    return {
        "$schema": DIALECT,
        "title": FORMAT,
        "description": f"The lines of a batch, as a list. As text: each line one way only, {BODY_BYTES} bytes together.",
        **_batch(),
    }


def report_observation_schema() -> Schema:
    """Give the schema of all that a partner can observe of one film and week under any agreement."""
    return observed(_batch(), visits=[{"enum": [visit.value for visit in Visit]}] * MOST_VISITS)


def _batch() -> Schema:
    quiet = {"enum": [Outcome.NONE_DUE.value, Outcome.COULD_NOT_BE_TOLD.value]}
    empty = _lines(Holds.NOTHING, cell=constant(Bucket.NOT_TOLD.value), outcome=quiet)
    tables = _lines(Holds.TABLES, cell={"enum": SYMBOLS}, outcome={"enum": [outcome.value for outcome in Outcome]})
    return {"oneOf": [empty, tables]}


def _lines(holds: Holds, *, cell: Schema, outcome: Schema) -> Schema:
    table = [
        _line(ReportClass.BASE, phase=constant(phase.value), cells=_cells(cell, length=len(GROUPS))) for phase in PHASES
    ]
    return listed(
        [
            _head(holds),
            *table,
            _line(ReportClass.PAIRS, cells=_cells(cell, length=MOST_PAIRS)),
            _line(ReportClass.REASONS, cells=_cells(cell, length=len(REASONS))),
            _line(ReportClass.TRIALS, outcome=outcome),
            closed({"pads": _set_by("agreement", pattern=r"^\.+$")}),
        ]
    )


def _head(holds: Holds) -> Schema:
    return closed(
        {
            "edgecode": constant(FORMAT),
            "agreement": _set_by("agreement", pattern=_DIGITS),
            "version": {"type": "integer", "minimum": 1, SET_BY: "agreement"},
            "film": _set_by("seed", pattern=_DIGITS),
            "week": _set_by("clock", pattern="^[0-9]{4}-W[0-9]{2}$"),
            "slot": _set_by("clock", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:00Z$"),
            "holds": constant(holds.value),
        }
    )


def _line(told: ReportClass, **parts: Schema) -> Schema:
    return closed({"class": constant(told.value), **parts})


def _cells(cell: Schema, *, length: int) -> Schema:
    return {"type": "array", "items": cell, "minItems": length, "maxItems": length}


def _set_by(setter: str, *, pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern, SET_BY: setter}
