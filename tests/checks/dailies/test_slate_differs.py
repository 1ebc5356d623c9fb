from pathlib import Path

from edgecode.checks.dailies.slate_differs import slate_differs
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm


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
