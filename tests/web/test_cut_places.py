from pathlib import Path

from edgecode.bootstrap import open_desk
from edgecode.web.cut_choice import cut_choices
from edgecode.web.cut_places import CutPlaces


def places_of(folder: Path, nth: int) -> tuple[CutPlaces, dict[str, str]]:
    """What else there is for the takes of one cut of the example film, and its takes' ids by label."""
    today = open_desk(folder).today()
    takes = {take.label: take.id for take in today.look.film.dailies.takes}
    return CutPlaces(today, cut_choices(today.look)[nth]), takes


def test_takes_that_an_earlier_cut_used_for_the_same_lines_were_tried(ferry: Path) -> None:
    """The assembly covers lines 8 to 18 of scene 1 from 1A as well; of itself, nothing was before it."""
    places, takes = places_of(ferry, 1)
    take = open_desk(ferry).look().film.dailies.by_id[takes["1-3"]]
    tried = places.of(take).tried
    assert [(each.take.label, each.cuts) for each in tried] == [("1A-2", ("THE FERRY ASSEMBLY",))]
    first, _takes = places_of(ferry, 0)
    assert first.of(take).tried == ()


def test_takes_of_the_same_lines_that_no_cut_ever_used_come_circled_first(ferry: Path) -> None:
    places, _takes = places_of(ferry, 1)
    film = open_desk(ferry).look().film
    used = {take for _choice, own in places.uses for take in own}
    for take in film.dailies.takes:
        unused = places.of(take).unused
        assert all(each.id not in used and each.id != take.id for each in unused)
        marks = [each.mark for each in unused]
        assert marks == sorted(marks, key=["circled", "good", "hold", "", "ng"].index)
        assert places.of(take).circled == tuple(each for each in unused if each.circled)
    assert any(places.of(take).unused for take in film.dailies.takes)
    assert places.of(None).unused == ()


def test_panels_of_the_same_lines_are_shown_in_the_order_of_the_boards(ferry: Path) -> None:
    places, takes = places_of(ferry, 1)
    film = open_desk(ferry).look().film
    take = film.dailies.by_id[takes["1-3"]]
    drawn = [card.panel.id for card in places.panels(take)]
    assert drawn
    assert drawn == [panel.id for panel in film.panels if panel.id in set(drawn)]
    assert {panel.scene for panel in film.panels if panel.id in drawn} == {"1"}
    assert places.panels(None) == ()
