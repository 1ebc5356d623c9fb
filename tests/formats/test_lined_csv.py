import csv
import io
from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.errors import ExportError
from edgecode.film.film import Film
from edgecode.formats.lined_csv import written
from edgecode.formats.registry import reader_for
from edgecode.usecases.open_film import Look
from edgecode.usecases.show_coverage import scene_views

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"


def rows_of(film: Film) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(film).data.decode(), newline="")))


def test_each_numbered_line_is_a_row_with_what_covers_it(look: Look) -> None:
    """
    --- script.fountain
    INT. HALL - DAY #12#

    Rain.

    NADIA (O.S.)
    (low)
    =Go= *now*.

    --- log.csv
    Report,Script supervisor's log

    slate,covers,mark,note
    12A-1,1-2,circled,
    12A-2,1; 2 off,ng,

    --- panels.csv
    panel,scene,covers
    P1,12,1

    --- cut.cut
    12A-1
    """
    assert rows_of(look.film) == [
        {
            "scene": "12",
            "heading": "INT. HALL - DAY",
            "line": "1",
            "kind": "action",
            "character": "",
            "text": "Rain.",
            "panels": "P1",
            "setups": "12A",
            "takes": "12A-1*; 12A-2",
            "clips": "12A-1",
            "required": "",
            "owed": "",
        },
        {
            "scene": "12",
            "heading": "INT. HALL - DAY",
            "line": "2",
            "kind": "speech",
            "character": "NADIA",
            "text": "(low)\n=Go= now.",
            "panels": "",
            "setups": "12A",
            "takes": "12A-1*; (12A-2)",
            "clips": "12A-1",
            "required": "yes",
            "owed": "",
        },
    ]


def test_the_example_has_the_lines_that_coverage_counts() -> None:
    film = open_film(EXAMPLE).look().film
    rows = rows_of(film)
    lines = [(view.number, str(line.number), line) for view in scene_views(film) for line in view.lines]
    assert [(row["scene"], row["line"]) for row in rows] == [(number, line) for number, line, _ in lines]
    for row, (_number, _line, line) in zip(rows, lines, strict=True):
        assert bool(row["takes"]) == line.shot
        assert bool(row["panels"]) == line.planned
        assert bool(row["clips"]) == line.used
        assert (row["required"] == "yes", row["owed"] == "yes") == (line.required, line.owed)
    assert sum(row["owed"] == "yes" for row in rows) == 2


def test_no_reader_of_ours_takes_it_for_a_paper_of_the_film() -> None:
    data = written(open_film(EXAMPLE).look().film).data
    assert reader_for(data[:60_000], suffix=".csv") is None


def test_a_film_without_a_script_is_refused() -> None:
    with pytest.raises(ExportError, match="csv-lined: expected a script with scenes, found none in this film"):
        written(Film())
