from edgecode.film.cutting.change import Op
from simulators.told_cuts import changes, cut


def test_changes_come_in_the_order_of_the_newer_cut_with_what_went_where_it_stood() -> None:
    old = "1-1@0+50 2-1@0+60 3-1@0+70 4-1@0+80 5-1@0+90"
    new = "9-1@0+10 1-1@0+50 3-1@0+70 4-1@0+77 5-1@0+90"
    found = changes(old, new)
    assert [(change.op, change.name) for change in found.changes] == [
        (Op.ADDED, "9-1"),
        (Op.SHIFTED, "1-1"),
        (Op.REMOVED, "2-1"),
        (Op.SHIFTED, "3-1"),
        (Op.TRIMMED, "4-1"),
        (Op.SHIFTED, "5-1"),
    ]


def test_a_replaced_clip_may_also_come_in_otherwise() -> None:
    found = changes("1-1@0+50 2-1@0+60 3-1@0+70", "1-1@0+50 ~2-2@0+60 3-1@0+70")
    assert [change.op for change in found.edits] == [Op.REPLACED, Op.TRANSITION]


def test_a_change_knows_its_reel() -> None:
    found = changes(cut("1-1@0+50 2-1@0+60", name="R3"), cut("1-1@0+50 2-1@0+55", name="R3 v2"))
    assert [change.reel for change in found.changes] == ["3"]
