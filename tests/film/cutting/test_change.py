from edgecode.film.cutting.change import Op
from simulators.told_cuts import changes


def test_a_use_shows_timecode_as_its_own_cut_has_it() -> None:
    [change] = changes("1-1@86400+50 2-1@0+60", "1-1@86400+50 2-1@4+56").edits
    assert change.old is not None
    assert change.new is not None
    assert change.use is change.new
    assert (change.old.record_in, change.old.record_out) == ("01:00:02:02", "01:00:04:14")
    assert (change.new.source_in, change.new.source_out) == ("00:00:00:04", "00:00:02:12")
    assert (change.new.frames, change.name, change.slate) == (56, "2-1", "2-1")
    assert change.old.id != change.new.id


def test_edits_are_all_changes_but_those_that_merely_shifted() -> None:
    found = changes("1-1@0+50 2-1@0+60", "1-1@0+40 2-1@0+60")
    assert [change.op for change in found.changes] == [Op.TRIMMED, Op.SHIFTED]
    assert [change.op for change in found.edits] == [Op.TRIMMED]
