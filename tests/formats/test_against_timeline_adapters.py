"""What opentimelineio's adapters make of the real files; they are oracles here, not readers. Each difference is told apart."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import opentimelineio as otio
import pytest

from edgecode.film.cut import Clip, Cut, TrackKind
from edgecode.formats.registry import reader_for
from simulators.memory_source import MemorySource

REAL = Path(__file__).parents[2] / ".." / "shared" / "real" / "timelines"
pytestmark = [
    pytest.mark.skipif(not REAL.exists(), reason="the real material is not there"),
    pytest.mark.filterwarnings("ignore"),
]

Use = tuple[str, int, int]
"""The name of a clip and its record frames."""

AAF = ("duplicates", "linear_speed_effects", "multiple_markers", "multitrack", "nesting_test", "one_audio_clip", "one_clip",
       "simple", "timecode_test", "transitions", "trims", "utf8", "2997fps-DFTC")  # fmt: skip
FCP7 = ("empty_name_tags", "hiero_xml_export", "premiere_enable_property", "premiere_example", "premiere_generators",
        "sample_just_track")  # fmt: skip
FCPX = ("fcpx_event", "fcpx_example", "fcpx_library", "fcpx_project")


def first_cut(file: Path) -> Cut:
    source = MemorySource.of(file)
    reader = reader_for(source.data[:65_536], suffix=file.suffix)
    assert reader is not None
    return next(record for record in reader.read(source) if isinstance(record, Cut))


def by_adapter(file: Path, *, adapter: str) -> otio.schema.Timeline:
    found = otio.adapters.read_from_file(str(file), adapter)  # type: ignore[no-untyped-call]
    return found if isinstance(found, otio.schema.Timeline) else next(iter(found))


def theirs(timeline: otio.schema.Timeline, *, fps: float) -> list[list[tuple[otio.schema.Clip, Use]]]:
    """Ask for each clip's range in the whole timeline, track by track, pictures first."""
    tracks = [*timeline.video_tracks(), *timeline.audio_tracks()]
    return [[(clip, _use(clip, timeline, fps=fps)) for clip in track.find_clips()] for track in tracks]


def _use(clip: otio.schema.Clip, timeline: otio.schema.Timeline, *, fps: float) -> Use:
    range_ = clip.transformed_time_range(clip.trimmed_range(), timeline.tracks)
    ends = (range_.start_time, range_.end_time_exclusive())
    first, last = (round(end.value_rescaled_to(fps)) for end in ends)
    return clip.name, first, last


def ours(cut: Cut) -> list[list[Use]]:
    return [[_ours(clip) for clip in track.clips] for track in cut.tracks]


def standing(tracks: list[list[Use]]) -> list[list[Use]]:
    """Leave tracks without clips out, which the adapter of AAF does as well."""
    return [track for track in tracks if track]


def _ours(clip: Clip) -> Use:
    return clip.name, clip.record_in or 0, clip.record_out or 0


def pairs(cut: Cut, timeline: otio.schema.Timeline) -> Iterator[tuple[Clip, otio.schema.Clip]]:
    assert cut.rate is not None
    tracks = [track for track in cut.tracks if track.clips]
    others = [track for track in theirs(timeline, fps=float(cut.rate.fps)) if track]
    for track, other in zip(tracks, others, strict=True):
        for clip, (found, _) in zip(track.clips, other, strict=True):
            yield clip, found


def seconds(moment: otio.opentime.RationalTime) -> Fraction:
    return Fraction(moment.value) / Fraction(moment.rate).limit_denominator(1001)


@pytest.mark.parametrize("name", AAF)
def test_clips_of_an_aaf_stand_where_the_adapter_puts_them(name: str) -> None:
    file = REAL / "aaf" / f"{name}.aaf"
    cut, timeline = first_cut(file), by_adapter(file, adapter="AAF")
    assert cut.rate is not None
    others = [[use for _, use in track] for track in theirs(timeline, fps=float(cut.rate.fps))]
    assert standing(ours(cut)) == standing(others)
    start = timeline.global_start_time
    assert start is not None
    assert cut.start is not None
    assert cut.start.frame == round(start.value)


