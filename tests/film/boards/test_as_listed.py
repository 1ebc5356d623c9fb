from edgecode.film.board import Panel
from edgecode.film.boards.as_listed import as_listed
from edgecode.film.boards.shot import Boards, Carry, Fate, Scratch, Shot
from edgecode.film.place import Place


def panel(name: str, *, size: str = "", scene: str = "12") -> Panel:
    """A panel of scene 12, whose name is its id."""
    return Panel(name=name, place=Place("boards/list.csv", 2), scene=scene, id=name, size=size, covers="3-5")


def test_panels_keep_their_own_sizes_while_nobody_said_one_of_the_shot() -> None:
    panels = (panel("1"), panel("2", size="CU"), panel("3", size="wide"))
    shot = Shot(id="s", scene="12", size="CU", panels=("1", "2", "3"))
    assert as_listed(panels, Boards(shots=(shot,))) == panels


def test_what_was_said_of_a_shot_goes_for_all_its_panels() -> None:
    panels = (panel("1"), panel("2", size="CU"), panel("3", size="wide"))
    shot = Shot(id="s", scene="12", size="MS", panels=("1", "2"))
    assert [each.size for each in as_listed(panels, Boards(shots=(shot,)))] == ["MS", "MS", "wide"]


def test_a_shot_of_which_nobody_said_a_size_takes_none_away() -> None:
    panels = (panel("1", size="CU"),)
    assert as_listed(panels, Boards(shots=(Shot(id="s", scene="12", panels=("1",)),))) == panels


def test_a_scratch_sound_is_its_panels_sound() -> None:
    boards = Boards(sounds=(Scratch(panel="1", file="sound/1.wav"), Scratch(panel="gone", file="b.wav")))
    assert [each.audio for each in as_listed((panel("1"), panel("2")), boards)] == ["sound/1.wav", ""]


def test_a_panel_of_a_renumbered_scene_goes_back_to_the_draft_it_was_drawn_for() -> None:
    """Scene 12 of the white draft is scene 14 now: the lines 3-5 are counted in scene 12 of the white one."""
    carried = {"1": Carry(panel="1", fate=Fate.CARRIED, drawn_for="script/white.fdx", was="12")}
    (found,) = as_listed((panel("1", scene="14"),), Boards(carried=carried))
    assert (found.scene, found.draft, found.covers) == ("12", "script/white.fdx", "3-5")
    (same,) = as_listed((panel("1", scene="012"),), Boards(carried=carried))
    assert (same.scene, same.draft) == ("012", "")
