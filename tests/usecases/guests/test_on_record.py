"""Which tools are in goes by the record: what lies in the film's folder may have come back from a backup."""

import msgspec
import pytest

from edgecode.boundary.errors import GuestError
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Role, Stage
from edgecode.findings.word import Deed, Word
from edgecode.usecases.guests.on_record import ToolsOnRecord, by_the_record, check_in, check_words, on_record
from edgecode.usecases.ports.guests import Installed
from edgecode.usecases.ports.record import Recorded
from simulators.guest_film import ID, TOOL

KEPT = Installed(manifest=TOOL, note=b"one", at=1, by="Bea", entry="00" * 16)
WHO = Handle("0123456789abcdef")


def told(*said: tuple[Deed, int], kind: Kind = Kind.GUEST_TOOL_INSTALLED, lost: int = 0) -> ToolsOnRecord:
    """What is on record where words were said at some times, one a time; and some entries at the end whose words are gone."""
    words = [Word(entry=f"{at:02x}" * 16, deed=deed, by="Bea", at=at, subject=ID) for deed, at in said]
    ids = [*(bytes.fromhex(each.entry) for each in words), *(bytes([200 + each] * 16) for each in range(lost))]
    entry = Entry(at=1, who=WHO, role=Role.PRODUCER, stage=Stage.PARTNERS, kind=kind, film=WHO)
    return on_record([Recorded(index=at, id=id_, entry=entry) for at, id_ in enumerate(ids)], words)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([(Deed.INSTALL, 0)], ""),
        ([(Deed.ADOPT, 9), (Deed.INSTALL, 0)], ""),
        ([(Deed.INSTALL, 0), (Deed.RUN, 2), (Deed.APPROVE, 3)], ""),
        ([(Deed.INSTALL, 0), (Deed.REMOVE, 2)], "removed on 1970-01-01"),
        ([(Deed.INSTALL, 0), (Deed.INSTALL, 2)], "another version"),
        ([(Deed.INSTALL, 0), (Deed.REMOVE, 2), (Deed.INSTALL, 3)], "another version"),
        ([(Deed.INSTALL, 0), (Deed.ADOPT, 2)], "before the record was adopted"),
        ([], "nothing is on record"),
    ],
)
def test_a_tool_is_in_where_its_own_letting_in_is_the_last_that_is_on_record(
    said: list[tuple[Deed, int]], why: str
) -> None:
    record = told(*said)
    found = by_the_record(KEPT, record)
    assert (found.removed is None) is (why == "")
    if why:
        with pytest.raises(GuestError, match=why):
            check_in("tool", found, record=record)
    else:
        check_in("tool", found, record=record)


def test_what_is_kept_as_removed_is_out_whatever_the_record_says() -> None:
    """A kill between the two halves of removing leaves the second one out."""
    removed = msgspec.structs.replace(KEPT, removed=86_400_000)
    record = told((Deed.INSTALL, 0))
    assert by_the_record(removed, record) == removed
    with pytest.raises(GuestError, match="removed on 1970-01-02"):
        check_in("tool", removed, record=record)


def test_where_words_are_gone_by_which_something_was_taken_back_nothing_goes_on() -> None:
    for kind, lost in ((Kind.TEMPLATE_REFUSED, 2), (Kind.CONSENT_WITHDRAWN, 1), (Kind.CHECKS_ALL_TURNED_OFF, 1)):
        with pytest.raises(GuestError, match=f"{lost} on record that took something back"):
            check_words("tool", told((Deed.INSTALL, 0), kind=kind, lost=lost))
    check_words("tool", told((Deed.INSTALL, 0), kind=Kind.TEMPLATE_APPROVED, lost=3))
