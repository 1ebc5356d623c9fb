import pytest

from edgecode.film.dailies import Take, assembled
from edgecode.film.media_files import MediaFile, TakeFiles, media_files
from edgecode.film.place import Place
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.slate import Slate


def row(
    slate: str, *, file: str = "", paper: str = "dailies/a.csv", by: WrittenBy = WrittenBy.CAMERA, camera: str = ""
) -> Recording:
    """A row of a paper."""
    return Recording(
        written_by=by, place=Place(paper, 2), slate_text=slate, slate=Slate.parse(slate), file=file, camera=camera
    )


def found(rows: list[Recording], *paths: str) -> dict[str, TakeFiles]:
    """The files of takes, by the take's label."""
    takes: tuple[Take, ...] = assembled(rows, scenes=("1",)).takes
    by_id = media_files(takes, keys={path: f"key of {path}" for path in paths})
    return {take.label: by_id[take.id] for take in takes if take.id in by_id}


def paths(files: TakeFiles) -> tuple[list[str], list[str]]:
    """The paths of pictures and of sounds."""
    return [each.path for each in files.pictures], [each.path for each in files.sounds]


def test_a_file_is_found_by_its_name_however_it_is_written() -> None:
    rows = [row("1-1", file="A001C001_R1AB", camera="A"), row("1-2", file="a001c002_r1ab.MOV", camera="A")]
    files = found(rows, "dailies/A001C001_R1AB.mp4", "dailies/deep/A001C002_R1AB.mov", "script/A001C001_R1AB.pdf")
    [first] = files["1-1"].pictures
    assert first == MediaFile(path="dailies/A001C001_R1AB.mp4", key="key of dailies/A001C001_R1AB.mp4", camera="A")
    assert paths(files["1-2"]) == (["dailies/deep/A001C002_R1AB.mov"], [])


def test_each_camera_and_the_sound_have_their_own_file() -> None:
    rows = [
        row("1-1", file="A1", camera="A"),
        row("1-1", file="B1", camera="B"),
        row("1-1", file="T01.WAV", by=WrittenBy.SOUND),
    ]
    files = found(rows, "d/B1.mov", "d/A1.mov", "d/T01.WAV")["1-1"]
    assert [(each.path, each.camera) for each in files.pictures] == [("d/A1.mov", "A"), ("d/B1.mov", "B")]
    assert paths(files)[1] == ["d/T01.WAV"]


def test_a_sound_file_that_slates_itself_is_its_takes() -> None:
    rows = [row("1-1", paper="sound/T01.WAV", by=WrittenBy.SOUND_FILE)]
    assert paths(found(rows, "sound/T01.WAV")["1-1"]) == ([], ["sound/T01.WAV"])


def test_of_two_files_of_one_name_the_one_nearest_to_the_paper_is_meant() -> None:
    rows = [
        row("1-1", file="T01", paper="dailies/day-1/sound.csv", by=WrittenBy.SOUND),
        row("1-2", file="T01", paper="dailies/day-2/sound.csv", by=WrittenBy.SOUND),
    ]
    files = found(rows, "dailies/day-1/T01.wav", "dailies/day-2/T01.wav")
    assert paths(files["1-1"])[1] == ["dailies/day-1/T01.wav"]
    assert paths(files["1-2"])[1] == ["dailies/day-2/T01.wav"]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_beside_each_other_the_one_that_a_browser_plays_is_used(order: int) -> None:
    both = ("dailies/A1.mxf", "dailies/A1.mp4")[::order]
    assert paths(found([row("1-1", file="A1")], *both)["1-1"])[0] == ["dailies/A1.mp4"]


def test_a_take_without_a_file_is_left_out() -> None:
    rows = [row("1-1", file="A1"), row("1-2"), row("1-3", file="../A1/..")]
    assert set(found(rows, "dailies/A1.mov", "dailies/.mov")) == {"1-1"}
