from pathlib import Path

import pytest

from edgecode.errors import NotAScriptError
from edgecode.store.film_folder import single_file
from edgecode.usecases.match_drafts import Became, Change, SceneChange, compared, draft_of, scenes_counted, script_of
from edgecode.usecases.open_film import Look
from simulators.papers import script

WHITE = """
    FADE IN:
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    MAYA: You said you'd be here at nine, with the keys.
    (sighs)
    BO: I was held up at the bridge.
    MAYA: Nobody drives on a night like this one.
    # 2 EXT. YARD - DAY
    BO: Come back before the rain does.
    # 3 INT. BANK - DAY
    MAYA: Whose money is this supposed to be?
    # 4 INT. STATION - DAY
    IDA: There are no trains to the coast today.
    """
BLUE = """
    FADE IN:
    # 1 INT. KITCHEN - DAWN
    She waits by the stove, counting forks.
    MAYA: You said you'd be here at nine, with the keys.
    (sighs)
    BO: Ask the sergeant.
    BO: Nobody drives on a night like this one.
    MAYA: So walk.
    # 2 OMITTED
    # A3 EXT. HARBOUR - DAY
    IDA: Whose boat is that, and who sank it?
    # 4 INT. STATION - DAY
    IDA: There are no trains to the coast today.
    """


def told(scene: SceneChange) -> list[tuple[Change, str, str]]:
    return [(line.change, line.was, line.now) for line in scene.lines]


def test_scenes_stand_in_the_new_order_and_what_went_where_it_stood() -> None:
    found = compared(script(WHITE), script(BLUE))
    assert [(scene.number, scene.became) for scene in found.scenes] == [
        ("1", Became.CHANGED),
        ("2", Became.OMITTED),
        ("A3", Became.NEW),
        ("3", Became.CUT),
        ("4", Became.SAME),
    ]
    assert scenes_counted(found.scenes) == dict.fromkeys(set(Became) - {Became.MOVED}, 1)


def test_a_changed_scene_lists_its_changed_lines_and_who_says_them() -> None:
    scene = compared(script(WHITE), script(BLUE)).scenes[0]
    assert told(scene) == [
        (Change.EDITED, "She waits by the stove, counting spoons.", "She waits by the stove, counting forks."),
        (Change.REWRITTEN, "I was held up at the bridge.", "Ask the sergeant."),
        (Change.GIVEN, "Nobody drives on a night like this one.", "Nobody drives on a night like this one."),
        (Change.ADDED, "", "So walk."),
    ]
    assert (scene.lines[2].was_by, scene.lines[2].now_by) == ("MAYA", "BO")
    assert (scene.was_heading, scene.heading) == ("INT. KITCHEN - NIGHT", "INT. KITCHEN - DAWN")


def test_lines_before_the_first_heading_are_told_too() -> None:
    found = compared(script(WHITE), script(BLUE.replace("FADE IN:", "BLACK.")))
    assert told(found.scenes[0]) == [(Change.REWRITTEN, "FADE IN:", "BLACK.")]


def test_a_line_that_was_cut_stands_where_it_stood() -> None:
    cut = WHITE.replace("    BO: I was held up at the bridge.\n", "").replace("spoons", "forks")
    assert [line.change for line in compared(script(WHITE), script(cut)).scenes[0].lines] == [Change.EDITED, Change.CUT]


def test_a_file_that_holds_no_script_is_one_sentence(tmp_path: Path) -> None:
    for name, content, found in (
        ("a.csv", b"slate,mark\n1-1,ng\n", "a file of the format set report"),
        ("a.bin", b"\x00\x01", "a file that no reader knows"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotAScriptError, match=f"expected a draft of a script, found {found}"):
            script_of(single_file(tmp_path / name))


def test_a_draft_is_found_by_its_path_and_by_its_title_page(look: Look) -> None:
    """Two drafts.

    --- script/a.fountain
    Title: Keys
    Draft: White

    INT. KITCHEN - DAY #1#

    --- script/b.fountain
    Title: Keys
    Draft: Blue revision

    INT. KITCHEN - NIGHT #1#
    """
    assert draft_of(look.film, "script/a.fountain").path == "script/a.fountain"
    assert draft_of(look.film, "blue").path == "script/b.fountain"
    with pytest.raises(NotAScriptError, match="found none of that name among White, Blue revision"):
        draft_of(look.film, "pink")
