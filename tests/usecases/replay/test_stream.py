"""What follows from a stream as it goes: the same, whether it comes in one piece or two, and as the whole record has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import written as written_out
from edgecode.bootstrap import open_film
from edgecode.consent.standing import Standing
from edgecode.entries.handle import THE_HOUSE
from edgecode.entries.kind import Kind
from edgecode.usecases.open_film import OpenFilm
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.made_stream import CREW, Line, decisions, standing
from simulators.shared_desk import SharedDesk

FILM = """
    --- film.toml
    [people."Nadia"]
    role = "script supervisor"
    may = ["raise standings"]
    [people."Otto"]
    role = "1st AD"
    [people."Ines"]
    role = "director"
    """
HOUR = 3_600


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> OpenFilm:
    folder: Path = tmp_path_factory.mktemp("film")
    return open_film(written_out(FILM, folder), clock=SetClock(), entropy=CountedEntropy())


CREWS = [{name: CREW[name] for name in names} for names in (["Nadia"], ["Otto", "Nadia"], ["Nadia", "Otto", "Ines"])]
PARTS = st.lists(
    st.tuples(
        st.sampled_from(["on request", "offered", "standard", "off", ""]),
        st.sampled_from(CREWS),
        st.integers(1, 50),
        st.sampled_from([0.3, 0.9, 1.0]),
        st.sampled_from([1, 5]),
    ),
    min_size=1,
    max_size=5,
)
Parts = list[tuple[str, dict[str, str], int, float, int]]


def told(parts: Parts) -> Iterator[Line]:
    """Tell stretches of decisions, each after a standing was given, by whoever may."""
    for nth, (to, crew, many, rate, burst) in enumerate(parts):
        if to:
            # What edgecode has taken down meanwhile is not known here: off first, so that raising is raising.
            yield standing("lowered", "off", seconds=nth * HOUR)
            if to != "off":
                yield standing("raised", to, seconds=nth * HOUR)
        yield from decisions(many, rate=rate, seed=nth, burst=burst, crew=crew, begins=nth * HOUR)


def announced(held: SharedDesk) -> list[tuple[Kind, int]]:
    """What edgecode entered by itself, and when."""
    return [
        (row.entry.kind, row.entry.at)
        for row in held.record.rows
        if row.entry is not None and row.entry.who == THE_HOUSE
    ]


@settings(deadline=None, max_examples=60)
@given(parts=PARTS, cut=st.integers(0, 200))
def test_in_two_pieces_it_comes_to_the_same_as_in_one(film: OpenFilm, parts: Parts, cut: int) -> None:
    lines = list(told(parts))
    whole, pieces = SharedDesk(film), SharedDesk(film)
    whole.replay(lines)
    for piece in (lines[:cut], lines[cut:]):
        if piece:
            pieces.replay(piece)
            pieces.desk.today()
    assert announced(pieces) == announced(whole)


@settings(deadline=None, max_examples=60)
@given(parts=PARTS)
def test_who_looks_at_the_whole_record_afterwards_finds_nothing_left_to_announce(film: OpenFilm, parts: Parts) -> None:
    held = SharedDesk(film)
    held.replay(told(parts))
    before = list(held.record.rows)
    SharedDesk(film, beside=held).desk.today()
    assert held.record.rows == before


def test_an_announcement_comes_right_after_the_decision_that_went_too_far(film: OpenFilm) -> None:
    held = SharedDesk(film)
    held.replay([standing("raised", "standard", seconds=0), *decisions(120, rate=1.0)])
    kinds = held.kinds()
    first = kinds.index(Kind.RELIANCE_ANNOUNCED)
    assert kinds[first - 1 : first + 3] == [
        *(Kind.DECISION_MADE, Kind.RELIANCE_ANNOUNCED, Kind.STANDING_STEPPED_DOWN, Kind.DECISION_MADE)
    ]
    rows = held.record.rows[first - 1 : first + 2]
    assert len({row.entry.at for row in rows if row.entry is not None}) == 1


def test_edgecode_takes_a_check_down_for_the_lines_that_follow(film: OpenFilm) -> None:
    """The stream cannot raise it to what it was declared before: it has to say that it knows where the check is now."""
    held = SharedDesk(film)
    lines = [standing("raised", "offered", seconds=0), *decisions(25, rate=1.0)]
    held.replay([*lines, standing("raised", "offered", seconds=HOUR)])
    assert held.desk.today().let.standings.standing("unshot-line") is Standing.OFFERED
    assert held.kinds()[-1] is Kind.STANDING_RAISED
