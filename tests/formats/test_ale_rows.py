from edgecode.film.dailies import assembled
from edgecode.film.recording import Recording, WrittenBy
from edgecode.formats.ale_rows import LinesOfScript, Picture, pictures_of, sounds_of
from edgecode.usecases.open_film import Look
from simulators.papers import row


def pictures(*rows: Recording) -> list[Picture]:
    [take] = assembled(rows, scenes=("12",)).takes
    return pictures_of(take)


def test_a_camera_report_and_a_log_of_one_camera_are_one_picture() -> None:
    found = pictures(
        row("12A-3", camera="A", file="A001C001_1.mov"),
        row("12A-3", paper=WrittenBy.LOG, camera="A", file="A001C001_1"),
        row("12A-3", camera="B", roll="B001"),
        row("12A-3", paper=WrittenBy.LOG, camera="B", file="B001C001_1"),
    )
    assert [(each.camera, each.said("file"), len(each.rows)) for each in found] == [
        ("A", "A001C001_1.mov", 2),
        ("B", "B001C001_1", 2),
    ]


def test_two_files_of_one_camera_are_two_pictures() -> None:
    found = pictures(row("12A-3", camera="A", file="one.mov"), row("12A-3", camera="A", file="two.mov"))
    assert [each.said("file") for each in found] == ["one.mov", "two.mov"]


def test_a_script_supervisors_row_is_a_picture_only_where_nobody_else_has_one() -> None:
    log = row("12A-3", paper=WrittenBy.SCRIPT_SUPERVISOR, note="fine")
    assert [each.rows for each in pictures(log)] == [(log,)]
    assert [len(each.rows) for each in pictures(log, row("12A-3", camera="A"))] == [1]


def test_sound_alone_is_no_picture() -> None:
    sound = row("12A-3", paper=WrittenBy.SOUND, roll="S001")
    assert pictures(sound) == []
    assert pictures(row("12A-3WT", paper=WrittenBy.SCRIPT_SUPERVISOR)) == []
    [take] = assembled([sound], scenes=("12",)).takes
    assert sounds_of(take) == [sound]


def test_the_row_with_both_timecodes_tells_the_time() -> None:
    started = row("12A-3", camera="A", file="x")
    whole = row("12A-3", paper=WrittenBy.LOG, camera="A", ran=("10:00:00:00", "10:00:01:00"))
    [found] = pictures(started, whole)
    assert found.timed == whole
    assert pictures(started)[0].timed is None


def test_lines_are_told_in_runs_with_their_first_words(look: Look) -> None:
    """
    --- script.fountain
    INT. HALL #12#

    Rain.

    NADIA
    (low)
    You *said* you would come at nine.

    Wind.

    Snow on the stairs.

    --- log.csv
    Report,Script supervisor's log

    slate,covers
    12A-1,1-2; 3 off; 4
    12B-1,2-4
    """
    lines = LinesOfScript(look.film)
    told = {take.label: lines.of(take) for take in look.film.dailies.takes}
    assert told == {
        "12A-1": "1-2 Rain.; 3 (off) Wind.; 4 Snow on the stairs.",
        "12B-1": "2-4 You said you would come",
    }
