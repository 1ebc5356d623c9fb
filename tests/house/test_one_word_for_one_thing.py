from edgecode.consent.people import May
from edgecode.consent.standing import Standing
from edgecode.entries.detail import SCALES, Detail


def test_standings_are_the_same_in_the_record_as_on_the_page() -> None:
    assert SCALES[Detail.STANDING].words == SCALES[Detail.STANDING_BEFORE].words == tuple(Standing)


def test_every_authority_can_be_recorded() -> None:
    assert set(May) <= set(SCALES[Detail.AUTHORITY].words)
