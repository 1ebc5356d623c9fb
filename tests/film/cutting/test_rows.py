from edgecode.film.cutting.change import Op
from edgecode.film.cutting.rows import counted, rows, title
from simulators.told_cuts import changes, cut

OLD = "1-1@0+50 2-1@0+60 3-1@0+70 4-1@0+80"


def test_picture_and_sound_are_one_row_where_the_same_was_done() -> None:
    old = cut(OLD, A1=OLD, A2="5-1@0+260")
    new = cut(OLD.replace("2-1@0+60", "2-1@0+55"), A1=OLD.replace("2-1@0+60", "2-1@0+55"), A2="5-1@0+260")
    [trim, shift] = rows(changes(old, new))
    assert (trim.track, trim.op, trim.at, trim.was_at) == ("V1 A1", "trimmed", "01:00:02:02", "")
    assert (shift.ops, shift.words) == ((Op.SHIFTED,), "2 clips, up to 01:00:10:15: 5 frames earlier")


def test_all_that_was_done_to_one_clip_is_one_row() -> None:
    [row] = [row for row in rows(changes(OLD, "1-1@0+50 3-1@0+70 4-1@0+80 2-1@3+57")) if row.ops != (Op.SHIFTED,)]
    assert row.op == "moved, trimmed"
    assert row.words == "from 01:00:02:02; head \N{MINUS SIGN}3"


def test_what_went_stands_where_it_would_stand_now() -> None:
    gone = next(rows(changes(OLD, "1-1@0+40 3-1@0+70 4-1@0+80")))
    removed = [row for row in rows(changes(OLD, "1-1@0+40 3-1@0+70 4-1@0+80")) if row.ops == (Op.REMOVED,)]
    assert gone.op == "trimmed"
    assert [(row.at, row.was_at, row.words) for row in removed] == [("01:00:01:16", "01:00:02:02", "60 frames")]


def test_a_list_is_headed_by_both_cuts_and_its_counts() -> None:
    found = changes(OLD, OLD.replace("2-1@0+60", "2-1@0+55"))
    assert title(found) == "cut (cuts/cut.otio) \N{RIGHTWARDS ARROW} cut (cuts/cut.otio)"
    assert counted(found) == ["1 trimmed", "1 as they were, 2 only shifted; the cut is 5 frames shorter"]
    assert counted(changes(OLD, OLD)) == ["nothing was changed", "4 as they were; the cut is as long as before"]
