import msgspec

from edgecode.boundary.widening import Changes
from edgecode.entries.vocabulary import ReportClass
from edgecode.usecases.partners.agreement_rules import AgreementsHere, change_of, fresh_from
from edgecode.usecases.ports.partners import Agreed, Ended
from simulators.agreements import BASE, OTHER, WIDE


def agreed(at: int, **facts: object) -> Agreed:
    agreement = msgspec.structs.replace(BASE, **facts)
    return Agreed(
        agreement=agreement, note=b"", at=at, by="Bea", entry="e", fresh_from=dict.fromkeys(agreement.classes, at)
    )


def test_the_last_version_of_each_agreement_is_found_and_how_it_ended() -> None:
    one, two, other = agreed(1), agreed(2, version=2), agreed(3, id=OTHER.id)
    ended = Ended(agreement=str(OTHER.id), at=4, by="studio", entry="f")
    here = AgreementsHere(agreed=(one, other, two), ended=(ended,))
    assert here.latest() == (two, other)
    assert here.versions(str(BASE.id)) == (one, two)
    assert here.end_of(str(OTHER.id)) == ended
    assert here.end_of(str(BASE.id)) is None
    assert not here.is_enrolled


def test_a_first_version_changes_nothing_and_asks_everybody() -> None:
    here = AgreementsHere()
    assert change_of(WIDE, here=here) == Changes()
    assert fresh_from(WIDE, here=here, at=7) == dict.fromkeys(ReportClass, 7)


def test_consents_to_a_class_that_nothing_touches_go_on_counting() -> None:
    here = AgreementsHere(agreed=(agreed(1),))
    wider = msgspec.structs.replace(BASE, classes=(ReportClass.BASE, ReportClass.REASONS))
    assert fresh_from(wider, here=here, at=7) == {ReportClass.BASE: 1, ReportClass.REASONS: 7}
