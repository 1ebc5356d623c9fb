from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.errors import ExportError
from edgecode.film.dailies import Dailies, Take, assembled
from edgecode.film.film import Film
from edgecode.film.place import Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.film.slate import Style
from edgecode.formats.ale import read, recognises, sections
from edgecode.formats.ale_writer import COLUMNS, written
from edgecode.formats.text import lines
from simulators.memory_source import MemorySource
from simulators.papers import row

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
REAL = Path(__file__).resolve().parents[2] / ".." / "shared" / "real"


def film_of(*rows: Recording, style: Style = Style.US, scenes: tuple[str, ...] = ("12",)) -> Film:
    return Film(dailies=assembled(rows, scenes=scenes, style=style))


def again(film: Film, *, scenes: tuple[str, ...] = ("12",), style: Style = Style.US) -> Dailies:
    found = list(read(MemorySource(written(film).data, path="hand-off.ale")))
    assert not [each.says for each in found if isinstance(each, Remark)]
    return assembled([each for each in found if isinstance(each, Recording)], scenes=scenes, style=style)


def told(take: Take) -> tuple[object, ...]:
    rolls = {each.roll for each in take.recordings if each.written_by is not WrittenBy.SOUND} - {""}
    times = {(each.start, each.end) for each in take.recordings if each.start is not None}
    return (take.label, take.scene, take.setup, take.mark, take.cameras, take.note, rolls, times)


def cells(film: Film) -> list[dict[str, str]]:
    log = sections(lines(written(film).data.decode()), path="a.ale")
    return [dict(zip(log.columns, values, strict=True)) for _line, values in log.rows]


def test_the_example_reads_back_to_the_same_takes_marks_rolls_and_timecodes() -> None:
    film = open_film(EXAMPLE).look().film
    scenes = tuple(scene.number for scene in film.scenes)
    before = {take.id: told(take) for take in film.dailies.takes if take.has_picture}
    after = {take.id: told(take) for take in again(film, scenes=scenes).takes}
    assert len(after) == 44
    assert after == before


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_a_real_shorts_slates_read_back_to_the_same_takes() -> None:
    film = open_film(REAL / "production" / "hyperspace-madness").look().film
    scenes = tuple(scene.number for scene in film.scenes)
    after = {take.id: told(take) for take in again(film, scenes=scenes).takes}
    assert after == {take.id: told(take) for take in film.dailies.takes}


def test_one_row_holds_what_every_paper_says() -> None:
    film = film_of(
        row("12A-3", camera="A", roll="A001", file="A001C003.mov", ran=("10:00:00:00", "10:00:09:12"), shoot_day=4),
        row("12A-3", paper=WrittenBy.SOUND, roll="S004", file="S004T12.WAV"),
        row("12A-3", paper=WrittenBy.SCRIPT_SUPERVISOR, mark=Mark.CIRCLED, note="The one.", date="2026-03-02"),
    )
    [cell] = cells(film)
    assert cell == {
        **dict.fromkeys(COLUMNS, ""),
        "Name": "12A-3A",
        "Tracks": "V",
        "Start": "10:00:00:00",
        "End": "10:00:09:12",
        "FPS": "24",
        "Tape": "A001",
        "Camroll": "A001",
        "Scene": "12A",
        "Take": "3",
        "Camera": "A",
        "Source File": "A001C003.mov",
        "Soundroll": "S004",
        "Sound file": "S004T12.WAV",
        "Circled": "Yes",
        "Mark": "circled",
        "Comments": "The one.",
        "Shoot Date": "2026-03-02",
        "Shoot day": "4",
        "Slate": "12A-3",
        "Setup": "12A",
    }


def test_the_heading_is_what_avid_asks_for() -> None:
    rate = Rate.parse("29.97 DF")
    slow = row("12A-4", camera="A", ran=("10:00:00:00", "10:00:01:00"))
    film = film_of(*(row(f"12A-{n}", ran=("10:00:00;00", "10:01:00;02"), rate=rate) for n in (1, 2, 3)), slow)
    data = written(film).data
    log = sections(lines(data.decode()), path="a.ale")
    assert log.heading == {"FIELD_DELIM": "TABS", "VIDEO_FORMAT": "1080", "AUDIO_FORMAT": "48khz", "FPS": "29.97"}
    assert recognises(data, suffix=".ale")
    times = [take.recordings[0].start for take in again(film).takes]
    assert [(str(time), str(time.rate)) for time in times if time] == [
        *[("10:00:00;00", "29.97 DF")] * 3,
        ("10:00:00:00", "24"),
    ]


@pytest.mark.parametrize("mark", list(Mark))
def test_every_mark_comes_back(mark: Mark) -> None:
    [take] = again(film_of(row("12A-3", mark=mark))).takes
    assert take.mark is mark


def test_tabs_and_breaks_in_values_make_no_columns_and_no_rows() -> None:
    film = film_of(row("12A-3", note='Data\n\tHeading\r\n"quoted"\t=1', roll="A\t1", file="a\nb.mov"), row("12A-4"))
    first, second = again(film).takes
    assert first.note == 'Data Heading "quoted" =1'
    assert (first.recordings[0].roll, first.recordings[0].file, second.label) == ("A 1", "a b.mov", "12A-4")


@pytest.mark.parametrize("slate", ["12A-3PU", "X12A-3SER2", "012A-3", "A12B-4", "12-4-3", "12A-3 MOS", "12A-3* 48FPS"])
def test_a_slate_of_any_kind_is_the_same_take_again(slate: str) -> None:
    film = film_of(row(slate), scenes=("12", "A12"))
    assert [take.id for take in again(film, scenes=("12", "A12")).takes] == [take.id for take in film.dailies.takes]
    assert [take.scene for take in again(film, scenes=("12", "A12")).takes] == [film.dailies.takes[0].scene]


def test_slates_that_only_count_keep_the_scene_the_paper_names() -> None:
    film = film_of(row("417-3", scene="12"), style=Style.UK)
    [take] = again(film, style=Style.UK).takes
    assert (take.label, take.scene) == ("417-3", "12")


def test_sound_alone_and_rows_without_a_slate_are_said() -> None:
    film = film_of(row("12A-3"), row("12A-4", paper=WrittenBy.SOUND), row("scratch", file="x.mov"))
    assert [remark.says for remark in written(film).remarks] == [
        "expected takes with picture, found 1 of sound alone (such as 12A-4); not in the log",
        "expected slated takes, found 1 recordings without a slate that can be read; not in the log",
    ]


def test_a_film_without_takes_of_picture_is_refused() -> None:
    with pytest.raises(ExportError, match="ale: expected takes with picture that some paper lists, found none"):
        written(film_of(row("12A-3", paper=WrittenBy.SOUND)))
