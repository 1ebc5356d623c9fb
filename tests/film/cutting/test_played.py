"""Which frames of its source a clip plays, at the rates that are ordinary."""

import msgspec
import pytest

from edgecode.film.cut import Clip
from edgecode.film.cutting.played import played, recording_of, span_of
from edgecode.film.dailies import Take, assembled
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.slate import Slate
from edgecode.film.timecode import Timecode

AT = Place("a.csv", 2)
RATES = ["23.976", "24", "25", "29.97 DF", "59.94", "59.94 DF", "119.88"]


def clip(first: str, last: str, rate: Rate, *, frames: int = 48, **more: object) -> Clip:
    made = Clip(
        name="1-1A", place=AT, track=0, record_in=0, record_out=frames, source_in_text=first, source_out_text=last,
        source_in=Timecode.parse(first, rate), source_out=Timecode.parse(last, rate),
    )  # fmt: skip
    return msgspec.structs.replace(made, **more)


def take(*rows: Recording) -> Take:
    slated = (msgspec.structs.replace(row, slate=Slate.parse("1-1"), slate_text="1-1") for row in rows)
    [made] = assembled(slated, scenes=("1",)).takes
    return made


@pytest.mark.parametrize("name", RATES)
def test_a_clip_plays_from_its_in_up_to_its_out(name: str) -> None:
    rate = Rate.parse(name)
    found = played(clip("10:00:59:10", "10:01:02:12", rate))
    assert found is not None
    assert (str(found.first), str(found.last)) == (
        str(Timecode.parse("10:00:59:10", rate)),
        str(Timecode.parse("10:01:02:12", rate)),
    )


def test_a_range_of_a_timeline_that_plays_faster_is_as_long_as_what_is_played() -> None:
    rate = Rate.parse("24")
    found = played(clip("10:00:00:00", "10:00:02:00", rate, source_in_text="864000@24", speed=48.0))
    assert found is not None
    assert found.frames == 96


def test_a_freeze_plays_one_frame_and_a_source_over_midnight_ends_on_the_next_day() -> None:
    rate = Rate.parse("25")
    frozen = played(clip("10:00:00:00", "10:00:00:00", rate, speed=0.0))
    over = played(clip("23:59:59:00", "00:00:01:00", rate))
    assert frozen is not None
    assert over is not None
    assert (frozen.frames, over.frames) == (1, 50)


def test_an_unrated_clip_is_read_at_its_recordings_rate_and_without_one_nothing_is_known() -> None:
    bare = clip("10:00:00:00", "10:00:02:00", Rate.parse("24"), source_in=None, source_out=None)
    row = Recording(written_by=WrittenBy.CAMERA, place=AT, start=Timecode.parse("10:00:00:00", Rate.parse("23.976")))
    found = played(bare, recording=row)
    assert found is not None
    assert (found.frames, str(found.first.rate)) == (48, "23.976")
    assert played(bare) is None


def test_the_recording_is_found_by_file_then_roll_then_camera() -> None:
    rows = [
        Recording(written_by=WrittenBy.CAMERA, place=AT, camera=camera, roll=roll, file=file)
        for camera, roll, file in (("A", "A001", "A001C001.mov"), ("B", "B001", "B001C001.mov"))
    ]
    both = take(*rows)
    rate = Rate.parse("24")
    plain = clip("10:00:00:00", "10:00:02:00", rate)
    by_file, by_roll = (
        recording_of(msgspec.structs.replace(plain, name="x", **said), both)
        for said in ({"file": "B001C001.mxf"}, {"tape": "b001"})
    )
    assert by_file is not None
    assert by_roll is not None
    assert (by_file.camera, by_roll.camera) == ("B", "B")
    assert (named := recording_of(plain, both)) is not None
    assert named.camera == "A"
    assert recording_of(msgspec.structs.replace(plain, name="1-1"), both) is None


def test_a_recording_at_a_rate_that_prints_the_same_timecode_will_do_and_another_will_not() -> None:
    start = Timecode.parse("10:00:00:00", Rate.parse("23.976"))
    row = Recording(written_by=WrittenBy.CAMERA, place=AT, start=start, end=start + 240)
    near = span_of(row, near=Timecode.parse("10:00:01:00", Rate.parse("24")))
    assert near is not None
    assert (near.frames, str(near.first.rate)) == (240, "24")
    assert span_of(row, near=Timecode.parse("10:00:01:00", Rate.parse("25"))) is None
