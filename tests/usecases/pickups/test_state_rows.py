"""Notes of states as rows."""

from edgecode.usecases.list_rows import Listed, listed
from edgecode.usecases.open_film import Look
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells


@tells(PICKED_FILM)
def test_notes_of_one_scene_and_character_stand_below_each_other(look: Look) -> None:
    rows = listed(look.film, [Listed.STATES])
    assert [(row.scene, row.take, row.where) for row in rows] == [
        ("1", "1-1", "dailies/log.csv:3"),
        ("1", "1A-1", "dailies/log.csv:4"),
        ("1", "1A-2", "dailies/log.csv:5"),
        ("1", "1B-1", "dailies/log.csv:6"),
        ("2", "2-1", "dailies/log.csv:8"),
    ]
    assert rows[0].says == "wardrobe · ADA · coat open · 1-1"
