import csv
import io

from edgecode.formats.changes.csv_list import HEADER, csv_list
from simulators.told_cuts import changes

OLD = "1-1@0+50 2-1@0+60 3-1@0+70"


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_list_has_a_row_a_change_with_frames_and_timecode_of_both_cuts() -> None:
    rows = read(csv_list(changes(OLD, "1-1@0+50 2-1@8+52 3-1@0+70")))
    assert [(row["change"], row["clip"], row["frames"], row["head"]) for row in rows] == [
        ("trimmed", "2-1", "-8", "-8"),
        ("shifted", "3-1", "-8", "0"),
    ]
    assert tuple(rows[0]) == HEADER
    assert (rows[0]["from in"], rows[0]["to out"]) == ("01:00:02:02", "01:00:04:06")
    assert (rows[0]["from frame in"], rows[0]["to frame out"], rows[0]["to source in"]) == ("50", "102", "00:00:00:08")


def test_what_came_has_no_place_before_and_a_split_clip_has_its_parts() -> None:
    rows = read(csv_list(changes(OLD, "1-1@0+50 2-1@0+60 9-1@0+5 3-1@0+30 3-1@30+40")))
    assert [row["change"] for row in rows] == ["added", "split"]
    assert rows[0]["from in"] == ""
    assert rows[1]["parts"] == "01:00:04:19 - 01:00:06:01; 01:00:06:01 - 01:00:07:17"


def test_a_name_that_a_spreadsheet_would_work_out_is_guarded_and_a_number_is_none() -> None:
    data = csv_list(changes("=SUM(1)@0+50 2-1@0+60", "=SUM(1)@0+40 2-1@0+60")).decode("utf-8-sig")
    assert ",'=SUM(1)," in data
    assert ",-10,0,-10,-10," in data
