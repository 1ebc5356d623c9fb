import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.cut import TrackKind
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.web.cut_strip import LEAST, TINTS, Lane, Piece, Scale, Strip, pixels_a_second, shares, strip, tints_of

RATE = Rate(24, 1)
START = Timecode.parse("01:00:00:00", RATE)


def piece(begins: int, ends: int, *, key: str = "", scene: str = "1", take: str = "3", circled: bool = False) -> Piece:
    """A clip from frame to frame."""
    return Piece(
        key=key or f"{begins}-{ends}", begins=begins, ends=ends, setup="1A", take=take, scene=scene, circled=circled
    )


def drawn(*pieces: Piece, sound: tuple[Piece, ...] = ()) -> Strip:
    """Draw a cut of one picture track, and one of sound where there is any."""
    lanes = [Lane(name="V1", kind=TrackKind.PICTURE, pieces=pieces)]
    if sound:
        lanes.append(Lane(name="A1", kind=TrackKind.SOUND, pieces=sound))
    return strip(lanes, rate=RATE, first=START.frame, timecode=lambda frame: str(START + frame))


def test_long_clips_are_drawn_to_scale() -> None:
    strip = drawn(piece(0, 240), piece(240, 480), piece(480, 960))
    first, second, third = strip.rows[0].boxes
    assert first.x == 0
    assert second.x == pytest.approx(first.x + first.width + 1)
    assert third.width == pytest.approx(2 * first.width + 1)
    assert strip.width == pytest.approx(third.x + third.width + 1)


def test_a_short_clip_is_wide_enough_and_pushes_what_follows() -> None:
    strip = drawn(piece(0, 2400), piece(2400, 2401), piece(2401, 4801))
    first, short, last = strip.rows[0].boxes
    assert short.width == LEAST - 1
    assert last.x == pytest.approx(short.x + LEAST)
    assert last.width == pytest.approx(first.width, rel=0.01)


def test_what_is_at_one_moment_stands_above_each_other_on_every_track() -> None:
    """Sound runs under three clips, the second of one frame."""
    strip = drawn(piece(0, 100), piece(100, 101), piece(101, 201), sound=(piece(0, 101), piece(101, 201)))
    picture, sound = strip.rows
    assert sound.boxes[1].x == picture.boxes[2].x
    assert sound.y > picture.y
    assert sound.height < picture.height


_CUTS = st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 300)), min_size=1, max_size=12)


@given(_CUTS, st.floats(0.05, 3))
def test_no_clip_is_too_narrow_and_time_never_runs_back(spans: list[tuple[int, int]], pixels: float) -> None:
    pieces = [piece(begins, begins + length) for begins, length in spans]
    scale = Scale(pieces, pixels=pixels)
    for each in pieces:
        assert scale.x(each.ends) - scale.x(each.begins) >= max(LEAST, (each.ends - each.begins) * pixels) - 1e-6
    frames = range(-10, 2400, 7)
    assert all(scale.x(before) < scale.x(after) for before, after in itertools.pairwise(frames))


def test_an_empty_cut_has_no_width() -> None:
    assert Scale([], pixels=1).width == 0
    assert strip([], rate=RATE, first=0, timecode=str).width == 0
    assert shares([]) == ()


def test_the_ruler_counts_whole_seconds_of_the_clock_and_never_touches_itself() -> None:
    """The cut begins at ten frames past the hour; nothing stands on the ruler before the next round time."""
    lane = Lane(name="V1", kind=TrackKind.PICTURE, pieces=tuple(piece(at, at + 100) for at in range(0, 3000, 100)))
    start = Timecode.parse("01:00:00:10", RATE)
    made = strip([lane], rate=RATE, first=start.frame, timecode=lambda frame: str(start + frame))
    assert len(made.ticks) > 10
    assert all(tick.label.endswith(":00") for tick in made.ticks)
    assert made.ticks[0].x > 0
    assert all(after.x - before.x >= 120 for before, after in itertools.pairwise(made.ticks))


def test_drop_frame_is_counted_as_the_clock_shows_it() -> None:
    rate = Rate(30000, 1001, drop=True)
    start = Timecode.parse("01:00:00;00", rate)
    lane = Lane(name="V1", kind=TrackKind.PICTURE, pieces=(piece(0, 2000), piece(2000, 4000)))
    made = strip([lane], rate=rate, first=start.frame, timecode=lambda frame: str(start + frame))
    assert made.ticks[0].label == "01:00:00;00"


def test_scenes_are_bands_each_time_they_are_played() -> None:
    strip = drawn(piece(0, 240), piece(240, 480), piece(480, 720, scene="2"), piece(720, 960, scene="1"))
    assert [(band.scene, band.key) for band in strip.bands] == [("1", "0-240"), ("2", "480-720"), ("1", "720-960")]
    assert strip.bands[0].tint == strip.bands[2].tint != strip.bands[1].tint
    assert strip.bands[0].label == "Scene 1"


def test_clips_of_no_scene_have_no_band_and_no_colour() -> None:
    strip = drawn(piece(0, 240, scene=""), piece(240, 480))
    assert [band.scene for band in strip.bands] == ["1"]
    assert [box.tint for box in strip.rows[0].boxes] == [-1, 0]


def test_neighbouring_scenes_never_share_a_colour_before_all_are_used() -> None:
    tints = tints_of(str(number) for number in range(TINTS + 1))
    assert [tints[str(number)] for number in range(TINTS + 1)] == [*range(TINTS), 0]


def test_words_are_written_where_there_is_room() -> None:
    usual = [piece(at, at + 240, circled=True) for at in range(0, 2400, 240)]
    narrow = piece(2400, 2401, take="14PU", circled=True)
    boxes = drawn(*usual, narrow).rows[0].boxes
    assert (boxes[0].label, boxes[0].take) == ("1A", "3")
    assert 0 < boxes[0].ring < boxes[0].width
    assert (boxes[-1].label, boxes[-1].take, boxes[-1].ring) == ("", "", 0)


def test_sound_says_setup_and_take_in_one_line() -> None:
    [box] = drawn(piece(0, 240), sound=(piece(0, 240),)).rows[1].boxes
    assert (box.label, box.take) == ("1A-3", "")


@pytest.mark.parametrize(("seconds", "pixels"), [(8, 9.5), (2, 38), (0.1, 40), (100, 4)])
def test_the_scale_follows_the_usual_length_within_bounds(seconds: float, pixels: float) -> None:
    frames = max(int(seconds * 24), 1)
    assert pixels_a_second([frames] * 5, fps=24) == pytest.approx(pixels, rel=0.3)


def test_the_whole_cut_is_shared_out_in_hundredths() -> None:
    bands = shares([piece(0, 100), piece(100, 300, scene=""), piece(300, 400, scene="2")])
    assert [(band.x, band.width, band.scene) for band in bands] == [(0, 25, "1"), (25, 50, ""), (75, 25, "2")]


def test_a_frame_has_a_place_between_stretched_clips_in_proportion() -> None:
    scale = Scale([piece(0, 10)], pixels=1)
    assert scale.x(5) == LEAST / 2
    assert scale.x(12) == LEAST + 2
    assert scale.x(-3) == -3
    assert Fraction(scale.x(10)) == LEAST
