from edgecode.film.lining import Lining, LiningKind
from edgecode.usecases.show_coverage import LineView, SceneView
from edgecode.web.line_links import LineLinks


def scene(number: str, *, first: int, lines: int) -> SceneView:
    """A scene of numbered lines, two paragraphs each, its heading before them."""
    views = tuple(
        LineView(
            number=nth + 1, first=first + 1 + 2 * nth, last=first + 3 + 2 * nth, required=False, planned=False,
            shot=False, used=False, owed=False,
        )
        for nth in range(lines)
    )  # fmt: skip
    return SceneView(number=number, heading="INT. HERE - DAY", lines=views)


LINKS = LineLinks((scene("1", first=0, lines=5), scene("2", first=11, lines=5), scene("2", first=22, lines=2)))


def covered(first: int, last: int, *, off: bool = False, dropped: tuple[int, ...] = ()) -> Lining:
    """A lining of some paragraphs."""
    return Lining(by="take", kind=LiningKind.SHOT, first=first, last=last, off=off, dropped=dropped)


def test_lines_that_follow_each_other_are_one_run_with_one_link() -> None:
    [run] = LINKS.runs([covered(1, 3), covered(3, 8)])
    assert (run.says, run.href, run.scene) == ("1-4", "/script?scene=1#line-1", "1")


def test_a_hole_makes_two_runs_and_the_heading_is_no_line() -> None:
    assert [run.says for run in LINKS.runs([covered(0, 3), covered(7, 9)])] == ["1", "4"]


def test_off_camera_is_told_apart_unless_all_is_asked_for() -> None:
    linings = [covered(1, 3), covered(3, 5, off=True), covered(5, 7)]
    assert [run.says for run in LINKS.runs(linings)] == ["1", "2 off", "3"]
    assert [run.says for run in LINKS.runs(linings, off_too=True)] == ["1-3"]


def test_on_camera_wins_over_off() -> None:
    assert [run.says for run in LINKS.runs([covered(1, 3, off=True), covered(1, 3)])] == ["1"]


def test_a_line_that_was_dropped_is_not_covered() -> None:
    assert [run.says for run in LINKS.runs([covered(1, 7, dropped=(3, 4))])] == ["1", "3"]


def test_two_scenes_are_two_runs_and_a_number_that_stands_twice_leads_by_place() -> None:
    runs = LINKS.runs([covered(0, 24)])
    assert [(run.says, run.href) for run in runs] == [
        ("1-5", "/script?scene=1#line-1"),
        ("1-5", "/script?scene=2#line-1"),
        ("1", "/script?at=2#line-1"),
    ]
