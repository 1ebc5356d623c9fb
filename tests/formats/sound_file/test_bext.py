from pathlib import Path

import pytest
from wavinfo import WavInfoReader  # type: ignore[import-untyped]

from edgecode.formats.sound_file.bext import bext_of
from edgecode.formats.sound_file.chunks import chunks_of
from simulators.wave_file import bext

REAL = Path(__file__).parents[3] / ".." / "shared" / "real" / "sound"


def test_a_chunk_is_read_whole() -> None:
    found = bext_of(bext(description="sSCENE=12A\r\nsTAKE=3\r\nA word besides\r\n", samples=7)[8:])
    assert (found.said, found.samples, found.date) == ({"SCENE": "12A", "TAKE": "3"}, 7, "2025-05-06")
    assert found.others == {
        "description": "A word besides",
        "originator": "Recorder",
        "originator reference": "ref",
        "time": "10:04:12",
        "coding history": "A=PCM",
    }


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2019:01:02", "2019-01-02"),
        ("2019/01/02", "2019-01-02"),
        ("2019_01_02", "2019-01-02"),
        ("0000-00-00", ""),
        ("2019-13-02", ""),
        ("today", ""),
    ],
)
def test_a_date_is_written_one_way_or_kept_as_text(written: str, date: str) -> None:
    found = bext_of(bext(date=written)[8:])
    assert found.date == date
    assert found.others.get("date", "") == ("" if date else written)


def test_text_in_windows_1252_is_read() -> None:
    assert bext_of(bext(description="Caf\xe9")[8:]).others["description"] == "Caf\xe9"


@pytest.mark.parametrize("length", [0, 3, 255, 300, 345, 346, 601])
def test_a_chunk_cut_short_is_read_as_far_as_it_goes(length: int) -> None:
    found = bext_of(bext(description="SCENE=1", samples=9)[8:][:length])
    assert found.samples == (9 if length >= 346 else None)
    assert found.said == ({"SCENE": "1"} if length >= 7 else {})


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_every_real_chunk_is_read_as_wavinfo_reads_it() -> None:
    files = [file for file in sorted(REAL.rglob("*")) if file.suffix.lower() == ".wav"]
    assert len(files) == 4
    for file in files:
        with file.open("rb") as stream:
            held = chunks_of(stream, size=file.stat().st_size).held
        ours, theirs = bext_of(held[b"bext"]), WavInfoReader(str(file)).bext
        assert theirs is not None
        assert ours.samples == theirs.time_reference
        assert ours.date == theirs.originator_date.replace(":", "-")
        assert ours.others.get("originator", "") == theirs.originator
        assert ours.others.get("originator reference", "") == theirs.originator_ref
        assert ours.others.get("time", "") == theirs.originator_time
        assert ours.others.get("coding history", "") == theirs.coding_history.strip()
        assert [f"{key}={value}" for key, value in ours.said.items()] == [
            line[1:] for line in theirs.description.splitlines()
        ]
