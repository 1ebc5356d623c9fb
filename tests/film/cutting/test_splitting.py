import pytest

from edgecode.film.cutting.change import Op
from simulators.told_cuts import changes

AROUND = ("9-1@0+200", "8-1@0+200")


def ops(old: str, new: str) -> list[Op]:
    first, last = AROUND
    return [change.op for change in changes(f"{first} {old} {last}", f"{first} {new} {last}").edits]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("a@0+60", "a@0+30 a@30+30", [Op.SPLIT]),
        ("a@0+60", "a@0+20 a@20+20 a@40+20", [Op.SPLIT]),
        ("a@0+60x2", "a@0+30x2 a@60+30x2", [Op.SPLIT]),
        ("a@0+30 a@30+30", "a@0+60", [Op.JOINED]),
        ("a@0+60", "a@0+60 a@0+60", [Op.ADDED]),
        ("a@0+60", "a@0+30 a@10+50", [Op.TRIMMED, Op.ADDED]),
        ("a@0+60", "a@0+30 a@500+30", [Op.TRIMMED, Op.ADDED]),
    ],
)
def test_a_part_shows_what_the_whole_showed_and_nothing_twice(old: str, new: str, found: list[Op]) -> None:
    assert sorted(ops(old, new)) == sorted(found)


def test_a_part_that_was_carried_off_is_no_part() -> None:
    old = "1-1@0+90 a@0+60 2-1@0+90 3-1@0+90"
    new = "1-1@0+90 a@0+40 2-1@0+90 3-1@0+90 a@40+20"
    assert sorted(change.op for change in changes(old, new).edits) == [Op.ADDED, Op.TRIMMED]
