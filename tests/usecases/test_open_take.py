from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.film.film import Film
from edgecode.film.media_files import MediaFile, TakeFiles
from edgecode.usecases.open_take import open_take

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"


@pytest.fixture(scope="module")
def film() -> Film:
    """The example film."""
    return open_film(FERRY).look().film


def test_lines_come_with_the_time_at_which_they_are_heard(film: Film) -> None:
    opened = open_take("1-3", film=film, files={})
    assert [line.number for line in opened.lines] == list(range(1, 19))
    fifth = opened.lines[4]
    assert (fifth.who, fifth.says, fifth.begins) == ("WENDELL", "Over and back, Mrs. Hazen?", 29_525)
    assert opened.lines[0].begins is None
    assert opened.cues[0].text == "Over and back, Mrs. Hazen?"
    assert opened.transcript == "dailies/day-1/words/1-3.json"


def test_it_knows_its_neighbours_its_scene_and_what_papers_say(film: Film) -> None:
    opened = open_take("1-3", film=film, files={})
    assert (opened.before, opened.after, opened.scene.number, opened.setup.label) == ("1-2", "1A-1", "1", "1")
    assert opened.rows[0].note == "Best for the click."
    assert opened.clocked is not None
    assert str(opened.clocked.start) == "09:08:03:18"
    assert open_take("1-1", film=film, files={}).before == ""


def test_times_count_in_the_file_that_the_transcript_names_else_in_the_first(film: Film) -> None:
    take = next(take for take in film.dailies.takes if take.label == "1-3")
    picture, sound = MediaFile(path="d/A1.mov", key=""), MediaFile(path="d/1-3.wav", key="")
    for files, played in (
        (TakeFiles((picture,)), picture),
        (TakeFiles((picture,), (sound,)), sound),
        (TakeFiles((), (sound,)), sound),
        (TakeFiles(), None),
    ):
        assert open_take("1-3", film=film, files={take.id: files}).played == played
