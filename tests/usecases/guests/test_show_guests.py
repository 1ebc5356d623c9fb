"""Guest tools as people read them: each sentence with how it stands, each tool in, expired or removed."""

import msgspec
import pytest

from edgecode.findings.approvals import Approvals, approvals, template_lines
from edgecode.findings.word import Deed, Word
from edgecode.usecases.guests.show_guests import Judged, State, guest_row, template_rows
from edgecode.usecases.ports.guests import Installed, LastRun
from simulators.guest_film import ID, ODD, TOOL

AT = 1_764_000_000_000
KEPT = Installed(manifest=TOOL, note=b"", at=AT, by="Bea", entry="")


def said(deed: Deed) -> Approvals:
    """What one word on a sentence comes to."""
    lines = template_lines(ODD.name, ODD.says)
    return approvals([Word(entry="1", deed=deed, by="Bea", at=1, subject=ID, lines=lines)])


@pytest.mark.parametrize(("deed", "state"), [(Deed.APPROVE, Judged.APPROVED), (Deed.DISAPPROVE, Judged.REFUSED)])
def test_a_sentence_stands_as_it_was_judged_last(deed: Deed, state: Judged) -> None:
    rows = template_rows(TOOL, said=said(deed), refused={})
    assert [(each.state, each.by) for each in rows] == [(Judged.OPEN, ""), (state, "Bea")]


def test_what_a_rule_refuses_nobody_approved() -> None:
    [_alike, odd] = template_rows(TOOL, said=said(Deed.APPROVE), refused={"odd": "a rule"})
    assert (odd.state, odd.by, odd.why) == (Judged.BY_RULE, "", "a rule")


@pytest.mark.parametrize(
    ("removed", "today", "state"),
    [
        (None, "2026-10-31", State.IN),
        (None, "2026-11-01", State.EXPIRED),
        (AT, "2026-11-01", State.REMOVED),
    ],
)
def test_a_tool_is_in_until_its_last_day_is_over_or_it_is_removed(
    removed: int | None, today: str, state: State
) -> None:
    kept = msgspec.structs.replace(KEPT, removed=removed)
    row = guest_row(kept, templates=(), parts=(), run=None, today=today)
    assert (row.state, row.ran, row.installed) == (state, "", "2025-11-24")


def test_a_tool_shows_its_last_run_and_which_sentences_wait() -> None:
    rows = template_rows(TOOL, said=said(Deed.APPROVE), refused={})
    row = guest_row(
        KEPT, templates=rows, parts=(), run=LastRun(version=1, at=AT, by="Wim", ending="done"), today="2026-01-01"
    )
    assert (row.ran, row.ending) == ("2025-11-24 16:00 UTC", "done")
    assert ([each.name for each in row.approved], [each.name for each in row.undecided]) == (["odd"], ["alike"])
