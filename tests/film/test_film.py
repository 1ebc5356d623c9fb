import pytest

from edgecode.film.film import Film, FilmScene
from simulators.papers import script

SCRIPT = script(
    """
    A card.
    # 4 INT. KITCHEN - NIGHT
    She waits.
    # - EXT. YARD - DAY
    He waits.
    """
)


def test_a_paragraphs_scene_is_found_and_none_before_the_first_heading() -> None:
    film = Film(script=SCRIPT)
    assert [film.scene_of(index) for index in range(5)] == [None, *[SCRIPT.scenes[0]] * 2, *[SCRIPT.scenes[1]] * 2]
    assert Film().scene_of(0) is None


@pytest.mark.parametrize(
    ("number", "found"), [("12a", "012A."), ("0012A", "012A."), ("4", "4"), ("9", None), ("", None)]
)
def test_a_scene_is_found_by_its_number_however_it_is_written(number: str, found: str | None) -> None:
    film = Film(scenes=(FilmScene(number=""), FilmScene(number="4"), FilmScene(number="012A.")))
    scene = film.scene_numbered(number)
    assert (scene and scene.number) == found
