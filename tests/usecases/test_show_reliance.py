"""Reliance as it is told to whoever looks."""

import pytest

from edgecode.consent.reliance.watched import Verdict
from edgecode.consent.standing import Standing
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.show_reliance import RelianceRow, reliance_rows
from simulators.made_stream import CREW, at, decisions, standing
from simulators.shared_desk import SharedDesk
from simulators.telling import tells

FILM = """
    --- film.toml
    [people."Nadia"]
    role = "script supervisor"
    may = ["raise standings"]
    [people."Otto"]
    role = "1st AD"
    [people."Ines"]
    role = "director"
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Nadia"
    on = 2025-09-01
    """


@pytest.fixture
def held(opened: OpenFilm) -> SharedDesk:
    return SharedDesk(opened)


told = tells(FILM)


def row(held: SharedDesk, *, viewer: str | None) -> RelianceRow:
    rows = reliance_rows(held.desk.leanings(), held.desk.today(), viewer=viewer)
    return next(each for each in rows if each.check == "unshot-line")


@told
def test_before_anything_is_said_there_is_nothing_to_tell(held: SharedDesk) -> None:
    rows = reliance_rows(held.desk.leanings(), held.desk.today(), viewer=None)
    assert {(row.decisions, row.adoption, row.announcements) for row in rows} == {(0, None, ())}


@told
def test_what_three_did_is_told_to_everybody_with_where_the_check_went(held: SharedDesk) -> None:
    held.replay(decisions(25, rate=1.0))
    for viewer in (None, "Nadia", "Otto"):
        found = row(held, viewer=viewer)
        assert (found.declared, found.stepped_down, found.verdict) == (Standing.ON_REQUEST, True, Verdict.BEYOND)
        assert (found.decisions, found.people, found.hidden) == (25, 3, False)
        [announced] = found.announcements
        assert (announced.declared, announced.took_down_to, announced.to) == (Standing.OFFERED, Standing.ON_REQUEST, ())
        assert announced.at > held.desk.leanings()[0].watched.n


@told
def test_what_one_did_is_told_to_them_and_to_who_keeps_the_record(held: SharedDesk) -> None:
    held.replay(decisions(25, rate=1.0, crew={"Nadia": CREW["Nadia"]}))
    for viewer in (None, "Nadia"):
        assert row(held, viewer=viewer).decisions == 25
        assert len(row(held, viewer=viewer).announcements) == 1
    others = row(held, viewer="Otto")
    assert (others.hidden, others.decisions, others.adoption, others.announcements) == (True, None, None, ())
    assert others.declared is Standing.ON_REQUEST
    assert "told to them alone" in others.reason


@told
def test_after_a_person_raised_it_the_evidence_begins_again_and_the_announcement_stays(held: SharedDesk) -> None:
    held.replay([*decisions(25, rate=1.0), standing("raised", "offered", seconds=3_000)])
    found = row(held, viewer=None)
    assert (found.declared, found.stepped_down, found.decisions) == (Standing.OFFERED, False, 0)
    assert len(found.announcements) == 1


@told
def test_nobody_is_offered_what_cannot_be_told(held: SharedDesk) -> None:
    [line] = decisions(1, rate=1.0)
    held.replay([line | {"at": at(0)}])
    found = row(held, viewer=None)
    assert (found.verdict, found.measured) == (Verdict.CANNOT_TELL, None)
