"""What opentimelineio itself makes of sound documents; it is the oracle here, not the reader."""

from pathlib import Path

import opentimelineio as otio
import pytest

from edgecode.film.cut import Cut
from edgecode.formats.otio.reader import read
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).parents[2] / "samples" / "otio"
REAL = Path(__file__).parents[3] / ".." / "shared" / "real" / "timelines" / "otio"

HELD = {
    "big_int": (1, 0),
    "clip_example": (1, 0),
    "effects": (37, 0),
    "generator_reference_test": (1, 0),
    "multiple_track": (5, 0),
    "multitrack": (5, 0),
    "nested_example": (7, 0),
    "preflattened": (5, 0),
    "premiere_example": (13, 1),
    "screening_example": (9, 0),
    "simple_cut": (4, 0),
    "transition": (4, 0),
    "transition_test": (3, 0),
}
"""Clips on all tracks, and remarks: Premiere's has one picture clip at 15 in a timeline at 30."""

ALIKE = ("clip_example", "effects", "multiple_track", "multitrack", "preflattened", "simple_cut", "transition")


def cut_and_remarks(file: Path) -> tuple[Cut, int]:
    *said, cut = read(MemorySource.of(file))
    assert isinstance(cut, Cut)
    return cut, len(said)


def of_the_library(file: Path) -> list[tuple[str, int, int]]:
    """Ask for each clip's range in the whole timeline, one by one, which is slow and sure."""
    timeline = otio.core.deserialize_json_from_file(str(file))
    found = []
    for track in timeline.tracks:
        ranges = track.range_of_all_children()
        for clip in track.find_clips():
            range_ = track.transformed_time_range(ranges[clip], timeline.tracks)
            found.append((clip.name, round(range_.start_time.value), round(range_.end_time_exclusive().value)))
    return found


def of_the_reader(file: Path) -> list[tuple[str, int, int]]:
    cut, _ = cut_and_remarks(file)
    return [(clip.name, clip.record_in or 0, clip.record_out or 0) for track in cut.tracks for clip in track.clips]


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
@pytest.mark.parametrize("name", ALIKE)
def test_real_timelines_stand_where_the_library_puts_them(name: str) -> None:
    assert of_the_reader(REAL / f"{name}.otio") == of_the_library(REAL / f"{name}.otio")


def test_our_own_timelines_stand_where_the_library_puts_them() -> None:
    assert of_the_reader(SAMPLES / "transitions.otio") == of_the_library(SAMPLES / "transitions.otio")


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_every_real_timeline_is_read_whole() -> None:
    found = {}
    for file in sorted(REAL.glob("*.otio")):
        cut, remarks = cut_and_remarks(file)
        found[file.stem] = (sum(len(track.clips) for track in cut.tracks), remarks)
    assert found == HELD
