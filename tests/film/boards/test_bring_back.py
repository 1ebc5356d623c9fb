from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.bootstrap import open_film
from edgecode.film.boards.bring_back import SceneBroughtBack, Untold, _cut_order, bring_back
from edgecode.film.boards.shot import Boards, Carry, Fate
from edgecode.film.film import Film
from edgecode.usecases.open_film import Look

FERRY = Path(__file__).resolve().parents[3] / "examples" / "the-ferry"
HALL = """
    --- script/a.fountain
    INT. HALL - DAY #1#

    The door opens.

    The lamp falls.

    The cat runs.

    Nobody moves.
"""


def told(look: Look) -> SceneBroughtBack:
    [scene] = bring_back(look.film)
    return scene


def rows(scene: SceneBroughtBack) -> list[tuple[str, float | None]]:
    return [(panel.name, panel.seconds) for panel in scene.panels]


def story(rest: str) -> str:
    return HALL + rest


def test_panels_stand_in_the_order_of_the_cut_for_as_long_as_their_clips_are_seen(look: Look) -> None:
    scene = told(look)
    assert rows(scene) == [("lamp", 4.0), ("door", 2.0)]
    assert scene.order is not None
    assert (scene.order.cut, scene.scene) == ("cuts/a.edl", "1")
    assert look.film.script is not None
    assert scene.order.scene == look.film.script.scenes[0].id
    assert scene.order.panels == tuple((panel.panel, panel.seconds) for panel in scene.panels)
    assert [(panel.place_before, panel.place, panel.clips) for panel in scene.panels] == [(2, 1, 2), (1, 2, 1)]
    assert scene.changes == scene.panels


test_panels_stand_in_the_order_of_the_cut_for_as_long_as_their_clips_are_seen.__doc__ = story("""
    --- boards/panels.csv
    panel,scene,shot,covers,seconds
    door,1,1,1,3
    lamp,1,1a,2,3

    --- dailies/log.csv
    slate,covers
    1-1,1
    1A-1,2

    --- cuts/a.cut
    1A-1
    1-1
    1A-1
""")


def test_panels_of_one_clip_share_its_time_as_their_own_seconds_are_to_each_other(look: Look) -> None:
    scene = told(look)
    assert rows(scene) == [("door", 0.5), ("lamp", 1.5)]
    equal = msgspec.structs.replace(
        look.film, panels=tuple(msgspec.structs.replace(panel, seconds=None) for panel in look.film.panels)
    )
    assert rows(bring_back(equal)[0]) == [("door", 1.0), ("lamp", 1.0)]
    one_says = msgspec.structs.replace(
        look.film, panels=(look.film.panels[0], msgspec.structs.replace(look.film.panels[1], seconds=None))
    )
    assert [panel.seconds for panel in bring_back(one_says)[0].panels] == pytest.approx([2 / 3, 4 / 3]), "1 : 2"
    nothing = msgspec.structs.replace(
        look.film, panels=tuple(msgspec.structs.replace(panel, seconds=0.0) for panel in look.film.panels)
    )
    assert rows(bring_back(nothing)[0]) == [("door", 1.0), ("lamp", 1.0)]


test_panels_of_one_clip_share_its_time_as_their_own_seconds_are_to_each_other.__doc__ = story("""
    --- boards/panels.csv
    panel,scene,shot,covers,seconds
    door,1,1,1,1
    lamp,1,1,2,3

    --- dailies/log.csv
    slate,covers
    1-1,1-4

    --- cuts/a.cut
    1-1
""")


def test_only_panels_of_lines_the_take_covers_are_meant(look: Look) -> None:
    """Take 1 is of the door and the lamp, its pickup of the cat; nobody said what 1A covers, so that all its panels count."""
    scene = told(look)
    assert rows(scene) == [("cat", 2.0), ("door", 1.0), ("lamp", 1.0), ("still", 1.0), ("wide", 1.0)]
    assert [panel.name for panel in scene.panels if panel.moves] == ["cat", "door", "lamp"]


test_only_panels_of_lines_the_take_covers_are_meant.__doc__ = story("""
    --- boards/panels.csv
    panel,scene,shot,covers,seconds
    door,1,1,1,1
    lamp,1,1,2,1
    cat,1,1,3,1
    still,1,1A,4,1
    wide,1,1A,,1

    --- dailies/log.csv
    slate,covers
    1-1,1-2
    1-2PU,3
    1A-1,

    --- cuts/a.cut
    1-2PU
    1-1
    1A-1
""")


