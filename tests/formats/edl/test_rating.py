import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.cut import Clip
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode, frames_in_day
from edgecode.formats.edl.clips import use
from edgecode.formats.edl.events import listing
from edgecode.formats.edl.rating import counted, first_frame, rate_of, times_of, uneven

NTSC, DROPPING = Rate.parse("29.97"), Rate.parse("29.97 DF")


def clips(*lines: str) -> list[Clip]:
    return [use(event, path="a.edl", umids={}).clip for event in listing(lines).events]


def event(times: str, number: int = 1) -> str:
    return f"{number:03d}  A003C002 V     C        {times}"


def rated(*lines: str, said: Rate | None = None) -> tuple[str, list[str]]:
    rate, doubts = rate_of(listing(lines), said=said)
    return str(rate), [doubt.says for doubt in doubts]


def test_a_list_that_says_nothing_stays_unrated() -> None:
    assert rated("TITLE: x", "FCM: NON-DROP FRAME") == ("None", [])
    assert rated("TITLE: x", "FCM: DROP FRAME") == ("None", [])


def test_a_person_outranks_what_the_list_states() -> None:
    assert rated("* FPS: 24", said=None) == ("24", [])
    assert rated("* FPS: 24", said=Rate.parse("25")) == ("25", ["expected 25, as was set, found '24'; counted at 25"])


def test_an_unknown_rate_in_the_heading_is_said() -> None:
    rate, says = rated("* FPS: 18")
    assert rate == "None"
    assert says == ["expected a frame rate such as 23.976, 25 or 29.97 DF, found '18'"]


@pytest.mark.parametrize(
    ("said", "fcm", "rate", "says"),
    [
        (NTSC, "NON-DROP FRAME", "29.97", []),
        (DROPPING, "DROP FRAME", "29.97 DF", []),
        (
            NTSC,
            "DROP FRAME",
            "29.97 DF",
            ["expected no drop frame, as 29.97 was set, found a list that drops; counted at 29.97 DF"],
        ),
        (
            DROPPING,
            "NON-DROP FRAME",
            "29.97 DF",
            ["expected drop frame, as 29.97 DF was set, found a list that does not drop; counted at 29.97 DF"],
        ),
        (
            Rate.parse("24"),
            "DROP FRAME",
            "24",
            ["expected no drop frame at 24, found a list that drops; counted at 24"],
        ),
    ],
)
def test_the_list_decides_whether_numbers_are_dropped(said: Rate, fcm: str, rate: str, says: list[str]) -> None:
    assert rated("TITLE: x", f"FCM: {fcm}", said=said) == (rate, says)


def test_a_frame_that_does_not_exist_is_said_and_costs_that_timecode_alone() -> None:
    (clip,) = clips(event("01:00:00:24 01:00:01:00 01:00:00:00 01:00:00:24"))
    times, doubts = times_of(clip, Rate.parse("24"))
    assert (times.source_in, times.record_out) == (None, None)
    assert (str(times.source_out), str(times.record_in)) == ("01:00:01:00", "01:00:00:00")
    assert [(doubt.line, doubt.says) for doubt in doubts] == [
        (1, "expected a timecode at 24, found '01:00:00:24': frames run from 00 to 23"),
        (
            1,
            "expected a timecode at 24, found '01:00:00:24': frames run from 00 to 23; the source may run at another rate",
        ),
    ]


def test_a_record_out_before_its_in_is_said_and_not_counted() -> None:
    (clip,) = clips(event("01:00:00:00 01:00:01:00 01:00:02:00 01:00:01:00"))
    times, doubts = times_of(clip, Rate.parse("24"))
    assert (times.record_in, times.record_out) == (None, None)
    assert [doubt.says for doubt in doubts] == ["expected the record out after 01:00:02:00, found 01:00:01:00"]


def compared(*lines: str) -> list[str]:
    rate = Rate.parse("24")
    every = clips(*lines)
    times = [times_of(clip, rate)[0] for clip in every]
    start = first_frame(times)
    return [
        f"{doubt.line}: {doubt.says}"
        for doubt in uneven([counted(c, t, start=start) for c, t in zip(every, times, strict=True)], rate=rate)
    ]


def test_lengths_that_no_speed_explains_are_said_once() -> None:
    even = "01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00"
    odd = "01:00:00:00 01:00:02:00 01:00:01:00 01:00:02:00"
    assert compared(*[event(even)] * 20) == []
    said = "expected source and record equally long where no M2 line gives a speed, found"
    assert compared(*[event(even)] * 20, event(odd)) == [f"21: {said} 1 of 21 events that differ (line 21)"]
    both = f"1: {said} 2 of 2 events that differ (lines 1, 2); the list may not run at 24"
    assert compared(event(odd), event(odd)) == [both]


@pytest.mark.parametrize(
    "said", ["M2   A003C002       048.0   01:00:00:00", "* FROM CLIP NAME: 119B-3A* 48FPS", "* FROM CLIP NAME: BLACK"]
)
def test_motion_memory_the_cameras_speed_and_black_explain_a_length(said: str) -> None:
    assert compared(event("01:00:00:00 01:00:01:23 01:00:00:00 01:00:01:00"), said) == []


def test_a_source_may_cross_midnight() -> None:
    assert compared(event("23:59:59:12 00:00:00:12 01:00:00:00 01:00:01:00")) == []


FRAMES = st.integers(0, frames_in_day(DROPPING) - 1)


@settings(deadline=None)
@given(
    st.lists(st.tuples(FRAMES, FRAMES), min_size=1, max_size=8), st.sampled_from([NTSC, DROPPING, Rate.parse("119.88")])
)
def test_record_frames_count_from_the_earliest_one(records: list[tuple[int, int]], rate: Rate) -> None:
    spans = [sorted(pair) for pair in records]
    lines = [
        event(f"01:00:00:00 01:00:00:00 {Timecode(first, rate)} {Timecode(last, rate)}")
        for first, last in spans
        if first < last
    ]
    every = clips(*lines)
    times = [times_of(clip, rate)[0] for clip in every]
    start = first_frame(times)
    assert (start is None) == (not lines)
    found = [counted(c, t, start=start) for c, t in zip(every, times, strict=True)]
    earliest = min((first for first, last in spans if first < last), default=0)
    assert [(clip.record_in, clip.record_out) for clip in found] == [
        (first - earliest, last - earliest) for first, last in spans if first < last
    ]
