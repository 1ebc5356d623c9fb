from edgecode.film.boards.bring_back import bring_back
from edgecode.film.boards.timing import film_time
from edgecode.film.film import Film
from edgecode.web.board_beside import KeptBeside
from edgecode.web.board_sheet import PanelCard, SceneBoard, Sheet
from simulators.planned_film import planned_film

TOLD = """
    scene 4
    plan Kitchen
    boards 4A 4B
    """


def sheet_of(film: Film) -> Sheet:
    """A wall of bare cards."""
    cards = tuple(PanelCard(panel=panel, anchor="", href="") for panel in film.panels)
    return Sheet(boards=(SceneBoard(number="4", heading="", anchor="", cards=cards),))


def test_what_was_reckoned_is_kept_while_the_film_is_the_same() -> None:
    film, kept = planned_film(TOLD), KeptBeside()
    assert kept.times(film) == film_time(film)
    assert kept.times(film) is kept.times(film)
    assert kept.brought(film) == bring_back(film)
    sheet = sheet_of(film)
    assert kept.strip(film, sheet=sheet, scene="4", held={}) is kept.strip(film, sheet=sheet, scene="4", held={})


def test_it_is_reckoned_anew_for_another_film() -> None:
    kept, film, longer = KeptBeside(), planned_film(TOLD), planned_film(TOLD + "boards 4A\n")
    assert (kept.times(film).panels, kept.times(longer).panels) == (2, 3)
    strips = [kept.strip(each, sheet=sheet_of(each), scene="", held={}).laid for each in (film, longer)]
    assert [len(each.panels) for each in strips] == [2, 3]


def test_one_panel_of_a_strip_is_the_one_that_is_shown_large() -> None:
    film, kept = planned_film(TOLD), KeptBeside()
    drawn = kept.strip(film, sheet=sheet_of(film), scene="4", held={})
    assert "aria-current" not in drawn.strip
    here = drawn.at("panel 2").strip
    assert here.count("aria-current") == 1
    assert 'data-panel-id="panel 2" aria-current="true"' in here
