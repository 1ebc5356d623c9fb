"""The agreements of a film as a person reads them: with whom, about what, at most how many bits, and how each stands."""

import msgspec

from edgecode.boundary.agreement import DAY_MS, Agreement, day_number
from edgecode.entries.vocabulary import ReportClass
from edgecode.usecases.moments import day_of
from edgecode.usecases.partners.agreement_rules import AgreementsHere
from edgecode.usecases.ports.partners import Ended


class AgreementRow(msgspec.Struct, frozen=True, kw_only=True):
    """The last version of one agreement. Days are as ISO 8601 has them; ``ceiling`` is in bits a week."""

    id: str
    partner: str
    version: int
    purpose: str
    classes: tuple[ReportClass, ...]
    ceiling: float
    begins: str
    until: str
    signed: str
    by: str
    state: str


def agreement_rows(here: AgreementsHere, *, at: int) -> tuple[AgreementRow, ...]:
    """Give the agreements in the order they were first signed; ``at`` is now, in milliseconds since 1970, UTC."""
    return tuple(
        AgreementRow(
            id=str(each.agreement.id),
            partner=each.agreement.partner.name,
            version=each.agreement.version,
            purpose=each.agreement.purpose,
            classes=each.agreement.classes,
            ceiling=each.agreement.ceiling,
            begins=each.agreement.begins,
            until=each.agreement.until,
            signed=day_of(each.at),
            by=each.by,
            state=state_of(each.agreement, ended=here.end_of(str(each.agreement.id)), at=at),
        )
        for each in here.latest()
    )


def state_of(agreement: Agreement, *, ended: Ended | None, at: int) -> str:
    """Say how an agreement stands at a moment."""
    if ended is not None:
        return f"revoked by the {ended.by} on {day_of(ended.at)}"
    if day_number(agreement.until) < at // DAY_MS:
        return f"over since {agreement.until}"
    return "holds" if agreement.holds(at) else f"begins on {agreement.begins}"