def test_what_cannot_be_told_stays_where_it_is_and_says_why(look: Look) -> None:
    """Five panels of the cut's own order stand around four of which it tells nothing."""
    scene = told(look)
    assert rows(scene) == [
        ("cat", 2.0),
        ("note", None),
        ("unshot", None),
        ("door", 2.0),
        ("unused", None),
        ("other", None),
    ]
    assert {panel.name: panel.why for panel in scene.panels if panel.why} == {
        "note": Untold.NO_SHOT,
        "unshot": Untold.NOT_SHOT,
        "unused": Untold.NOT_USED,
        "other": Untold.OTHER_LINES,
    }
    [lost] = scene.clips
    assert (lost.name, lost.setup, lost.frames) == ("1D-1", "1D", 48)
    assert not any(panel.moves for panel in scene.panels if panel.why)


test_what_cannot_be_told_stays_where_it_is_and_says_why.__doc__ = story("""
    --- boards/panels.csv
    panel,scene,shot,covers,seconds
    door,1,1,1,3
    note,1,,,1
    unshot,1,1Z,2,1
    cat,1,1A,3,3
    unused,1,1B,2,1
    other,1,1,4,1

    --- dailies/log.csv
    slate,covers
    1-1,1
    1A-1,3
    1B-1,2
    1D-1,4

    --- cuts/a.cut
    1A-1
    1-1
    1D-1
    1B-9
""")


def test_a_cut_that_tells_nothing_gives_no_word(look: Look) -> None:
    scene = told(look)
    assert scene.order is None
    assert scene.changes == ()
    assert rows(scene) == [("door", None)]
    film = look.film
    assert bring_back(msgspec.structs.replace(film, script=None)) == ()
    assert bring_back(msgspec.structs.replace(film, cut=None)) == ()
    assert film.cut is not None
    assert bring_back(msgspec.structs.replace(film, cut=msgspec.structs.replace(film.cut, rate=None))) == ()
    waiting = film.panels[0].id
    boards = Boards(carried={waiting: Carry(panel=waiting, fate=Fate.DECIDE)})
    assert bring_back(msgspec.structs.replace(film, boards=boards)) == ()


test_a_cut_that_tells_nothing_gives_no_word.__doc__ = story("""
    --- boards/panels.csv
    panel,scene,shot,covers,seconds
    door,1,1,1,3

    --- dailies/log.csv
    slate,covers
    1-1,1

    --- cuts/a.cut
    1-7
""")


def test_a_cut_that_is_as_boarded_changes_nothing(look: Look) -> None:
    scene = told(look)
    assert scene.order is not None
    assert scene.changes == ()


test_a_cut_that_is_as_boarded_changes_nothing.__doc__ = story("""
    --- boards/panels.csv
    panel,scene,shot,covers,seconds
    door,1,1,1,2
    lamp,1,1A,2,2

    --- dailies/log.csv
    slate,covers
    1-1,1
    1A-1,2

    --- cuts/a.cut
    1-1
    1A-1
""")


@pytest.fixture(scope="module")
def ferry() -> Film:
    return open_film(FERRY).look().film


def test_the_example_films_cut_comes_to_alma_before_priya(ferry: Film) -> None:
    """Scene 2: the cut comes to 2A before 2B. Where it goes to and fro between shots, the boards' order is left.

    Scene 4 is omitted, and its panel waits for a decision.
    """
    found = {scene.scene: scene for scene in bring_back(ferry)}
    assert list(found) == ["1", "2", "3", "5", "A6", "6"]
    assert [panel.name for panel in found["2"].panels] == ["2.1", "2.3", "2.2", "2.3a", "2.4"]
    assert [name for name, scene in found.items() if any(panel.moves for panel in scene.panels)] == ["2"]
    assert {panel.name for scene in found.values() for panel in scene.panels if panel.why} == {"5.2", "A6.2"}


def test_what_clips_are_seen_for_is_what_their_panels_get(ferry: Film) -> None:
    """Every frame of a proven clip goes to a panel, or to a clip that is said to lead to none."""
    for scene in bring_back(ferry):
        takes = {take.id for take in ferry.dailies.takes if take.scene == scene.scene}
        frames = sum(
            (proof.clip.record_out or 0) - (proof.clip.record_in or 0) for proof in ferry.proofs if proof.take in takes
        )
        given = sum(panel.seconds or 0 for panel in scene.panels) * 24 + sum(clip.frames for clip in scene.clips)
        assert given == pytest.approx(frames)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 12)), max_size=12))
def test_no_order_loses_a_panel_or_turns_the_cut_around(seen: list[tuple[int, int]]) -> None:
    """One that is through before another begins stands before it, and the first of each clip stands as clips do."""
    spans = [(first, first + length) for first, length in seen]
    order = list(_cut_order(spans))
    assert sorted(order) == list(range(len(spans)))
    place = {at: nth for nth, at in enumerate(order)}
    for one, (_first, last) in enumerate(spans):
        assert all(place[one] < place[other] for other, (first, _last) in enumerate(spans) if last <= first)
    leads = [at for at, (first, _last) in enumerate(spans) if first not in {begins for begins, _ in spans[:at]}]
    assert sorted(leads, key=lambda at: place[at]) == sorted(leads, key=lambda at: spans[at][0])
