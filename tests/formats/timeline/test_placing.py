import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.rate import Rate
from edgecode.formats.timeline.items import Item, Range, Time
from edgecode.formats.timeline.placing import Clock, Span, layers, record_start

CLOCK = Clock(Rate.parse("24"), 24.0)


def clip(name: str, length: float = 24, *, rate: float = 24, start: float = 0) -> Item:
    return Item(kind="Clip", name=name, trim=Range(Time(start, rate), Time(length, rate)))


def gap(length: float) -> Item:
    return Item(kind="Gap", trim=Range(Time(0, 24), Time(length, 24)))


def track(*children: Item, sort: str = "Video", trim: tuple[float, float] | None = None, speed: float = 1) -> Item:
    range_ = Range(Time(trim[0], 24), Time(trim[1], 24)) if trim is not None else None
    return Item(kind="Track", sort=sort, children=children, trim=range_, speed=speed)


def stack(*children: Item, trim: tuple[float, float] | None = None, speed: float = 1) -> Item:
    range_ = Range(Time(trim[0], 24), Time(trim[1], 24)) if trim is not None else None
    return Item(kind="Stack", children=children, trim=range_, speed=speed)


def placed(*tracks: Item) -> list[tuple[str, float | None, float | None]]:
    return [
        (each.clip.name, each.first, each.last)
        for layer in layers(stack(*tracks), clock=CLOCK, says=[])
        for each in layer.placed
    ]


def said(*tracks: Item) -> list[str]:
    says: list[str] = []
    layers(stack(*tracks), clock=CLOCK, says=says)
    return says


def test_clips_stand_behind_one_another_and_gaps_take_their_time() -> None:
    assert placed(track(clip("12A-3"), gap(12), clip("12B-1", 6))) == [("12A-3", 0, 24), ("12B-1", 36, 42)]


def test_lengths_at_another_rate_are_counted_in_frames_of_the_cut() -> None:
    assert placed(track(clip("a", 60, rate=30), clip("b", 96_000, rate=48_000), clip("c"))) == [
        ("a", 0, 48),
        ("b", 48, 96),
        ("c", 96, 120),
    ]


def test_one_rate_written_in_two_ways_does_not_drift() -> None:
    clock = Clock(Rate.parse("23.976"), 24000 / 1001)
    (layer,) = layers(stack(track(*(clip("a", 24, rate=23.976) for _ in range(5000)))), clock=clock, says=[])
    assert layer.placed[-1].last == 120_000


def test_a_nested_sequence_shows_what_it_is_trimmed_to() -> None:
    nest = stack(track(clip("a", 20), clip("b", 40), clip("c", 20)), trim=(10, 60))
    assert placed(track(clip("x", 48), nest, clip("y"))) == [
        ("x", 0, 48),
        ("a", 48, 58),
        ("b", 58, 98),
        ("c", 98, 108),
        ("y", 108, 132),
    ]


def test_a_nested_sequence_in_a_nested_sequence_is_seen_through_both() -> None:
    inner = stack(track(clip("a", 100)), trim=(10, 50))
    outer = stack(track(gap(10), inner), trim=(20, 30))
    (layer,) = layers(stack(track(clip("x"), outer)), clock=CLOCK, says=[])
    (_, found) = layer.placed
    assert (found.first, found.last, found.hidden) == (24, 54, (20, 50))


def test_a_nested_sequence_plays_at_its_speed() -> None:
    assert placed(track(stack(track(clip("a", 24), clip("b", 24)), trim=(0, 96), speed=0.5))) == [
        ("a", 0, 48),
        ("b", 48, 96),
    ]
    assert placed(track(stack(track(clip("a", 24), clip("b", 24)), trim=(0, 48), speed=-1))) == [
        ("b", 0, 24),
        ("a", 24, 48),
    ]
    assert placed(track(stack(track(clip("a", 24), clip("b", 24)), trim=(30, 36), speed=0))) == [("b", 0, 36)]


def test_a_track_may_begin_late_or_early() -> None:
    assert placed(track(clip("a", 9), trim=(-7, 16))) == [("a", 7, 16)]
    assert placed(track(clip("a", 24), trim=(6, 10))) == [("a", 0, 10)]


