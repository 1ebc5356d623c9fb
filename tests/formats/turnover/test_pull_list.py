import csv
import io

from edgecode.film.cutting.pulls import pulls_of
from edgecode.film.cutting.turned_over import given_ids
from edgecode.formats.turnover.pull_list import HEADER, pull_list
from edgecode.usecases.open_film import Look
from simulators.telling import tells
from simulators.turned_film import TURNED_FILM


@tells(TURNED_FILM)
def test_a_row_a_clip_opens_in_a_spreadsheet(look: Look) -> None:
    film = look.film
    assert film.cut is not None
    ids = given_ids(film.cut, ()).ids
    pulls = pulls_of(film.cut, ids, proofs=film.proofs, film=film, handles=8)
    rows = list(csv.reader(io.StringIO(pull_list(pulls).decode("utf-8-sig"))))
    assert tuple(rows[0]) == HEADER
    first = dict(zip(HEADER, rows[1], strict=True))
    assert (first["id"], first["track"], first["record in"], first["frames"]) == ("C00001", "V", "01:00:00:00", "84")
    assert (first["take"], first["circled"], first["camera roll"], first["file"]) == (
        *("1-1", "yes", "A001"),
        "A001C001.mov",
    )
    assert (first["source in"], first["pull in"], first["pull out"], first["pull frames"], first["handles"]) == (
        *("10:00:02:12", "10:00:02:04", "10:00:06:08"),
        *("100", "whole"),
    )
    assert len({row[0] for row in rows[1:]}) == len(rows) - 1 == 5
