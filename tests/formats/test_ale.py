import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.formats.ale import read, recognises
from edgecode.formats.source import Source
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).parents[1] / "samples" / "ale"
REAL = Path(__file__).parents[2] / ".." / "shared" / "real" / "timelines" / "ale"
START = "Heading\nFIELD_DELIM\tTABS\nFPS\t24\n\nColumn\n"


def sample(name: str, *, rate: str = "") -> MemorySource:
    return MemorySource.of(SAMPLES / f"{name}.ale", rate=Rate.parse(rate) if rate else None)


def log(columns: str, *rows: str) -> MemorySource:
    """Write a log at 24 with some columns and rows, the values parted by bars."""
    lines = [columns, "Data", *rows]
    return MemorySource(START + "\n".join(lines).replace("|", "\t") + "\n", path="a.ale")


def rows(source: Source) -> list[Recording]:
    return [record for record in read(source) if isinstance(record, Recording)]


def row(columns: str, values: str) -> Recording:
    (found,) = rows(log(columns, values))
    return found


def remarks(source: Source) -> list[str]:
    return [f"{record.place}: {record.says}" for record in read(source) if isinstance(record, Remark)]


def test_a_log_is_read_whole() -> None:
    first, second, third, fourth = rows(sample("circled_takes"))
    assert (first.written_by, first.place) == (WrittenBy.LOG, Place("circled_takes.ale", line=11))
    assert (first.slate_text, first.scene, first.camera, first.roll, first.sound_roll) == (
        "12A-3",
        "12A",
        "A",
        "A003",
        "S01",
    )
    assert (str(first.start), str(first.end), first.mark) == ("10:04:12:00", "10:04:52:12", Mark.CIRCLED)
    assert (first.date, first.note) == ("20250506", "boom in shot at the top")
    assert first.extra == {"ale.Duration": "00:00:40:12", "ale.Tape": "A003R1AB", "ale.Lens": "35mm"}
    assert (second.camera, second.mark, second.slate == first.slate) == ("B", Mark.NONE, True)
    assert (third.slate_text, third.mark, str(third.end), third.camera) == ("14-2*", Mark.CIRCLED, "11:20:10:00", "A")
    assert (fourth.slate_text, fourth.mark, fourth.camera) == ("14-3*", Mark.CIRCLED, "A")
    assert remarks(sample("circled_takes")) == []


def test_the_heading_may_stand_on_one_line() -> None:
    first, second = rows(sample("heading_on_one_line"))
    assert (str(first.start and first.start.rate), first.file, first.slate_text) == ("25", "A010C001.mov", "20-1")
    assert (second.file, second.slate) == ("A010C002_250506.mov", None)


def test_a_bad_row_is_kept_and_said() -> None:
    found = rows(sample("bad_rows"))
    assert [recording.slate_text for recording in found] == [f"20-{number}" for number in range(1, 7)]
    assert [(str(each.start), str(each.end and each.end.wrapped())) for each in found] == [
        ("09:00:00:00", "09:00:10:00"),
        ("None", "09:00:10:00"),
        ("09:02:00:00", "None"),
        ("23:59:58:00", "00:00:04:00"),
        ("09:04:00:00", "09:04:05:00"),
        ("None", "None"),
    ]
    assert found[1].extra == {"ale.Start": "09:00:00:25"}
    assert found[4].extra == {"ale.6": "one", "ale.7": "too many"}
    assert remarks(sample("bad_rows")) == [
        "bad_rows.ale:8: expected 5 columns, found 4; the others are taken as empty",
        "bad_rows.ale:9: expected a timecode at 25, found '09:00:00:25': frames run from 00 to 24",
        "bad_rows.ale:10: expected an End after the Start 09:02:00:00, found 09:01:10:00; End is left out",
        "bad_rows.ale:12: expected 5 columns, found 7; the rest is kept without a name",
        "bad_rows.ale:13: expected 5 columns, found 2; the others are taken as empty",
    ]


