"""Which agreements are in force: the last version of each that was not revoked; its term may be over, its slots not yet."""

from edgecode.usecases.ports.partners import Agreed, Partners


def in_force(partners: Partners) -> tuple[Agreed, ...]:
    """Give the last version of each agreement that was not revoked, in the order they were first agreed to."""
    over = {each.agreement for each in partners.ended()}
    last = {str(each.agreement.id): each for each in partners.agreed()}
    return tuple(each for name, each in last.items() if name not in over)
