"""Law 7 on cuts: whatever is said of turnovers, reels, clips and takes, no word of it is on record."""

from pathlib import Path

import msgspec
import pytest

from edgecode.bootstrap import exports_of
from edgecode.usecases.cutting.cut_desk import CutDesk
from edgecode.usecases.cutting.hand_back import hand_back
from edgecode.usecases.cutting.turnover import Wish, turn_over
from edgecode.usecases.open_film import OpenFilm
from simulators.shared_desk import SharedDesk
from simulators.telling import tells
from simulators.turned_film import TURNED_FILM

BY = "Ida"
SAID = ("Marigold", "ostrich", "drizzle", "two.edl", "LIFT", "1A-1", "A001C001", "2026-03-14", "lanterns.txt")


@pytest.fixture
def office(opened: OpenFilm) -> SharedDesk:
    office = SharedDesk(opened)
    opened._words = lambda: office.words  # noqa: SLF001  the film asks the same words as its desk
    return office


@tells(TURNED_FILM)
def test_no_word_said_of_cuts_is_on_record(office: SharedDesk, folder: Path, tmp_path: Path) -> None:
    """Ida does one of each deed, with words of her own; the entries hold none of them, the words hold the most."""
    cuts, exports = CutDesk(office.desk), exports_of(folder)
    turn_over(office.desk, Wish(to=str(tmp_path / "out"), locked="2026-03-14"), exports=exports, by=BY)
    turn_over(office.desk, Wish(to=str(tmp_path / "again")), exports=exports, by=BY)
    cuts.unlock(by=BY, because="drizzle")
    cuts.note("2-1", "Marigold", by=BY)
    cuts.choose("2-1", "1A-1", by=BY, because="ostrich")
    hand_back(office.desk, cut="", to=str(tmp_path / "lanterns.txt"), exports=exports, by=BY)
    entries = [row.entry for row in office.record.rows if row.entry is not None]
    on_record = msgspec.json.encode(entries).decode()
    assert len(entries) == 8
    assert not [word for word in SAID if word.casefold() in on_record.casefold()]
    kept = msgspec.json.encode(list(office.words.all().values())).decode()
    assert [word for word in SAID if word not in kept] == ["A001C001"]


@tells(TURNED_FILM)
def test_nothing_is_chosen_or_locked_by_itself(office: SharedDesk, tmp_path: Path) -> None:
    """Law 3: a look, a turnover by nobody and a list of footage say nothing."""
    exports = exports_of(tmp_path / "film")
    turn_over(office.desk, Wish(to=str(tmp_path / "out"), locked="2026-03-14"), exports=exports)
    assert office.desk.look().film.cutting == ()
    assert office.kinds() == []
