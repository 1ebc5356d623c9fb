import re
from fractions import Fraction
from itertools import pairwise
from time import process_time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opentimelineio import opentime

from edgecode.errors import RateMismatchError, TimecodeError
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode, frames_in_day

NAMES = (
    *("23.976", "24", "25", "29.97", "29.97 DF", "30", "47.95", "48"),
    *("50", "59.94", "59.94 DF", "60", "119.88", "119.88 DF", "120"),
)
RATES = tuple(map(Rate.parse, NAMES))
PAL = Rate.parse("25")
FILM = Rate.parse("23.976")
DROP = Rate.parse("29.97 DF")

rates = st.sampled_from(RATES)


@st.composite
def moments(draw: st.DrawFn) -> Timecode:
    rate = draw(rates)
    return Timecode(draw(st.integers(0, frames_in_day(rate) - 1)), rate)


@settings(deadline=None)
@given(moments())
def test_what_is_printed_is_read_back(moment: Timecode) -> None:
    assert Timecode.parse(str(moment), moment.rate) == moment


@settings(deadline=None)
@given(moments())
def test_later_frames_print_later_readings(moment: Timecode) -> None:
    following = moment + 1
    if following.frame < frames_in_day(moment.rate):
        assert str(moment) < str(following)
        assert moment < following
        assert moment.seconds < following.seconds


@pytest.mark.parametrize("rate", [rate for rate in RATES if rate.drop], ids=str)
def test_each_minute_but_the_tenth_leaves_its_first_numbers_out(rate: Rate) -> None:
    """An hour of every frame: nothing is printed twice, and only the dropped numbers are missing."""
    printed = [str(Timecode(frame, rate)) for frame in range(frames_in_day(rate) // 24)]
    assert all(one < other for one, other in pairwise(printed))
    dropped = re.compile(rf"00:.[1-9]:00;0*[0-{rate.dropped - 1}]")
    assert not any(map(dropped.fullmatch, printed))
    assert len(printed) == 3600 * rate.nominal - 54 * rate.dropped


def _otio(rate: Rate) -> float:
    return float(rate.fps)


@settings(deadline=None)
@given(moments().filter(lambda moment: moment.rate.nominal <= 60))
def test_opentimelineio_reads_the_same_frame(moment: Timecode) -> None:
    """OpenTimelineIO knows no timecode at 119.88 and 120, so those rates are left out."""
    assert opentime.from_timecode(str(moment), _otio(moment.rate)).value == moment.frame


@settings(deadline=None)
@given(moments().filter(lambda moment: moment.rate.nominal <= 60))
def test_opentimelineio_prints_the_same_reading(moment: Timecode) -> None:
    """OpenTimelineIO ends the day at 29.97, 47.95 and 59.94 without drop frame after 86,400 real seconds.

    The clock is slow there and has 86 s of readings left; those last readings are left out.
    """
    if moment.seconds < 86_400 or moment.rate == FILM:
        printed = opentime.RationalTime(moment.frame, _otio(moment.rate)).to_timecode(
            _otio(moment.rate), moment.rate.drop
        )
        assert printed == str(moment)


@pytest.mark.parametrize(
    ("text", "rate", "frame"),
    [
        ("00:00:00:00", FILM, 0),
        ("01:00:00:00", FILM, 86_400),
        ("01:00:00.12", FILM, 86_412),
        ("01:00:00;12", FILM, 86_412),
        ("01;00;00;12", FILM, 86_412),
        (" 1:00:00:00 ", PAL, 90_000),
        ("00:01:00;02", DROP, 1_800),
        ("00:01:00:02", DROP, 1_800),
        ("00:10:00;00", DROP, 17_982),
        ("01:00:00;00", DROP, 107_892),
        ("00:00:01:119", Rate.parse("120"), 239),
        ("00:00:01:19", Rate.parse("120"), 139),
    ],
)
def test_a_timecode_is_counted_by_its_rate_whatever_its_separators(text: str, rate: Rate, frame: int) -> None:
    assert Timecode.parse(text, rate) == Timecode(frame, rate)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (Timecode(86_412, FILM), "01:00:00:12"),
        (Timecode(1_799, DROP), "00:00:59;29"),
        (Timecode(1_800, DROP), "00:01:00;02"),
        (Timecode(17_982, DROP), "00:10:00;00"),
        (Timecode(3_600, Rate.parse("59.94 DF")), "00:01:00;04"),
        (Timecode(5, Rate.parse("120")), "00:00:00:005"),
        (Timecode(7_200, Rate.parse("119.88 DF")), "00:01:00;008"),
        (Timecode(-1, PAL), "23:59:59:24"),
    ],
)
def test_a_timecode_prints_as_the_clock_shows_it(moment: Timecode, text: str) -> None:
    assert str(moment) == text