def test_a_take_over_midnight_ends_after_it_begins() -> None:
    over = rows(sample("bad_rows"))[3]
    assert over.start is not None
    assert over.end is not None
    assert over.end - over.start == 150


def test_a_row_has_its_own_rate_and_semicolons_drop_frames() -> None:
    first, second, third = rows(sample("rates_of_rows"))
    assert first.start is not None
    assert first.end is not None
    assert (str(first.start.rate), first.end - first.start) == ("29.97 DF", 60)
    assert str(second.start and second.start.rate) == "23.976"
    assert str(third.start and third.start.rate) == "29.97"
    assert third.extra == {"ale.FPS": "18"}
    assert remarks(sample("rates_of_rows")) == [
        "rates_of_rows.ale:10: expected a frame rate such as 23.976, 25 or 29.97 DF, found '18'"
    ]


def test_a_start_and_an_end_that_count_differently_are_said() -> None:
    source = MemorySource(sample("rates_of_rows").data.replace(b"01:01:00;02", b"01:01:00:02"), path="a.ale")
    assert rows(source)[0].end is None
    assert (
        remarks(source)[0]
        == "a.ale:8: expected Start and End to count alike, found 01:00:58;00 and 01:01:00:02; End is left out"
    )


def test_a_person_outranks_the_logs_rates() -> None:
    assert [str(each.start and each.start.rate) for each in rows(sample("circled_takes", rate="24"))] == ["24"] * 4


def test_a_log_without_a_rate_keeps_its_timecodes_as_texts() -> None:
    source = MemorySource(
        "Heading\nFIELD_DELIM\tTABS\nFPS\tfilm\nColumn\nName\tStart\nData\n12A-3\t01:00:00:00\n", path="a.ale"
    )
    (found,) = rows(source)
    assert (found.start, found.extra) == (None, {"ale.Start": "01:00:00:00"})
    assert remarks(source) == ["a.ale:1: expected a frame rate such as 23.976, 25 or 29.97 DF, found 'film'"]


@pytest.mark.parametrize(
    ("columns", "values", "slate_text", "file"),
    [
        ("Name|Scene|Take", "clip 7|12A|3", "12A-3", "clip 7"),
        ("Name|Scene|Take", "12A-3|12A|", "12A-3", ""),
        ("Name|Source File", "12A-3|A003C002.mov", "12A-3", "A003C002.mov"),
        ("Name|Filename", "A003C002_250506|A003C002.mov", "A003C002_250506", "A003C002.mov"),
        ("name|scene|take", "x|12A|3", "12A-3", "x"),
    ],
)
def test_scene_and_take_outrank_the_name(columns: str, values: str, slate_text: str, file: str) -> None:
    found = row(columns, values)
    assert (found.slate_text, found.file) == (slate_text, file)


@pytest.mark.parametrize(
    ("columns", "values", "camera"),
    [
        ("Name|Camera", "12A-3|b", "B"),
        ("Name|Camera", "12A-3|A Cam", "A"),
        ("Name|Camera|Camroll", "12A-3|ALEXA Mini|B001", "B"),
        ("Name|Camroll", "12A-3C|A001", "C"),
        ("Name|Tape", "12A-3|A_0076C001", "A"),
        ("Name|Tape", "12A-3|3NY004", ""),
    ],
)
def test_the_camera_is_found_in_its_column_the_slate_or_the_roll(columns: str, values: str, camera: str) -> None:
    assert row(columns, values).camera == camera


@pytest.mark.parametrize(
    ("columns", "values", "mark"),
    [
        ("Name|Circle", "12A-3|x", Mark.CIRCLED),
        ("Name|Select", "12A-3|1", Mark.CIRCLED),
        ("Name|Circled", "12A-3|No", Mark.NONE),
        ("Name|Circled", "12A-3|", Mark.NONE),
        ("Name|Comments", "12A-3*|", Mark.CIRCLED),
    ],
)
def test_a_circled_take_is_marked(columns: str, values: str, mark: Mark) -> None:
    assert row(columns, values).mark is mark