@pytest.mark.parametrize("name", AAF)
def test_clips_of_an_aaf_play_what_the_adapter_says(name: str) -> None:
    """Two differences: the adapter lets a retimed clip play as many frames as it lasts, and counts a source at 23.976 in the
    29.97 frames of the cut.
    """
    file = REAL / "aaf" / f"{name}.aaf"
    for clip, other in pairs(first_cut(file), by_adapter(file, adapter="AAF")):
        assert clip.source_in is not None
        assert clip.source_out is not None
        range_ = other.trimmed_range()
        assert clip.source_in.frame == round(range_.start_time.value)
        lasts = clip.source_out - clip.source_in
        if clip.speed is not None:
            assert clip.record_out is not None
            assert clip.record_in is not None
            assert lasts == round((clip.record_out - clip.record_in) * clip.speed / 24)
        elif name == "2997fps-DFTC":
            assert (lasts, range_.duration.value) == (2391, 2989)
        else:
            assert lasts == round(range_.duration.value)


@pytest.mark.parametrize("name", FCP7)
def test_clips_of_fcp7_stand_where_the_adapter_puts_them(name: str) -> None:
    """Two differences: the adapter reads nested sequences as empty, and moves a clip that overlaps the one ahead of it."""
    file = REAL / "fcp7" / f"{name}.xml"
    cut, timeline = first_cut(file), by_adapter(file, adapter="fcp_xml")
    assert cut.rate is not None
    known = [[use for _, use in track] for track in theirs(timeline, fps=float(cut.rate.fps))]
    left = [[use for use in track if use not in other] for track, other in zip(ours(cut), known, strict=True)]
    lost = [[use for use in other if use not in track] for track, other in zip(ours(cut), known, strict=True)]
    assert [use for track in lost for use in track] == MOVED.get(name, [])
    assert sum(map(len, left)) == NESTED.get(name, 0) + len(MOVED.get(name, []))


NESTED = {"empty_name_tags": 5, "premiere_example": 3}
"""Clips in nested sequences."""

MOVED = {"premiere_example": [("sc01_sh010_anim.mov", 1177, 1271)]}
"""The file says 1164, thirteen frames ahead of the end of the clip before."""


@pytest.mark.parametrize("name", ["hiero_xml_export", "premiere_enable_property", "premiere_generators"])
def test_clips_of_fcp7_play_what_the_adapter_says(name: str) -> None:
    """The adapter counts in the clip's own rate, we in the timecode's: the moment is the same, to a frame. It leaves Time
    Remap out of account; black and generators play nothing of ours.
    """
    file = REAL / "fcp7" / f"{name}.xml"
    compared = 0
    for clip, other in pairs(first_cut(file), by_adapter(file, adapter="fcp_xml")):
        if clip.source_in is not None and clip.speed is None:
            assert abs(clip.source_in.seconds - seconds(other.trimmed_range().start_time)) < Fraction(1, 20)
            compared += 1
    assert compared or name == "premiere_generators"


@pytest.mark.parametrize("name", FCPX)
def test_clips_of_fcpxml_stand_where_the_adapter_puts_them(name: str) -> None:
    """The adapter shows a compound clip as a stack of its own and reads what sounds without picture on a lane of pictures as
    picture: what is compared are the clips outside compound clips, by the frame they begin at.
    """
    file = REAL / "fcpx" / f"{name}.fcpxml"
    cut, timeline = first_cut(file), by_adapter(file, adapter="fcpx_xml")
    assert cut.rate is not None
    outside = {
        use
        for track in timeline.tracks
        for clip in track
        if isinstance(clip, otio.schema.Clip)
        for use in [_use(clip, timeline, fps=float(cut.rate.fps))]
    }
    mine = {use for track in ours(cut) for use in track}
    assert {use for use in outside if not _near(use, mine)} == set()
    inside = [use for use in mine if not _near(use, outside)]
    assert len(inside) == 5
    assert {name for name, _, _ in inside} == {"IMG_0233", "IMG_0268"}


def _near(use: Use, among: set[Use]) -> bool:
    """The adapter cuts fractions of frames off where we round, in a time and again in a sum of times."""
    return any(use[0] == name and abs(use[1] - first) <= 2 and abs(use[2] - last) <= 2 for name, first, last in among)


def test_sound_and_picture_are_told_apart_in_fcpxml() -> None:
    tracks = first_cut(REAL / "fcpx" / "fcpx_project.fcpxml").tracks
    assert [(track.kind, len(track.clips)) for track in tracks] == [
        *((TrackKind.PICTURE, count) for count in (7, 3, 1)),
        *((TrackKind.SOUND, count) for count in (2, 6)),
    ]
