import io
from pathlib import Path

import msgspec
import pycmx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.errors import ExportError
from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.edl.reader import read
from edgecode.formats.edl.reels import short_reels
from edgecode.formats.edl.writer import written
from simulators.memory_source import MemorySource

HERE = Path(__file__).resolve()
REELS = HERE.parents[3] / ".." / "shared" / "real" / "timelines"
SAMPLES = HERE.parents[2] / "samples" / "edl"
RATES = [Rate.parse(text) for text in ("23.976", "24", "25", "29.97", "29.97 DF", "59.94 DF")]
MADE_BY_THE_LIST = ("edl.event", "edl.from_tape", "edl.reel_cut")
TIMED = {
    "edl/25fps": "25",
    "edl/timecode_mismatch": "25",
    "edl-features/test_25": "25",
    "edl-features/test_24psf": "25",
}
NAMES = st.text(alphabet="A1bé-* ._:#", min_size=1, max_size=14).map(lambda text: f"x{text}".strip())


def cut_of(data: bytes | str, *, rate: Rate | None = None) -> Cut:
    *_remarks, cut = read(MemorySource(data, path="cuts/reel.edl", rate=rate))
    assert isinstance(cut, Cut)
    return cut


def plain(cut: Cut) -> tuple[object, ...]:
    """A cut without what only says where in the list it stood."""
    return (
        cut.name,
        cut.rate,
        cut.start,
        [(track.name, [stripped(clip) for clip in track.clips]) for track in cut.tracks],
    )


def stripped(clip: Clip) -> Clip:
    extra = {key: value for key, value in clip.extra.items() if key not in MADE_BY_THE_LIST}
    notes = tuple(note for note in clip.notes if not note.startswith("FROM CLIP NAME:"))
    return msgspec.structs.replace(clip, place=Place(""), id="", extra=extra, notes=notes)


def clip(name: str, *frames: int, rate: Rate = RATES[1], **more: object) -> Clip:
    """A clip at record frames, from the same frames of its source."""
    first, last = frames
    whole = Clip(
        name=name,
        place=Place("cut"),
        track=0,
        tape="A001",
        record_in=first,
        record_out=last,
        source_in=Timecode(first, rate),
        source_out=Timecode(last, rate),
    )
    return msgspec.structs.replace(whole, **more)


def cut(*clips: Clip, rate: Rate | None = RATES[1], start: Timecode | None = None, **tracks: tuple[Clip, ...]) -> Cut:
    """A cut with one picture track of some clips, and further tracks by their names."""
    more = [
        Track(name=name, kind=TrackKind.SOUND if name[0] == "A" else TrackKind.PICTURE, clips=each)
        for name, each in tracks.items()
    ]
    return Cut(
        name="Reel 1",
        path="cuts/a.otio",
        rate=rate,
        start=start,
        tracks=(Track(name="V", kind=TrackKind.PICTURE, clips=clips), *more),
    )


def said(cut: Cut) -> list[str]:
    return [remark.says for remark in written(cut).remarks]


@pytest.mark.parametrize("rate", [None, *(Rate.parse(text) for text in ("24", "25"))])
def test_every_list_of_ours_reads_back_as_it_was(rate: Rate | None) -> None:
    files = sorted(SAMPLES.glob("*.edl"))
    assert len(files) > 5
    for file in files:
        before = cut_of(file.read_bytes(), rate=rate)
        assert plain(cut_of(written(before).data, rate=rate)) == plain(before), file.name


@pytest.mark.skipif(not REELS.exists(), reason="the real material is not there")
@pytest.mark.parametrize("rated", [False, True])
def test_every_real_list_reads_back_as_it_was(rated: bool) -> None:  # noqa: FBT001  one of two ways, by the name
    files = sorted(REELS.glob("edl*/*.edl"))
    assert len(files) > 30
    for file in files:
        name = f"{file.parent.name}/{file.stem}"
        rate = Rate.parse(TIMED.get(name, "24")) if rated else None
        before = cut_of(file.read_bytes(), rate=rate)
        document = written(before)
        assert document.remarks == (), name
        assert plain(cut_of(document.data, rate=rate)) == plain(before), name


@pytest.mark.skipif(not REELS.exists(), reason="the real material is not there")
def test_pycmx_reads_the_same_events_out_of_a_feature() -> None:
    before = cut_of((REELS / "edl-features" / "STP R1 v082517.edl").read_bytes(), rate=RATES[0])
    edl = pycmx.parse_cmx3600(io.StringIO(written(before).data.decode()))
    edits = [edit for event in edl.events for edit in event.edits]
    clips = before.tracks[0].clips
    reels = short_reels(each.tape for each in clips)
    assert len(edits) == len(clips) == 250
    for edit, own in zip(edits, clips, strict=True):
        assert (edit.clip_name, edit.source_in, edit.source_out) == (own.name, str(own.source_in), str(own.source_out))
        assert (edit.record_in, edit.record_out) == (own.record_in_text, own.record_out_text)
        assert edit.source == reels[own.tape]
    assert not list(edl.unrecognized_statements) or all(
        str(each.content).startswith("M2") for each in edl.unrecognized_statements
    )