def test_tracks_made_from_an_edl_keep_their_record_timecode() -> None:
    tracks = (track(clip("a"), clip("b"), trim=(-86243, 48)), track(clip("b"), sort="Audio", trim=(-86267, 24)))
    assert record_start(stack(*tracks), clock=CLOCK) == 86243
    assert placed(*tracks) == [("a", 0, 24), ("b", 24, 48), ("b", 24, 48)]


def test_a_clip_without_a_length_loses_the_place_of_those_behind_it() -> None:
    endless = Item(kind="Clip", name="12B-1")
    assert placed(track(clip("12A-3"), endless, clip("12C-1")), track(clip("14-2"))) == [
        ("12A-3", 0, 24),
        ("12B-1", 24, None),
        ("12C-1", None, None),
        ("14-2", 0, 24),
    ]
    assert said(track(clip("12A-3"), endless)) == [
        "expected a length for Clip '12B-1', found none; the clips behind it have no place"
    ]


def test_sound_inside_pictures_is_left_out_and_said() -> None:
    nest = stack(track(clip("12A-3")), track(clip("boom"), sort="Audio"))
    assert placed(track(nest), track(nest, sort="Audio")) == [("12A-3", 0, 24), ("boom", 0, 24)]
    (says,) = said(track(nest))
    assert says.endswith("found 1 clips that are of the other kind (such as 'boom'); left out")


def test_a_track_of_another_kind_is_said() -> None:
    assert placed(track(clip("words"), sort="Subtitle")) == []
    assert said(track(clip("words"), sort="Subtitle")) == [
        "expected a track of picture or sound, found one of 'Subtitle'; its clips are left out"
    ]


def test_a_composition_that_is_off_turns_its_clips_off() -> None:
    off = Item(kind="Track", sort="Video", children=(clip("a"),), enabled=False)
    (layer,) = layers(stack(off), clock=CLOCK, says=[])
    assert [each.enabled for each in layer.placed] == [False]


@pytest.mark.parametrize(
    ("sort", "name", "transition"),
    [("SMPTE_Dissolve", "x", "dissolve"), ("Custom_Transition", "Light leak", "Light leak"), ("", "", "custom")],
)
def test_a_transition_brings_in_the_clip_behind_it(sort: str, name: str, transition: str) -> None:
    between = Item(kind="Transition", sort=sort, name=name)
    (layer,) = layers(stack(track(clip("a"), between, clip("b"), between, gap(4), clip("c"))), clock=CLOCK, says=[])
    assert [each.transition for each in layer.placed] == ["", transition, ""]


FRAMES = st.integers(-1000, 1000)


@settings(deadline=None)
@given(
    at=FRAMES,
    start=FRAMES,
    first=st.integers(0, 100),
    shown=st.integers(1, 100),
    begins=FRAMES,
    lasts=st.integers(1, 200),
)
def test_a_span_shows_each_frame_once(at: int, start: int, first: int, shown: int, begins: int, lasts: int) -> None:
    """Cut in two anywhere, a part takes the same record frames as whole."""
    span = Span(at=at, start=start, first=first, last=first + shown)
    whole = span.record(begins, begins + lasts)
    parts = [span.record(begins, begins + lasts // 2), span.record(begins + lasts // 2, begins + lasts)]
    assert sum(last - first for first, last in filter(None, parts)) == (whole[1] - whole[0] if whole else 0)
    assert Span().record(begins, math.inf) == (max(begins, 0), math.inf)


def test_a_clip_in_a_nested_sequence_names_the_outermost_that_has_a_name() -> None:
    """A sequence without a name tells nothing; what lies on the track itself is nested in nothing."""
    inner = msgspec.structs.replace(stack(track(clip("a"), clip("b"))), name="inner")
    outer = msgspec.structs.replace(stack(track(inner)), name="VFX of scene 13")
    (layer,) = layers(stack(track(clip("c"), outer, inner, stack(track(clip("d"))))), clock=CLOCK, says=[])
    assert [(each.clip.name, each.nested) for each in layer.placed] == [
        ("c", ""),
        ("a", "VFX of scene 13"),
        ("b", "VFX of scene 13"),
        ("a", "inner"),
        ("b", "inner"),
        ("d", ""),
    ]
