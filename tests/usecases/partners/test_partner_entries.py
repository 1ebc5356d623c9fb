import msgspec

from edgecode.boundary.widening import changes
from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, ReportClass
from edgecode.usecases.partners.partner_entries import expired, first_signed, later_signed, refused, revoked
from simulators.agreements import BASE, OTHER, WIDE

AGREEMENT = (IdRole.AGREEMENT, str(BASE.id))
PARTNER = (IdRole.PARTNER, "Aria Labs")


def test_a_first_version_names_the_partner_and_enrols_the_film_where_they_are_not() -> None:
    whole = first_signed(BASE, knows_partner=False, is_enrolled=False)
    assert [shape.kind for shape in whole] == [
        *(Kind.AGREEMENT_SIGNED, Kind.PARTNER_NAMED, Kind.FILM_ENROLLED_FOR_REPORTS)
    ]
    [alone] = first_signed(BASE, knows_partner=True, is_enrolled=True)
    assert alone.ids == (AGREEMENT, PARTNER)


def test_a_class_is_named_where_it_is_the_one_that_is_touched() -> None:
    wider = msgspec.structs.replace(BASE, classes=(ReportClass.BASE, ReportClass.REASONS))
    [widened] = later_signed(wider, changes=changes(BASE, wider), knows_partner=True)
    assert dict(widened.details)[Detail.REPORT_CLASS] == list(ReportClass).index(ReportClass.REASONS)
    [widened] = later_signed(WIDE, changes=changes(BASE, WIDE), knows_partner=True)
    assert Detail.REPORT_CLASS not in dict(widened.details)


def test_another_partner_under_the_same_agreement_is_named() -> None:
    other = msgspec.structs.replace(BASE, partner=OTHER.partner)
    shapes = later_signed(other, changes=changes(BASE, other), knows_partner=False)
    assert [shape.kind for shape in shapes] == [Kind.AGREEMENT_WIDENED, Kind.PARTNER_NAMED]
    assert shapes[1].ids == ((IdRole.PARTNER, "Quill Research"),)


def test_refusing_revoking_and_expiring_name_what_they_are_about() -> None:
    assert (refused(str(BASE.id)).kind, refused(str(BASE.id)).ids) == (Kind.AGREEMENT_REFUSED, (AGREEMENT,))
    assert (revoked(BASE).kind, revoked(BASE).ids) == (Kind.AGREEMENT_REVOKED, (AGREEMENT, PARTNER))
    assert (expired(BASE).kind, expired(BASE).ids) == (Kind.AGREEMENT_EXPIRED, (AGREEMENT, PARTNER))
