"""Law 3 on the boards: machines carry panels along, and people decide; a person's word is never replaced."""

from pathlib import Path

import pytest

from edgecode.film.boards.shot import Fate
from edgecode.film.film import Film
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.usecases.open_film import OpenFilm
from simulators.boarded_film import BOARDED_FILM
from simulators.shared_desk import SharedDesk
from simulators.telling import tells

BY = "Ines"
GREEN = """Title: Lift
Draft: Green

INT. LIFT - NIGHT #12#

NADIA
You said you'd fixed it.

INT. CELLAR - NIGHT #13#

Water runs down the wall.

EXT. YARD - DAY #14#

A dog barks.
"""


@pytest.fixture
def office(opened: OpenFilm) -> SharedDesk:
    return SharedDesk(opened)


told = tells(BOARDED_FILM)


def where(film: Film) -> dict[str, str]:
    """The scene of each panel."""
    return {panel.name: panel.scene for panel in film.panels}


@told
def test_no_panel_is_placed_by_itself_where_the_draft_left_it_open(office: SharedDesk) -> None:
    """Scene 13 is omitted: what might be the place of panel 4 is offered, and none of it taken."""
    film = office.desk.look().film
    (open_,) = [carry for carry in film.boards.carried.values() if carry.fate is Fate.DECIDE]
    assert open_.might
    assert open_.scene == ""
    assert not [lining for lining in film.planned.linings if lining.by == open_.panel]


@told
def test_no_shot_is_named_by_itself(office: SharedDesk) -> None:
    """Grouped without a name, a shot has none; the others have those of their list."""
    BoardDesk(office.desk).group(["2", "3"], by=BY)
    assert [shot.name for shot in office.desk.look().film.boards.shots] == ["12A", "", "14A", "13A"]


@told
def test_where_a_person_put_a_panel_it_stays_when_a_draft_would_take_it_elsewhere(
    office: SharedDesk, folder: Path
) -> None:
    """Ines put 4, and 2 with it, in 14. Green brings scene 13 back and cuts the line of 2: both stay in 14."""
    boards = BoardDesk(office.desk)
    boards.move(["4", "2"], by=BY, scene="14", after="5")
    before = where(office.desk.look().film)
    assert (before["4"], before["2"]) == ("14", "14")
    (folder / "script" / "green.fountain").write_text(GREEN, encoding="utf-8")
    toml = folder / "film.toml"
    toml.write_text(toml.read_text().replace('blue.fountain"]', 'blue.fountain", "script/green.fountain"]'))
    film = office.desk.look().film
    assert film.script is not None
    assert film.script.draft == "Green"
    assert where(film) == before
    assert [panel.name for panel in film.panels if panel.scene == "14"] == ["5", "4", "2"]
