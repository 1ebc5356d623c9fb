"""The smallest shoot as CSV."""

import csv
import io

import msgspec
import pytest

from edgecode.errors import ExportError
from edgecode.film.film import Film
from edgecode.film.pickup import Need, PickedUp, PickupDescribed, PickupWeighed, SaidOfPickups
from edgecode.film.pickups.owing import owing
from edgecode.formats import pickups_csv
from edgecode.formats.registry import every_reader
from edgecode.usecases.open_film import Look
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells

told = tells(PICKED_FILM)


def weighed(film: Film) -> Film:
    """Everything must be shot, and the line of Ben's that came in later is described."""
    deeds: list[PickedUp] = [
        *(PickupWeighed(pickup=each.id, need=Need.MUST) for each in owing(film)),
        *(PickupDescribed(pickup=each.id, props="=the gate") for each in owing(film) if each.says == "Nobody came."),
    ]
    return msgspec.structs.replace(
        film, picked=tuple(SaidOfPickups(by="Ines", entry=str(at), says="", deed=deed) for at, deed in enumerate(deeds))
    )


@told
def test_a_row_has_what_planning_asks(look: Look) -> None:
    document = pickups_csv.written(weighed(look.film)).data.decode()
    rows = {row["text"]: row for row in csv.DictReader(io.StringIO(document))}
    line = rows["Nobody came."]
    assert (line["place"], line["scene"], line["location"], line["int/ext"], line["time"]) == (
        *("YARD", "2", "YARD, GATE"),
        *("EXT", "NIGHT"),
    )
    assert (line["pickup setup"], line["what it is"], line["need"], line["eighths"], line["lines"]) == (
        *("2 PU", "same framing again", "must"),
        *("1/8", "3"),
    )
    assert line["cast"] == "ADA, BEN"
    assert line["wardrobe"].split("\n") == [
        "before: ADA: coat open (1-1)",
        "before: ADA: coat shut (1A-1)",
        "before: ADA: coat shut (1A-2)",
        "before: ADA: coat shut (1B-1)",
        "here: ADA: coat shut (2-1)",
    ]
    assert line["match"] == "2-1 same framing, in the cut; 2-1 before, in the cut; 2-1 after, in the cut"
    assert line["props in words"] == "'=the gate"
    assert len(rows) == 4


@told
def test_what_nobody_weighed_is_no_list(look: Look) -> None:
    with pytest.raises(ExportError, match="csv-pickups: expected something owed that must be shot"):
        pickups_csv.written(look.film)


@told
def test_no_reader_takes_it_for_something_that_was_shot(look: Look) -> None:
    """A list that is put into the film's folder is nobody's report and nobody's boards."""
    document = pickups_csv.written(weighed(look.film)).data
    assert [each.NAME for each in every_reader() if each.recognises(document, suffix=".csv")] == []
