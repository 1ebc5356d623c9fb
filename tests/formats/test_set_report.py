from pathlib import Path

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.place import Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.film.slate import Flag
from edgecode.formats.set_report import read, recognises
from edgecode.formats.source import Source
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).parents[1] / "samples" / "set_report"
REAL = Path(__file__).parents[2] / ".." / "shared" / "real" / "sound" / "WaveAgentSoundReport.csv"


def sample(name: str) -> MemorySource:
    return MemorySource.of(SAMPLES / f"{name}.csv")


def recordings(source: MemorySource | str) -> list[Recording]:
    of = MemorySource(source) if isinstance(source, str) else source
    return [record for record in read(of) if isinstance(record, Recording)]


def remarks(source: MemorySource | str) -> list[str]:
    of = MemorySource(source, path="day.csv") if isinstance(source, str) else source
    return [f"{record.place}: {record.says}" for record in read(of) if isinstance(record, Remark)]


def spans(found: list[Recording]) -> list[str]:
    return [f"{recording.start} {recording.end}" for recording in found]


def test_a_camera_report_is_read_whole() -> None:
    found = recordings(sample("camera_report"))
    assert [(row.slate_text, row.camera, row.roll, row.file, row.mark) for row in found] == [
        ("12A-1", "A", "A003", "A003C001", Mark.NG),
        ("12A-2", "A", "A003", "A003C002", Mark.CIRCLED),
        ("12A-2", "B", "B003", "B003C001", Mark.NONE),
        ("12B-1", "A", "", "A003C003", Mark.HOLD),
    ]
    assert {row.written_by for row in found} == {WrittenBy.CAMERA}
    assert remarks(sample("camera_report")) == []


def test_what_stands_above_the_header_goes_for_every_row() -> None:
    for row in recordings(sample("camera_report")):
        assert (row.shoot_day, row.date, row.by) == (3, "2025-05-06", "Ines Duarte")
        assert row.extra["csv.production"] == "The Lift"
        assert row.extra["csv.Lens set"] == "Anamorphic 40-100"
        assert row.extra["csv.T-stop"] in {"2.8", "4"}


def test_a_note_may_have_two_lines_and_the_next_row_keeps_its_own() -> None:
    first, second, *_ = recordings(sample("camera_report"))
    assert first.note == "bumped the dolly,\nagain at the door"
    assert (first.place.line, second.place.line) == (10, 12)


def test_a_take_past_midnight_ends_on_the_next_day() -> None:
    last = recordings(sample("camera_report"))[-1]
    assert last.start is not None
    assert last.end is not None
    assert last.end - last.start == 20 * 24


def test_semicolons_decimal_commas_and_lengths() -> None:
    """A length in seconds is real time: 5.5 seconds at 25 are 137.5 frames, so 138."""
    assert spans(recordings(sample("semicolons"))) == ["None None", "None None"]
    assert [row.note for row in recordings(sample("semicolons"))] == ["light, soft", "one; two"]
    report = "Report;Sound report\nRate;25\nslate;start;duration\n12A-3;10:00:00:00;5,5\n12A-4;10:00:00:00;1:02\n"
    assert spans(recordings(report)) == ["10:00:00:00 10:00:05:13", "10:00:00:00 10:01:02:00"]


def test_a_script_supervisors_log_by_its_signature() -> None:
    found = recordings(sample("tabs"))
    assert {(row.written_by, row.by, row.draft) for row in found} == {
        (WrittenBy.SCRIPT_SUPERVISOR, "Mara Okoye", "Blue")
    }
    assert [(row.slate_text, row.scene, row.covers, row.mark) for row in found] == [
        ("12A-1", "12", "3-9; 11 off", Mark.CIRCLED),
        ("12B-2", "12", '"You said" - "at it now"', Mark.GOOD),
        ("12-4-1", "12", "whole", Mark.NG),
    ]


def test_a_sound_report_with_old_mac_line_ends() -> None:
    """The roll above goes where a row's own cell is blank; a sound without a slate is kept by its file."""
    found = recordings(sample("old_mac_line_ends"))
    assert [(row.slate_text, row.scene, row.roll, row.file) for row in found] == [
        ("7-1", "7", "SR7", "7T1.wav"),
        ("7C-2", "", "SR8", "7CT2.wav"),
        ("", "", "SR7", "rain.wav"),
    ]
    assert [(row.written_by, row.by, row.mark) for row in found[:2]] == [
        (WrittenBy.SOUND, "Jo Pell", Mark.NONE),
        (WrittenBy.SOUND, "Jo Pell", Mark.CIRCLED),
    ]
    assert spans(found) == ["11:00:00:00 11:00:04:00", "11:01:00:00 11:01:04:10", "None None"]
    assert found[2].extra["csv.length"] == "00:01:00"
    assert remarks(sample("old_mac_line_ends")) == []


