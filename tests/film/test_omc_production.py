"""Documents of another production in the same folder are told apart."""

from edgecode.film.omc import OmcRecord
from edgecode.film.omc_production import own_production
from edgecode.film.place import Place


def record(entity: str, own: str, *refs: tuple[str, str], path: str = "omc.json") -> OmcRecord:
    return OmcRecord(entity=entity, id=own, place=Place(path), refs=refs)


SCENE = record("NarrativeScene", "ours:scene-1")


def test_what_another_system_made_and_nothing_ties_to_our_scenes_is_left_out_and_said() -> None:
    stranger = record("Slate", "theirs:slate-1", path="sample.json")
    found = own_production([SCENE, stranger])
    assert found.own == (SCENE,)
    [remark] = found.remarks
    assert remark.place.path == "sample.json"
    assert "found 1 of scope 'theirs'" in remark.says


def test_another_system_that_names_one_of_our_entities_is_ours() -> None:
    slate = record("Slate", "camera:slate-1", ("ProductionScene", "ours:shot-1"))
    take = record("Asset", "lab:file-1", ("Slate", "camera:slate-1"))
    assert own_production([take, slate, SCENE]).own == (take, slate, SCENE)


def test_without_any_scene_everything_is_kept() -> None:
    records = (record("Slate", "a:1"), record("Slate", "b:1"))
    assert own_production(records).own == records


def test_the_production_with_more_scenes_is_the_film() -> None:
    ours = [record("NarrativeScene", f"ours:{number}") for number in range(3)]
    theirs = [record("NarrativeScene", f"theirs:{number}") for number in range(2)]
    assert own_production([*theirs, *ours]).own == tuple(ours)