@given(
    st.sampled_from(RATES),
    st.lists(
        st.tuples(
            NAMES, NAMES, NAMES, st.integers(1, 5000), st.integers(0, 90_000), st.sampled_from([None, 12.5, -24.0, 0.0])
        ),
        min_size=1,
        max_size=12,
    ),
)
def test_any_cut_of_one_picture_track_reads_back_as_it_was(
    rate: Rate, parts: list[tuple[str, str, str, int, int, float | None]]
) -> None:
    clips, at = [], 0
    for name, tape, file, length, source, speed in parts:
        more: dict[str, object] = {
            "tape": tape,
            "file": file,
            "speed": speed,
            "notes": (f"LOC: {name}",),
            "source_in": Timecode(source, rate),
            "source_out": Timecode(source + length, rate),
        }
        clips.append(clip(name, at, at + length, rate=rate, **more))
        at += length
    before = cut(*clips, rate=rate, start=Timecode(86_400, rate))
    document = written(before)
    after = cut_of(document.data)
    assert (after.rate, after.start) == (rate, Timecode(86_400, rate))
    fields = (
        "name",
        "tape",
        "file",
        "record_in",
        "record_out",
        "source_in",
        "source_out",
        "speed",
        "notes",
        "transition",
    )
    for one, other in zip(clips, after.tracks[0].clips, strict=True):
        assert {field: getattr(other, field) for field in fields} == {field: getattr(one, field) for field in fields}


def test_a_reel_is_cut_to_eight_characters_and_stands_whole_in_a_comment() -> None:
    reels = ("A003C002_250506_R1AB", "A003C002_250507_R9ZZ")
    before = cut(*(clip(f"{n}-1", 24 * n, 24 * n + 24, tape=reel) for n, reel in enumerate(reels, start=1)))
    rows = written(before).data.decode().splitlines()
    assert rows[3:] == [
        "001  A003C002 V     C        00:00:01:00 00:00:02:00 00:00:01:00 00:00:02:00",
        "* FROM CLIP NAME: 1-1",
        "* REEL: A003C002_250506_R1AB",
        "002  A003C0_1 V     C        00:00:02:00 00:00:03:00 00:00:02:00 00:00:03:00",
        "* FROM CLIP NAME: 2-1",
        "* REEL: A003C002_250507_R9ZZ",
    ]
    assert tuple(each.tape for each in cut_of(written(before).data).tracks[0].clips) == reels


def test_drop_frame_is_said_and_written_with_semicolons() -> None:
    rate = Rate.parse("29.97 DF")
    before = cut(clip("1-1", 0, 1800, rate=rate), rate=rate, start=Timecode.parse("01:00:00;00", rate))
    rows = written(before).data.decode().splitlines()
    assert rows[1:3] == ["FCM: DROP FRAME", "* FRAME RATE: 29.97 DF"]
    assert rows[3].endswith("00:00:00;00 00:01:00;02 01:00:00;00 01:01:00;02")


def test_a_use_on_picture_and_sound_is_one_event() -> None:
    use = clip("1-1", 0, 24)
    document = written(cut(use, A1=(use,), A2=(use,), A3=(use,), A4=(clip("2-1", 0, 24),)))
    rows = document.data.decode().splitlines()
    assert [row[14:18].strip() for row in rows if row[:3].isdigit()] == ["AA/V", "NONE"]
    assert [row for row in rows if row.startswith("AUD")] == ["AUD   3", "AUD   4"]
    assert [track.name for track in cut_of(document.data).tracks] == ["V", "A1", "A2", "A3", "A4"]


def test_a_dissolve_takes_two_lines_and_names_both_sides() -> None:
    second = clip("2-1", 48, 96, tape="B001", transition="dissolve", extra={"edl.transition_frames": "012"})
    third = clip("3-1", 96, 99, transition="wipe", extra={"edl.transition_frames": "8", "edl.wipe": "019"})
    document = written(cut(clip("1-1", 0, 48), second, third))
    rows = document.data.decode().splitlines()
    assert rows[5:] == [
        "002  A001     V     C        00:00:02:00 00:00:02:00 00:00:02:00 00:00:02:00",
        "002  B001     V     D    012 00:00:02:00 00:00:04:00 00:00:02:00 00:00:04:00",
        "* FROM CLIP NAME: 1-1",
        "* TO CLIP NAME: 2-1",
        "003  B001     V     C        00:00:04:00 00:00:04:00 00:00:04:00 00:00:04:00",
        "003  A001     V     W019 008 00:00:04:00 00:00:04:03 00:00:04:00 00:00:04:03",
        "* FROM CLIP NAME: 2-1",
        "* TO CLIP NAME: 3-1",
    ]
    assert [each.transition for each in cut_of(document.data).tracks[0].clips] == ["", "dissolve", "wipe"]


