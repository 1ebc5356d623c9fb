from edgecode.film.film import Film, FilmScene
from edgecode.film.lining import Lining, LiningKind
from edgecode.film.place import Place
from edgecode.film.script import Paragraph, ParagraphKind, Scene, Script
from edgecode.web.line_links import LineLinks


def film(*scenes: tuple[str, int]) -> Film:
    """A film of scenes by number, each a heading and so many speeches of two paragraphs."""
    here = Place("draft.fountain", 1)
    paragraphs: list[Paragraph] = []
    made = []
    for nth, (number, lines) in enumerate(scenes):
        first = len(paragraphs)
        kinds = [ParagraphKind.HEADING, *(ParagraphKind.CHARACTER, ParagraphKind.DIALOGUE) * lines]
        paragraphs += [Paragraph(kind=kind, text="x", place=here, start=0, end=0, scene=nth) for kind in kinds]
        made.append(Scene(number=number, heading="x", place=here, first=first, last=len(paragraphs)))
    script = Script(path="draft.fountain", paragraphs=tuple(paragraphs), scenes=tuple(made))
    return Film(script=script, scenes=tuple(FilmScene(number=each.number, index=nth) for nth, each in enumerate(made)))


LINKS = LineLinks(film(("1", 5), ("2", 5), ("2", 2)))


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
