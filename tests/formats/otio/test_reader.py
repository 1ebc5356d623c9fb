import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import UnreadableError
from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.formats.otio.reader import read, recognises
from edgecode.formats.source import Source
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).parents[2] / "samples" / "otio"
REAL = Path(__file__).parents[3] / ".." / "shared" / "real" / "timelines" / "otio"


def sample(name: str, *, rate: str = "") -> MemorySource:
    return MemorySource.of(SAMPLES / f"{name}.otio", rate=Rate.parse(rate) if rate else None)


def cuts(source: Source) -> list[Cut]:
    return [record for record in read(source) if isinstance(record, Cut)]


def cut(source: Source) -> Cut:
    (found,) = cuts(source)
    return found


def clips(source: Source) -> list[Clip]:
    return [clip for track in cut(source).tracks for clip in track.clips]


def remarks(source: Source) -> list[str]:
    return [f"{record.place}: {record.says}" for record in read(source) if isinstance(record, Remark)]


def test_clips_of_nested_sequences_stand_where_they_are_seen() -> None:
    found = cut(sample("nested_sequence"))
    assert (found.name, str(found.rate), str(found.start)) == ("nested", "24", "01:00:00:00")
    picture, sound = found.tracks
    assert [(clip.name, clip.record_in, clip.record_out) for clip in picture.clips] == [
        ("12A-3", 0, 48),
        ("12B-1", 48, 58),
        ("12B-2", 58, 98),
        ("12C-1", 98, 108),
        ("14-2", 108, 132),
    ]
    assert [(str(clip.source_in), str(clip.source_out)) for clip in picture.clips[1:4]] == [
        ("00:00:00:10", "00:00:00:20"),
        ("00:00:08:08", "00:00:10:00"),
        ("00:00:00:00", "00:00:00:10"),
    ]
    assert (sound.kind, [clip.name for clip in sound.clips]) == (TrackKind.SOUND, ["boom"])


def test_a_place_is_a_frame_and_a_timecode() -> None:
    clip = clips(sample("nested_sequence"))[1]
    assert clip.place == Place("nested_sequence.otio", frame=48, timecode="01:00:02:00")
    assert str(clip.place) == "nested_sequence.otio @ 01:00:02:00"
    assert clip.source_in_text == "0@24"


def test_time_effects_are_speeds_in_frames_a_second() -> None:
    found = {clip.name: (clip.record_in, clip.record_out, clip.speed) for clip in clips(sample("retimes"))}
    assert found == {
        "fast": (0, 24, 48),
        "freeze": (24, 48, 0),
        "backwards": (48, 72, -24),
        "inside": (72, 120, 12),
        "second": (120, 144, -24),
        "first": (144, 168, -24),
        "still": (168, 204, 0),
    }
    starts = [clip.record_in or 0 for clip in clips(sample("retimes"))]
    assert starts == sorted(starts)


def test_a_clip_is_named_by_what_is_known_of_it() -> None:
    found = [(clip.name, clip.kind, clip.file) for clip in clips(sample("offline_media"))]
    assert found == [
        ("12A-3", ClipKind.MATERIAL, "A003 C002.mov"),
        ("", ClipKind.MISSING, ""),
        ("wild track", ClipKind.MATERIAL, "W12.wav"),
        ("bars", ClipKind.GENERATOR, ""),
        ("fade", ClipKind.BLACK, ""),
        ("plate", ClipKind.MATERIAL, "plate.####.exr"),
        ("12B-1", ClipKind.MATERIAL, "A003C003.mov"),
        ("12C-1", ClipKind.MATERIAL, "A003C004_1"),
    ]
    last = clips(sample("offline_media"))[-1]
    assert (last.tape, last.notes, last.extra) == ("A003C004", ("VFX 12_010",), {"otio.cmx_3600.reel": "A003C004"})


def test_kinds_that_are_not_known_cost_no_neighbour() -> None:
    found = clips(sample("unknown_kinds"))
    assert [(clip.name, clip.record_in, clip.file) for clip in found] == [
        ("12A-3", 0, ""),
        ("12B-1", 36, "A003C003.mov"),
        ("12C-1", 60, ""),
    ]
    assert found[0].extra == {"otio.effects": "Glow"}
    assert remarks(sample("unknown_kinds")) == [
        "unknown_kinds.otio: expected Clip version 2 or older, found version 9; read as far as it is known",
        "unknown_kinds.otio: expected an object, found null; left out",
        "unknown_kinds.otio: expected an object, found 7; left out",
        "unknown_kinds.otio: expected a clip, found Hologram 'H'; left out",
        "unknown_kinds.otio: expected a track of picture or sound, found one of 'Subtitle'; its clips are left out",
    ]


def test_a_marker_is_a_note_on_the_clip_under_it() -> None:
    assert [clip.notes for clip in clips(sample("markers"))] == [
        ("ANIM FIX: eyes",),
        ("over V1", "on the track"),
        ("over all",),
    ]
    assert remarks(sample("markers")) == [
        "markers.otio: expected a clip under the marker 'after the end' at 01:00:20:20 of markers, found none; left out"
    ]


def test_a_marker_over_clips_without_a_place_is_said() -> None:
    document = json.loads((SAMPLES / "no_lengths.otio").read_text(encoding="utf-8"))
    document["tracks"]["children"].pop()
    start = {"value": 60, "rate": 24}
    marker = {
        "OTIO_SCHEMA": "Marker.2",
        "name": "fix",
        "marked_range": {"start_time": start, "duration": {"value": 0, "rate": 24}},
    }
    document["tracks"]["markers"] = [marker]
    says = remarks(MemorySource(json.dumps(document), path="a.otio"))
    assert "a.otio: expected a clip under the marker 'fix' at 00:00:02:12 of lengths, found none; left out" in says


