import json
from pathlib import Path
from typing import Any

import msgspec
import opentimelineio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import ExportError
from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.edl import reader as edl
from edgecode.formats.otio.reader import read
from edgecode.formats.otio.writer import written
from simulators.memory_source import MemorySource

HERE = Path(__file__).resolve()
REAL = HERE.parents[3] / ".." / "shared" / "real" / "timelines"
SAMPLES = HERE.parents[2] / "samples" / "otio"
RATE = Rate.parse("24")
RATES = [Rate.parse(text) for text in ("23.976", "24", "25", "29.97", "29.97 DF", "59.94 DF", "120")]
NAMES = st.text(max_size=12).filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text))
OF_THE_READER = ("otio.effects", "otio.cmx_3600.reel")


def cuts_of(data: bytes) -> list[Cut]:
    return [found for found in read(MemorySource(data, path="cuts/a.otio")) if isinstance(found, Cut)]


def plain(cut: Cut) -> tuple[object, ...]:
    """A cut without the texts of timecode, which every format writes its own way."""
    tracks = [(track.name, track.kind, [stripped(clip) for clip in track.clips]) for track in cut.tracks]
    return (cut.name, cut.rate, cut.start, tracks)


def stripped(clip: Clip) -> Clip:
    texts = dict.fromkeys(("source_in_text", "source_out_text", "record_in_text", "record_out_text"), "")
    extra = {key: value for key, value in clip.extra.items() if key not in OF_THE_READER}
    return msgspec.structs.replace(clip, place=Place(""), id="", extra=extra, **texts)


def clip(name: str, first: int, last: int, **more: object) -> Clip:
    whole = Clip(
        name=name,
        place=Place("cut"),
        track=0,
        record_in=first,
        record_out=last,
        source_in=Timecode(100 + first, RATE),
        source_out=Timecode(100 + last, RATE),
    )
    return msgspec.structs.replace(whole, **more)


def cut(*clips: Clip, rate: Rate | None = RATE) -> Cut:
    track = Track(name="V1", kind=TrackKind.PICTURE, clips=clips)
    return Cut(name="Cut", path="a.edl", rate=rate, start=Timecode(86_400, rate) if rate else None, tracks=(track,))


def opened(data: bytes) -> Any:  # noqa: ANN401  the library has no types
    return opentimelineio.adapters.read_from_string(data.decode(), "otio_json")  # type: ignore[no-untyped-call]


def test_every_sample_reads_back_as_it_was_in_both_readers() -> None:
    """Two of them hold clips that have no place, or no rate: those are said or refused, below."""
    names = {file.stem for file in SAMPLES.glob("*.otio")} - {"no_lengths", "odd_rate"}
    assert len(names) > 8
    for name in names:
        for before in cuts_of((SAMPLES / f"{name}.otio").read_bytes()):
            document = written(before)
            [after] = cuts_of(document.data)
            assert document.remarks == (), name
            assert plain(after) == plain(before), name
            assert_library_agrees(document.data, before)


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_every_real_timeline_reads_back_as_it_was_in_both_readers() -> None:
    files = sorted(REAL.glob("otio/*.otio"))
    assert len(files) > 8
    for file in files:
        for before in cuts_of(file.read_bytes()):
            document = written(before)
            [after] = cuts_of(document.data)
            assert document.remarks == (), file.name
            assert plain(after) == plain(before), file.name
            assert_library_agrees(document.data, before)


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_a_features_list_becomes_a_timeline_and_loses_nothing() -> None:
    data = (REAL / "edl-features" / "ToD_R4_LOCK3.1_030618_Video.edl").read_bytes()
    *_remarks, before = edl.read(MemorySource(data, path="a.edl", rate=RATE))
    assert isinstance(before, Cut)
    document = written(before)
    [after] = cuts_of(document.data)
    assert document.remarks == ()
    assert plain(after) == plain(before)
    assert_library_agrees(document.data, before)


def assert_library_agrees(data: bytes, cut: Cut) -> None:
    """Opentimelineio opens it, and finds each clip where the cut has it, in the versions it writes itself."""
    timeline = opened(data)
    tracks = [track for track in timeline.tracks if not track.name.endswith(")")]
    assert len(tracks) == len(cut.tracks)
    for track, own in zip(tracks, cut.tracks, strict=True):
        found = list(track.find_clips())
        assert [each.name for each in found] == [each.name for each in own.clips]
        for each, ours in zip(found, own.clips, strict=True):
            span = each.range_in_parent()
            assert round(span.start_time.value_rescaled_to(float(cut.rate.fps if cut.rate else 0))) == ours.record_in
    again = json.loads(opentimelineio.adapters.write_to_string(timeline, "otio_json"))  # type: ignore[no-untyped-call]
    assert schemas(again) == schemas(json.loads(data))


def schemas(node: object) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(schemas, node))
    if not isinstance(node, dict):
        return set()
    own = {str(node["OTIO_SCHEMA"])} if "OTIO_SCHEMA" in node else set()
    return own.union(*map(schemas, node.values()))