def test_a_quotation_mark_nobody_closed_costs_no_take() -> None:
    assert [row.note for row in recordings(sample("unclosed_quote"))] == ["dolly", "", "fine, really"]
    assert remarks(sample("unclosed_quote")) == [
        "unclosed_quote.csv:3: expected each quotation mark to be closed, found one that is not; line read alone"
    ]


def test_half_a_row_keeps_what_is_there() -> None:
    found = recordings(sample("half_rows"))
    assert [(row.slate_text, row.camera, row.roll) for row in found] == [
        ("12A-1", "A", "A001"),
        ("12A-2", "A", ""),
        ("12A-4", "A", "A001"),
        ("12B-1", "A", "A001"),
    ]
    assert found[2].extra == {"csv.more": "left; over"}
    assert remarks(sample("half_rows")) == [
        "half_rows.csv:4: expected 5 cells, found 3; what is there is kept",
        "half_rows.csv:5: expected a slate or a file, found neither; row left out",
        "half_rows.csv:6: expected 5 cells, found 7; what is left over is kept under csv.more",
    ]


def test_what_cannot_be_used_is_kept_as_text_and_remarked_with_its_line() -> None:
    found = recordings(sample("unknown_words"))
    assert found[0].extra == {"csv.tc out": "10:00:99:00", "csv.mark": "maybe"}
    assert found[1].extra == {"csv.tc in": "10:00:00:00", "csv.length": "long"}
    assert found[2].slate is None
    assert found[2].slate_text == "the lift"
    said = remarks(sample("unknown_words"))
    assert [line.partition(": ")[0].rpartition(":")[2] for line in said] == ["2", "3", "5", "5", "6", "7", "7"]
    assert "expected a mark such as circled, hold or ng, found 'maybe'; kept as text" in said[3]


def test_an_unknown_mark_is_none() -> None:
    assert recordings(sample("unknown_words"))[0].mark is Mark.NONE


def test_a_rate_that_a_person_gave_outranks_the_papers() -> None:
    report = "Rate,24\nslate,camera,start,fps\n12A-1,A,10:00:00:24,24\n"
    assert recordings(report)[0].start is None
    [row] = recordings(MemorySource(report, rate=Rate.of(25)))
    assert row.start is not None
    assert row.start.rate == Rate.of(25)


def test_a_report_without_a_rate_says_so_once() -> None:
    report = "slate,camera,start\n" + "12A-1,A,10:00:00:00\n" * 20
    assert remarks(report) == [
        "day.csv:1: expected a frame rate in a column or above the header row, found none; start and end kept as text"
    ]
    assert recordings(report)[0].extra == {"csv.tc in": "10:00:00:00"}


def test_a_star_in_the_slates_name_is_a_circle_unless_the_mark_says_otherwise() -> None:
    report = "slate,camera,mark\n12A-1*,A,\n12A-2*,A,ng\n12A-3,A,\n"
    assert [row.mark for row in recordings(report)] == [Mark.CIRCLED, Mark.NG, Mark.NONE]


@pytest.mark.parametrize(
    ("above", "columns", "paper"),
    [
        ("CAMERA REPORT", "slate,tape", WrittenBy.CAMERA),
        ("Report,Script Supervisor’s Log", "slate,camera", WrittenBy.SCRIPT_SUPERVISOR),
        ("Kind,Editor's log", "slate,camera", WrittenBy.SCRIPT_SUPERVISOR),
        ("Sound mixer: Jo Pell", "slate,camera", WrittenBy.SOUND),
        ("Sound mixer,Jo,Camera assistant,Ines", "slate,camera", WrittenBy.CAMERA),
        ("", "slate,camera,tape", WrittenBy.CAMERA),
        ("", "slate,channels", WrittenBy.SOUND),
        ("", "slate,camera,covers", WrittenBy.SCRIPT_SUPERVISOR),
    ],
)
def test_the_paper_says_which_it_is_or_its_columns_do(above: str, columns: str, paper: WrittenBy) -> None:
    report = f"{above}\n{columns}\n12A-1,x\n"
    assert [row.written_by for row in recordings(report)] == [paper]


def test_who_wrote_it_is_who_signs_such_a_paper() -> None:
    report = "Script supervisor,Mara,Camera assistant,Ines\nslate,camera\n12A-1,A\n"
    assert [row.by for row in recordings(report)] == ["Ines"]


def test_a_paper_that_does_not_tell_is_a_log() -> None:
    report = "slate,note\n12A-1,fine\n"
    assert [row.written_by for row in recordings(report)] == [WrittenBy.LOG]
    assert remarks(report) == [
        "day.csv:1: expected a row such as 'Report,Camera report', found none, and columns that do not tell; read as a log"
    ]


