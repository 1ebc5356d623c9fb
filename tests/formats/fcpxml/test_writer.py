from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edgecode.errors import RateError
from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.fcpxml.reader import read
from edgecode.formats.fcpxml.writer import VERSION, written
from simulators.memory_source import MemorySource

RATES = tuple(map(Rate.parse, ("23.976", "24", "25", "29.97 DF", "59.94", "59.94 DF")))
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
    lambda text: text == " ".join(text.split())
)
SPEEDS = (*map(Fraction, (1, 1, 1, 2, -1, 0, -2)), Fraction(1, 2))
FILE = TEXT.filter(lambda text: not set(text) & set("/\\"))
HELD = (
    "name",
    "kind",
    "tape",
    "file",
    "record_in",
    "record_out",
    "source_in",
    "source_out",
    "speed",
    "notes",
    "enabled",
)


def held(cut: Cut) -> tuple[object, ...]:
    """What FCPXML can hold of a cut; names of tracks and empty tracks it cannot."""
    return (
        cut.name,
        cut.rate,
        cut.start,
        [
            (track.kind, [tuple(getattr(clip, field) for field in HELD) for clip in track.clips])
            for track in cut.tracks
            if track.clips
        ],
    )


def again(cut: Cut) -> Cut:
    (found,) = (record for record in read(MemorySource(written(cut), path="a.fcpxml")) if isinstance(record, Cut))
    return found


@st.composite
def clips(draw: st.DrawFn, first: int, *, rate: Rate, track: int) -> Clip:
    lasts = 2 * draw(st.integers(1, 200))
    made = draw(st.sampled_from((*[ClipKind.MATERIAL] * 4, ClipKind.BLACK, ClipKind.GENERATOR)))
    times = draw(st.sampled_from(SPEEDS)) if made is ClipKind.MATERIAL else SPEEDS[0]
    low = Timecode(draw(st.integers(0, 10_000_000)), rate)
    high = low + int(lasts * abs(times))
    material = made is ClipKind.MATERIAL
    return Clip(
        name=draw(TEXT),
        place=Place("a"),
        track=track,
        kind=made,
        tape=draw(st.one_of(st.just(""), TEXT)) if material else "",
        file=draw(st.one_of(st.just(""), FILE)) if material else "",
        record_in=first,
        record_out=first + lasts,
        source_in=low if material else None,
        source_out=high if material else None,
        speed=float(times * rate.fps) if times != 1 else None,
        notes=tuple(draw(st.lists(TEXT, max_size=2))),
        enabled=draw(st.booleans()),
    )


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    rate = draw(st.sampled_from(RATES))
    tracks = []
    kinds = [TrackKind.PICTURE] * draw(st.integers(0, 3)) + [TrackKind.SOUND] * draw(st.integers(0, 3))
    for index, kind in enumerate(kinds):
        position, standing = 0, []
        for _ in range(draw(st.integers(0, 5))):
            position += draw(st.sampled_from((0, 0, 1, 25, 1000)))
            standing.append(draw(clips(position, rate=rate, track=index)))
            position = standing[-1].record_out or 0
        tracks.append(Track(name=f"{kind} {index}", kind=kind, clips=tuple(standing)))
    start = Timecode(draw(st.integers(0, 1_000_000)), rate)
    return Cut(name=draw(TEXT), path="a", rate=rate, start=start, tracks=tuple(tracks))


@settings(deadline=None, max_examples=60)
@given(cuts())
def test_a_cut_is_read_back_as_it_was_written(cut: Cut) -> None:
    assert held(again(cut)) == held(cut)


@settings(deadline=None, max_examples=60)
@given(cuts())
def test_what_is_written_twice_is_the_same(cut: Cut) -> None:
    assert written(cut) == written(cut)
    once = again(cut)
    assert written(again(once)) == written(once)


def test_transitions_are_read_back_on_every_track() -> None:
    def clip(name: str, first: int, *, track: int, transition: str = "") -> Clip:
        return Clip(
            name=name, place=Place("a"), track=track, record_in=first, record_out=first + 24, transition=transition,
            source_in=Timecode(0, RATES[1]), source_out=Timecode(24, RATES[1]),
        )  # fmt: skip

    primary = (
        clip("a", 0, track=0, transition="dissolve"),
        clip("b", 24, track=0, transition="Light leak"),
        clip("c", 60, track=0),
    )
    above = (clip("d", 10, track=1, transition="wipe"),)
    tracks = (
        Track(name="V1", kind=TrackKind.PICTURE, clips=primary),
        Track(name="V2", kind=TrackKind.PICTURE, clips=above),
    )
    found = again(Cut(name="x", path="a", rate=RATES[1], tracks=tracks))
    assert [[(each.name, each.record_in, each.transition) for each in track.clips] for track in found.tracks] == [
        [("a", 0, "dissolve"), ("b", 24, "Light leak"), ("c", 60, "")],
        [("d", 10, "wipe")],
    ]


def test_clips_that_overlap_on_a_track_come_apart() -> None:
    def clip(name: str, first: int) -> Clip:
        return Clip(name=name, place=Place("a"), track=0, record_in=first, record_out=first + 20)

    track = Track(name="V1", kind=TrackKind.PICTURE, clips=(clip("a", 0), clip("b", 10), clip("c", 20)))
    found = again(Cut(name="x", path="a", rate=RATES[2], tracks=(track,)))
    assert [[(each.name, each.record_in) for each in track.clips] for track in found.tracks] == [
        [("a", 0), ("c", 20)],
        [("b", 10)],
    ]


def test_a_clip_without_record_frames_is_left_out() -> None:
    clip = Clip(name="a", place=Place("a"), track=0)
    track = Track(name="V1", kind=TrackKind.PICTURE, clips=(clip,))
    assert b"asset-clip" not in written(Cut(name="x", path="a", rate=RATES[0], tracks=(track,)))


def test_a_source_at_another_rate_keeps_its_own_timecode() -> None:
    source = Timecode.parse("01:00:00:12", RATES[1])
    clip = Clip(
        name="a", place=Place("a"), track=0, record_in=0, record_out=25, source_in=source, source_out=source + 24
    )
    track = Track(name="V1", kind=TrackKind.PICTURE, clips=(clip,))
    (found,) = again(Cut(name="x", path="a", rate=RATES[2], tracks=(track,))).tracks[0].clips
    assert (found.source_in, found.source_out) == (source, source + 24)


def test_a_character_no_xml_holds_is_replaced() -> None:
    clip = Clip(name="a\0b\ud800", place=Place("a"), track=0, record_in=0, record_out=1)
    track = Track(name="V1", kind=TrackKind.PICTURE, clips=(clip,))
    (found,) = again(Cut(name="\1", path="a", rate=RATES[2], tracks=(track,))).tracks[0].clips
    assert found.name == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"


def test_a_cut_without_a_rate_cannot_be_written() -> None:
    with pytest.raises(RateError):
        written(Cut(name="x", path="a"))


def test_the_version_of_the_document_type_is_written() -> None:
    data = written(Cut(name="x", path="a", rate=RATES[2]))
    assert etree.fromstring(data).get("version") == VERSION == "1.9"
    assert b"<!DOCTYPE fcpxml>" in data
