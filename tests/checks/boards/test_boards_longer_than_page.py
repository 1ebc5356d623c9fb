import msgspec

from edgecode.checks.boards.boards_longer_than_page import boards_longer_than_page
from edgecode.film.boards.shot import Boards, Carry, Fate
from edgecode.film.film import Film
from edgecode.findings.finding import Finding, Skipped
from edgecode.usecases.open_film import Look

SCRIPT = """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam.

    EXT. YARD - DAY #2#

    Rain.

    .OMITTED #3#
"""


def said(film: Film) -> tuple[list[Finding], list[str]]:
    """What was found, and the reasons for what was not looked at."""
    every = list(boards_longer_than_page.look(film))
    return (
        [each for each in every if isinstance(each, Finding)],
        [each.reason for each in every if isinstance(each, Skipped)],
    )


def counted(film: Film, eighths: int) -> Film:
    """The film with so many eighths for each scene in its file."""
    assert film.script is not None
    scenes = tuple(msgspec.structs.replace(scene, eighths=eighths) for scene in film.script.scenes)
    return msgspec.structs.replace(film, script=msgspec.structs.replace(film.script, scenes=scenes))


def timed(film: Film, *seconds: float | None) -> Film:
    """The film with other seconds for its panels, in their order."""
    panels = [msgspec.structs.replace(panel, seconds=each) for panel, each in zip(film.panels, seconds, strict=True)]
    return msgspec.structs.replace(film, panels=tuple(panels))


def test_a_scene_whose_panels_stand_longer_than_its_page_is_found(look: Look) -> None:
    """Scene 1 is an eighth by its words, and stands 40 s; scene 2 is as short, and stands 20 s; scene 3 is omitted."""
    [finding], skipped = said(look.film)
    assert not skipped
    assert (finding.kind, finding.scene, finding.confidence) == ("boards-longer", "1", 0.7)
    assert finding.says == (
        "2 panels of scene 1, INT. KITCHEN - DAY, stand 40 s, 32.5 s longer than its 1/8 page (7.5 s, as estimated)"
    )
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("boards/panels.csv:2", "panel 1.1, the first of the scene"),
        ("script/a.fountain:1", "the heading"),
    ]
    assert look.film.script is not None
    assert finding.subjects == (look.film.script.scenes[0].id,)


test_a_scene_whose_panels_stand_longer_than_its_page_is_found.__doc__ = (
    SCRIPT
    + """
    --- boards/panels.csv
    panel,scene,seconds
    1.1,1,25
    1.2,1,15
    2.1,2,20
    3.1,3,90
"""
)


def test_both_thresholds_must_be_passed_and_the_files_own_eighths_count(look: Look) -> None:
    """By the file a scene is a page: 60 s."""
    film = counted(look.film, 8)
    found, _skipped = said(timed(film, 40.0, 35.0, 74.9))
    assert [finding.scene for finding in found] == ["1"]
    assert found[0].confidence == 1.0
    assert found[0].says.endswith("stand 75 s, 15 s longer than its 1 page (60 s, as the script counts them)")
    assert said(timed(counted(look.film, 1), 15.0, 7.4, 0.0)) == ([], []), "three times as long, and 14.9 s"
    assert said(timed(counted(look.film, 12), 70.0, 42.4, 0.0)) == ([], []), "22.4 s more, and less than a quarter"
    assert len(said(timed(counted(look.film, 12), 70.0, 42.5, 0.0))[0]) == 1


test_both_thresholds_must_be_passed_and_the_files_own_eighths_count.__doc__ = (
    SCRIPT
    + """
    --- boards/panels.csv
    panel,scene,seconds
    1.1,1,25
    1.2,1,15
    2.1,2,20
"""
)


def test_a_scene_with_a_panel_that_says_no_seconds_is_not_looked_at_and_counted(look: Look) -> None:
    """Scene 1 would stand far too long, and one of its panels says nothing; scene 2 is found all the same."""
    found, skipped = said(look.film)
    assert [finding.scene for finding in found] == ["2"]
    assert skipped == [
        "1 of 2 scenes with panels were not looked at: not all of their panels say how many seconds they stand"
    ]


test_a_scene_with_a_panel_that_says_no_seconds_is_not_looked_at_and_counted.__doc__ = (
    SCRIPT
    + """
    --- boards/panels.csv
    panel,scene,seconds
    1.1,1,250
    1.2,1,
    2.1,2,60
"""
)


def test_a_panel_that_waits_for_a_decision_counts_nowhere(look: Look) -> None:
    """The long one of scene 2 may belong elsewhere."""
    film = look.film
    assert [finding.scene for finding in said(film)[0]] == ["2"]
    undecided = Carry(panel=film.panels[1].id, fate=Fate.DECIDE)
    boards = Boards(carried={undecided.panel: undecided})
    assert said(msgspec.structs.replace(film, boards=boards)) == ([], [])


test_a_panel_that_waits_for_a_decision_counts_nowhere.__doc__ = (
    SCRIPT
    + """
    --- boards/panels.csv
    panel,scene,seconds
    1.1,1,5
    2.1,2,60
    2.2,2,5
"""
)


def test_without_script_boards_or_a_scene_in_common_it_says_why(look: Look) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    --- boards/panels.csv
    panel,scene,seconds
    9.1,9,50
    """
    film = look.film
    assert said(film) == ([], ["no panel names a scene of script/a.fountain by its number"])
    assert said(msgspec.structs.replace(film, script=None)) == ([], ["there is no script"])
    assert said(msgspec.structs.replace(film, panels=())) == ([], ["there is no storyboard"])
