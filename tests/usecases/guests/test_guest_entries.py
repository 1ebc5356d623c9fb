"""Entries about guest tools name tools, partners and sentences by handles, and hold nothing of what a tool gave."""

from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.usecases.guests import guest_entries as entries
from simulators.guest_film import ID, TOOL

BOTH = ((IdRole.GUEST_TOOL, ID), (IdRole.PARTNER, "Aria Labs"))


def test_the_first_tool_names_the_partner_and_enrols_the_film() -> None:
    first = entries.installed(TOOL, knows_partner=False, is_enrolled=False)
    assert [each.kind for each in first] == [
        Kind.GUEST_TOOL_INSTALLED,
        Kind.GUEST_TOOL_OFFERED,
        Kind.PARTNER_NAMED,
        Kind.FILM_ENROLLED_FOR_GUEST_TOOLS,
    ]
    later = entries.installed(TOOL, knows_partner=True, is_enrolled=True)
    assert [(each.kind, each.ids) for each in later] == [
        (Kind.GUEST_TOOL_INSTALLED, BOTH),
        (Kind.GUEST_TOOL_OFFERED, BOTH),
    ]


def test_each_deed_has_its_kind_and_no_details() -> None:
    shapes = {
        Kind.GUEST_TOOL_RUN: entries.run(TOOL),
        Kind.GUEST_TOOL_STOPPED: entries.stopped(TOOL),
        Kind.GUEST_TOOL_REMOVED: entries.removed(TOOL),
        Kind.GUEST_TOOL_REFUSED: entries.refused(ID),
        Kind.TEMPLATE_APPROVED: entries.judged(ID, "alike", approved=True),
        Kind.TEMPLATE_REFUSED: entries.judged(ID, "alike", approved=False),
    }
    for kind, shape in shapes.items():
        assert (shape.kind, shape.details, shape.stage in MEANINGS[kind].stages) == (kind, (), True)
        assert (IdRole.GUEST_TOOL, ID) in shape.ids
