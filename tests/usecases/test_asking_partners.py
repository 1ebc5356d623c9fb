"""Which partners ask people for a consent, and who is meant by a name or an id."""

import pytest

from edgecode.consent.consents import Answer, ConsentSaid
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import ReportClass
from edgecode.errors import ConsentError
from edgecode.formats.film_toml import Settings
from edgecode.usecases.asking_partners import asking_partners, partner_meant, with_partners
from edgecode.usecases.ports.partners import Ended
from simulators.made_agreement import LAB, OTHER, agreed, made_agreement

DAY = 86_400_000
TODAY = 20_416 * DAY
"""2025-11-24."""
FIRST = agreed(made_agreement(classes=(ReportClass.BASE,), ceiling=30.0), at=TODAY - 9 * DAY)
WIDER = agreed(
    made_agreement(version=2, classes=(ReportClass.BASE, ReportClass.PAIRS), ceiling=40.0),
    at=TODAY - 2 * DAY,
    fresh={ReportClass.BASE: TODAY - 9 * DAY, ReportClass.PAIRS: TODAY - 2 * DAY},
)
SECOND = agreed(made_agreement(OTHER, name="Zoë & Søn"), at=TODAY - DAY)


def test_an_agreement_asks_by_its_last_version_since_it_was_first_signed() -> None:
    lab, other = asking_partners([FIRST, SECOND, WIDER], [])
    assert (lab.id, lab.name, lab.since, lab.bits, lab.until) == (LAB, "Aperture Lab", FIRST.at, 40.0, "2026-12-31")
    assert lab.classes == {ReportClass.BASE: FIRST.at, ReportClass.PAIRS: WIDER.at}
    assert (other.id, other.since) == (OTHER, SECOND.at)


def test_it_asks_no_more_once_it_was_revoked_or_its_last_day_is_over() -> None:
    [lab] = asking_partners([FIRST], [Ended(agreement=LAB, at=TODAY, by="Bea", entry="")])
    assert (lab.asks(at=TODAY - 1), lab.asks(at=TODAY)) == (True, False)
    [short] = asking_partners([agreed(made_agreement(until="2025-11-24"), at=TODAY - DAY)], [])
    assert (short.asks(at=TODAY + DAY - 1), short.asks(at=TODAY + DAY)) == (True, False)


@pytest.mark.parametrize("said", [LAB, LAB.upper(), "Aperture Lab", "aperture  lab"])
def test_a_partner_is_meant_by_name_or_by_id(said: str) -> None:
    assert partner_meant(said, asking_partners([FIRST, SECOND], []), at=TODAY).id == LAB


def test_accents_are_the_same_however_they_are_written() -> None:
    assert partner_meant("Zoe\u0308 & Søn", asking_partners([FIRST, SECOND], []), at=TODAY).id == OTHER


def test_nobody_meant_is_one_sentence_that_says_who_there_is() -> None:
    with pytest.raises(
        ConsentError, match=rf"partner: expected one whose agreement is in force: .*\({LAB}\).*'Nobody'"
    ):
        partner_meant("Nobody", asking_partners([FIRST], []), at=TODAY)
    with pytest.raises(ConsentError, match="since no agreement is in force, found 'Nobody'"):
        partner_meant("Nobody", (), at=TODAY)


def test_of_two_agreements_with_one_partner_the_one_in_force_is_meant_and_else_the_id_is_asked_for() -> None:
    twice = [FIRST, agreed(made_agreement(OTHER), at=TODAY - DAY)]
    with pytest.raises(ConsentError, match=f"expected the id of one of their agreements, {LAB} or {OTHER}"):
        partner_meant("Aperture Lab", asking_partners(twice, []), at=TODAY)
    over = [Ended(agreement=LAB, at=TODAY, by="Bea", entry="")]
    assert partner_meant("Aperture Lab", asking_partners(twice, over), at=TODAY).id == OTHER


def consent(partner: str) -> ConsentSaid:
    return ConsentSaid(
        person="Jun",
        purpose=Purpose.REPORT,
        answer=Answer.GIVEN,
        since=TODAY,
        by="Jun",
        partner=partner,
        place="film.toml:7",
    )


def test_film_toml_names_partners_by_name_and_one_that_names_nobody_waits_with_a_remark() -> None:
    settings = Settings(consents=(consent("Aperture Lab"), consent(""), consent("Nobody")))
    settled = with_partners(settings, asking_partners([FIRST], []), at=TODAY)
    assert [each.partner for each in settled.consents] == [LAB, ""]
    [remark] = settled.remarks
    assert (remark.place.path, remark.place.line) == ("film.toml", 7)
    assert remark.says.endswith("found 'Nobody'; it does not apply")


def test_settings_that_name_no_partner_stay_what_they_are() -> None:
    settings = Settings(consents=(consent(""),))
    assert with_partners(settings, (), at=TODAY) is settings
