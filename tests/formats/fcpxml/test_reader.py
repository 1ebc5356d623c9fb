import contextlib
from pathlib import Path

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.place import Remark
from edgecode.film.rate import Rate
from edgecode.formats.fcpxml.reader import read, recognises
from edgecode.formats.source import Source
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).parents[2] / "samples" / "fcpxml"
EVERYTHING = MemorySource.of(SAMPLES / "everything.fcpxml")


def cuts(source: Source) -> list[Cut]:
    return [record for record in read(source) if isinstance(record, Cut)]


def remarks(source: Source) -> list[str]:
    return [f"{record.place}: {record.says}" for record in read(source) if isinstance(record, Remark)]


def told(spine: str, *, resources: str = "", version: str = "1.9", sequence: str = 'format="r1"') -> MemorySource:
    """Wrap what is on the spine of one project at 24 frames a second; a1 is a file of picture that begins at 0."""
    text = (
        f'<?xml version="1.0"?><!DOCTYPE fcpxml><fcpxml version="{version}"><resources>'
        '<format id="r1" frameDuration="1/24s"/>'
        f'<asset id="a1" name="one" hasVideo="1" format="r1" src="file:///one.mov" duration="50s"/>{resources}</resources>'
        f'<project name="p"><sequence {sequence}><spine>{spine}</spine></sequence></project></fcpxml>'
    )
    return MemorySource(text, path="a.fcpxml")


def media(name: str, spine: str) -> str:
    return f'<media id="{name}"><sequence format="r1"><spine>{spine}</spine></sequence></media>'


INNER = '<asset-clip name="in" ref="a1" duration="10s"/>'


def clips(source: Source) -> list[Clip]:
    return [clip for track in cuts(source)[0].tracks for clip in track.clips]


def spans(source: Source) -> list[tuple[str, int | None, int | None]]:
    return [(clip.name, clip.record_in, clip.record_out) for clip in clips(source)]


def by_name(name: str) -> Clip:
    return next(clip for clip in clips(EVERYTHING) if clip.name == name)


def test_each_project_is_a_cut() -> None:
    assert [(cut.name, str(cut.rate), str(cut.start)) for cut in cuts(EVERYTHING)] == [
        ("reel 1", "24", "10:00:00:00"),
        ("reel 2", "25", "00:00:00:00"),
    ]
    assert remarks(EVERYTHING) == []


def test_lanes_are_tracks_and_clips_stand_where_they_are_seen() -> None:
    found = cuts(EVERYTHING)[0].tracks
    assert [(track.name, track.kind, [(each.name, each.record_in, each.record_out) for each in track.clips])
            for track in found] == [
        ("V1", TrackKind.PICTURE, [
            ("12A-3", 0, 48), ("12B-1", 48, 72), ("12B-2", 72, 96), ("16-1", 120, 168), ("14-2 A", 192, 240),
            ("The End", 240, 264), ("fade", 264, 288), ("17-1", 288, 336),
        ]),
        ("V2", TrackKind.PICTURE, [("12A-4", 24, 36), ("12C-1", 96, 120)]),
        ("V3", TrackKind.PICTURE, [("15-1", 0, 24), ("15-2", 30, 36)]),
        ("A1", TrackKind.SOUND, [("wild", 72, 96), ("16-1", 120, 168), ("14-2 S", 168, 240)]),
    ]  # fmt: skip


def test_a_clip_tells_its_reel_its_original_file_and_its_timecode() -> None:
    clip = by_name("12A-3")
    assert (clip.tape, clip.file) == ("A003", "A003C002.mov")
    assert (str(clip.source_in), str(clip.source_out)) == ("01:00:05:00", "01:00:07:00")
    assert (clip.source_in_text, clip.source_out_text, clip.record_in_text) == ("3605s", "3607s", "36000s")
    assert clip.extra == {
        "fcpxml.studio.scene": "12A",
        "fcpxml.videoRole": "video.day",
        "fcpxml.audioRole": "dialogue",
        "fcpxml.keywords": "night, rain",
    }
    assert clip.place.line == 31
    assert str(clip.place) == "everything.fcpxml:31"


def test_notes_and_markers_are_notes_of_their_clip_or_of_what_is_above_a_gap() -> None:
    assert by_name("12A-3").notes == ("look: here", "too long")
    assert by_name("12C-1").notes == ("missing shot",)


def test_a_compound_clip_shows_what_is_seen_of_it() -> None:
    assert str(by_name("12B-1").source_in) == "01:00:11:00"
    assert str(by_name("12B-2").source_out) == "01:00:21:00"
    assert (by_name("12B-1").transition, by_name("12B-2").transition, by_name("wild").transition) == (
        "dissolve",
        "",
        "",
    )


def test_a_synchronised_clip_keeps_its_own_name() -> None:
    picture, sound = (clip for clip in clips(EVERYTHING) if clip.name == "16-1")
    assert (picture.file, picture.extra["fcpxml.name"]) == ("A003C002.mov", "A003C002")
    assert (sound.file, sound.extra["fcpxml.name"]) == ("W12.wav", "boom")