def test_two_columns_of_one_name_are_both_kept() -> None:
    assert row("Name|Lens|Lens", "12A-3|35mm|50mm").extra == {"ale.Lens": "35mm", "ale.Lens 3": "50mm"}


def test_a_log_without_rows_is_said() -> None:
    assert remarks(log("Name")) == ["a.ale: expected rows below Data, found none"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Heading\nFIELD_DELIM\tTABS\n", "a list of columns"),
        (START + "Name\tStart\n", "a Data section"),
        ("hello", "columns"),
    ],
)
def test_a_log_without_columns_or_data_is_unreadable(text: str, missing: str) -> None:
    with pytest.raises(UnreadableError, match=missing):
        list(read(MemorySource(text)))


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("Heading\nFIELD_DELIM\tTABS\n", True),
        ("\r\n  HEADING\r\nFIELD_DELIM\tTABS\r\n", True),
        ("Heading\nFPS\t24\n", False),
        ("Name\tTape\nFIELD_DELIM\tTABS\n", False),
        ("", False),
    ],
)
def test_a_log_is_known_by_its_heading(head: str, *, known: bool) -> None:
    assert recognises(head.encode(), suffix=".txt") is known
    assert recognises(head.encode("utf-16"), suffix=".ale") is known


HELD = {
    "sample": (4, 0),
    "sample2": (2, 1),
    "sampleUHD": (1, 0),
    "sample_blanks": (1, 0),
    "sample_cdl": (4, 0),
    "sample_no_blanks": (6, 0),
}
"""Rows and remarks: one row of sample2 is two columns short."""


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_every_real_log_is_read_whole() -> None:
    found = {}
    for file in sorted(REAL.glob("*.ale")):
        source = MemorySource.of(file)
        assert recognises(source.data[:65_536], suffix=".ale")
        assert all(each.start is not None and each.end is not None and each.file for each in rows(source))
        found[file.stem] = (len(rows(source)), len(remarks(source)))
    assert found == HELD


@pytest.mark.parametrize(
    "file", [*sorted(SAMPLES.glob("*.ale")), *sorted(REAL.glob("*.ale"))], ids=lambda file: file.stem
)
def test_a_damaged_log_is_read_or_refused(file: Path) -> None:
    for data in damaged(file.read_bytes()):
        recognises(data[:65_536], suffix=".ale")
        with contextlib.suppress(UnreadableError):
            list(read(MemorySource(data)))


@settings(deadline=None)
@given(st.lists(st.lists(st.text(), max_size=5), max_size=5), st.lists(st.text(), max_size=5))
def test_any_rows_under_any_columns_are_read(values: list[list[str]], columns: list[str]) -> None:
    rows_ = ["|".join(["12A-3", *each]) for each in values]
    with contextlib.suppress(UnreadableError):
        list(read(log("|".join(["Name", "Start", "End", *columns]), *rows_)))


def test_columns_that_edgecode_writes_are_understood() -> None:
    columns = "Name\tScene\tTake\tSlate\tMark\tShoot day"
    rows = ["x\t12\t3\t417-3\thold\t4", "x\t12\t3\t417\tlovely\tfourth", "12A-3\t\t\t\tcircled\t"]
    text = "\n".join(["Heading", "FIELD_DELIM\tTABS", "Column", columns, "Data", *rows])
    found = [each for each in read(MemorySource(text, path="a.ale")) if isinstance(each, Recording)]
    assert [(each.slate_text, each.scene, each.mark.value, each.shoot_day) for each in found] == [
        ("417-3", "12", "hold", 4),
        ("12-3", "12", "", None),
        ("12A-3", "", "circled", None),
    ]
    assert {"ale.Slate": "417", "ale.Mark": "lovely", "ale.Shoot day": "fourth"}.items() <= found[1].extra.items()
