from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.film.cut_said import MarkersHandedBack, ReelLocked, TurnoverIssued
from edgecode.usecases.cutting.cut_entries import shapes


def test_a_turnover_with_a_change_list_is_two_entries() -> None:
    deed = TurnoverIssued(turnover="t", cut="a.edl", reel="3", changes=True)
    assert [shape.kind for shape in shapes(deed)] == [Kind.TURNOVER_ISSUED, Kind.CHANGE_LIST_ISSUED]
    assert shapes(deed)[0].ids == ((IdRole.CUT, "a.edl"), (IdRole.EDIT_REEL, "3"), (IdRole.DOCUMENT, "t"))


def test_a_cut_without_reels_is_locked_as_a_whole() -> None:
    [shape] = shapes(ReelLocked(cut="a.edl", on="2026-03-14"))
    assert shape.ids == ((IdRole.EDIT_REEL, "a.edl"), (IdRole.CUT, "a.edl"))


def test_more_clips_than_an_entry_holds_are_left_out() -> None:
    [shape] = shapes(MarkersHandedBack(cut="a.edl", clips=tuple(map(str, range(500)))))
    assert (shape.kind, shape.ids[0]) == (Kind.EDIT_NOTE_HANDED_BACK, (IdRole.CUT, "a.edl"))
    assert len(shape.ids) < 500
