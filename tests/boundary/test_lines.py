import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.lines import BODY_BYTES, LINES, PairsLine, TrialsLine, filled, slot_of, slot_text
from edgecode.boundary.told import NO_PAIRS
from edgecode.boundary.trials import Outcome

MINUTES = st.datetimes(dt.datetime(1000, 1, 1), dt.datetime(9999, 12, 31)).map(  # noqa: DTZ001  Hypothesis wants them without
    lambda at: int((at - dt.datetime(1970, 1, 1)).total_seconds() // 60) * 60_000  # noqa: DTZ001
)


def test_a_slot_is_written_as_rfc_3339_has_it() -> None:
    assert slot_text(1_775_736_000_000) == "2026-04-09T12:00:00Z"
    assert slot_of("2026-04-09T12:00:00Z") == 1_775_736_000_000


@given(MINUTES)
def test_a_slot_comes_back_as_it_was(slot: int) -> None:
    assert slot_of(slot_text(slot)) == slot


@pytest.mark.parametrize(
    "text", ["", "2026-04-09", "2026-04-09T12:00:01Z", "2026-02-30T12:00:00Z", "2026-04-09T12:00:00+00:00"]
)
def test_what_is_no_full_minute_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"time data|day is out of range"):
        slot_of(text)


def test_pads_make_every_text_as_long_as_each_other() -> None:
    texts = [filled([PairsLine(NO_PAIRS), TrialsLine(outcome)]) for outcome in Outcome]
    assert {len(text.encode()) for text in texts} == {BODY_BYTES}
    assert len({text.rpartition('{"pads":"')[2] for text in texts}) > 1
    assert all(text.endswith('."}\n') for text in texts)


def test_a_body_has_a_line_for_each_phase_and_class() -> None:
    assert LINES == 8
    assert BODY_BYTES % 1024 == 0
