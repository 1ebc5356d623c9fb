from pathlib import Path

import msgspec
import pytest

from edgecode.bootstrap import open_film
from edgecode.film.boards.shot import Boards, Carry, Fate
from edgecode.film.boards.timing import FilmTime, film_time, page_seconds
from edgecode.film.film import Film
from edgecode.usecases.open_film import Look

FERRY = Path(__file__).resolve().parents[3] / "examples" / "the-ferry"


@pytest.fixture(scope="module")
def ferry() -> FilmTime:
    return film_time(open_film(FERRY).look().film)


def test_a_page_is_a_minute() -> None:
    assert [page_seconds(eighths) for eighths in (None, 0, 1, 8, 11)] == [None, 0.0, 7.5, 60.0, 82.5]


def test_the_example_film_is_told_by_page_board_and_cut(ferry: FilmTime) -> None:
    """Board seconds as the list of panels adds up; cut seconds as the frames of its clips do, at 24.

    Scene 4 is omitted, and its panel waits for a decision.
    """
    boards = {scene.scene: scene.board for scene in ferry.scenes}
    assert boards == {"1": 50, "2": 61, "3": 59, "4": None, "5": 89, "A6": 39, "6": 145}
    cuts = {scene.scene: scene.cut for scene in ferry.scenes}
    assert cuts["A6"] == (8532 - 7468) / 24
    assert cuts["1"] == (1849 - 177) / 24, "its first clip is not proven"
    assert cuts["4"] == 0.0, "it is omitted, and the cut has nothing of it"
    assert (ferry.panels, ferry.said, ferry.board) == (27, 27, 443)
    assert ferry.cut == pytest.approx((11368 - 177 - 72) / 24)
    assert ferry.page == sum(scene.page or 0 for scene in ferry.scenes)
    assert not any(scene.counted for scene in ferry.scenes)


def test_what_is_not_known_is_not_nothing(look: Look) -> None:
    """Scene 2 has no panels; 1.2 says no seconds; x names no scene, and waits for a decision.

    The clip of scene 2 is of a take that nobody has; scene 9 is the log's alone.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam.

    EXT. YARD - DAY #2#

    Rain.

    EXT. ROAD - DAY #3#

    Dust.

    --- boards/panels.csv
    panel,scene,seconds
    1.1,1,5
    1.2,1,
    x,,4

    --- dailies/log.csv
    slate,covers
    1-1,
    9-1,

    --- cuts/a.cut
    1-1
    2-7
    9-1
    """
    told = film_time(look.film)
    one, two, three, nine = told.scenes
    assert (one.panels, one.said, one.board, one.cut) == (2, 1, 7.0, 2.0)
    assert (two.panels, two.board, two.cut) == (0, None, None)
    assert (three.board, three.cut) == (None, 0.0)
    assert (nine.id, nine.page, nine.cut) == ("", None, 2.0)
    assert (told.panels, told.board, told.cut, told.page) == (2, 7.0, 4.0, 22.5)
    bare = film_time(msgspec.structs.replace(look.film, cut=None, proofs=(), panels=()))
    assert (bare.board, bare.cut, bare.scenes[0].cut, bare.scenes[2].cut) == (None, None, None, None)
    assert film_time(Film()) == FilmTime()


def test_the_files_own_eighths_count_before_an_estimate(look: Look) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam.
    """
    script = look.film.script
    assert script is not None
    [scene] = film_time(look.film).scenes
    assert (scene.eighths, scene.counted, scene.id) == (1, False, script.scenes[0].id)
    counted = msgspec.structs.replace(script, scenes=(msgspec.structs.replace(script.scenes[0], eighths=12),))
    [scene] = film_time(msgspec.structs.replace(look.film, script=counted)).scenes
    assert (scene.eighths, scene.counted, scene.page) == (12, True, 90.0)


def test_a_panel_to_be_decided_about_counts_nowhere(look: Look) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    --- boards/panels.csv
    panel,scene,seconds
    1.1,1,5
    1.2,1,7
    """
    waiting = look.film.panels[1].id
    boards = Boards(carried={waiting: Carry(panel=waiting, fate=Fate.DECIDE)})
    told = film_time(msgspec.structs.replace(look.film, boards=boards))
    assert (told.panels, told.board, told.scenes[0].board) == (1, 5.0, 5.0)
