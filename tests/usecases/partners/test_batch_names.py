"""A batch has one name, in entries and in words."""

from edgecode.boundary.week import Week
from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import IdRole
from edgecode.usecases.partners.batch_names import batch_handle, batch_name, ids_of_batch
from simulators.made_agreement import LAB, OTHER

WEEK = Week.named("2025-W48")


def handle(role: IdRole, name: str) -> Handle:
    return Handle(f"{abs(hash((role, name))):016x}"[:16])


def test_an_entry_about_a_batch_names_partner_and_batch() -> None:
    assert ids_of_batch(LAB, WEEK, partner="Lab") == ((IdRole.PARTNER, "Lab"), (IdRole.BATCH, f"{LAB} 2025-W48"))
    assert batch_handle(LAB, WEEK, handle=handle) == handle(IdRole.BATCH, batch_name(LAB, WEEK))


def test_no_two_batches_share_a_name() -> None:
    names = {batch_name(own, week) for own in (LAB, OTHER) for week in (WEEK, WEEK.after)}
    assert len(names) == 4
