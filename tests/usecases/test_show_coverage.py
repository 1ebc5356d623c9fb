import msgspec
import pytest

from edgecode.errors import UnknownSceneError
from edgecode.film.dailies import Dailies
from edgecode.film.lining import SetBy
from edgecode.film.recording import Mark
from edgecode.usecases.open_film import Look
from edgecode.usecases.show_coverage import NO_SCENE, LineSpan, scene_view, scene_views


def test_a_scene_is_shown_line_by_line(look: Look) -> None:
    """Steam is planned, Ada is shot and used, Ben is owed.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam.

    ADA
    Yes.

    BEN
    No.

    --- boards/panels.csv
    panel,scene,covers
    1,1,1

    --- dailies/log.csv
    slate,mark,covers
    1-1,circled,2
    1A-1,ng,3

    --- one.cut
    1-1
    """
    view = scene_view(look.film, "1")
    assert (view.number, view.heading, view.panels, view.takes, view.clips) == ("1", "INT. KITCHEN - DAY", 1, 2, 1)
    lines = [
        (line.number, line.first, line.last, line.required, line.planned, line.shot, line.used, line.owed)
        for line in view.lines
    ]
    assert lines == [
        (1, 1, 2, False, True, False, False, False),
        (2, 2, 4, True, False, True, True, False),
        (3, 4, 6, True, False, True, False, True),
    ]
    assert [line.number for line in view.owed] == [3]


def test_a_setup_is_shown_with_its_takes_and_where_its_line_runs(look: Look) -> None:
    """Two takes of one setup, the second from two cameras and off camera at the end.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    BEN
    No.

    ADA
    Why?

    --- dailies/camera.csv
    slate,camera
    1A-2A,A
    1A-2B,B

    --- dailies/log.csv
    slate,mark,covers,note
    1A-1,hold,1,wide
    1A-2PU,circled,1-2; 3 off,tight
    1A-2,,1,

    --- one.cut
    1A-2PU
    1A-2PU
    """
    [setup] = scene_view(look.film, "1").setups
    assert (setup.label, setup.note) == ("1A", "wide")
    assert [(take.label, take.short, take.mark, take.cameras, take.clips, take.listed) for take in setup.takes] == [
        ("1A-1", "1", Mark.HOLD, (), 0, True),
        ("1A-2", "2", Mark.NONE, ("A", "B"), 0, True),
        ("1A-2PU", "2PU", Mark.CIRCLED, (), 2, True),
    ]
    assert setup.spans == (LineSpan(1, 5, False, SetBy.PERSON), LineSpan(5, 7, True, SetBy.PERSON))  # noqa: FBT003  two fields


def test_on_camera_outranks_off_and_a_person_the_machine(look: Look) -> None:
    """The first take's paper says which lines, the second's camera report nothing.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    BEN
    No.

    --- dailies/camera.csv
    slate,camera
    1-2,A

    --- dailies/log.csv
    slate,covers
    1-1,1 off; 2
    1-3,1
    """
    [setup] = scene_view(look.film, "1").setups
    assert [(span.first, span.last, span.off, span.set_by) for span in setup.spans] == [(1, 5, False, SetBy.PERSON)]


def test_takes_that_only_the_cut_knows_are_shown_as_such(look: Look) -> None:
    """No paper at all: what a cut alone can tell.

    --- one.cut
    12A-3A*
    12A-3B*
    12-1
    TITLE CARD
    """
    [view] = scene_views(look.film)
    assert (view.number, view.heading, view.clips) == ("12", "", 3)
    assert [
        (setup.label, take.label, take.short, take.circled, take.cameras, take.clips, take.listed)
        for setup in view.setups
        for take in setup.takes
    ] == [("12", "12-1", "1", False, (), 1, False), ("12A", "12A-3", "3", True, ("A", "B"), 2, False)]


def test_a_listed_take_whose_file_says_another_is_no_unlisted_one(look: Look) -> None:
    """Name and file of the clip differ: it proves neither, and both are listed.

    --- dailies/camera.csv
    slate,camera,file
    1-1,A,A001C001
    1-2,A,A001C002

    --- one.edl
    TITLE: one
    FCM: NON-DROP FRAME
    001  A001C002 V C 01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00
    * FROM CLIP NAME: 1-1
    """
    [view] = scene_views(look.film)
    assert view.clips == 1
    assert [(take.label, take.clips, take.listed) for setup in view.setups for take in setup.takes] == [
        ("1-1", 0, True),
        ("1-2", 0, True),
    ]


