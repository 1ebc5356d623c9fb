from fractions import Fraction

import msgspec
import pytest

from edgecode.film.cutting.laid import Laid, LaidCut, laid, playing, same_pace
from simulators.told_cuts import RATE, cut


def of(told: str, *, sound: str = "") -> LaidCut:
    return laid(cut(told, A1=sound), rate=RATE, times=Fraction(1), material=lambda clip: clip.name)


def one(told: str) -> Laid:
    return of(told).tracks[0].uses[0]


def test_clips_stand_in_frames_of_the_cut_with_the_part_of_the_source_they_play() -> None:
    use = of("1-1@0+20 2-1@100+30").tracks[0].uses[1]
    assert (use.first, use.last, use.begin, use.end, use.index) == (20, 50, 100, 130, 1)


def test_a_clip_backwards_begins_where_its_source_ends() -> None:
    use = one("1-1@100+30x-1")
    assert (use.begin, use.end, use.low, use.high) == (130, 100, 100, 130)


@pytest.mark.parametrize(("told", "pace"), [("1-1@0+30x2", 2), ("1-1@0+30x0.5", 0.5), ("1-1@0+30", 1)])
def test_a_speed_is_source_frames_in_a_frame_of_the_cut(told: str, pace: float) -> None:
    assert one(told).pace == pace


def test_a_length_that_no_speed_explains_is_measured() -> None:
    made = cut("1-1@0+30x2")
    clip = msgspec.structs.replace(made.tracks[0].clips[0], speed=None)
    bare = msgspec.structs.replace(made, tracks=(msgspec.structs.replace(made.tracks[0], clips=(clip,)),))
    use = laid(bare, rate=RATE, times=Fraction(1), material=lambda clip: clip.name).tracks[0].uses[0]
    assert (use.pace, use.measured) == (2, True)
    assert same_pace(use, one("1-1@0+30x2"))


def test_speeds_as_near_as_lists_write_them_are_one() -> None:
    assert same_pace(one("1-1@0+30x1.003"), one("1-1@0+30"))
    assert not same_pace(one("1-1@0+30x1.04"), one("1-1@0+30"))


def test_clips_without_a_place_or_switched_off_are_counted_and_left_out() -> None:
    made = cut("1-1@0+20 2-1@0+20 3-1@0+20")
    clips = made.tracks[0].clips
    clips = (
        msgspec.structs.replace(clips[0], record_in=None),
        msgspec.structs.replace(clips[1], enabled=False),
        clips[2],
    )
    made = msgspec.structs.replace(made, tracks=(msgspec.structs.replace(made.tracks[0], clips=clips),))
    found = laid(made, rate=RATE, times=Fraction(1), material=lambda clip: clip.name)
    assert (found.uses, found.placeless, found.off, found.length) == (1, 1, 1, 60)
    assert len(list(playing(made))) == 2


def test_the_length_is_that_of_the_pictures() -> None:
    found = of("1-1@0+20", sound="1-1@0+90")
    assert (found.length, found.pictures, found.uses) == (20, 1, 2)
