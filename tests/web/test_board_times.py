from edgecode.film.boards.timing import SceneTime
from edgecode.web.board_times import times_said


def test_the_three_times_of_a_scene_stand_side_by_side() -> None:
    time = SceneTime(scene="4", eighths=9, counted=True, panels=2, said=2, board=50.4, cut=44.0)
    assert times_said(time) == "pages 1:08 · boards 0:50 · cut 0:44"


def test_what_is_estimated_is_about_and_what_is_unknown_is_left_out() -> None:
    """One of two panels does not say how long it stands, and there is no cut."""
    assert (
        times_said(SceneTime(scene="4", eighths=8, panels=2, said=1, board=9.0))
        == "pages about 1:00 · boards about 0:09"
    )
    assert times_said(SceneTime(scene="4")) == ""
