from edgecode.film.board import Panel
from edgecode.film.boards.by_scene import panels_by_scene, panels_left
from edgecode.film.boards.shot import Carry, Change, Fate
from edgecode.film.place import Place


def panel(name: str) -> Panel:
    return Panel(id=name, name=name, place=Place("panels.csv"), scene="1")


def decide(name: str, change: Change, *might: str) -> Carry:
    return Carry(panel=name, fate=Fate.DECIDE, changes=(change,), drawn_for="white.fountain", was="04", might=might)


CARRIED = {
    "a": Carry(panel="a", fate=Fate.HERE, scene="x"),
    "b": decide("b", Change.CUT, "x", "y"),
    "c": decide("c", Change.OMITTED, "y"),
    "d": decide("d", Change.UNKNOWN, "x"),
    "e": decide("e", Change.GONE),
    "f": decide("f", Change.SPLIT),
}
PANELS = tuple(map(panel, "abcdefg"))


def test_a_panel_to_be_decided_about_belongs_to_the_likeliest_scene_unless_its_own_left_the_script() -> None:
    found = panels_by_scene(PANELS, carried=CARRIED)
    assert {scene: [each.name for each in own] for scene, own in found.items()} == {"x": ["a", "b"]}


def test_panels_whose_scene_left_the_script_are_grouped_by_it() -> None:
    found = panels_left(PANELS, carried=CARRIED)
    assert {key: [each.name for each in own] for key, own in found.items()} == {("white.fountain", "4"): ["c", "e"]}
