"""Closing weeks: what is handed over and when, what is not, and what comes on record. Bytes are compared in tests/laws."""

from pathlib import Path

import msgspec
import pytest

from edgecode.boundary.agreement import MINUTE_MS
from edgecode.boundary.batch import read_body
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.errors import BatchError, SendError
from edgecode.boundary.lines import BODY_BYTES, Holds
from edgecode.boundary.policy import policy_of
from edgecode.boundary.scan.scanner import Scan
from edgecode.boundary.week import Week
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role
from edgecode.errors import RecordReadOnlyError
from edgecode.usecases.partners import closing
from edgecode.usecases.ports.partners import Ended
from simulators.held_film import HeldFilm
from simulators.trace import consents, on, trace
from simulators.two_partners import P, Q

FIRST, SECOND = [*P.weeks()][:2]


@pytest.fixture(autouse=True)
def _scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scanner takes seconds for a batch; tests/laws/test_film_stays.py waits for it."""
    monkeypatch.setattr(closing, "scan_batch", lambda _body, _prints: Scan())


@pytest.fixture
def film(tmp_path: Path) -> HeldFilm:
    """A film under two agreements, at the first slot of the first of them."""
    return HeldFilm(tmp_path).agree(P, Q).until(P.slot(FIRST), trace())


def body(film: HeldFilm, week: Week = FIRST) -> str:
    return film.partners.outbox[str(P.id), week]


def test_a_week_is_handed_over_in_its_slot_debited_first(film: HeldFilm) -> None:
    assert film.close() == ["Aria Labs 2026-W10: its tables"]
    assert film.partners.order == ["debit 2026-W10", "body 2026-W10"]
    [debit] = film.partners.debited
    assert (debit.agreement, debit.version, debit.bits, debit.at) == (str(P.id), 1, worst_case_bits(P), film.clock.at)
    batch = read_body(body(film), agreement=P)
    assert batch.holds is Holds.TABLES
    assert len(body(film)) == BODY_BYTES
    [built] = film.entries(Kind.BATCH_BUILT)
    assert built.role is Role.EDGECODE
    assert (IdRole.AGREEMENT, P.id) in built.ids


def test_outside_of_a_slot_nothing_happens(film: HeldFilm) -> None:
    for minute in (-1, 8, 60):
        film.clock.at = P.slot(FIRST) + minute * MINUTE_MS if minute != 8 else Q.slot(FIRST) + 8 * MINUTE_MS
        assert film.close() == []
    assert film.partners.order == []
    assert film.entries(Kind.BATCH_BUILT) == []


def test_each_partner_has_its_own_slot(film: HeldFilm) -> None:
    film.clock.at = Q.slot(FIRST)
    assert film.close() == ["Aria Labs 2026-W10: its tables", "Quill Research 2026-W10: its tables"]


def test_closed_again_in_the_slot_it_is_made_anew_from_the_consents_of_that_moment(film: HeldFilm) -> None:
    film.close()
    before = body(film)
    film.clock.at += 2 * MINUTE_MS
    assert film.close() == ["Aria Labs 2026-W10: its tables"]
    assert body(film) == before
    film.until(film.clock.at + MINUTE_MS, consents(["lead", "office", "floor"], at=film.clock.at, verb="withdrawn"))
    film.close()
    assert body(film) != before
    assert film.partners.order.count("debit 2026-W10") == 1
    assert len(film.entries(Kind.BATCH_BUILT)) == 1


def test_what_was_sent_is_not_made_again_and_comes_on_record_once(film: HeldFilm) -> None:
    film.close()
    film.partners.send(str(P.id))
    assert film.close() == []
    assert film.closing.note() == ()
    [sent] = film.entries(Kind.BATCH_SENT)
    assert sent.role is Role.EDGECODE
    assert film.entries(Kind.BATCH_REPLACED_BY_NULL) == []


def test_a_missed_week_is_debited_without_a_body_in_the_next_slot(film: HeldFilm) -> None:
    film.until(P.slot(SECOND))
    assert film.close() == [
        "Aria Labs 2026-W10: the empty batch, for its slot was missed",
        "Aria Labs 2026-W11: its tables",
    ]
    assert film.partners.order == ["debit 2026-W10", "debit 2026-W11", "body 2026-W11"]
    film.partners.send(str(P.id))
    film.closing.note()
    assert len(film.entries(Kind.BATCH_REPLACED_BY_NULL)) == len(film.entries(Kind.BATCH_SENT)) == 1


def test_what_the_scanner_stops_goes_out_empty_and_is_an_entry(film: HeldFilm, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Scan(hit=True, how="as it is", shingles=3)
    monkeypatch.setattr(closing, "scan_batch", lambda _body, _prints: found)
    [closed] = film.closing.close()
    assert isinstance(closed, closing.Closed)
    assert (closed.how, closed.why) == (
        closing.How.STOPPED,
        "Something of the film was found, read 'as it is': 3 stretches of 20 letters.",
    )
    assert read_body(body(film), agreement=P).holds is Holds.NOTHING
    assert len(film.entries(Kind.SCANNER_STOPPED_BATCH)) == 1
    assert film.entries(Kind.BATCH_BUILT) == []


def test_a_class_that_the_policy_does_not_allow_sends_it_empty(film: HeldFilm, monkeypatch: pytest.MonkeyPatch) -> None:
    """The policy is that of an agreement that ended long ago: nothing is permitted on that day."""
    over = msgspec.structs.replace(P, begins="2024-01-01", until="2024-02-01")
    monkeypatch.setattr(closing, "policy_of", lambda deal: policy_of((over, deal[1])))
    [closed] = film.closing.close()
    assert isinstance(closed, closing.Closed)
    assert closed.how is closing.How.EMPTY
    assert "does not let these be told today: base, pairs of kinds" in closed.why
    assert read_body(body(film), agreement=P).holds is Holds.NOTHING


def test_a_batch_that_cannot_be_made_goes_out_empty(film: HeldFilm, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object, **_more: object) -> None:
        raise BatchError("week", expected="one that can be told", found="another")

    monkeypatch.setattr(closing, "told_of", fails)
    assert film.close() == ["Aria Labs 2026-W10: the empty batch"]
    assert read_body(body(film), agreement=P).holds is Holds.NOTHING


def test_a_copied_record_hands_nothing_over(film: HeldFilm, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses() -> None:
        raise RecordReadOnlyError("record.db", why="a copy", advice="Adopt it.")

    monkeypatch.setattr(film.record, "ready", refuses)
    with pytest.raises(RecordReadOnlyError, match="a copy"):
        film.closing.close()
    assert film.partners.order == []


def test_a_clock_behind_the_record_hands_nothing_over(film: HeldFilm) -> None:
    film.clock.at = on(0, 0)
    with pytest.raises(SendError, match="clock: expected 2026-03-12"):
        film.closing.close()
    film.clock.at = P.slot(FIRST)
    film.close()
    film.clock.at = P.slot(FIRST) - 1
    with pytest.raises(SendError, match="clock"):
        film.closing.note()
    assert film.partners.order == ["debit 2026-W10", "body 2026-W10"]


def test_the_trouble_of_one_partner_is_not_anothers(film: HeldFilm) -> None:
    film.partners.broken.add(str(P.id))
    film.clock.at = Q.slot(FIRST)
    assert film.close() == ["Aria Labs: not closed", "Aria Labs: not closed", "Quill Research 2026-W10: its tables"]
    assert [each.partner for each in film.closing.note()] == ["Aria Labs"]


def test_an_agreement_that_was_revoked_is_closed_no_more(film: HeldFilm) -> None:
    film.partners.end(Ended(agreement=str(P.id), at=film.clock.at, by="studio", entry="1" * 32))
    assert film.close() == []
    with pytest.raises(SendError, match="in force"):
        film.closing.preview(str(P.id), FIRST)


def test_an_agreement_that_has_run_out_is_noted_once(film: HeldFilm) -> None:
    film.until(Q.slot([*Q.weeks()][-1]) + 60 * MINUTE_MS)
    film.closing.note()
    film.closing.note()
    agreements = [dict(each.ids)[IdRole.AGREEMENT] for each in film.entries(Kind.AGREEMENT_EXPIRED)]
    assert agreements == [P.id, Q.id]


def test_a_preview_is_what_would_go_and_keeps_nothing(film: HeldFilm) -> None:
    before = len(film.record.rows)
    film.clock.at -= MINUTE_MS * 60 * 24
    shown = film.closing.preview(str(P.id), FIRST)
    assert (film.partners.order, len(film.record.rows)) == ([], before)
    film.clock.at = P.slot(FIRST)
    film.close()
    assert body(film) == shown
    with pytest.raises(BatchError, match="a week of which the agreement tells"):
        film.closing.preview(str(P.id), Week.named("2027-W01"))


def test_a_film_without_a_record_closes_nothing(tmp_path: Path) -> None:
    film = HeldFilm(tmp_path).agree(P).until(P.slot(FIRST))
    assert film.close() == []
    assert film.closing.note() == ()
    with pytest.raises(SendError, match="expected one, since agreements are signed on record"):
        film.closing.preview(str(P.id), FIRST)
