"""Which agreements are in force: the last version of each that was not revoked; its term may be over, its slots not yet."""

from edgecode.boundary.agreement import DAY_MS, Agreement, day_number
from edgecode.boundary.slots import next_slot
from edgecode.usecases.ports.partners import Agreed, Partners


def in_force(partners: Partners) -> tuple[Agreed, ...]:
    """Give the last version of each agreement that was not revoked, in the order they were first agreed to."""
    over = {each.agreement for each in partners.ended()}
    last = {str(each.agreement.id): each for each in partners.agreed()}
    return tuple(each for name, each in last.items() if name not in over)


def term_is_over(agreement: Agreement, *, at: int) -> bool:
    """Whether its last day is past and no slot comes any more, at a moment in milliseconds since 1970, UTC."""
    return at // DAY_MS > day_number(agreement.until) and next_slot(agreement, at=at) is None
