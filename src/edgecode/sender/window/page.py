"""The one page of a window: the agreement in plain words, the batches week by week, and how to check the log."""

import math
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from edgecode.boundary.agreement import DAY_MS, SLOT_MINUTES, Agreement, day_text
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.bucket import SAYS, Bucket
from edgecode.boundary.lines import Holds
from edgecode.boundary.told import GROUPS, PHASES, REASONS, open_cells
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Phase, ReportClass
from edgecode.record import checkpoint
from edgecode.record import note as notes
from edgecode.sender.window.answers import CSS
from edgecode.sender.window.shown import SentBatch, Shown

_MINUTES: Final = 60
_OPENED: Final = 4
"""Weeks that stand open on the page; the others are a line each until somebody opens them."""
_PHASES: Final = {Phase.PREPARE: "Prepare", Phase.SHOOT: "Shoot", Phase.FINISH: "Finish"}
_CLASSES: Final = {
    ReportClass.BASE: "for each phase of the work and each kind of thing people do, on how many person-days they did it",
    ReportClass.PAIRS: "the same for pairs of kinds, of which a person did the second directly after the first",
    ReportClass.REASONS: "the same for the reasons people gave for their decisions",
    ReportClass.TRIALS: "how a hold-out trial of one of the studio’s checks came out, once a quarter at most",
}
_EXCLUSIONS: Final = {
    "cawg.ai_generative_training": "training of generative models",
    "cawg.ai_inference": "inference",
    "cawg.ai_training": "training of models",
    "cawg.data_mining": "data mining",
}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table: what it counts, and a symbol in each of its cells."""

    name: str
    cells: tuple[Bucket, ...]


class WeekView(msgspec.Struct, frozen=True, kw_only=True):
    """One week as the page shows it. ``outcome`` is that of a trial, empty where trials are not told."""

    name: str
    days: str
    empty: bool
    rows: tuple[Row, ...]
    pairs: tuple[Row, ...]
    reasons: tuple[Row, ...]
    outcome: str
    leaf: int
    sha256: str


class AgreementView(msgspec.Struct, frozen=True, kw_only=True):
    """The agreement in plain words."""

    agreement: Agreement
    classes: tuple[str, ...]
    excluded: str
    days: str
    at: str
    minutes: int
    bits: str
    bits_sent: str
    bits_in_all: str
    closes: str


def page_of(shown: Shown) -> bytes:
    """Render the page, in UTF-8; the same log gives the same bytes."""
    stated = checkpoint.read(notes.decoded(shown.log.checkpoint).text)
    text = _template().render(
        css=CSS,
        opened=_OPENED,
        view=_view(shown),
        weeks=[_week(each) for each in reversed(shown.batches)],
        phases=tuple(_PHASES[each] for each in PHASES),
        symbols=tuple(SAYS.items()),
        alias=shown.log.key.name.rpartition("/")[2],
        log_key=str(shown.log.key),
        root=stated.root.hex(),
        size=stated.size,
        note=shown.log.checkpoint.decode(),
    )
    return text.encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("window.html")


def _view(shown: Shown) -> AgreementView:
    agreed = shown.agreement
    agreement = agreed.agreement
    bits = worst_case_bits(agreement)
    versions = {each.under.version: each.under for each in shown.batches}
    under = {number: worst_case_bits(version) for number, version in versions.items()}
    sent = sum(under[each.under.version] for each in shown.batches)
    to_come = sum(shown.batch_of(week.name) is None for week in agreement.weeks())
    hours, minutes = divmod(agreement.sends_minute, _MINUTES)
    days = agreement.visits
    return AgreementView(
        agreement=agreement,
        classes=tuple(_CLASSES[each] for each in agreement.classes),
        excluded=", ".join(_EXCLUSIONS.get(each, each) for each in agreement.exclusions) or "nothing is said",
        days=f"on {days} day{'s' if days > 1 else ''}",
        at=f"{hours:02d}:{minutes:02d}",
        minutes=SLOT_MINUTES,
        bits=_bits(bits),
        bits_sent=_bits(sent),
        bits_in_all=_bits(sent + bits * to_come),
        closes=day_text(agreed.closes // DAY_MS),
    )


def _week(sent: SentBatch) -> WeekView:
    batch, under, told = sent.batch, sent.under, sent.batch.told
    may = open_cells(under)
    tables = zip(GROUPS, may.groups, zip(*told.table, strict=True), strict=True)
    pairs = zip(under.pairs, told.pairs, strict=False)
    return WeekView(
        name=batch.week.name,
        days=f"{day_text(batch.week.monday)} to {day_text(batch.week.after.monday - 1)}",
        empty=batch.holds is Holds.NOTHING,
        rows=tuple(Row(name=group.value, cells=cells) for group, is_told, cells in tables if is_told),
        pairs=tuple(Row(name=_pair(pair), cells=(cell,)) for pair, cell in pairs) if any(may.pairs) else (),
        reasons=tuple(
            Row(name=reason.value, cells=(cell,))
            for reason, is_told, cell in zip(REASONS, may.reasons, told.reasons, strict=True)
            if is_told
        ),
        outcome=told.outcome.value if ReportClass.TRIALS in under.classes else "",
        leaf=sent.leaf,
        sha256=sent.sha256,
    )


def _pair(pair: tuple[Kind, Kind]) -> str:
    first, second = pair
    return f"{first.value}, then {second.value}"


def _bits(bits: float) -> str:
    """Write bits to one place, rounded up: what is promised is never less than what could be learned."""
    return f"{math.ceil(bits * 10) / 10:,.1f}"
