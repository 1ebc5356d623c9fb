import msgspec

from edgecode.film.boards.shot import Carry, Fate
from edgecode.film.boards.shot_changes import SceneChanges, shot_changes
from edgecode.film.film import Film
from simulators.planned_film import planned_film


def scenes(film: Film) -> list[SceneChanges]:
    """The scenes of a film in which shots follow each other."""
    return list(shot_changes(film.panels, boards=film.boards))


def told(scene: SceneChanges) -> list[str]:
    """The changes of a scene in a few signs: ``4A|4B``, a star where a shot is only left for now, or taken up again."""
    return [
        f"{each.before.name}{'' if each.done else '*'}|{'' if each.new else '*'}{each.after.name}"
        for each in scene.changes
    ]


def test_shots_follow_each_other_within_a_scene_in_the_order_of_the_panels() -> None:
    first, second = scenes(planned_film("scene 4\nboards 4A 4A 4B\nscene 5\nboards 5A 5B 5B 5C"))
    assert (first.scene, first.id, told(first)) == ("4", "scene 4", ["4A|4B"])
    assert told(second) == ["5A|5B", "5B|5C"]


def test_a_shot_that_is_cut_into_again_counts_each_time() -> None:
    [scene] = scenes(planned_film("scene 4\nboards 4A 4B 4A 4B 4C"))
    assert told(scene) == ["4A*|4B", "4B*|*4A", "4A|*4B", "4B|4C"]
    assert [each.name for each in scene.shots] == ["4A", "4B", "4C"]


def test_over_a_panel_of_no_shot_nothing_is_told() -> None:
    [scene] = scenes(planned_film("scene 4\nboards 4A - 4A 4B - - 4C"))
    assert told(scene) == ["4A|4B"]
    assert [each.name for each in scene.between] == ["p2", "p5", "p6"]


def test_over_a_panel_that_waits_for_a_decision_nothing_is_told() -> None:
    [scene] = scenes(planned_film("scene 4\nboards 4A ?4B 4C"))
    assert (told(scene), [each.name for each in scene.between]) == ([], ["p2"])
    assert scene.id == "scene 4"


def test_scenes_of_one_shot_and_panels_of_no_scene_are_left_out() -> None:
    film = planned_film("boards 1A 1B\nscene 4\nboards 4A 4A\nscene 5\nboards -\nscene 6\nboards 6A")
    assert scenes(film) == []


def test_scenes_without_numbers_are_told_apart_by_their_ids() -> None:
    film = planned_film("boards A B A C")
    ids = ["one", "one", "two", "two"]
    carried = {
        panel.id: Carry(panel=panel.id, fate=Fate.CARRIED, scene=scene)
        for panel, scene in zip(film.panels, ids, strict=True)
    }
    first, second = scenes(msgspec.structs.replace(film, boards=msgspec.structs.replace(film.boards, carried=carried)))
    assert (first.scene, first.id, told(first)) == ("", "one", ["A|B"])
    assert (second.id, told(second)) == ("two", ["A|C"])
