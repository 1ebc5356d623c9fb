"""What a week tells at most is the same whoever says no or withdraws, and never less than what goes."""

from pathlib import Path

from edgecode.boundary.batch import read_body
from edgecode.boundary.told import Told
from edgecode.boundary.trials import Outcome
from edgecode.consent.purpose import Purpose
from edgecode.usecases.partners.at_most import told_at_most
from edgecode.usecases.partners.in_force import in_force
from edgecode.usecases.partners.mirror import MirrorDesk
from simulators.held_film import HeldFilm
from simulators.trace import trace
from simulators.two_films import CAUSEWAY
from simulators.two_partners import P

WEEK = next(P.weeks())
LAST = [*P.weeks()][-1]


def most(film: HeldFilm) -> Told | None:
    [agreed] = in_force(film.partners)
    return told_at_most(agreed, WEEK, desk=film.desk, today=film.desk.today())


def test_it_is_what_goes_where_everybody_said_yes_and_is_the_same_where_somebody_withdraws(tmp_path: Path) -> None:
    film = HeldFilm(tmp_path).agree(P).until(P.slot(WEEK) - 1, trace())
    shown = most(film)
    assert read_body(film.closing.preview(str(P.id), WEEK)).told == shown
    MirrorDesk(film.desk, film.partners).withhold(str(P.id), WEEK.name, by=CAUSEWAY.cast["lead"])
    assert most(film) == shown
    assert read_body(film.closing.preview(str(P.id), WEEK)).told != shown, "what goes is less"


def test_who_never_answered_counts_in_it_as_if_they_had(tmp_path: Path) -> None:
    everybody = most(HeldFilm(tmp_path / "all").agree(P).until(P.slot(WEEK) - 1, trace()))
    without = [each for each in trace() if each.part != "lead" or each.more.get("purpose") != Purpose.REPORT]
    film = HeldFilm(tmp_path / "one").agree(P).until(P.slot(WEEK) - 1, without)
    assert most(film) == everybody
    assert read_body(film.closing.preview(str(P.id), WEEK)).told != everybody


def test_no_outcome_of_a_trial_is_in_it(tmp_path: Path) -> None:
    film = HeldFilm(tmp_path).agree(P).until(P.slot(LAST) - 1, trace())
    [agreed] = in_force(film.partners)
    told = told_at_most(agreed, LAST, desk=film.desk, today=film.desk.today())
    assert told is not None
    assert told.outcome is Outcome.COULD_NOT_BE_TOLD
    assert read_body(film.closing.preview(str(P.id), LAST)).told.outcome is not Outcome.COULD_NOT_BE_TOLD
