from pathlib import Path

from edgecode.checks.dailies.slate_differs import slate_differs
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm
from simulators.wave_file import RATE, bext, slated, wave


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in slate_differs.look(look.film) if isinstance(each, Finding)]


def test_two_papers_with_two_slates_for_one_moment_are_found(look: Look) -> None:
    """The sound report has another take at the same time of the same day.

    --- dailies/camera.csv
    Report,Camera report
    Shoot day,1
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00

    --- dailies/sound.csv
    Report,Sound report
    Shoot day,1
    Rate,24
    slate,tc in,tc out
    5B-4,10:00:00:00,10:01:00:00
    """
    [finding] = findings(look)
    assert (finding.kind, finding.weight, finding.scene) == ("papers-differ", Weight.HIGH, "5")
    assert finding.says == "One moment has two slates: 5B-3 and 5B-4"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("dailies/camera.csv:5", "the camera report says 5B-3 at 10:00:00:00"),
        ("dailies/sound.csv:5", "the sound report says 5B-4 at 10:00:00:00"),
    ]
    assert finding.options == ("It is 5B-3", "It is 5B-4")


def test_papers_that_agree_are_quiet(look: Look) -> None:
    """Two cameras and sound of one take; one paper writes MOS and a star, another does not.

    --- dailies/camera.csv
    Report,Camera report
    Shoot day,1
    Rate,24
    slate,camera,tc in,tc out
    5B-3A*,A,10:00:00:00,10:01:00:00
    5B-3B,B,10:00:00:00,10:01:00:00

    --- dailies/sound.csv
    Report,Sound report
    Shoot day,1
    Rate,24
    slate,tc in,tc out
    5B-3,10:00:00:00,10:01:00:00
    """
    assert findings(look) == []


def test_the_same_time_of_another_day_is_quiet(look: Look) -> None:
    """Timecode of the day begins again every day.

    --- dailies/day-1.csv
    Report,Camera report
    Shoot day,1
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00

    --- dailies/day-2.csv
    Report,Camera report
    Shoot day,2
    Rate,24
    slate,camera,tc in,tc out
    7-1,A,10:00:00:00,10:01:00:00
    """
    assert findings(look) == []


def test_papers_at_two_rates_meet_by_the_clock(look: Look) -> None:
    """The camera ran at 24, the recorder counts at 23.976.

    --- dailies/camera.csv
    Report,Camera report
    Shoot day,1
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00

    --- dailies/sound.csv
    Report,Sound report
    Shoot day,1
    Rate,23.976
    slate,tc in,tc out
    5B-4,10:00:00:00,10:01:00:00
    """
    assert [finding.kind for finding in findings(look)] == ["papers-differ"]


def test_a_clip_whose_name_and_file_say_two_takes_is_found_once(look: Look) -> None:
    """The cut goes back to the take three times, and once to another that is right.

    --- dailies/camera.csv
    slate,camera,file
    1-1,A,A001C001
    1-2,A,A001C002

    --- cuts/one.edl
    TITLE: one
    FCM: NON-DROP FRAME
    001  A001C002 V     C        01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00
    * FROM CLIP NAME: 1-1
    002  A001C002 V     C        01:00:04:00 01:00:06:00 01:00:02:00 01:00:04:00
    * FROM CLIP NAME: 1-2
    003  A001C002 V     C        01:00:08:00 01:00:10:00 01:00:04:00 01:00:06:00
    * FROM CLIP NAME: 1-1
    004  A001C002 V     C        01:00:10:00 01:00:12:00 01:00:06:00 01:00:08:00
    * FROM CLIP NAME: 1-1
    """
    [finding] = findings(look)
    assert (finding.kind, finding.weight) == ("cut-differs", Weight.HIGH)
    assert finding.says == "The cut calls it 1-1; its file is listed as 1-2"
    assert [str(shown.place) for shown in finding.evidence] == [
        "cuts/one.edl:3",
        "cuts/one.edl:7",
        "cuts/one.edl:9",
        "dailies/camera.csv:3",
    ]


def test_without_papers_it_cannot_look(look: Look) -> None:
    """A cut alone.

    --- one.cut
    1-1
    """
    assert list(slate_differs.look(look.film)) == [
        Skipped("slate-differs", "there is no report, log or ALE to compare")
    ]


def test_a_finding_keeps_its_id_whichever_paper_is_read_first(folder: Path, opened: OpenFilm) -> None:
    """A row above, a third paper, and other names of the files change nothing; another digit does.

    --- dailies/camera.csv
    Report,Camera report
    Shoot day,1
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00

    --- dailies/sound.csv
    Report,Sound report
    Shoot day,1
    Rate,24
    slate,tc in,tc out
    5B-4,10:00:00:00,10:01:00:00
    """
    camera, sound = folder / "dailies/camera.csv", folder / "dailies/sound.csv"
    [before] = findings(opened.look())
    camera.write_text(
        camera.read_text(encoding="utf-8").replace("5B-3", "5B-2,A,09:00:00:00,09:01:00:00\n5B-3"), encoding="utf-8"
    )
    camera.rename(folder / "dailies/z.csv")
    [after] = findings(opened.look())
    assert after.id == before.id
    sound.write_text(sound.read_text(encoding="utf-8").replace("5B-4", "5B-5"), encoding="utf-8")
    [other] = findings(opened.look())
    assert other.id != before.id


