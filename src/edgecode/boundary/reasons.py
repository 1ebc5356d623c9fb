"""The class of reason codes: person-days on which a person chose a word for why they decided as they did."""

from collections.abc import Iterable

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.doing import Doing
from edgecode.boundary.person_days import buckets_of
from edgecode.boundary.told import NO_REASONS, REASONS, Cells
from edgecode.entries.vocabulary import ReportClass


def reasons_of(doings: Iterable[Doing], *, agreement: Agreement) -> Cells:
    """Give a cell for each reason of the vocabulary, from the doings of one week of one film.

    Only doings of people who consented to this class may be handed in. All ``-`` where the agreement does not have it.
    """
    if ReportClass.REASONS not in agreement.classes:
        return NO_REASONS
    buckets = buckets_of((doing.reason, doing) for doing in doings)
    return tuple(buckets.get(reason, Bucket.NOT_TOLD) for reason in REASONS)