@settings(max_examples=40)
@given(
    st.sampled_from(RATES),
    st.lists(
        st.tuples(
            *(
                NAMES,
                NAMES,
                NAMES,
                st.integers(0, 200),
                st.integers(1, 5000),
                st.sampled_from([None, 12.5, -24.0, 0.0]),
            ),
            *(st.sampled_from(ClipKind), st.booleans(), st.sampled_from(["", "dissolve", "wipe", "key out"])),
        ),
        max_size=8,
    ),
)
def test_any_cut_reads_back_as_it_was(rate: Rate, parts: list[Any]) -> None:
    clips, at = [], 0
    for name, tape, file, space, length, speed, kind, enabled, transition in parts:
        more = {
            "tape": tape,
            "file": file.replace("/", "").replace("\\", ""),
            "speed": speed,
            "kind": kind,
            "enabled": enabled,
            "transition": transition,
            "notes": tuple(filter(None, [tape])),
            "source_in": Timecode(at, rate),
            "source_out": Timecode(at + 2 * length, rate),
        }
        clips.append(clip(name, at + space, at + space + length, **more))
        at += space + length
    before = cut(*clips, rate=rate)
    [after] = cuts_of(written(before).data)
    assert (after.rate, after.start, after.name) == (before.rate, before.start, before.name)
    fields = ("tape", "record_in", "record_out", "source_in", "source_out", "enabled", "transition")
    for one, other in zip(clips, after.tracks[0].clips, strict=True):
        assert {field: getattr(other, field) for field in fields} == {field: getattr(one, field) for field in fields}
        assert (other.speed or 0) == pytest.approx(one.speed or 0)
        assert other.name == (one.name or other.file)
        if one.kind is ClipKind.MATERIAL:
            assert other.file == (one.file or other.file)


def test_what_other_formats_kept_stands_under_our_own_name_and_comes_back() -> None:
    extra = {"edl.asc_sat": "0.9", "otio.Resolve_OTIO.x.y": "1", "otio.plain": "2", "fcpxml.role": "dialogue"}
    document = written(cut(clip("1-1", 0, 24, extra=extra)))
    [node] = json.loads(document.data)["tracks"]["children"][0]["children"]
    assert node["metadata"]["edgecode"] == {"edl.asc_sat": "0.9", "fcpxml.role": "dialogue"}
    assert node["metadata"]["Resolve_OTIO"] == {"x.y": "1"}
    [again] = cuts_of(document.data)[0].tracks[0].clips
    assert again.extra == extra


def test_drop_frame_comes_back_though_otio_does_not_know_it() -> None:
    rate = Rate.parse("29.97 DF")
    [after] = cuts_of(written(cut(clip("1-1", 0, 24, source_in=Timecode(0, rate), source_out=None), rate=rate)).data)
    assert (str(after.rate), str(after.tracks[0].clips[0].source_in)) == ("29.97 DF", "00:00:00;00")


def test_clips_over_one_another_stand_on_a_track_of_their_own() -> None:
    document = written(cut(clip("1-1", 0, 48), clip("2-1", 24, 72), clip("3-1", 48, 60)))
    timeline = opened(document.data)
    assert [(track.name, [each.name for each in track.find_clips()]) for track in timeline.tracks] == [
        ("V1", ["1-1", "3-1"]),
        ("V1 (2)", ["2-1"]),
    ]
    assert [remark.says for remark in document.remarks] == [
        "expected one clip at a time on a track, found 1 over others; on tracks of their own"
    ]


def test_clips_without_place_or_source_are_said() -> None:
    document = written(cut(clip("1-1", 0, 24, record_in=None), clip("2-1", 0, 24, source_in=None, source_out=None)))
    assert [(str(remark.place), remark.says) for remark in document.remarks] == [
        ("a.edl", "expected clips with a place in the cut, found 1 without; left out"),
        ("a.edl", "expected source timecode, found 1 clips without; written from frame 0"),
    ]


def test_a_source_at_an_odd_rate_keeps_what_its_document_said() -> None:
    [after] = cuts_of(written(cut(clip("1-1", 0, 24, source_in=None, source_out=None, source_in_text="36@18"))).data)
    assert (after.tracks[0].clips[0].source_in_text, after.tracks[0].clips[0].source_out_text) == ("36@18", "54@18")


def test_a_cut_without_a_rate_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        ExportError, match=r"otio: expected a cut with a frame rate, found a\.edl without one"
    ) as refused:
        written(cut(clip("1-1", 0, 24), rate=None))
    assert "[rates]" in refused.value.advice()


def test_ten_thousand_clips_with_odd_names_are_written() -> None:
    names = [f'{n} "quoted"\n\t\u2028é😀' for n in range(10_000)]
    document = written(cut(*(clip(name, n, n + 1) for n, name in enumerate(names))))
    assert [each.name for each in cuts_of(document.data)[0].tracks[0].clips] == names
