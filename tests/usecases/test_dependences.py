"""What film.toml makes depend on a check is announced at once, once, and counts one standing less from the first."""

from edgecode.consent.announced import Why
from edgecode.consent.standing import Standing, StandingSet
from edgecode.entries.kind import Kind
from edgecode.findings.word import Deed, Word
from edgecode.usecases.dependences import dependence_announced, dependences_due
from edgecode.usecases.open_film import OpenFilm
from simulators.made_stream import at, decisions
from simulators.shared_desk import SharedDesk

PRESET = StandingSet(check="unshot-line", standing=Standing.OFFERED, by="Nadia", template="series")
NEEDED = StandingSet(check="unshot-line", standing=Standing.STANDARD, by="Nadia", required_for="the daily report")
KINDS = (Kind.STANDING_RAISED, Kind.RELIANCE_DEPENDENCE_ANNOUNCED, Kind.STANDING_STEPPED_DOWN)


def test_a_template_and_a_need_are_each_told_with_what_they_are() -> None:
    preset, says = dependence_announced(PRESET, now=Standing.OFFERED)
    assert (preset.why, preset.what, preset.to) == (Why.TEMPLATE, "series", ())
    assert says == (
        "unshot-line: it came on in the template series. It is on request until a named person of this film raises it"
    )
    needed, says = dependence_announced(NEEDED, now=Standing.STANDARD)
    assert (needed.why, needed.what) == (Why.REQUIRED, "the daily report")
    assert says.startswith("unshot-line: the daily report cannot be done without it. It is offered until ")


def test_it_tells_the_standing_that_is_and_not_the_one_that_is_written() -> None:
    _announced, says = dependence_announced(NEEDED, now=Standing.OFF)
    assert "It is off until" in says


def test_what_is_off_or_depends_on_nothing_wants_no_announcement() -> None:
    off = StandingSet(check="none-usable", standing=Standing.OFF, by="Nadia", template="series")
    plain = StandingSet(check="slate-differs", standing=Standing.OFFERED, by="Nadia")
    assert list(dependences_due([off, plain, PRESET], [])) == [PRESET]


def test_what_was_announced_is_not_due_again_and_what_is_asked_for_more_is() -> None:
    announced, says = dependence_announced(PRESET, now=Standing.OFFERED)
    word = Word(entry="1", deed=Deed.DEPEND, by="", at=0, says=says, check="unshot-line", announced=announced)
    assert list(dependences_due([PRESET], [word])) == []
    assert list(dependences_due([NEEDED], [word])) == [NEEDED]


def test_a_check_of_a_template_counts_one_standing_less_before_anything_is_on_record(opened: OpenFilm) -> None:
    """
    --- film.toml
    [people."Nadia"]
    may = ["raise standings"]
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    template = "series"
    by = "Nadia"
    """
    held = SharedDesk(opened)
    standings = held.desk.today().let.standings
    assert not held.made
    assert standings.standing("unshot-line") is Standing.ON_REQUEST
    assert standings.of["unshot-line"].stepped_down


def test_it_is_announced_with_the_first_thing_said_and_once(opened: OpenFilm) -> None:
    """
    --- film.toml
    [people."Nadia"]
    may = ["raise standings"]
    [people."Otto"]
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    required_for = "the daily report"
    by = "Nadia"
    """
    held = SharedDesk(opened)
    held.desk.standing("none-usable", Standing.OFF, by="Otto")
    for _ in range(3):
        today = held.desk.today()
    assert held.kinds() == [*KINDS, Kind.STANDING_LOWERED]
    assert today.let.standings.standing("unshot-line") is Standing.ON_REQUEST


def test_a_named_person_who_raises_it_in_the_room_has_settled_it(opened: OpenFilm) -> None:
    """It is the first thing anybody says: what stands in film.toml is announced before it, and not after.

    --- film.toml
    [people."Nadia"]
    may = ["raise standings"]
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    template = "series"
    by = "Nadia"
    """
    held = SharedDesk(opened)
    held.desk.standing("unshot-line", Standing.OFFERED, by="Nadia")
    for _ in range(2):
        standings = held.desk.today().let.standings
    assert standings.standing("unshot-line") is Standing.OFFERED
    assert not standings.of["unshot-line"].stepped_down
    assert held.kinds() == [*KINDS, Kind.STANDING_RAISED]


def test_a_replay_announces_it_ahead_of_its_first_line_at_that_time(opened: OpenFilm) -> None:
    """
    --- film.toml
    [people."Nadia"]
    may = ["raise standings"]
    [[standings]]
    check = "unshot-line"
    standing = "standard"
    template = "series"
    by = "Nadia"
    """
    held = SharedDesk(opened)
    [line] = decisions(1, rate=0.0, crew={"Nadia": "director"})
    held.replay([line])
    held.desk.today()
    assert held.kinds() == [*KINDS, Kind.DECISION_MADE]
    assert line["at"] == at(0)
    assert len({row.entry.at for row in held.record.rows if row.entry is not None}) == 1