def test_the_angle_in_use_of_a_multicam_clip_is_shown() -> None:
    assert str(by_name("14-2 A").source_in) == "01:00:01:00"
    assert by_name("14-2 S").file == "W12.wav"


def test_titles_and_black_are_made_in_the_editing_room() -> None:
    assert (by_name("The End").kind, by_name("The End").notes) == (ClipKind.GENERATOR, ("The End",))
    assert by_name("fade").kind is ClipKind.BLACK


def test_a_map_of_time_is_a_speed_and_plays_another_part() -> None:
    clip = by_name("17-1")
    assert (clip.speed, str(clip.source_in), str(clip.source_out)) == (12, "01:01:12:12", "01:01:13:12")


def test_what_is_switched_off_is_off_with_all_that_is_in_it() -> None:
    assert (by_name("15-1").enabled, by_name("15-2").enabled) == (True, False)
    (inner,) = clips(told('<ref-clip ref="m1" enabled="0" duration="1s"/>', resources=media("m1", INNER)))
    assert (inner.name, inner.enabled) == ("in", False)


def test_a_speed_that_changes_is_kept_in_words() -> None:
    points = (
        '<timeMap><timept time="0s" value="0s"/><timept time="1s" value="1s"/><timept time="2s" value="5s"/></timeMap>'
    )
    (clip,) = clips(told(f'<asset-clip name="12A-3" ref="a1" duration="2s">{points}</asset-clip>'))
    assert (clip.speed, clip.extra["fcpxml.speed"], str(clip.source_out)) == (None, "varying", "00:00:05:00")


def test_clips_without_offsets_stand_one_behind_the_other() -> None:
    spine = (
        '<asset-clip name="a" ref="a1" duration="1s"/><gap duration="1s"/><asset-clip name="b" ref="a1" start="49s"/>'
    )
    assert spans(told(spine)) == [("a", 0, 24), ("b", 48, 1248)]


def test_offsets_may_count_from_the_first_timecode_or_from_0() -> None:
    for offset in ("3600s", "0s"):
        spine = f'<asset-clip name="a" ref="a1" offset="{offset}" duration="1s"/>'
        source = told(spine, sequence='format="r1" tcStart="3600s"')
        assert (spans(source), str(cuts(source)[0].start)) == ([("a", 0, 24)], "01:00:00:00")


def test_an_asset_that_begins_later_begins_there_where_its_clip_does_not_say() -> None:
    late = '<asset id="a9" hasVideo="1" format="r1" start="3600s" duration="9s" src="x.mov"/>'
    (clip,) = clips(told('<asset-clip name="a" ref="a9" duration="1s"/>', resources=late))
    assert str(clip.source_in) == "01:00:00:00"


def test_drop_frame_is_the_sequences_and_the_clips_own() -> None:
    resources = (
        '<format id="r9" frameDuration="1001/30000s"/>'
        '<asset id="a9" hasVideo="1" format="r9" start="0s" duration="9000s" src="x.mov"/>'
    )
    minute = "1800"
    spine = f'<asset-clip name="a" ref="a9" start="{int(minute) * 1001}/30000s" duration="1001/30000s" tcFormat="DF"/>'
    source = told(spine, resources=resources, sequence='format="r9" tcFormat="DF" tcStart="108108000/30000s"')
    assert (str(cuts(source)[0].rate), str(cuts(source)[0].start)) == ("29.97 DF", "01:00:03;18")
    assert str(clips(source)[0].source_in) == "00:01:00;02"


def test_times_that_are_none_are_said_with_their_line() -> None:
    source = told('<asset-clip name="a" ref="a1" offset="soon" duration="1s"/>\n<asset-clip name="b" offset="1s"/>')
    assert spans(source) == [("a", 0, 24)]
    assert remarks(source) == [
        "a.fcpxml:1: expected a time as offset, found 'soon'; taken as right behind",
        "a.fcpxml:2: expected how long the asset-clip lasts, found None; left out",
    ]


def test_picture_off_the_frames_is_rounded_and_said() -> None:
    source = told('<asset-clip name="a" ref="a1" offset="1/25s" duration="1s"/>')
    assert spans(source) == [("a", 1, 25)]
    assert remarks(source) == [
        "a.fcpxml:1: expected picture to begin and end on frames, found 1 clips that do not; rounded"
    ]


def test_a_rate_no_film_runs_at_leaves_the_cut_unrated_until_a_person_says() -> None:
    odd = '<format id="r9" frameDuration="1/12s"/>'
    source = told('<asset-clip name="a" ref="a1" duration="1s"/>', resources=odd, sequence='format="r9"')
    assert cuts(source)[0].rate is None
    assert any("expected a frame rate such as 24 or 29.97, found 12" in says for says in remarks(source))
    source.rate = Rate.parse("24")
    assert spans(source) == [("a", 0, 24)]


