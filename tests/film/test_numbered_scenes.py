import msgspec
import pytest

from edgecode.film.numbered_scenes import scene_numbered, scenes_by_number
from simulators.papers import script

DRAFT = script("# 12 INT. LIFT - NIGHT\n# 12A EXT. YARD - DAY\n# 012 INT. HALL - DAY", path="a.fountain")


@pytest.mark.parametrize(("number", "heading"), [("12", 0), ("012.", 0), ("12a", 1), ("13", None), ("", None)])
def test_a_scene_is_found_by_its_number_however_it_is_written(number: str, heading: int | None) -> None:
    assert scene_numbered(DRAFT, number) == (DRAFT.scenes[heading] if heading is not None else None)


def test_the_first_of_two_scenes_with_one_number_is_meant_and_one_without_is_left_out() -> None:
    bare = msgspec.structs.replace(DRAFT.scenes[1], number="")
    draft = msgspec.structs.replace(DRAFT, scenes=(DRAFT.scenes[0], bare, DRAFT.scenes[2]))
    assert scenes_by_number(draft) == {"12": DRAFT.scenes[0]}
