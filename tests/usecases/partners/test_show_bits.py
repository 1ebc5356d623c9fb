"""What a partner can still learn."""

from pathlib import Path

import pytest

from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.how_long import weeks_for_idea, years_for_script
from edgecode.boundary.scan.scanner import Scan
from edgecode.usecases.partners import closing
from edgecode.usecases.partners.show_bits import bits_views
from simulators.held_film import HeldFilm
from simulators.trace import trace
from simulators.two_partners import P

WEEKS = [*P.weeks()]


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HeldFilm:
    """A film on the day of signing."""
    monkeypatch.setattr(closing, "scan_batch", lambda _body, _prints: Scan())
    return HeldFilm(tmp_path).agree(P)


def test_what_is_used_and_what_is_left_come_to_the_whole_term(film: HeldFilm) -> None:
    [before] = bits_views(film.partners, at=film.clock.at, script=None)
    a_week = worst_case_bits(P)
    assert (before.partner, before.week, before.next_slot) == ("Aria Labs", "2026-W10", P.slot(WEEKS[0]))
    assert before.used == 0
    assert before.left == pytest.approx(5 * a_week)
    film.until(P.slot(WEEKS[0]), trace()).close()
    [after] = bits_views(film.partners, at=film.clock.at + 1, script=None)
    assert (after.week, after.used) == ("2026-W11", a_week)
    assert after.left == pytest.approx(4 * a_week)
    [last] = bits_views(film.partners, at=P.slot(WEEKS[-1]) + 1, script=None)
    assert (last.week, last.next_slot, last.left) == ("", None, 0)


def test_the_years_are_of_this_script_where_there_is_one(film: HeldFilm) -> None:
    script = film.desk.look().film.script
    assert script is not None
    [view] = bits_views(film.partners, at=film.clock.at, script=script)
    letters = sum(len(each.text) for each in script.paragraphs)
    assert view.script_years == years_for_script(view.a_week, letters=letters)
    [unknown] = bits_views(film.partners, at=film.clock.at, script=None)
    assert unknown.script_years == years_for_script(view.a_week)
    assert view.idea_weeks == weeks_for_idea(view.a_week)
