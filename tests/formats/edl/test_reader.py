import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import UnreadableError
from edgecode.film.cut import Cut
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.formats.edl.reader import read, recognises
from edgecode.formats.source import Source
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).parents[2] / "samples" / "edl"
REELS = Path(__file__).parents[3] / ".." / "shared" / "real" / "timelines"
EVENT = "001  A003C002 V     C        10:04:12:00 10:04:16:00 01:00:00:00 01:00:04:00\n"


def sample(name: str, *, rate: str = "") -> MemorySource:
    return MemorySource.of(SAMPLES / f"{name}.edl", rate=Rate.parse(rate) if rate else None)


def cut(source: Source) -> Cut:
    (found,) = [record for record in read(source) if isinstance(record, Cut)]
    return found


def remarks(source: Source) -> list[str]:
    return [f"{record.place}: {record.says}" for record in read(source) if isinstance(record, Remark)]


def names(found: Cut) -> dict[str, list[str]]:
    return {track.name: [clip.name for clip in track.clips] for track in found.tracks}


def test_an_unrated_list_keeps_its_timecodes_as_texts() -> None:
    found = cut(sample("two_line_dissolve"))
    assert (found.name, found.path, found.rate, found.start) == ("REEL 2 LOCK", "two_line_dissolve.edl", None, None)
    assert names(found) == {"V": ["12A-3*", "14-2", "BL"]}
    clip = found.tracks[0].clips[1]
    assert clip.place == Place("two_line_dissolve.edl", line=6, timecode="01:00:04:00")
    assert (clip.source_in_text, clip.record_out_text) == ("11:20:00:00", "01:00:09:00")
    assert (clip.source_in, clip.record_in, clip.speed, clip.file) == (None, None, 48.0, "B001C007_250507_R2CD")
    assert remarks(sample("two_line_dissolve")) == []


def test_a_rated_list_counts_from_its_first_record_frame() -> None:
    found = cut(sample("two_line_dissolve", rate="24"))
    assert (str(found.rate), str(found.start)) == ("24", "01:00:00:00")
    assert [(clip.record_in, clip.record_out) for clip in found.tracks[0].clips] == [(0, 96), (96, 216), (216, 264)]
    assert [clip.place.frame for clip in found.tracks[0].clips] == [0, 96, 216]
    assert str(found.tracks[0].clips[1].source_out) == "11:20:05:00"


def test_clips_stand_in_record_order_at_the_rate_the_list_states() -> None:
    found = cut(sample("stated_rate"))
    assert (str(found.rate), str(found.start)) == ("23.976", "01:00:08:00")
    assert [(clip.place.line, clip.record_in) for clip in found.tracks[0].clips] == [(4, 0), (3, 48)]


def test_drop_frame_is_counted_as_the_list_says() -> None:
    found = cut(sample("drop_frame", rate="29.97 DF"))
    assert [(clip.record_in, clip.record_out) for clip in found.tracks[0].clips] == [(0, 60), (60, 70)]
    assert remarks(sample("drop_frame", rate="29.97 DF")) == []
    assert str(cut(sample("drop_frame", rate="29.97")).start) == "01:00:58;00"


def test_the_background_of_a_key_and_the_key_are_two_clips() -> None:
    found = cut(sample("key_over_background"))
    assert [(clip.name, clip.transition) for clip in found.tracks[0].clips] == [
        ("14-2", "key background"),
        ("Main title", "key"),
        ("Main title", "key out"),
    ]


def test_each_channel_is_a_track_of_its_own() -> None:
    found = cut(sample("picture_and_sound"))
    assert names(found) == {
        "V": ["12A-3", "12B-1"],
        "A1": ["12A-3"],
        "A2": ["12A-3", "12B-1"],
        "A3": ["room tone"],
        "A4": ["room tone"],
    }
    assert [clip.track for track in found.tracks for clip in track.clips] == [0, 0, 1, 2, 2, 3, 4]
    assert remarks(sample("picture_and_sound")) == [
        "picture_and_sound.edl:10: expected channels, found NONE; the event is on no track"
    ]


