import contextlib
from pathlib import Path

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.place import Remark
from edgecode.film.rate import Rate
from edgecode.formats.fcp7.reader import read, recognises
from edgecode.formats.source import Source
from simulators.damage import damaged
from simulators.memory_source import MemorySource

SAMPLES = Path(__file__).parents[2] / "samples" / "fcp7"
EVERYTHING = MemorySource.of(SAMPLES / "everything.xml")
RATE = "<rate><timebase>24</timebase><ntsc>FALSE</ntsc></rate>"
FILE = f'<file id="f1"><name>one.mov</name>{RATE}</file>'


def cuts(source: Source) -> list[Cut]:
    return [record for record in read(source) if isinstance(record, Cut)]


def clips(source: Source) -> list[Clip]:
    return [clip for track in cuts(source)[0].tracks for clip in track.clips]


def spans(source: Source) -> list[tuple[str, int | None, int | None]]:
    return [(clip.name, clip.record_in, clip.record_out) for clip in clips(source)]


def remarks(source: Source) -> list[str]:
    return [f"{record.place}: {record.says}" for record in read(source) if isinstance(record, Remark)]


def sequence(items: str, *, name: str = "s", rate: str = RATE, more: str = "") -> str:
    track = f"<media><video><track>{items}</track></video></media>"
    return f'<sequence id="{name}"><name>{name}</name>{rate}{more}{track}</sequence>'


def told(items: str, *, rate: str = RATE, more: str = "") -> MemorySource:
    return MemorySource(f'<xmeml version="5">{sequence(items, rate=rate, more=more)}</xmeml>', path="a.xml")


def item(name: str, start: int, end: int, *, first: int = 0, more: str = FILE) -> str:
    times = f"<start>{start}</start><end>{end}</end><in>{first}</in><out>{first + end - start}</out>"
    return f"<clipitem><name>{name}</name>{times}{more}</clipitem>"


def by_name(name: str) -> Clip:
    return next(clip for clip in clips(EVERYTHING) if clip.name == name)


def test_each_sequence_in_a_project_or_bin_is_a_cut() -> None:
    assert [(cut.name, str(cut.rate), str(cut.start)) for cut in cuts(EVERYTHING)] == [
        ("reel 1", "29.97 DF", "01:00:00;00"),
        ("empty", "24", "00:00:00:00"),
    ]
    assert remarks(EVERYTHING) == ["everything.xml: expected clips on the timeline, found none"]


def test_clips_stand_where_they_are_seen_up_to_the_cut_of_a_transition() -> None:
    tracks = cuts(EVERYTHING)[0].tracks
    assert [(track.name, track.kind, [(each.name, each.record_in, each.record_out) for each in track.clips])
            for track in tracks] == [
        ("picture", TrackKind.PICTURE, [
            ("12A-3", 0, 100), ("12B-1", 100, 160), ("13-1", 200, 215), ("13-2", 215, 230), ("black", 230, 240),
        ]),
        ("over", TrackKind.PICTURE, [("14-1", 50, 70)]),
        ("A1", TrackKind.SOUND, [("boom", 0, 100)]),
    ]  # fmt: skip
    assert [clip.transition for clip in tracks[0].clips] == ["", "dissolve", "", "", ""]


def test_a_file_is_told_once_and_known_wherever_it_is_named() -> None:
    for name in ("12A-3", "12B-1", "13-2", "14-1"):
        assert (by_name(name).file, by_name(name).tape) == ("A003C002.mov", "A003")


def test_a_source_keeps_its_own_timecode_whether_or_not_it_drops() -> None:
    clip = by_name("12A-3")
    assert (str(clip.source_in), str(clip.source_out)) == ("02:00:00:10", "02:00:03:20")
    assert (str(by_name("12B-1").source_in), str(by_name("12B-1").source_out)) == ("02:00:01:20", "02:00:03:20")
    assert (clip.source_in_text, clip.source_out_text, clip.record_in_text, clip.record_out_text) == (
        "10",
        "120",
        "0",
        "-1",
    )
    assert str(clip.place) == "everything.xml:18"


