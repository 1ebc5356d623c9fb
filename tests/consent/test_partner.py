"""When a partner asks for consents."""

import pytest

from edgecode.consent.partner import AskingPartner
from edgecode.entries.vocabulary import ReportClass


@pytest.mark.parametrize(("at", "asks"), [(4, False), (5, True), (8, True), (9, False)])
def test_a_partner_asks_from_the_signing_until_the_agreement_ends(at: int, *, asks: bool) -> None:
    partner = AskingPartner(
        id="0" * 15 + "1",
        name="Aperture Lab",
        classes={ReportClass.BASE: 5},
        since=5,
        ends=9,
        until="1970-01-01",
        bits=40,
    )
    assert partner.asks(at=at) is asks
