from edgecode.film.board import Panel
from edgecode.film.boards.arranged import arranged
from edgecode.film.boards.shot import Change, Fate
from edgecode.film.drafts import Drafts, drafts_of
from edgecode.film.identity import digest
from edgecode.film.names import Draft, Version
from edgecode.film.names import carried as named
from edgecode.film.place import Place
from simulators.papers import script

WHITE = """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    BO: I was held up at the bridge by the sergeant.
    # 2 EXT. YARD - DAY
    The dog barks at the gate, and at nothing else.
    BO: Come back before the rain does.
    MAYA: The rain never left, you only stopped looking.
    # 3 INT. CAR - DAY
    The wipers beat; the radio finds a station and loses it.
    """
TURNED = """
    # 1 EXT. YARD - DAY
    The dog barks at the gate, and at nothing else.
    BO: Come back before the rain does.
    MAYA: The rain never left, you only stopped looking.
    # 2 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    BO: I was held up at the bridge by the sergeant.
    """


def film(*texts: str) -> Drafts:
    scripts = [script(text, path=f"{path}.fountain") for text, path in zip(texts, ("white", "blue"), strict=False)]
    made = named([Draft(Version(each.path, each)) for each in scripts], {})
    return drafts_of(made[-1], made)


def panel(
    name: str, scene: str, shot: str = "", *, path: str = "panels.csv", new: bool = False, covers: str = ""
) -> Panel:
    place = Place(path, 2)
    return Panel(
        id=f"{path}-{name}", name=name, scene=scene, shot=shot, place=place, new_shot=new, covers=covers, draft="white"
    )


def test_panels_stand_in_the_order_of_the_current_draft_with_the_numbers_it_has() -> None:
    """The yard comes first now and is scene 1; the car is gone, and what no draft has stood at the end already."""
    listed = [panel("1.1", "01"), panel("9.1", "9"), panel("1.2", "1"), panel("2.1", "2"), panel("3.1", "3")]
    panels, boards = arranged(listed, drafts=film(WHITE, TURNED))
    assert [(each.name, each.scene) for each in panels] == [
        ("2.1", "1"),
        ("1.1", "2"),
        ("1.2", "2"),
        ("9.1", "9"),
        ("3.1", "3"),
    ]
    fates = {each.name: boards.carried[each.id] for each in panels}
    assert fates["2.1"].changes == (Change.RENUMBERED,)
    assert [name for name, carry in fates.items() if carry.fate is Fate.DECIDE] == ["9.1", "3.1"]
    assert len(boards.carried) == len(listed)


def test_without_a_script_panels_keep_their_order_and_have_shots() -> None:
    panels, boards = arranged([panel("2", "2", "2A"), panel("1", "1", "1")], drafts=None)
    assert [each.name for each in panels] == ["2", "1"]
    assert [(shot.scene, shot.name) for shot in boards.shots] == [("2", "2A"), ("1", "1")]
    assert boards.carried == {}


def test_panels_of_one_label_in_one_scene_are_a_shot() -> None:
    listed = [
        panel("1", "1", "1A"),
        panel("2", "1", "1B"),
        panel("3", "01", " 1a "),
        panel("4", "1"),
        panel("5", "2", "1A"),
    ]
    panels, boards = arranged(listed, drafts=film(WHITE))
    assert [(shot.scene, shot.name, [each[-1] for each in shot.panels]) for shot in boards.shots] == [
        ("1", "1A", ["1", "3"]),
        ("1", "1B", ["2"]),
        ("2", "1A", ["5"]),
    ]
    assert boards.shots[0].id == digest("shot", "1", "1A")
    assert [each.shot for each in panels] == ["1A", "1B", "1a", "", "1A"]


def test_where_a_list_says_where_shots_begin_they_are_named_by_digits() -> None:
    """As Storyboarder names its boards: 1A and 1B are one shot, and 2A begins another."""
    board = "boards/1.storyboarder"
    names = (("1A", False), ("1B", False), ("2A", True), ("2B", False), ("3A", True))
    listed = [panel(name, "1", name, path=board, new=new) for name, new in names]
    panels, boards = arranged([*listed, panel("7", "1", "1A")], drafts=film(WHITE))
    assert [(shot.name, [each.rpartition("-")[2] for each in shot.panels]) for shot in boards.shots] == [
        ("1", ["1A", "1B"]),
        ("2", ["2A", "2B"]),
        ("3", ["3A"]),
        ("1A", ["7"]),
    ]
    assert boards.shots[0].id == digest("shot", "1", "1")
    assert [each.shot for each in panels] == ["1", "1", "2", "2", "3", "1A"]


def test_a_shot_without_a_name_is_told_from_another_one_by_its_first_panel() -> None:
    board = "boards/1.storyboarder"
    _panels, boards = arranged([panel(name, "1", path=board, new=True) for name in "ab"], drafts=film(WHITE))
    assert len({shot.id for shot in boards.shots}) == 2
    assert [shot.name for shot in boards.shots] == ["", ""]


def test_a_shot_keeps_its_id_when_its_scene_has_another_number() -> None:
    """The id is of the numbers the list has, which do not change with the script."""
    before = arranged([panel("1", "1", "1A")], drafts=film(WHITE))[1].shots
    after = arranged([panel("1", "1", "1A")], drafts=film(WHITE, TURNED))[1].shots
    assert [shot.id for shot in before] == [shot.id for shot in after]
    assert [shot.scene for shot in (*before, *after)] == ["1", "2"]


def test_a_shot_whose_scene_was_split_is_two() -> None:
    split = WHITE.replace("    MAYA: The rain never", "    # 2A EXT. ROAD - CONTINUOUS\n    MAYA: The rain never")
    listed = [panel("1", "2", "2A", covers="1-2"), panel("2", "2", "2A", covers="3")]
    _panels, boards = arranged(listed, drafts=film(WHITE, split))
    assert [(shot.scene, shot.name, len(shot.panels)) for shot in boards.shots] == [("2", "2A", 1), ("2A", "2A", 1)]
    assert len({shot.id for shot in boards.shots}) == 2


def test_two_lists_that_name_a_panel_alike_have_two_panels() -> None:
    """Ids come from scene and name, so both lists give the same one; the second gets its own, and the same each time."""
    same = [Panel(id="p", name="1", scene="1", place=Place(path, 2)) for path in ("a.csv", "b.csv")]
    panels, boards = arranged(same, drafts=film(WHITE))
    assert [each.place.path for each in panels] == ["a.csv", "b.csv"]
    assert len({each.id for each in panels}) == len(boards.carried) == 2
    assert arranged(same, drafts=film(WHITE)) == (panels, boards)