def test_the_log_is_that_of_the_master_clip_and_good_is_kept() -> None:
    clip = by_name("12A-3")
    assert clip.notes == ("look: here", "best so far")
    assert clip.extra == {
        "fcp7.scene": "12A",
        "fcp7.shottake": "3",
        "fcp7.good": "TRUE",
        "fcp7.label2": "Iris",
        "fcp7.masterclipid": "masterclip-1",
        "fcp7.links": "clipitem-9",
    }
    assert by_name("12B-1").extra == {"fcp7.filters": "Basic Motion"}


def test_markers_of_the_sequence_are_notes_of_the_topmost_picture() -> None:
    assert by_name("14-1").notes == ("fix",)


def test_clips_and_tracks_that_are_off_are_told() -> None:
    assert (by_name("12A-3").enabled, by_name("12B-1").enabled, by_name("14-1").enabled) == (True, False, False)


def test_time_remap_is_a_speed_and_plays_another_part() -> None:
    clip = by_name("14-1")
    assert clip.speed == pytest.approx(14.985, abs=0.001)
    assert (str(clip.source_in), str(clip.source_out)) == ("02:00:03:10", "02:00:03:20")


def test_black_and_generators_are_made_in_the_editing_room() -> None:
    black = by_name("black")
    assert (black.kind, black.source_in, black.file) == (ClipKind.BLACK, None, "")
    bars = "<file id='g'><name>Bars</name><mediaSource>Bars and Tone</mediaSource></file>"
    (clip,) = clips(told(item("bars", 0, 10, more=bars)))
    assert clip.kind is ClipKind.GENERATOR


def test_a_sound_pair_spread_over_two_tracks_is_read_once() -> None:
    assert [clip.name for clip in clips(EVERYTHING) if clip.name == "boom"] == ["boom"]


def test_items_out_of_order_stand_in_order_and_those_that_overlap_are_said() -> None:
    source = told(item("b", 20, 30) + item("a", 0, 20) + item("c", 25, 40))
    assert spans(source) == [("a", 0, 20), ("b", 20, 30), ("c", 25, 40)]
    assert [says.partition(", found")[2] for says in remarks(source)] == [
        " 1 that begins before the one ahead has ended; kept where it says"
    ]


@pytest.mark.parametrize(
    ("start", "end"), [("x", "10"), ("5", "x"), ("10", "5"), ("-3", "5"), ("-1", "5"), ("nan", "1"), ("1e300", "1e301")]
)
def test_an_item_without_a_place_costs_no_neighbour(start: str, end: str) -> None:
    bad = f"<clipitem><name>bad</name><start>{start}</start><end>{end}</end>{FILE}</clipitem>"
    source = told(bad + item("good", 10, 20))
    assert spans(source) == [("good", 10, 20)]
    assert remarks(source) == [
        f"a.xml:1: expected where the clipitem stands, found start {start!r} and end {end!r}; left out"
    ]


@pytest.mark.parametrize(
    ("alignment", "cut"), [("center", 20), ("start", 15), ("start-black", 15), ("end", 25), ("end-black", 25), ("", 20)]
)
def test_a_transition_cuts_where_its_alignment_says(alignment: str, cut: int) -> None:
    between = f"<transitionitem><start>15</start><end>25</end><alignment>{alignment}</alignment></transitionitem>"
    first = f"<clipitem><name>a</name><start>0</start><end>-1</end><in>0</in><out>25</out>{FILE}</clipitem>"
    then = f"<clipitem><name>b</name><start>-1</start><end>40</end><in>100</in><out>125</out>{FILE}</clipitem>"
    source = told(first + between + then)
    assert spans(source) == [("a", 0, cut), ("b", cut, 40)]
    starts = [clip.source_in.frame if clip.source_in is not None else None for clip in clips(source)]
    assert starts == [0, 100 + cut - 15]