def test_pictures_at_other_rates_are_said_once() -> None:
    assert remarks(sample("mixed_rates")) == [
        "mixed_rates.otio: expected all picture at 24, found 1 of 3 clips at 30 frames a second; counted at 24"
    ]
    found = clips(sample("mixed_rates"))
    assert [(clip.record_in, clip.record_out) for clip in found] == [(0, 48), (48, 96), (96, 120), (0, 72)]
    assert str(found[1].source_out) == "00:00:02:00"
    assert (found[3].source_in, found[3].source_in_text) == (None, "0@48000")


def test_a_person_says_the_rate_where_the_timeline_has_none() -> None:
    unrated = cut(sample("odd_rate"))
    assert (unrated.rate, unrated.tracks[0].clips[0].record_in) == (None, None)
    assert remarks(sample("odd_rate")) == [
        "odd_rate.otio: expected a frame rate such as 24 or 29.97, found 12; the cut has no rate"
    ]
    rated = cut(sample("odd_rate", rate="24"))
    assert (str(rated.rate), rated.tracks[0].clips[0].record_out) == ("24", 24)


def test_drop_frame_is_a_persons_to_say() -> None:
    source = json.loads((SAMPLES / "lone_clip.otio").read_text(encoding="utf-8"))
    text = json.dumps(source).replace('"rate": 25', '"rate": 29.97').replace('"value": 0', '"value": 1800')
    (clip,) = clips(MemorySource(text, rate=Rate.parse("29.97 DF")))
    assert str(clip.source_in) == "00:01:00;02"
    (clip,) = clips(MemorySource(text))
    assert str(clip.source_in) == "00:01:00:00"


def test_a_timeline_made_from_an_edl_begins_at_its_record_timecode() -> None:
    found = cut(sample("made_from_an_edl"))
    assert str(found.start) == "00:59:53:11"
    assert [clip.place.timecode for track in found.tracks for clip in track.clips] == [
        "00:59:53:11",
        "00:59:54:11",
        "00:59:54:11",
    ]


def test_transitions_and_clips_that_are_off_are_told() -> None:
    found = clips(sample("transitions"))
    assert [clip.transition for clip in found] == ["dissolve", "dissolve", "Light leak", "", ""]
    assert [clip.enabled for clip in found] == [True, True, True, False, False]


def test_a_clip_without_a_length_is_kept_and_said() -> None:
    found = clips(sample("no_lengths"))
    assert [(clip.record_in, clip.record_out) for clip in found] == [(0, 24), (24, None), (None, None), (0, 24)]
    assert [clip.place.timecode for clip in found] == ["", "", "", ""]


def test_a_collection_holds_several_cuts() -> None:
    assert [found.name for found in cuts(sample("collection"))] == ["REEL 1", "REEL 2", "lone track"]


def test_a_lone_clip_is_a_cut_of_its_own_name() -> None:
    found = cut(sample("lone_clip"))
    assert (found.name, str(found.rate), found.tracks[0].clips[0].file) == ("12A-3", "25", "A003C002.mov")


def test_a_timeline_without_clips_is_said() -> None:
    empty = MemorySource('{"OTIO_SCHEMA": "Timeline.1", "name": "x", "tracks": null}', path="a.otio")
    assert cut(empty).tracks == ()
    assert "a.otio: expected clips on the timeline, found none" in remarks(empty)


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ('{"OTIO_SCHEMA": "Timeline.1"', True),
        ('\n {\n"name": "x", "OTIO_SCHEMA": "Timeline.1"', True),
        ('{"name": "x"}', False),
        ('"OTIO_SCHEMA"', False),
        ("", False),
    ],
)
def test_a_document_is_known_by_its_schema(head: str, *, known: bool) -> None:
    assert recognises(head.encode(), suffix=".json") is known
    assert recognises(head.encode("utf-8-sig"), suffix=".otio") is known


EVERY_DOCUMENT = [
    *sorted(SAMPLES.glob("*.otio")),
    *(file for file in sorted(REAL.glob("*.otio")) if file.stat().st_size < 20_000),
]


@pytest.mark.parametrize("file", EVERY_DOCUMENT, ids=lambda file: file.stem)
def test_a_damaged_document_is_read_or_refused(file: Path) -> None:
    for data in damaged(file.read_bytes()):
        recognises(data[:65_536], suffix=".otio")
        with contextlib.suppress(UnreadableError):
            list(read(MemorySource(data)))


WHOLE = json.loads((SAMPLES / "nested_sequence.otio").read_text(encoding="utf-8"))
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "Clip.2", "Track.1", "Video"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["OTIO_SCHEMA", "rate"]), inner),
    max_leaves=4,
)


def parts(node: object) -> list[dict[str, object]]:
    found = [node] if isinstance(node, dict) else []
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return found + [part for each in inner for part in parts(each)]


@settings(deadline=None)
@given(st.data())
def test_a_document_with_anything_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    document = json.loads(json.dumps(WHOLE))
    for _ in range(data.draw(st.integers(1, 3))):
        part = data.draw(st.sampled_from(parts(document)))
        part[data.draw(st.sampled_from(sorted(part) or ["name"]))] = data.draw(JUNK)
    with contextlib.suppress(UnreadableError):
        list(read(MemorySource(json.dumps(document))))
