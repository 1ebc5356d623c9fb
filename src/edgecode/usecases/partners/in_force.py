"""Which agreements are in force: the last version of each that was not revoked; its term may be over, its slots not yet."""

from typing import Protocol

from edgecode.usecases.ports.partners import Agreed, Ended


class Agreements(Protocol):
    """What has to be known of a film's partners; :class:`~edgecode.usecases.ports.partners.Partners` is more."""

    def agreed(self) -> tuple[Agreed, ...]:
        """Give every version of every agreement, in the order they were agreed to."""

    def ended(self) -> tuple[Ended, ...]:
        """Give which agreements were revoked."""


def in_force(partners: Agreements) -> tuple[Agreed, ...]:
    """Give the last version of each agreement that was not revoked, in the order they were first agreed to."""
    over = {each.agreement for each in partners.ended()}
    last = {str(each.agreement.id): each for each in partners.agreed()}
    return tuple(each for name, each in last.items() if name not in over)
