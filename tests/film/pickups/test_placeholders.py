"""Clips that say they hold a place."""

from edgecode.film.pickups.placeholders import placeholders
from edgecode.usecases.open_film import Look


def test_clips_that_say_so_are_given_with_their_scene(look: Look) -> None:
    """Two cards of one name are told apart by which comes first; a shot is none.

    --- one.cut
    1-1
    SCENE 2A - TO COME
    SCENE 2A - TO COME
    insert missing
    """
    assert look.film.cut is not None
    found = list(placeholders(look.film.cut))
    assert [(each.subject, each.scene, each.words) for each in found] == [
        ("placeholder scene 2a - to come 1", "2A", "TO COME"),
        ("placeholder scene 2a - to come 2", "2A", "TO COME"),
        ("placeholder insert missing 1", "", "insert missing"),
    ]
