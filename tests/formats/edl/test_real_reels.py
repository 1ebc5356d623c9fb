"""The reels of two features and of other people's test suites: what each of them holds."""

from itertools import pairwise
from pathlib import Path

import pytest

from edgecode.film.cut import Clip, Cut
from edgecode.film.place import Remark
from edgecode.film.rate import Rate
from edgecode.film.slate import Slate
from edgecode.formats.edl.reader import read
from simulators.memory_source import MemorySource

REELS = Path(__file__).parents[3] / ".." / "shared" / "real" / "timelines"
pytestmark = pytest.mark.skipif(not REELS.exists(), reason="the real material is not there")

HELD = {
    "edl/25fps": (4, 0),
    "edl/avid_example": (2, 0),
    "edl/cdl": (2, 0),
    "edl/dissolve_test": (3, 0),
    "edl/dissolve_test_2": (3, 0),
    "edl/dissolve_test_3": (3, 0),
    "edl/dissolve_test_4": (6, 0),
    "edl/dissolve_test_fail": (3, 0),
    "edl/gap_test": (3, 0),
    "edl/multi_audio": (3, 0),
    "edl/no_spaces_test": (9, 0),
    "edl/nucoda_example": (2, 0),
    "edl/premiere_example": (2, 0),
    "edl/screening_example": (9, 0),
    "edl/speed_effects": (548, 0),
    "edl/speed_effects_small": (5, 0),
    "edl/timecode_mismatch": (20, 0),
    "edl/transition_duration": (4, 0),
    "edl/wipe_test": (3, 0),
    "edl-features/ISSUE_14_conform_edl_issue_01": (3, 0),
    "edl-features/ISSUE_14_conform_edl_issue_02": (10, 4),
    "edl-features/ISSUE_14_conform_edl_issue_03": (42, 18),
    "edl-features/ISSUE_19_unusual01": (38, 0),
    "edl-features/STP R1 v082517": (250, 224),
    "edl-features/ToD_R4_LOCK3.1_030618_Video": (376, 350),
    "edl-features/cdl_example01": (39, 3),
    "edl-features/cdl_frmc_example01": (1, 0),
    "edl-features/cdl_frmc_example02": (25, 0),
    "edl-features/test_24psf": (15, 0),
    "edl-features/test_25": (17, 0),
    "edl-features/test_edl_cdl": (3, 0),
}
"""Clips on all tracks, and how many of them are circled takes by their slate. Unrated, only shared reels need one."""

SHARED = {"edl/no_spaces_test": 2, "edl/screening_example": 2}
"""How many reels of eight characters stand for several sources there; each is remarked upon once."""

AT_A_RATE = {
    ("edl-features/STP R1 v082517", "23.976"): {},
    ("edl-features/ToD_R4_LOCK3.1_030618_Video", "23.976"): {},
    ("edl-features/ISSUE_14_conform_edl_issue_01", "24"): {},
    ("edl/speed_effects", "24"): {},
    ("edl/25fps", "25"): {},
    ("edl/25fps", "24"): {13: "frames run from 00 to 23"},
    ("edl/timecode_mismatch", "25"): {13: "found 4 of 20 events that differ (lines 13, 16, 28, 31)"},
    ("edl-features/STP R1 v082517", "25"): {6: "found 76 of 250 events that differ"},
    ("edl-features/test_25", "25"): {},
}


def read_whole(name: str, *, rate: str = "") -> tuple[Cut, list[Clip], list[Remark]]:
    source = MemorySource.of(REELS / f"{name}.edl", rate=Rate.parse(rate) if rate else None)
    *remarks, cut = read(source)
    assert isinstance(cut, Cut)
    clips = [clip for track in cut.tracks for clip in track.clips]
    return cut, clips, [remark for remark in remarks if isinstance(remark, Remark)]


def test_every_real_list_is_counted_here() -> None:
    there = {f"{file.parent.name}/{file.stem}" for file in REELS.glob("edl*/*.edl")}
    assert there == set(HELD)


@pytest.mark.parametrize("name", HELD)
def test_a_real_list_is_read_whole_and_unrated(name: str) -> None:
    cut, clips, remarks = read_whole(name)
    circled = [clip for clip in clips if (slate := Slate.parse(clip.name)) is not None and slate.circled]
    assert (len(clips), len(circled)) == HELD[name]
    assert (cut.rate, cut.start, len(remarks)) == (None, None, SHARED.get(name, 0))
    assert all("told apart by their whole names" in remark.says for remark in remarks)
    assert all(clip.name and clip.place.line for clip in clips)


@pytest.mark.parametrize(("name", "rate"), AT_A_RATE)
def test_a_real_list_is_counted_at_its_rate(name: str, rate: str) -> None:
    cut, clips, remarks = read_whole(name, rate=rate)
    expected = AT_A_RATE[name, rate]
    assert str(cut.rate) == rate
    assert [remark.place.line for remark in remarks] == list(expected)
    assert all(said in remark.says for said, remark in zip(expected.values(), remarks, strict=True))
    assert all(clip.record_in is not None and clip.record_in >= 0 for clip in clips)


def test_a_reel_of_a_feature_runs_on_from_its_leader_without_overlaps() -> None:
    cut, clips, _ = read_whole("edl-features/ToD_R4_LOCK3.1_030618_Video", rate="23.976")
    assert str(cut.start) == "04:00:00:00"
    spans = [(clip.record_in or 0, clip.record_out or 0) for clip in clips]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    speeds = {clip.name: clip.speed for clip in clips if clip.speed is not None}
    assert list(speeds.values()) == [-24.0, 30.0, 18.0]
