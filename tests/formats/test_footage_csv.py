import csv
import io

from edgecode.film.cutting.footage import footage_of, take_footage
from edgecode.formats.footage_csv import HEADER, footage_csv
from edgecode.usecases.open_film import Look
from simulators.telling import tells
from simulators.turned_film import TURNED_FILM


@tells(TURNED_FILM)
def test_a_row_a_recording_with_its_stretches_opens_in_a_spreadsheet(look: Look) -> None:
    film = look.film
    assert film.cut is not None
    used = footage_of(film.cut, film.proofs, dailies=film.dailies)
    rows = list(csv.reader(io.StringIO(footage_csv(take_footage(film.dailies, used)).decode("utf-8-sig"))))
    assert tuple(rows[0]) == HEADER
    assert rows[1] == [
        *("1", "1-1", "yes", "A001C001.mov", "480", "132", "348"),
        "10:00:02:12 - 10:00:06:00; 10:00:10:00 - 10:00:12:00",
        "10:00:00:00 - 10:00:02:12; 10:00:06:00 - 10:00:10:00; 10:00:12:00 - 10:00:20:00",
        "cuts/two.edl",
        "",
    ]
    assert [row[1] for row in rows[1:]] == ["1-1", "1-2", "1A-1", "2-1"]