def test_a_sequence_in_itself_comes_to_an_end() -> None:
    inner = item("loop", 0, 10, more='<sequence id="s"/>') + item("a", 10, 20)
    source = told(inner)
    assert spans(source) == [("a", 10, 20)]
    assert remarks(source) == [
        "a.xml:1: expected at most 40 sequences in one another, found 'loop' in itself; left out"
    ]


def test_sequences_that_multiply_without_end_are_bounded() -> None:
    levels = [sequence(item("in", 0, 10), name="s0")]
    for level in range(1, 9):
        uses = "".join(item("n", at, at + 1, more=f'<sequence id="s{level - 1}"/>') for at in range(10))
        levels.append(sequence(uses, name=f"s{level}"))
    source = MemorySource(f"<xmeml>{''.join(levels)}</xmeml>", path="a.xml")
    assert len(cuts(source)) == 9
    assert any("expected at most 100000 clips, found more in 'n'" in says for says in remarks(source))


def test_sequences_ever_deeper_are_bounded() -> None:
    levels = [sequence(item("in", 0, 10), name="s0")]
    levels += [sequence(item("n", 0, 10, more=f'<sequence id="s{at - 1}"/>'), name=f"s{at}") for at in range(1, 400)]
    source = MemorySource(f"<xmeml>{''.join(reversed(levels))}</xmeml>", path="a.xml")
    assert any("sequences in one another" in says for says in remarks(source))


def test_a_nested_sequence_plays_at_its_speed() -> None:
    speed = "<parameter><parameterid>speed</parameterid><value>200</value></parameter>"
    remap = f"<filter><effect><effectid>timeremap</effectid>{speed}</effect></filter>"
    inner = sequence(item("a", 0, 20) + item("b", 20, 60, first=100), name="inner")
    source = told(item("nest", 100, 120, first=5, more=inner + remap))
    assert spans(source) == [("a", 100, 105), ("b", 105, 120)]
    assert [clip.speed for clip in clips(source)] == [48, 48]


def test_a_rate_no_film_runs_at_leaves_the_cut_unrated_until_a_person_says() -> None:
    odd = "<rate><timebase>12</timebase><ntsc>FALSE</ntsc></rate>"
    source = told(item("a", 0, 12, more=""), rate=odd)
    assert cuts(source)[0].rate is None
    assert any("expected a frame rate such as 24 or 29.97, found 12" in says for says in remarks(source))
    source.rate = Rate.parse("24")
    assert spans(source) == [("a", 0, 24)]


def test_a_person_outranks_what_the_sequence_says() -> None:
    source = told(item("a", 0, 24))
    source.rate = Rate.parse("25")
    assert (str(cuts(source)[0].rate), spans(source)) == ("25", [("a", 0, 25)])


def test_a_file_without_a_sequence_is_said() -> None:
    assert remarks(MemorySource("<xmeml version='5'><bin/></xmeml>", path="a.xml")) == [
        "a.xml: expected a sequence, found none; nothing in the file is a cut"
    ]


@pytest.mark.parametrize(
    ("text", "found"), [("<fcpxml/>", "XML of another kind (fcpxml)"), ("", "something else"), ("no", "something else")]
)
def test_what_is_no_xmeml_is_refused(text: str, found: str) -> None:
    with pytest.raises(UnreadableError, match="found") as caught:
        list(read(MemorySource(text, path="a.xml")))
    assert caught.value.found == found


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("<xmeml version='5'>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE xmeml>\n', True),
        ("<fcpxml version='1.9'>", False),
        ("<omc><xmemlike/></omc>", False),
        ("xmeml", False),
        ("", False),
    ],
)
def test_a_document_is_known_by_its_root(head: str, *, known: bool) -> None:
    assert recognises(head.encode(), suffix=".xml") is known


def test_a_damaged_document_is_read_or_refused() -> None:
    read_all = 0
    for data in damaged(EVERYTHING.data, count=300):
        recognises(data[:65_536], suffix=".xml")
        with contextlib.suppress(UnreadableError):
            read_all += bool(list(read(MemorySource(data))))
    assert read_all > 150