def test_a_missing_format_is_said() -> None:
    source = told('<asset-clip name="a" ref="a1" duration="1s"/>', sequence='format="nowhere"')
    assert (
        "a.fcpxml:1: expected a format with a frame rate, found 'nowhere'; times count at 24 frames a second"
        in remarks(source)
    )


def test_what_is_named_and_not_there_costs_that_clip_alone() -> None:
    spine = '<ref-clip ref="m9" duration="1s"/><asset-clip name="12A-3" ref="gone" duration="1s"/><mc-clip ref="m9"/>'
    source = told(spine)
    assert spans(source) == [("12A-3", 24, 48)]
    assert "a.fcpxml:1: expected what 'm9' names, found nothing of that kind; left out" in remarks(source)


def test_what_is_no_clip_is_said_once_by_its_kind() -> None:
    captions = '<caption lane="1" offset="0s" duration="1s"/>' * 3
    source = told(f'<asset-clip name="a" ref="a1" duration="1s">{captions}</asset-clip><hologram duration="1s"/>')
    assert spans(source) == [("a", 0, 24)]
    assert remarks(source) == [
        "a.fcpxml:1: expected clips and storylines, found caption; each of them is left out",
        "a.fcpxml:1: expected clips and storylines, found hologram; each of them is left out",
    ]


def test_a_compound_clip_in_itself_comes_to_an_end() -> None:
    one = media("m1", f'<ref-clip ref="m2" duration="1s"/>{INNER}')
    two = media("m2", '<ref-clip ref="m1" duration="1s"/>')
    source = told('<ref-clip ref="m1" duration="2s"/>', resources=one + two)
    assert spans(source) == [("in", 24, 48)]
    assert any("found one in itself" in says for says in remarks(source))


def test_compound_clips_that_multiply_without_end_are_bounded() -> None:
    spine = '<ref-clip ref="m{}" duration="1s"/>' * 10
    nests = [media(f"m{level}", spine.replace("{}", str(level - 1))) for level in range(1, 9)]
    source = told('<ref-clip ref="m8" duration="10s"/>', resources="".join([*nests, media("m0", INNER)]))
    assert any("expected at most 100000 clips, found more" in says for says in remarks(source))


def test_clips_connected_ever_deeper_are_bounded() -> None:
    deep = '<asset-clip lane="1" offset="0s" name="d" ref="a1" duration="1s">' * 200 + "</asset-clip>" * 200
    source = told(f'<asset-clip name="a" ref="a1" duration="1s">{deep}</asset-clip>')
    assert any("clips connected to one another" in says for says in remarks(source))
    assert len(clips(source)) > 20


def test_without_a_project_the_compound_clips_of_the_browser_are_cuts() -> None:
    text = EVERYTHING.data.decode()
    start, end = text.index("<project"), text.rindex("</project>") + len("</project>")
    source = MemorySource(text[:start] + '<ref-clip name="scene 12" ref="m1"/>' + text[end:])
    assert [(cut.name, len(cut.tracks)) for cut in cuts(source)] == [("scene 12", 2)]


def test_a_file_without_any_timeline_is_said() -> None:
    source = MemorySource('<fcpxml version="1.9"><resources/></fcpxml>', path="a.fcpxml")
    assert remarks(source) == ["a.fcpxml: expected a project, found none; nothing in the file is a cut"]


@pytest.mark.parametrize("version", ["1.15", "2.0", "", "one", "1.²"])
def test_a_version_that_is_not_known_is_read_and_said(version: str) -> None:
    source = told('<asset-clip name="a" ref="a1" duration="1s"/>', version=version)
    assert spans(source) == [("a", 0, 24)]
    assert remarks(source) == [
        f"a.fcpxml:1: expected FCPXML 1.0 to 1.14, found version {version!r}; read as far as it is known"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [("<xmeml/>", "XML of another kind (xmeml)"), ("", "something else"), ("TITLE: one", "something else")],
)
def test_what_is_no_fcpxml_is_refused(text: str, found: str) -> None:
    with pytest.raises(UnreadableError, match="found") as caught:
        list(read(MemorySource(text, path="a.fcpxml")))
    assert caught.value.found == found


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("<fcpxml version='1.9'>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE fcpxml>\n', True),
        ("<xmeml version='5'>", False),
        ("fcpxml", False),
        ("", False),
    ],
)
def test_a_document_is_known_by_its_root(head: str, *, known: bool) -> None:
    assert recognises(head.encode(), suffix=".xml") is known


def test_a_damaged_document_is_read_or_refused() -> None:
    read_all = 0
    for data in damaged(EVERYTHING.data, count=300):
        recognises(data[:65_536], suffix=".fcpxml")
        with contextlib.suppress(UnreadableError):
            read_all += bool(list(read(MemorySource(data))))
    assert read_all > 150
