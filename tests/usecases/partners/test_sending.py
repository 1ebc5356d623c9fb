"""Sending to each partner at once; what a sender does stands in tests/sender."""

from pathlib import Path
from threading import Barrier

import pytest

from edgecode.boundary.agreement import MINUTE_MS
from edgecode.boundary.errors import SendError
from edgecode.boundary.scan.scanner import Scan
from edgecode.usecases.partners import closing
from edgecode.usecases.partners.sending import send_due
from edgecode.usecases.ports.partners import Partners, Went
from simulators.held_film import HeldFilm
from simulators.trace import trace
from simulators.two_partners import P, Q

WEEK = next(P.weeks())


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HeldFilm:
    """A film that has closed a week for two partners."""
    monkeypatch.setattr(closing, "scan_batch", lambda _body, _prints: Scan())
    film = HeldFilm(tmp_path).agree(P, Q).until(Q.slot(WEEK), trace())
    film.close()
    return film


def test_what_is_due_goes_to_each(film: HeldFilm) -> None:
    told = send_due(lambda: film.partners, at=film.clock.at)
    assert [(each.partner, [sent.week.name for sent in each.sent], each.why) for each in told] == [
        ("Aria Labs", ["2026-W10"], ""),
        ("Quill Research", ["2026-W10"], ""),
    ]
    assert all(sent.tables for each in told for sent in each.sent)
    assert send_due(lambda: film.partners, at=film.clock.at) == ()


def test_outside_of_a_slot_nobody_is_sent_to(film: HeldFilm) -> None:
    assert send_due(lambda: film.partners, at=film.clock.at + 60 * MINUTE_MS) == ()


def test_none_waits_for_another(film: HeldFilm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither sender comes to its end before both have begun: one after the other they would wait for ever."""
    both = Barrier(2)
    send = type(film.partners).send

    def together(partners: Partners, agreement: str) -> Went:
        both.wait(timeout=30)
        return send(film.partners, agreement)

    monkeypatch.setattr(type(film.partners), "send", together)
    assert all(each.sent for each in send_due(lambda: film.partners, at=film.clock.at))


def test_what_goes_wrong_with_one_is_told_and_the_other_is_sent_to(film: HeldFilm) -> None:
    film.partners.broken.add(str(P.id))
    first, second = send_due(lambda: film.partners, at=film.clock.at)
    assert (first.sent, first.why) == ((), f"{P.id}: expected a log as it was last, found another")
    assert [sent.week for sent in second.sent] == [WEEK]


def test_the_advice_of_an_error_is_told_with_it(film: HeldFilm, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_partners: Partners, _agreement: str) -> Went:
        raise SendError("bubblewrap", expected="it installed", found="none", advice="Install it.")

    monkeypatch.setattr(type(film.partners), "send", fails)
    assert {each.why for each in send_due(lambda: film.partners, at=film.clock.at)} == {
        "bubblewrap: expected it installed, found none. Install it."
    }