def test_a_list_of_tabs_old_line_ends_and_missing_columns_loses_no_event() -> None:
    assert names(cut(sample("bent_lines"))) == {"V": ["12A-3", "12B-1", "A003C004", "A003C005"]}
    assert remarks(sample("bent_lines")) == [
        "bent_lines.edl:7: expected a transition (C, D, W or K), found 'A003C005'",
        "bent_lines.edl:7: expected channels such as V, A or B, found none; taken as picture",
    ]


def test_a_broken_event_costs_no_other() -> None:
    assert names(cut(sample("broken_event"))) == {"V": ["12A-3", "12C-4"]}
    assert [text.partition(": ")[0] for text in remarks(sample("broken_event"))] == [
        f"broken_event.edl:{line}" for line in (4, 6, 9)
    ]


def test_what_is_not_understood_is_kept() -> None:
    (clip,) = cut(sample("source_table")).tracks[0].clips
    assert clip.notes == ("LOC: 01:00:01:00 GREEN   paint out the boom",)
    assert clip.extra == {
        "edl.event": "000001",
        "edl.asc_sop": "(0.94 0.94 0.94)(-0.05 -0.02 -0.01)(0.88 0.91 0.98)",
        "edl.asc_sat": "0.9640",
        "edl.umid": "060a2b340101010101010f00-13-00-00-00",
    }


def test_a_title_without_events_is_an_empty_cut() -> None:
    assert cut(MemorySource("TITLE: x\n")).tracks == ()
    assert remarks(MemorySource("TITLE: x\n", path="a.edl")) == [
        "a.edl:1: expected events below the TITLE line, found none"
    ]


@pytest.mark.parametrize("data", ["", "hello\n", "0.0 10.5 0\n", bytes(100)])
def test_a_file_without_title_and_events_is_unreadable(data: str | bytes) -> None:
    with pytest.raises(UnreadableError):
        list(read(MemorySource(data)))


def test_an_old_windows_list_is_read_with_one_remark() -> None:
    source = MemorySource((EVENT + "* FROM CLIP NAME: Zoë 12A-3\n").encode("windows-1252"), path="a.edl")
    assert names(cut(source)) == {"V": ["Zoë 12A-3"]}
    assert remarks(source) == ["a.edl:2: expected UTF-8, found other bytes; read as Windows-1252"]


@pytest.mark.parametrize(
    ("head", "suffix", "known"),
    [
        (EVENT, ".txt", True),
        ("\n\nTITLE: x\nFCM: NON-DROP FRAME\n", ".txt", True),
        ("TITLE: x\n", ".edl", True),
        ("TITLE: x\n", ".fountain", False),
        ("Title: Big Fish\nCredit: written by\n\nFADE IN:\n", ".fountain", False),
        ("Scene 12 starts at 01:00:00:00 01:00:00:00 01:00:00:00 01:00:00:00\n", ".txt", False),
        ("19A-1\tV C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n", ".ale", False),
        ("0.0 10.5 0\n", ".edl", False),
        ("", ".edl", False),
    ],
)
def test_a_list_is_known_by_its_events(head: str, suffix: str, *, known: bool) -> None:
    assert recognises(head.encode(), suffix=suffix) is known
    assert recognises(head.encode("utf-16"), suffix=suffix) is known


EVERY_LIST = [
    *sorted(SAMPLES.glob("*.edl")),
    *(file for file in sorted(REELS.glob("edl*/*.edl")) if file.stat().st_size < 4000),
]


@pytest.mark.parametrize("file", EVERY_LIST, ids=lambda file: file.stem)
def test_a_damaged_list_is_read_or_refused(file: Path) -> None:
    for data in damaged(file.read_bytes()):
        recognises(data[:65_536], suffix=".edl")
        with contextlib.suppress(UnreadableError):
            list(read(MemorySource(data, rate=Rate.parse("25"))))


@settings(deadline=None)
@given(st.text(), st.sampled_from(["TITLE: ", EVENT, "* FROM CLIP NAME: ", "M2 ", "FCM: ", ">>> SOURCE ", ""]))
def test_any_text_is_read_or_refused(text: str, before: str) -> None:
    with contextlib.suppress(UnreadableError):
        list(read(MemorySource(f"{EVENT}{before}{text}\n{EVENT}", rate=Rate.parse("24"))))


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_recognised_or_not(head: bytes) -> None:
    recognises(head, suffix=".edl")