@pytest.mark.parametrize(
    ("header", "row", "slate_text", "scene"),
    [
        ("slate,camera", "12A-1,A", "12A-1", ""),
        ("slate,take,camera", "12A,1,A", "12A-1", ""),
        ("slate,take,camera", "12A-1,1,A", "12A-1", ""),
        ("scene,slate,take", "12,417,3", "417-3", "12"),
        ("scene,setup,take", "12,a,1", "12a-1", "12"),
        ("scene,setup,take", "12,12A,1", "12A-1", "12"),
        ("scene,take,name", "12A,1,A003C001", "12A-1", ""),
        ("name,roll", "12A-1,A003", "12A-1", ""),
        ("scene,take,file", "12,,x.mov", "12", "12"),
    ],
)
def test_a_slate_is_put_together_as_one_would_chalk_it(header: str, row: str, slate_text: str, scene: str) -> None:
    [found] = recordings(f"{header}\n{row}\n")
    assert (found.slate_text, found.scene) == (slate_text, scene)
    assert found.slate is not None


@pytest.mark.parametrize("cell", ["A", "a", "Cam A", "A cam", "CAMERA A", "A-Camera"])
def test_a_camera_is_its_letter(cell: str) -> None:
    assert [row.camera for row in recordings(f"slate,camera\n12A-1,{cell}\n")] == ["A"]


@pytest.mark.parametrize("header", ["slate,mark", "Scene;Take", "SC\tTK\tCircle Take", "name,roll", "Slate Name,notes"])
def test_it_is_known_by_its_header_row(header: str) -> None:
    assert recognises(f"The Lift\n{header}\n".encode(), suffix=".csv")


@pytest.mark.parametrize(
    "header", ["slate", "name", "name,age", "scene,location", "panel,scene,take", "slate,image", "INT. HALL - NIGHT"]
)
def test_other_tables_are_no_reports(header: str) -> None:
    assert not recognises(f"The Lift\n{header}\n".encode(), suffix=".csv")


def test_a_file_without_the_header_row_is_refused() -> None:
    with pytest.raises(UnreadableError, match="expected a header row with slate, or scene and take"):
        recordings("hello,world\n")


@pytest.mark.parametrize(
    ("cell", "slate"), [("TRUE", "12A-3 WT"), ("x", "12A-3 WT"), ("", "12A-3"), ("no", "12A-3"), ("maybe", "12A-3")]
)
def test_a_wild_track_by_its_own_column_is_slated_as_one(cell: str, slate: str) -> None:
    (found,) = recordings(f"Report,Sound report\nScene,Take,Wild\n12A,3,{cell}\n")
    assert found.slate is not None
    assert found.slate.take_key == (slate.replace(" ", ""))
    assert (Flag.WT in found.slate.flags) is ("WT" in slate)
    (starred,) = recordings(f"Report,Sound report\nSlate,Tape,Wild\n12A-3*,SR1,{cell}\n")
    assert (starred.mark, starred.slate and starred.slate.take_key) == (Mark.CIRCLED, found.slate.take_key)
    (again,) = recordings(f"Report,Sound report\nSlate,Tape,Wild\n12A WT 3,SR1,{cell}\n")
    assert again.slate_text == "12A WT 3"


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not beside this checkout")
def test_a_real_sound_report() -> None:
    """Wave Agent's export: old Mac line ends, pairs above the header, one sound without a slate, lengths in seconds."""
    source = MemorySource.of(REAL)
    assert recognises(source.bytes(), suffix=".csv")
    found = recordings(source)
    assert len(found) == 9
    assert {row.written_by for row in found} == {WrittenBy.SOUND}
    assert {row.by for row in found} == {"Jamie Hardt"}
    assert [row.slate.take_key for row in found if row.slate] == [
        *("A101-1", "A101-1", "A101-2", "A101-3", "A101-4", "A101-4", "1-6", "2C-1")
    ]
    assert spans(found)[1] == "12:39:59:00 12:40:04:00"
    assert str(found[1].start.rate if found[1].start else "") == "23.976"
    assert found[-1].note == "Tail Slate Cloth noise"
    [remark] = remarks(source)
    assert remark.startswith("WaveAgentSoundReport.csv:7: expected a frame rate")


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.csv")))
def test_damage_costs_at_most_the_file(name: str) -> None:
    unreadable = 0
    for data in damaged(sample(name).data):
        recognises(data, suffix=".csv")
        source: Source = MemorySource(data)
        try:
            list(read(source))
        except UnreadableError:
            unreadable += 1
    assert unreadable < 150


def test_a_row_may_say_its_own_paper_day_date_draft_and_writer() -> None:
    head = "Report,Camera report\nDate,2026-03-01\nShoot day,1\n\nslate,camera,report,shoot day,date,draft,by\n"
    rows = "1-1,A,sound report,2,2026-03-02,Blue,Piet\n1-2,A,,soon,,,\n"
    first, second = (each for each in read(MemorySource(head + rows)) if isinstance(each, Recording))
    assert (first.written_by, first.shoot_day, first.date, first.draft, first.by) == (
        *(WrittenBy.SOUND, 2, "2026-03-02", "Blue", "Piet"),
    )
    assert (second.written_by, second.shoot_day, second.date) == (WrittenBy.CAMERA, 1, "2026-03-01")
    assert second.extra["csv.shoot day"] == "soon"
