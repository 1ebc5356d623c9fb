"""What the scanner stopped, told and judged."""

from pathlib import Path

import pytest

from edgecode.boundary.errors import BatchError
from edgecode.boundary.scan.scanner import Scan
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.errors import NotAllowedError
from edgecode.usecases.partners import closing
from edgecode.usecases.partners.judging import Outcome, judge, stopped_batches
from simulators.held_film import HeldFilm
from simulators.trace import trace
from simulators.two_partners import P

WEEK = next(P.weeks())


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HeldFilm:
    """A film of which a batch was stopped."""
    monkeypatch.setattr(closing, "scan_batch", lambda _body, _prints: Scan(hit=True, how="as it is", names=1))
    film = HeldFilm(tmp_path).agree(P).until(P.slot(WEEK), trace())
    film.close()
    return film


def test_a_stopped_batch_is_told_until_somebody_judges_it(film: HeldFilm) -> None:
    [stopped] = stopped_batches(film.desk, film.partners)
    assert (stopped.agreement, stopped.partner, stopped.week, stopped.at) == (
        str(P.id),
        "Aria Labs",
        "2026-W10",
        "2026-03-12 12:00 UTC",
    )
    assert stopped.judged is None
    who = film.film.cast["office"]
    done = judge(film.desk, film.partners, stopped.entry[:8], outcome=Outcome.NO_FILM, by=who)
    assert done.says == f"{who} judged what the scanner had stopped: did not hold"
    [again] = stopped_batches(film.desk, film.partners)
    assert (again.judged, again.by) == (Outcome.NO_FILM, who)
    [judged] = film.entries(Kind.SCANNER_JUDGED)
    assert dict(judged.details)[Detail.OUTCOME] == SCALES[Detail.OUTCOME].words.index("did not hold")
    judge(film.desk, film.partners, stopped.entry, outcome=Outcome.FILM, by=who)
    assert stopped_batches(film.desk, film.partners)[0].judged is Outcome.FILM


def test_who_may_not_agree_with_partners_judges_nothing(film: HeldFilm) -> None:
    [stopped] = stopped_batches(film.desk, film.partners)
    with pytest.raises(NotAllowedError, match="agree with partners"):
        judge(film.desk, film.partners, stopped.entry, outcome=Outcome.FILM, by=film.film.cast["log"])
    assert film.entries(Kind.SCANNER_JUDGED) == []


@pytest.mark.parametrize("entry", ["", "zz"])
def test_what_was_not_stopped_is_not_judged(film: HeldFilm, entry: str) -> None:
    with pytest.raises(BatchError, match="one by which the scanner stopped a batch"):
        judge(film.desk, film.partners, entry, outcome=Outcome.FILM, by=film.film.cast["office"])


def test_a_film_without_a_record_has_nothing_stopped(tmp_path: Path) -> None:
    film = HeldFilm(tmp_path / "other")
    assert stopped_batches(film.desk, film.partners) == ()
