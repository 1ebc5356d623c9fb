"""By what names entries speak of a partner and of a week's batch to it; handles are made of them, as of any name."""

from edgecode.boundary.week import Week
from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import IdRole
from edgecode.usecases.reliance_history import HandleOf


def ids_of_batch(agreement: str, week: Week, *, partner: str) -> tuple[tuple[IdRole, str], ...]:
    """Give the ids of an entry about a week's batch under an agreement, by its id: the partner, by name, and the batch."""
    return ((IdRole.PARTNER, partner), (IdRole.BATCH, batch_name(agreement, week)))


def batch_name(agreement: str, week: Week) -> str:
    """Give the name of a week's batch under an agreement; it is also what a word about it has for its subject."""
    return f"{agreement} {week.name}"


def batch_handle(agreement: str, week: Week, *, handle: HandleOf) -> Handle:
    """Give the handle by which entries name a batch."""
    return handle(IdRole.BATCH, batch_name(agreement, week))
