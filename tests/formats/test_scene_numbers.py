from edgecode.film.place import Place, Remark
from edgecode.film.script import Scene
from edgecode.formats.scene_numbers import used_twice


def scene(number: str, *, line: int) -> Scene:
    """Make a scene of which only the number and the line matter."""
    return Scene(number=number, heading="INT. SHED - DAY", place=Place("a.fdx", line=line), first=0, last=1)


def test_a_number_that_an_earlier_scene_has_is_said() -> None:
    scenes = [scene("1a", line=3), scene("2", line=5), scene("1A", line=9), scene("1a", line=12)]
    assert list(used_twice(scenes)) == [
        Remark(Place("a.fdx", line=9), "expected each scene number once, found 1A also on line 3"),
        Remark(Place("a.fdx", line=12), "expected each scene number once, found 1a also on line 3"),
    ]


def test_scenes_without_a_number_are_no_double() -> None:
    assert list(used_twice([scene("", line=3), scene("", line=5)])) == []
