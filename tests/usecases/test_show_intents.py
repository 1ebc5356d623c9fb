"""As intended: what was broken on purpose, from wherever it was said, in the order of the script."""

from pathlib import Path

import pytest

from edgecode.consent.standing import Standing
from edgecode.errors import NothingToUndoError
from edgecode.film.pointer import Pointer
from edgecode.usecases.show_intents import Became, IntentView, intents_view, withdraw
from simulators.desk_at_hand import DeskAtHand
from simulators.telling import tells

FILM = """
    --- film.toml
    [people."Nadia"]
    role = "script supervisor"
    may = ["raise standings", "set intents"]
    [people."Wim"]
    role = "writer"
    may = ["set intents"]
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Nadia"
    on = 2025-11-01
    [[consents]]
    purpose = "checks reading my material"
    answer = "given"
    by = "Nadia"
    on = 2025-11-01
    [[consents]]
    purpose = "checks reading my material"
    answer = "given"
    by = "Wim"
    on = 2025-11-01
    [[intents]]
    check = "unshot-line"
    scene = "13"
    line = "Stairs, then."
    by = "Nadia"
    on = 2025-11-03
    because = "She says it with her shoes."
    [[intents]]
    check = "unshot-line"
    scene = "12"
    line = "A line nobody wrote"
    by = "Nadia"
    [[intents]]
    check = "line-lost-in-cut"
    scene = "12"
    by = "Wim"
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.

    PORTER
    I said I'd look at it.

    INT. STAIRS - NIGHT #13#

    NADIA
    Stairs, then.

    PORTER
    All nine floors.
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,1,circled
    13A-1,2,circled
    """


told = tells(FILM)


@pytest.fixture
def at(folder: Path) -> DeskAtHand:
    """The told film at a desk."""
    return DeskAtHand(folder)


def shown(at: DeskAtHand, viewer: str = "") -> tuple[IntentView, ...]:
    """What the page shows somebody."""
    return intents_view(at.desk.today(viewer=viewer))


@told
def test_each_stands_in_the_order_of_the_script_with_its_line_quoted(at: DeskAtHand) -> None:
    every = shown(at)
    assert [each.scene for each in every] == ["12", "12", "13"]
    last = every[-1]
    assert (last.line, last.quote, last.by, last.on) == (1, "Stairs, then.", "Nadia", "2025-11-03")
    assert last.because == "She says it with her shoes."
    assert last.place.startswith("film.toml:")


@told
def test_each_says_what_it_comes_to_now_and_not_more(at: DeskAtHand) -> None:
    became = {(each.scene, each.check, each.about): each.became for each in shown(at)}
    assert became == {
        ("12", "unshot-line", "scene 12, “A line nobody wrote”"): Became.NO_LINE,
        ("12", "line-lost-in-cut", "scene 12"): Became.NOT_LOOKED,
        ("13", "unshot-line", "scene 13, “Stairs, then.”"): Became.EXCUSES,
    }
    at.desk.standing("unshot-line", Standing.OFF, by="Wim")
    assert [each.became for each in shown(at) if each.scene == "13"] == [Became.NOT_LOOKED]


@told
def test_one_that_excuses_nothing_any_more_says_so(at: DeskAtHand, folder: Path) -> None:
    log = folder / "day1" / "log.csv"
    log.write_text(log.read_text(encoding="utf-8").replace("13A-1,2", "13A-1,1-2"), encoding="utf-8")
    assert [each.became for each in shown(at) if each.scene == "13"] == [Became.NOTHING]


@told
def test_one_said_in_the_room_stands_at_the_line_its_finding_is_about(at: DeskAtHand) -> None:
    [card] = at.desk.today(viewer="Wim").cards
    at.desk.intend("unshot-line", Pointer(scene="12"), by="Wim", finding=card.finding.id, because="off, on purpose")
    [found] = [each for each in shown(at, "Wim") if each.place == "the record"]
    assert (found.scene, found.line, found.quote) == ("12", 2, "I said I'd look at it.")
    assert (found.by, found.on, found.because, found.became) == ("Wim", "2025-11-24", "off, on purpose", Became.EXCUSES)
    assert [each.mine for each in shown(at, "Wim") if each.key == found.key] == [True]
    assert [each.mine for each in shown(at, "Nadia") if each.key == found.key] == [False]
    withdraw(at.desk, found.key, by="Wim")
    assert found.key not in {each.key for each in shown(at)}
    assert len(at.desk.today().cards) == 1


@told
def test_what_film_toml_says_is_taken_back_by_who_said_it_even_before_anything_is_on_record(at: DeskAtHand) -> None:
    [wims] = [each for each in shown(at, "Wim") if each.mine]
    assert not at.made
    with pytest.raises(NothingToUndoError):
        withdraw(at.desk, wims.key, by="Nadia")
    withdraw(at.desk, wims.key, by="Wim")
    assert [each.by for each in shown(at)] == ["Nadia", "Nadia"]


@told
@pytest.mark.parametrize("key", ["", "0" * 16])
def test_a_key_that_is_none_takes_nothing_back(at: DeskAtHand, key: str) -> None:
    with pytest.raises(NothingToUndoError):
        withdraw(at.desk, key, by="Wim")
    assert len(shown(at)) == 3


def test_a_note_in_the_script_is_told_at_its_line_with_who_wrote_it(folder: Path) -> None:
    """
    --- film.toml
    [people."Wim"]
    role = "writer"
    may = ["set intents"]
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it. [[as intended: unshot-line, by Wim, because she mouths it]]
    """
    [found] = shown(DeskAtHand(folder))
    assert (found.scene, found.line, found.by) == ("12", 1, "Wim")
    assert found.place.startswith("script.fountain:")


def test_a_film_without_one_has_an_empty_page(folder: Path) -> None:
    """
    --- script.fountain
    INT. LIFT - NIGHT #12#
    """
    assert shown(DeskAtHand(folder)) == ()
