from edgecode.film.told_scenes import told_clips
from edgecode.usecases.open_film import Look


def test_the_scenes_of_clips_are_told_in_the_order_of_the_cut(look: Look) -> None:
    """2A could be a setup of 2 or the scene 2A; 9-1 is of no scene; the second 3 makes both of them unclear.

    --- script/a.fountain
    INT. A - DAY #1#

    One.

    INT. B - DAY #2#

    Two.

    INT. C - DAY #3#

    Three.

    INT. D - DAY #3#

    Four.

    --- one.cut
    2-1
    9-1
    1-1
    3-1
    """
    film = look.film
    assert film.script is not None
    assert film.cut is not None
    told = [(proof.clip.name, scene) for proof, scene in told_clips(film, script=film.script, cut=film.cut)]
    assert told == [("2-1", 1), ("1-1", 0)]