@pytest.mark.parametrize(
    ("text", "rate", "why"),
    [
        ("00:00:00:24", FILM, "frames run from 00 to 23"),
        ("00:00:60:00", FILM, "seconds run from 00 to 59"),
        ("00:60:00:00", FILM, "minutes run from 00 to 59"),
        ("24:00:00:00", FILM, "hours run from 00 to 23"),
        ("00:01:00;00", DROP, "drop frame starts this minute at frame 02"),
        ("00:01:00:03", Rate.parse("59.94 DF"), "drop frame starts this minute at frame 04"),
        ("00:00:01.005", PAL, "frames have two digits at this rate"),
        ("00:00:01", PAL, "it is not written as HH:MM:SS:FF"),
        ("", PAL, "it is not written as HH:MM:SS:FF"),
    ],
)
def test_a_number_that_does_not_exist_is_refused_with_its_reason(text: str, rate: Rate, why: str) -> None:
    with pytest.raises(TimecodeError) as refused:
        Timecode.parse(text, rate)
    assert str(refused.value) == f"expected a timecode at {rate}, found {text!r}: {why}"


@settings(deadline=None)
@given(st.text(), rates)
def test_any_text_is_a_timecode_or_refused(text: str, rate: Rate) -> None:
    try:
        moment = Timecode.parse(text, rate)
    except TimecodeError:
        return
    assert 0 <= moment.frame < frames_in_day(rate)


@settings(deadline=None)
@given(moments(), st.integers(-(10**9), 10**9))
def test_adding_and_taking_away_are_inverse(moment: Timecode, frames: int) -> None:
    assert (moment + frames) - frames == moment
    assert (moment + frames) - moment == frames


@settings(deadline=None)
@given(rates, st.integers(-(10**7), 10**7), st.integers(-(10**7), 10**7))
def test_the_order_is_the_order_of_the_frames(rate: Rate, one: int, other: int) -> None:
    left, right = Timecode(one, rate), Timecode(other, rate)
    assert (left < right, left <= right, left > right, left >= right) == (
        one < other,
        one <= other,
        one > other,
        one >= other,
    )


def test_two_rates_are_never_counted_together() -> None:
    left, right = Timecode(100, PAL), Timecode(100, FILM)
    assert left != right
    for count in (left.__sub__, left.__lt__, left.__le__, left.__gt__, left.__ge__, left.after):
        with pytest.raises(RateMismatchError, match=r"found 25 and 23\.976"):
            count(right)


def test_an_hour_at_23_976_lasts_longer_than_an_hour() -> None:
    assert Timecode.parse("01:00:00:00", FILM).seconds == Fraction(36_036, 10)
    assert Timecode.parse("01:00:00:00", PAL).seconds == 3600


def test_a_clip_may_cross_midnight() -> None:
    start, end = (Timecode.parse(text, PAL) for text in ("23:59:59:00", "00:00:01:00"))
    assert end - start < 0
    assert end.after(start) - start == 50
    assert str(end.after(start)) == "00:00:01:00"
    assert end.after(start).wrapped() == end


def test_a_clip_within_a_day_stays_as_it_is() -> None:
    start, end = (Timecode.parse(text, DROP) for text in ("01:00:00;00", "01:00:10;00"))
    assert end.after(start) == end
    assert start.after(start) == start


@settings(deadline=None)
@given(moments(), st.integers(-3, 3), st.integers(-3, 3))
def test_a_reading_comes_back_within_a_day(moment: Timecode, days: int, others: int) -> None:
    day = frames_in_day(moment.rate)
    later = (moment + days * day).after(Timecode(others * day + 1000, moment.rate))
    assert str(later) == str(moment)
    assert 0 <= later.frame - (others * day + 1000) < day
    assert later.wrapped() == moment


def test_a_stored_timecode_comes_back_the_same() -> None:
    moment = Timecode(1_800, DROP)
    assert msgspec.json.decode(msgspec.json.encode(moment), type=Timecode) == moment


@settings(max_examples=5, deadline=None)
@given(rates)
def test_ten_thousand_are_read_and_printed_in_a_blink(rate: Rate) -> None:
    """The budget is 100 ms on a desk; ten times that here, so that a busy machine does not fail the build."""
    texts = [str(Timecode(frame * 101, rate)) for frame in range(10_000)]
    begun = process_time()
    assert [str(Timecode.parse(text, rate)) for text in texts] == texts
    assert process_time() - begun < 5
