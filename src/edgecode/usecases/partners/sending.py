"""Sending what was closed, each partner at once: nobody's batch waits for another's, or it would come a minute later for it."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import msgspec

from edgecode.boundary.errors import BoundaryError
from edgecode.boundary.slots import due
from edgecode.usecases.partners.in_force import in_force
from edgecode.usecases.ports.partners import Agreed, Partners, Sent


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """What went to one partner in this slot; ``why`` is a sentence where a body was not taken, or nothing could be sent."""

    agreement: str
    partner: str
    sent: tuple[Sent, ...] = ()
    why: str = ""


def is_due(agreed: Agreed, partners: Partners, *, at: int) -> bool:
    """Whether something goes out under an agreement at a moment; what cannot be looked at is tried, and says why then."""
    try:
        logged = {each.week for each in partners.sent(str(agreed.agreement.id))}
        return bool(due(agreed.agreement, logged=logged, last_sent=None, at=at))
    except BoundaryError:
        return True


def send_due(opened: Callable[[], Partners], *, at: int) -> tuple[Sending, ...]:
    """Run the sender for each agreement of which anything is due at a moment, in milliseconds since 1970, UTC, all at once.

    ``opened`` opens what the film keeps for its partners, once for each of them. What goes wrong with one is told, and is
    not another's matter.
    """
    partners = opened()
    wanted = [each for each in in_force(partners) if is_due(each, partners, at=at)]
    return _all_at_once(wanted, opened=opened)


def _all_at_once(wanted: Iterable[Agreed], *, opened: Callable[[], Partners]) -> tuple[Sending, ...]:
    every = tuple(wanted)
    with ThreadPoolExecutor(max_workers=max(1, len(every))) as threads:
        return tuple(threads.map(lambda each: _sent(each, opened()), every))


def _sent(agreed: Agreed, partners: Partners) -> Sending:
    agreement, partner = str(agreed.agreement.id), agreed.agreement.partner.name
    try:
        went = partners.send(agreement)
    except BoundaryError as error:
        advice = error.advice()
        return Sending(agreement=agreement, partner=partner, why=f"{error}. {advice}" if advice else str(error))
    return Sending(agreement=agreement, partner=partner, sent=went.sent, why=went.refused)
