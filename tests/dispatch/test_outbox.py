from pathlib import Path

import pytest

from edgecode.boundary.errors import SendError
from edgecode.boundary.week import Week
from edgecode.dispatch.outbox import Outbox

WEEK = Week.named("2026-W14")


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    (tmp_path / "outbox").mkdir()
    return Outbox(tmp_path / "outbox")


def test_a_body_replaces_the_one_before_it_and_others_stay(outbox: Outbox, tmp_path: Path) -> None:
    outbox.put(WEEK, "one\n")
    outbox.put(WEEK.after, "later\n")
    outbox.put(WEEK, "two\n")
    assert (outbox.body(WEEK), outbox.body(WEEK.after), outbox.body(WEEK.after.after)) == ("two\n", "later\n", None)
    assert sorted(file.name for file in (tmp_path / "outbox").iterdir()) == ["2026-W14.ndjson", "2026-W15.ndjson"]


def test_what_was_sent_is_cleared_and_nothing_else(outbox: Outbox, tmp_path: Path) -> None:
    outbox.put(WEEK, "one\n")
    outbox.put(WEEK.after, "later\n")
    outbox.end()
    outbox.keep_only(frozenset({WEEK.after}))
    assert sorted(file.name for file in (tmp_path / "outbox").iterdir()) == ["2026-W15.ndjson", "ended"]


def test_an_agreement_that_was_revoked_says_so_for_good(outbox: Outbox) -> None:
    assert not outbox.has_ended
    outbox.end()
    outbox.end()
    assert outbox.has_ended


def test_an_outbox_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "none")
    assert outbox.body(WEEK) is None
    with pytest.raises(SendError, match="no such file"):
        outbox.put(WEEK, "one\n")
    with pytest.raises(SendError, match="no such file"):
        outbox.keep_only(frozenset())
    with pytest.raises(SendError, match="no such file"):
        outbox.end()
    with pytest.raises(SendError, match="no such file"):
        assert outbox.has_ended
