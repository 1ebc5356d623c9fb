"""Law 7 on the boards: whatever is said of panels, shots, plans and takes, no word of it is on record."""

import msgspec
import pytest

from edgecode.film.boards.plan import Camera, Figure, Plan
from edgecode.film.boards.shot import AsBoarded
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.usecases.open_film import OpenFilm
from simulators.boarded_film import BOARDED_FILM
from simulators.shared_desk import SharedDesk
from simulators.telling import tells

BY = "Ines"
SAID = ("QUAYSIDE", "Marigold", "ostrich", "85mm", "LANTERN", "Doorway", "12A", "boards/1.png", "panels.csv", "drizzle")


@pytest.fixture
def office(opened: OpenFilm) -> SharedDesk:
    return SharedDesk(opened)


told = tells(BOARDED_FILM)


@told
def test_no_word_said_on_the_boards_is_on_record(office: SharedDesk) -> None:
    """Ines does one of each deed, with words of her own; the entries hold none of them, the words do."""
    boards = BoardDesk(office.desk)
    boards.add("QUAYSIDE", by=BY, scene="12", after="1", covers="1", image="boards/1.png", seconds=1.5)
    boards.describe("QUAYSIDE", by=BY, action="Marigold", dialogue="ostrich", notes="LANTERN")
    boards.group(["2", "3"], by=BY, name="12L")
    boards.describe_shot("12L", by=BY, lens="85mm")
    boards.move(["1"], by=BY, after="3")
    boards.remove("3", by=BY, because="drizzle")
    figure = Figure(name="LANTERN", x=0.1, y=0.1, faces=0.0)
    camera = Camera(shot="12A", x=0.5, y=0.5, faces=0.0)
    boards.draw_plan(Plan(id="", scene="12", name="Doorway", figures=(figure,), cameras=(camera,)), by=BY)
    boards.sound("2", "boards/1.png", by=BY)
    boards.compare("12A-1", AsBoarded.NO, by=BY, because="drizzle")
    entries = [row.entry for row in office.record.rows if row.entry is not None]
    on_record = msgspec.json.encode(entries).decode()
    assert len(entries) >= 9
    assert not [word for word in SAID if word.casefold() in on_record.casefold()]
    kept = msgspec.json.encode(list(office.words.all().values())).decode()
    assert [word for word in SAID if word not in kept] == ["panels.csv"]
