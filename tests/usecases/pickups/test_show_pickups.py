"""What the command line and the page show: consents and intents as they are now."""

from edgecode.film.pickups.pickup_list import Fate
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.pickups.show_pickups import pickups_of
from simulators.picked_film import PICKED_FILM
from simulators.shared_desk import SharedDesk
from simulators.telling import tells

INTENT = """\
    [[intents]]
    check = "line-lost-in-cut"
    scene = "1"
    line = "I heard it"
    by = "Ines"
    --- script/a.fountain
"""


@tells(PICKED_FILM.replace("    --- script/a.fountain\n", INTENT))
def test_what_film_toml_says_is_meant_is_not_asked_about(opened: OpenFilm) -> None:
    rows = pickups_of(SharedDesk(opened).desk.today()).rows
    assert [(row.owing.says, row.meant_by) for row in rows if row.fate is Fate.MEANT] == [
        ("I heard it an hour ago.", "Ines")
    ]


@tells(PICKED_FILM)
def test_parts_are_known_by_what_film_toml_says(opened: OpenFilm) -> None:
    [adr] = [
        each for row in pickups_of(SharedDesk(opened).desk.today()).rows for each in row.fillers if each.kind == "ADR"
    ]
    assert (adr.person, adr.ready, adr.why) == ("Bo Berg", False, "needs the consent of Bo Berg")