def test_of_two_scenes_with_one_number_the_first_has_what_is_told(look: Look) -> None:
    """Takes and panels of scene 1 are counted once.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    EXT. YARD - DAY #1#

    ADA
    No.

    --- boards/panels.csv
    panel,scene
    1,1

    --- dailies/log.csv
    slate,covers
    1-1,whole
    """
    views = scene_views(look.film)
    assert [(view.heading, view.takes, view.panels) for view in views] == [
        ("INT. KITCHEN - DAY", 1, 1),
        ("EXT. YARD - DAY", 0, 0),
    ]


def test_scenes_without_a_number_do_not_share_what_has_no_scene(look: Look) -> None:
    """Panels that name no scene belong to none of them.

    --- script/a.fountain
    INT. KITCHEN - DAY

    ADA
    Yes.

    EXT. YARD - DAY

    --- boards/panels.csv
    panel,scene
    1,
    2,
    """
    assert [view.panels for view in scene_views(look.film)] == [0, 0]


def test_takes_of_no_scene_that_is_known_are_shown_last(look: Look) -> None:
    """As UK slates count on, and no paper says of which scene this one is.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    --- dailies/log.csv
    slate,mark
    1-1,good
    """
    [take] = look.film.dailies.takes
    unknown = Dailies(takes=(msgspec.structs.replace(take, scene=""),))
    views = scene_views(msgspec.structs.replace(look.film, dailies=unknown))
    assert [(view.number, view.heading, view.takes) for view in views] == [
        ("1", "INT. KITCHEN - DAY", 0),
        ("", NO_SCENE, 1),
    ]


def test_a_scene_is_found_however_its_number_is_written(look: Look) -> None:
    """One scene.

    --- script/a.fountain
    INT. KITCHEN - DAY #12A#
    """
    assert scene_view(look.film, "012a").number == "12A"
    with pytest.raises(UnknownSceneError, match="scene 13: expected one of 12A, found none with that number"):
        scene_view(look.film, "13")


def test_an_omitted_scene_is_shown_as_such(look: Look) -> None:
    """It keeps its number.

    --- script/a.fountain
    .OMITTED #4#
    """
    [view] = scene_views(look.film)
    assert (view.number, view.omitted, view.lines) == ("4", True, ())


def test_an_empty_film_shows_nothing(look: Look) -> None:
    """There is no file."""
    assert scene_views(look.film) == ()


def test_a_line_that_has_moved_to_another_scene_is_not_lined_in_the_one_it_left(look: Look) -> None:
    """Shot as the end of scene 1; the blue draft opens scene 2 with it.

    --- film.toml
    drafts = ["script/white.fountain", "script/blue.fountain"]

    --- script/white.fountain
    Title: Ice
    Draft: White

    INT. KITCHEN - DAY #1#

    Ada weighs the letters on the kitchen scales.

    She puts the longest of them aside for her brother, unopened, as every year.

    EXT. PIER - DAY #2#

    Ben waits for the ferry in the rain.

    --- script/blue.fountain
    Title: Ice
    Draft: Blue

    INT. KITCHEN - DAY #1#

    Ada weighs the letters on the kitchen scales.

    EXT. PIER - DAY #2#

    Ben waits for the ferry in the rain.

    She puts the longest of them aside for her brother, unopened, as every year.

    --- dailies/log.csv
    Log,A
    Draft,White
    By,Jun Arai

    slate,mark,note,covers
    1-1,circled,,1-2
    """
    script = look.film.script
    assert script is not None
    moved = next(index for index, each in enumerate(script.paragraphs) if each.text.startswith("She puts"))
    assert moved in {index for each in look.film.shot.linings for index in range(each.first, each.last)}
    own = script.scenes[0]
    [setup] = scene_view(look.film, "1").setups
    assert [(span.first, span.last) for span in setup.spans] == [(own.first + 1, own.last)]
    assert all(span.last <= own.last for span in setup.spans)
