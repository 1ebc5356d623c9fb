"""What a week's batch tells at most: as if everybody had said yes when they were asked, and nobody withdrew anything.

It is what people of the film are shown before a batch goes. What really goes is made in its slot, and shown to nobody before:
a table that changes between two looks would tell who withdrew, or said no. So it tells no outcome of a trial either.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from edgecode.boundary.told import Told
from edgecode.boundary.trials import outcomes
from edgecode.boundary.week import Week
from edgecode.consent.consents import Answer, Consents, ConsentSaid
from edgecode.consent.purpose import Purpose
from edgecode.entries.kind import Kind
from edgecode.usecases.desk import Desk
from edgecode.usecases.partners.contributions import contributors
from edgecode.usecases.partners.telling import told_of
from edgecode.usecases.ports.partners import Agreed
from edgecode.usecases.today import Today

_MIRROR: Final = frozenset({Kind.MIRROR_READ, Kind.MIRROR_WITHDRAWN, Kind.MIRROR_WITHDRAWAL_ENDED})


def told_at_most(agreed: Agreed, week: Week, *, desk: Desk, today: Today) -> Told | None:
    """Count a week under an agreement, the outcome of a trial left open; ``None`` while nothing is on record."""
    with desk.whole_record(make=False) as stores:
        if stores is None:
            return None
        handle, deciding = stores.deciding.handle, stores.deciding
        rows = [row for row in stores.record.entries() if row.entry is None or row.entry.kind not in _MIRROR]
        of = contributors(deciding, let=today.let, agreed=agreed, at=today.let.at)
        let = msgspec.structs.replace(today.let, consents=_everybody(of.names.values(), agreed=agreed))
        of = msgspec.structs.replace(of, let=let)
        told = told_of(rows, of=of, week=week, handle=handle)
    return msgspec.structs.replace(told, outcome=outcomes(agreed.agreement, week=week)[-1])


def _everybody(names: Iterable[str], *, agreed: Agreed) -> Consents:
    return Consents(
        tuple(
            ConsentSaid(
                person=name,
                purpose=Purpose.REPORT,
                answer=Answer.GIVEN,
                since=since,
                by=name,
                report_class=report_class,
                partner=str(agreed.agreement.id),
            )
            for name in names
            for report_class, since in agreed.fresh_from.items()
        )
    )
