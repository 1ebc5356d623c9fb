"""Markers come back from every format at their place and with their words, at the rates that are ordinary."""

import json

import msgspec
import pytest
from lxml import etree

from edgecode.film.cut import Cut
from edgecode.film.cutting.frames import first_timecode
from edgecode.film.cutting.marker import Marker, Said, by_clip
from edgecode.film.place import Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Recording
from edgecode.film.timecode import Timecode
from edgecode.formats import ale, avid_markers
from edgecode.formats.avid_markers import AvidMarker
from edgecode.formats.edl import reader as edl
from edgecode.formats.fcpxml import reader as fcpxml
from edgecode.formats.fcpxml import writer as fcpxml_writer
from edgecode.formats.fcpxml.times import seconds
from edgecode.formats.marked.ale_column import ale_column
from edgecode.formats.marked.avid_text import avid_text
from edgecode.formats.marked.edl_locators import edl_locators, locators
from edgecode.formats.otio import reader as otio
from edgecode.formats.otio import writer as otio_writer
from simulators.memory_source import MemorySource
from simulators.told_cuts import cut

RATES = ["23.976", "24", "25", "29.97 DF", "59.94", "59.94 DF"]


def made(name: str) -> tuple[Cut, list[Marker]]:
    """A cut over a minute's end with three markers: on the first frame, inside, and on a clip of the second track."""
    rate = Rate.parse(name)
    told = cut("1-1@1000+90 ~2-1@500+200 3-1@0+40", V2="gap+100 9-1@70+60", rate=rate)
    told = msgspec.structs.replace(told, start=Timecode.parse("01:00:58:10", rate))
    first, second, third = (told.tracks[0].clips[0], told.tracks[0].clips[1], told.tracks[1].clips[0])
    spoken = [
        (Said.TAKEN, first.id, "V1", 0, "Put it back; “I heard it.”"),
        (Said.NOTE, second.id, "V1", 90 + 77, "Too long <by> half & more"),
        (Said.INTENDED, third.id, "V2", 120, "line-twice, scene 3"),
    ]
    return told, [
        Marker(said=said, clip=clip, track=track, frame=frame, text=text, by="Ida Ö")
        for said, clip, track, frame, text in spoken
    ]


def wanted(told: Cut, markers: list[Marker]) -> list[tuple[str, str]]:
    return [(str(first_timecode(told) + each.frame), each.words) for each in markers]


def one_cut(found: list[object]) -> Cut:
    [again] = [each for each in found if isinstance(each, Cut)]
    return again


@pytest.mark.parametrize("name", RATES)
def test_avids_text(name: str) -> None:
    told, markers = made(name)
    found = list(avid_markers.read(MemorySource(avid_text(told, markers).data, path="m.txt")))
    read = [each for each in found if isinstance(each, AvidMarker)]
    assert [(each.user, each.timecode, each.track, each.color, each.comment) for each in read] == [
        (each.by, str(first_timecode(told) + each.frame), each.track, each.color, each.comment)
        for each in sorted(markers, key=lambda marker: marker.frame)
    ]


@pytest.mark.parametrize("name", RATES)
def test_edl_locators(name: str) -> None:
    """A list has one track of picture: the marker of the second stands at its frame, below what is on screen there."""
    told, markers = made(name)
    written = edl_locators(told, markers)
    again = one_cut(list(edl.read(MemorySource(written.data, path="m.edl"))))
    found = [(str(each.at), each.words) for each in locators(again)]
    assert sorted(found) == sorted(wanted(told, markers))
    assert {each.color for each in locators(again)} == {each.color for each in markers}


@pytest.mark.parametrize("name", RATES)
def test_otio_markers(name: str) -> None:
    told, markers = made(name)
    data = otio_writer.written(told, by_clip(markers)).data
    again = one_cut(list(otio.read(MemorySource(data, path="m.otio"))))
    notes = {clip.record_in: clip.notes for track in again.tracks for clip in track.clips if clip.notes}
    assert notes == {0: (markers[0].words,), 90: (markers[1].words,), 100: (markers[2].words,)}
    tracks = json.loads(data)["tracks"]["children"]
    marks = [mark for track in tracks for child in track["children"] for mark in child.get("markers", ())]
    starts = [mark["marked_range"]["start_time"]["value"] for mark in marks]
    assert starts == [1000.0, 500.0 + 77, 70.0 + 20]
    assert [mark["color"] for mark in marks] == ["GREEN", "CYAN", "BLUE"]


@pytest.mark.parametrize("name", RATES)
def test_fcpxml_markers(name: str) -> None:
    told, markers = made(name)
    data = fcpxml_writer.written(told, by_clip(markers))
    again = one_cut(list(fcpxml.read(MemorySource(data, path="m.fcpxml"))))
    notes = {clip.record_in: clip.notes for track in again.tracks for clip in track.clips if clip.notes}
    assert notes == {0: (markers[0].words,), 90: (markers[1].words,), 100: (markers[2].words,)}
    rate = told.rate
    assert rate is not None
    inside = {}
    for mark in etree.fromstring(data).iter("marker"):
        start, clip = seconds(mark.get("start")), seconds(mark.getparent().get("start"))
        assert start is not None
        assert clip is not None
        inside[mark.get("value")] = (start - clip) * rate.fps
    assert inside == {markers[0].words: 0, markers[1].words: 77, markers[2].words: 20}


@pytest.mark.parametrize("name", RATES)
def test_a_column_of_an_ale(name: str) -> None:
    """The log names the source: its row reads back as that stretch of it, with the words in a column."""
    told, markers = made(name)
    found = list(ale.read(MemorySource(ale_column(told, markers).data, path="m.ale")))
    assert not [each for each in found if isinstance(each, Remark)]
    rows = [each for each in found if isinstance(each, Recording)]
    ordered = sorted(markers, key=lambda marker: marker.frame)
    assert [(row.extra["ale.Record"], row.extra["ale.Marker"], row.extra["ale.Said by"]) for row in rows] == [
        (str(first_timecode(told) + each.frame), each.comment, each.by) for each in ordered
    ]
    clips = {clip.id: clip for track in told.tracks for clip in track.clips}
    assert [(row.start, row.end) for row in rows] == [
        (clips[each.clip].source_in, clips[each.clip].source_out) for each in ordered
    ]


def test_a_marked_clip_without_source_timecode_has_a_name_alone_in_a_log() -> None:
    told = cut("missing+20")
    marker = Marker(said=Said.NOTE, clip=told.tracks[0].clips[0].id, track="V1", frame=3, text="Find it", by="Ida")
    assert "found 1 without; they have a name alone" in ale_column(told, [marker]).remarks[0].says