def test_a_speed_is_motion_memory_with_its_reel_and_timecode() -> None:
    document = written(cut(clip("1-1", 0, 24, speed=47.952), clip("2-1", 24, 48, speed=-12.0)))
    rows = [row.split() for row in document.data.decode().splitlines() if row.startswith("M2")]
    assert rows == [["M2", "A001", "47.952", "00:00:00:00"], ["M2", "A001", "-012.0", "00:00:01:00"]]


def test_a_timelines_retimed_range_is_as_long_as_what_is_played() -> None:
    """OTIO has the length of the use in the cut; a list has that of the source: 24 frames at 48 play 48."""
    document = written(cut(clip("1-1", 0, 24, speed=48.0, source_in_text="0@24")))
    assert cut_of(document.data).tracks[0].clips[0].source_out == Timecode(48, RATES[1])


def test_what_a_list_has_no_place_for_is_said_and_not_dropped_in_silence() -> None:
    others = (clip("9-1", 0, 24), clip("9-2", 24, 48))
    found = said(
        cut(
            *(clip("1-1", 0, 24, enabled=False), clip("2-1", 24, 24), clip("3-1", 30, 40, kind=ClipKind.GENERATOR)),
            *(clip("4-1", 40, 50, transition="dissolve"), clip("5-1", 50, 60, transition="ripple")),
            *(clip("6-1", 60, 70, extra={"otio.Resolve_OTIO.x": "1"}), clip("7-1", 70, 80, source_in=None)),
            clip("8-1", 80, 90, source_in=Timecode(10, RATES[2]), source_out=Timecode(20, RATES[2])),
            V2=others,
            A1=(),
            A2=(),
            A3=(),
            Atmos=(),
            A5=others[:1],
        )
    )
    assert found == [
        "expected at most one picture track, found V2 with 2 clips; left out",
        "expected at most 4 sound tracks, found A5 with 1 clips; left out",
        "expected tracks that are called V and A1 to A4, found Atmos; their names are left out",
        "expected clips that play, found 1 switched off; left out",
        "expected clips with a place and a length in the cut, found 1 without; left out",
        "expected material and black, found 1 clips made in the editing room or missing; written as material",
        "expected the length of each dissolve and wipe, found 1 whose length is not known; written as 000",
        "expected a dissolve, wipe or key, found 1 other transitions; written as cuts",
        "expected what an EDL has a place for, found 1 clips with other exporters' data; left out",
        "expected source timecode, found 1 clips without; written from 00:00:00:00",
        "expected sources at 24, found 1 clips at another rate; their timecode is counted at it",
    ]


def test_names_with_breaks_and_tabs_stay_on_their_line() -> None:
    odd = 'He said "go"\nTITLE: no\t= é\r\n001  A'
    document = written(cut(clip(odd, 0, 24, tape="a\nb c", file="x\ty", notes=("one\ntwo",))))
    [again] = cut_of(document.data).tracks[0].clips
    assert (again.name, again.tape, again.file) == ('He said "go" TITLE: no\t= é 001  A', "a b c", "x\ty")
    assert again.notes == ("one two",)


def test_more_events_than_cmx_3600_counts_are_written_and_said() -> None:
    before = cut(*(clip(f"{n}-1", n * 4, n * 4 + 4) for n in range(10_000)))
    document = written(before)
    assert [remark.says for remark in document.remarks] == [
        "expected at most 999 events, found 10000; their numbers have more digits"
    ]
    after = cut_of(document.data)
    assert [each.name for each in after.tracks[0].clips] == [each.name for each in before.tracks[0].clips]


def test_a_cut_of_which_nothing_can_be_placed_is_refused() -> None:
    with pytest.raises(
        ExportError, match=r"edl: expected a cut with clips that stand somewhere .* found none in Reel 1"
    ):
        written(cut())
    with pytest.raises(ExportError, match=r"^edl: expected a cut with a frame rate, found none in Reel 1"):
        written(cut(clip("1-1", 0, 24), rate=None))


def test_remarks_point_at_the_cut_they_are_about() -> None:
    assert written(cut(clip("1-1", 0, 24, enabled=False), clip("2-1", 24, 30))).remarks == (
        Remark(Place("cuts/a.otio"), "expected clips that play, found 1 switched off; left out"),
    )
