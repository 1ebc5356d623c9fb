from edgecode.boundary.bucket import Bucket
from edgecode.boundary.told import GROUPS, MOST_PAIRS, PHASES, REASONS, Told, open_cells
from edgecode.entries.vocabulary import Group, Phase, Reason, ReportClass
from simulators.told_week import BARE, WHOLE, changed


def test_what_is_told_of_nothing_is_the_one_symbol() -> None:
    told = Told()
    assert [len(row) for row in told.table] == [11, 11, 11]
    assert {cell for row in (*told.table, told.pairs, told.reasons) for cell in row} == {Bucket.NOT_TOLD}


def test_cells_stand_in_the_order_of_the_vocabulary() -> None:
    assert [*PHASES, *GROUPS, *REASONS] == [*Phase, *Group, *Reason]
    assert len(GROUPS) <= 12


def test_an_agreement_opens_its_own_cells() -> None:
    may = open_cells(WHOLE)
    opened = {group for group, told in zip(GROUPS, may.groups, strict=True) if told}
    assert opened == {Group.CUT, Group.DAILIES, Group.ASKING, Group.DECIDING}
    assert may.pairs == (True, True, *(False,) * 6)
    assert may.reasons == (True,) * 6


def test_a_class_outside_of_the_agreement_opens_nothing() -> None:
    may = open_cells(changed(WHOLE, classes=()))
    assert not any((*may.groups, *may.pairs, *may.reasons))
    assert open_cells(BARE).groups == (True,) * 11
    assert not any((*open_cells(BARE).pairs, *open_cells(BARE).reasons))
    assert open_cells(changed(WHOLE, classes=(ReportClass.PAIRS,))).pairs == open_cells(WHOLE).pairs


def test_no_more_pairs_are_opened_than_there_is_room_for() -> None:
    assert open_cells(changed(WHOLE, pairs=WHOLE.pairs * 9)).pairs == (True,) * MOST_PAIRS
