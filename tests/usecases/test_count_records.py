from edgecode.film.board import Panel, PanelImage
from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.omc import OmcRecord
from edgecode.film.place import Place
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.formats.records import Record
from edgecode.usecases.count_records import counted
from edgecode.usecases.read_file import read_file
from simulators.memory_source import MemorySource
from simulators.wave_file import bext, slated, wave

HERE = Place("a", 1)


def test_nothing_counts_to_nothing() -> None:
    assert counted([]) == ({}, 0)


def test_a_script_is_counted_by_scenes_paragraphs_and_asides() -> None:
    told = "# One\n\n= What happens.\n\nINT. KITCHEN - DAY\n\nSteam. [[soft]]\n\nADA\nYes.\n\nBEN\nNo.\n\n===\n"
    counts, circled = counted(read_file(MemorySource(told, path="a.fountain")).records)
    assert counts == {
        "scenes": 1,
        "paragraphs": 6,
        "heading paragraphs": 1,
        "action paragraphs": 1,
        "character paragraphs": 2,
        "dialogue paragraphs": 2,
        "sections": 1,
        "synopses": 1,
        "notes": 1,
        "page breaks": 1,
    }
    assert circled == 0


def test_a_cut_is_counted_by_its_clips_and_the_circled_among_them() -> None:
    clips = (
        Clip(name="12A-3*", place=HERE, track=0),
        Clip(name="12A-4", place=HERE, track=0),
        Clip(name="A026C019", place=HERE, track=0),
        Clip(name="", place=HERE, track=0, kind=ClipKind.BLACK),
    )
    cut = Cut(name="one", path="a", tracks=(Track(name="V", kind=TrackKind.PICTURE, clips=clips),))
    counts, circled = counted([cut])
    assert counts == {"cuts": 1, "tracks": 1, "clips": 4, "black clips": 1, "clips named by slate": 2}
    assert circled == 1


def test_rows_are_counted_by_the_paper_they_stand_on() -> None:
    rows = [
        Recording(written_by=WrittenBy.CAMERA, place=HERE, mark=Mark.CIRCLED),
        Recording(written_by=WrittenBy.CAMERA, place=HERE, mark=Mark.GOOD),
        Recording(written_by=WrittenBy.SOUND, place=HERE),
    ]
    assert counted(rows) == ({"recordings": 3, "camera report rows": 2, "sound report rows": 1}, 1)


def test_panels_pictures_and_omc_are_counted() -> None:
    records: list[Record] = [
        Panel(name="1", place=HERE),
        PanelImage(path="a.png", width=10, height=10),
        OmcRecord(entity="Slate", id="1", place=HERE),
        OmcRecord(entity="Slate", id="2", place=HERE),
    ]
    assert counted(records) == ({"panels": 1, "pictures": 1, "Slate": 2}, 0)


def test_a_transcript_is_counted_by_its_cues_and_their_words() -> None:
    whole = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne <00:01.500>two\n\n00:03.000 --> 00:04.000\nthree\n"
    assert counted(read_file(MemorySource(whole, path="12A-3.vtt")).records) == (
        {"transcripts": 1, "cues": 2, "timed words": 2},
        0,
    )


def test_a_sound_file_is_counted_as_a_row_of_its_own() -> None:
    data = wave(bext(), slated("12A", "3", "<CIRCLED>TRUE</CIRCLED>"))
    reading = read_file(MemorySource(data, path="dailies/T1.WAV"))
    assert (reading.format, counted(reading.records)) == ("sound file", ({"recordings": 1, "sound file rows": 1}, 1))


def test_a_board_of_a_storyboard_is_counted_as_a_panel() -> None:
    whole = '{"fps": 24, "boards": [{"uid": "A", "url": "a.png"}, {"uid": "B", "url": "b.png"}]}'
    assert counted(read_file(MemorySource(whole, path="12.storyboarder")).records) == ({"panels": 2}, 0)