def test_half_a_row_hides_no_other(look: Look) -> None:
    """The last row of the sound report was cut off in its time.

    --- dailies/camera.csv
    Report,Camera report
    Shoot day,1
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00

    --- dailies/sound.csv
    Report,Sound report
    Shoot day,1
    Rate,24
    slate,tc in,tc out
    5B-4,10:00:00:00,10:01:00:00
    5B-5,10:02:0
    """
    assert [finding.kind for finding in findings(look)] == ["papers-differ"]
    assert {str(remark.place) for remark in look.remarks} == {"dailies/sound.csv:6"}


def recorded(folder: Path, name: str, scene: str, take: str, *, samples: int = 0, date: str = "2025-05-06") -> None:
    """Put a sound file of a minute's length at 24 fps into the dailies."""
    file = folder / "dailies" / "sound" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(wave(bext(samples=samples, date=date), slated(scene, take, rate="24/1"), seconds=60, block=1))


TEN = 10 * 3600 * RATE


def test_sound_files_that_say_what_the_cameras_say_are_quiet(folder: Path, opened: OpenFilm) -> None:
    """Two tracks of one take lie in two files, and a copy of one of them in another folder.

    --- dailies/camera.csv
    Report,Camera report
    Date,2025-05-06
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00
    5B-4,A,10:02:00:00,10:03:00:00
    """
    recorded(folder, "T1_1.WAV", "5B", "3", samples=TEN)
    recorded(folder, "T1_2.WAV", "5B", "3", samples=TEN)
    recorded(folder, "copy/T1_1.WAV", "5B", "3", samples=TEN)
    look = opened.look()
    assert findings(look) == []
    (first, second) = look.film.dailies.takes
    assert (first.label, len(first.recordings), first.has_picture) == ("5B-3", 4, True)
    assert (second.label, len(second.recordings)) == ("5B-4", 1)


def test_a_sound_file_with_another_slate_is_found(folder: Path, opened: OpenFilm) -> None:
    """Two files of one wrong take are no two papers that bear each other out.

    --- dailies/camera.csv
    Report,Camera report
    Date,2025-05-06
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00
    5B-4,A,10:02:00:00,10:03:00:00
    """
    recorded(folder, "T1_1.WAV", "5B", "2", samples=TEN)
    recorded(folder, "T1_2.WAV", "5B", "2", samples=TEN)
    [finding] = findings(opened.look())
    assert finding.says == "One moment has two slates: 5B-2 and 5B-3"
    assert [shown.shows for shown in finding.evidence] == [
        "the camera report says 5B-3 at 10:00:00:00",
        "the sound file says 5B-2 at 10:00:00:00",
        "the sound file says 5B-2 at 10:00:00:00",
    ]


def test_a_recorder_that_counts_every_file_from_one_time_differs_from_nobody(folder: Path, opened: OpenFilm) -> None:
    """Its clock starts at ten o'clock with each take.

    --- dailies/camera.csv
    Report,Camera report
    Date,2025-05-06
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00
    5B-4,A,10:02:00:00,10:03:00:00
    """
    for take in ("3", "4", "5"):
        recorded(folder, f"T{take}.WAV", "5B", take, samples=TEN)
    assert findings(opened.look()) == []


def test_running_names_that_begin_anew_on_every_card_differ_from_nobody(folder: Path, opened: OpenFilm) -> None:
    """T001 of one day and T001 of another are two takes, and one file's name.

    --- dailies/camera.csv
    Report,Camera report
    Date,2025-05-06
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00
    5B-4,A,10:02:00:00,10:03:00:00
    """
    recorded(folder, "one/T001.WAV", "5B", "3", date="")
    recorded(folder, "two/T001.WAV", "7", "1", date="")
    assert findings(opened.look()) == []


def test_a_wild_track_counts_beside_the_take_of_its_number(folder: Path, opened: OpenFilm) -> None:
    """The mixer numbers wild tracks on their own.

    --- dailies/camera.csv
    Report,Camera report
    Date,2025-05-06
    Rate,24
    slate,camera,tc in,tc out
    5B-3,A,10:00:00:00,10:01:00:00
    5B-4,A,10:02:00:00,10:03:00:00
    """
    file = folder / "dailies" / "wild.wav"
    file.write_bytes(wave(bext(), slated("5B", "3", "<WILD_TRACK>TRUE</WILD_TRACK>")))
    look = opened.look()
    assert findings(look) == []
    assert [(take.label, take.has_picture) for take in look.film.dailies.takes] == [
        ("5B-3", True),
        ("5B-3WT", False),
        ("5B-4", True),
    ]
