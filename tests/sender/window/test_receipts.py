"""Receipts: a partner's word that it holds a batch, taken once."""

from edgecode.boundary.receipt import digest_of
from simulators.agreements import QUILL
from simulators.partner import Partner
from simulators.window import Window

WEEK = "2025-W50"


def test_a_receipt_is_kept_as_it_was_signed(window: Window, partner: Partner) -> None:
    digest = digest_of(partner.fetch(WEEK))
    assert partner.leave_receipt(WEEK, digest=digest).status == 200
    assert (window.folder / "receipts" / f"{WEEK}.note").read_bytes() == partner.receipt(WEEK, digest=digest)


def test_the_same_receipt_again_is_answered_alike_and_counts_once(window: Window, partner: Partner) -> None:
    """Also by a window that was opened anew meanwhile."""
    digest = digest_of(partner.fetch(WEEK))
    first = partner.leave_receipt(WEEK, digest=digest)
    window.reopen()
    assert partner.leave_receipt(WEEK, digest=digest) == first
    assert [each.name for each in (window.folder / "receipts").iterdir()] == [f"{WEEK}.note"]


def test_another_digest_is_refused(window: Window, partner: Partner) -> None:
    assert partner.leave_receipt(WEEK, digest="0" * 64).refused == "other-digest"
    digest = digest_of(partner.fetch(WEEK))
    assert partner.leave_receipt(WEEK, digest=digest).status == 200
    assert partner.leave_receipt(WEEK, digest="0" * 64).refused == "other-digest"
    assert window.refusals == ["other-digest", "other-digest"]


def test_a_receipt_for_a_week_that_was_not_sent_is_none(partner: Partner) -> None:
    assert partner.leave_receipt("2026-W20", digest="0" * 64).refused == "no-receipt"


def test_a_receipt_by_somebody_else_is_none(window: Window, partner: Partner) -> None:
    stranger = Partner(window.ask, key=QUILL, log=window.film.key.verifier, now=window.clock.now)
    body = stranger.receipt(WEEK, digest=digest_of(partner.fetch(WEEK)))
    assert partner.ask("/v1/receipts", method="POST", body=body).refused == "no-receipt"


def test_a_receipt_for_another_log_is_none(window: Window, partner: Partner) -> None:
    """The partner signed it for another film, and it came here."""
    digest = digest_of(partner.fetch(WEEK))
    log = window.film.key.verifier
    other = type(log)(name="edgecode.partner/0/1", kind=log.kind, public=log.public)
    body = Partner(window.ask, key=partner.key, log=other, now=window.clock.now).receipt(WEEK, digest=digest)
    assert partner.ask("/v1/receipts", method="POST", body=body).refused == "no-receipt"
