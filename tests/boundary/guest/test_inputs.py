import json

from edgecode.boundary.guest.inputs import PLACES, about, file_of
from edgecode.boundary.guest.manifest import Part


def test_each_part_has_a_file_and_a_list_of_its_own() -> None:
    assert [file_of(part) for part in Part] == ["script.json", "boards.json", "dailies.json", "cuts.json"]
    assert PLACES.keys() == set(Part)
    assert len(set(PLACES.values())) == len(Part)


def test_what_is_there_is_told_in_a_file_of_its_own() -> None:
    assert json.loads(about((Part.SCRIPT, Part.CUTS))) == {"edgecode": 1, "parts": ["script", "cuts"]}
