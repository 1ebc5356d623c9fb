from pathlib import Path

from edgecode.checks.dailies.take_not_in_report import take_not_in_report
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm

ALE = "Heading\nFIELD_DELIM\tTABS\nFPS\t24\n\nColumn\nName\tStart\tEnd\n\nData\n"


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in take_not_in_report.look(look.film) if isinstance(each, Finding)]


def test_a_take_that_only_the_cut_knows_is_found_once(look: Look) -> None:
    """The cut uses it twice, and its other clips are listed or named after no take.

    --- dailies/camera.csv
    slate,camera
    1-1,A

    --- one.cut
    1-1
    1A-2
    TITLE CARD
    1A
    1A-2
    """
    [finding] = findings(look)
    assert (finding.kind, finding.weight, finding.scene, finding.take) == ("cut-only", Weight.HIGH, "1", "1A-2")
    assert finding.says == "The cut uses 1A-2, which no report lists"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("one.edl:6", "the clip is named 1A-2"),
    ]


def test_a_cut_of_listed_takes_is_quiet(look: Look) -> None:
    """A camera's letter and a star do not make another take.

    --- dailies/camera.csv
    slate,camera
    1-1,A

    --- one.cut
    1-1A*
    """
    assert findings(look) == []


def test_a_take_that_only_an_editors_log_knows_is_found(folder: Path, opened: OpenFilm) -> None:
    """An ALE lists a take more than the camera report.

    --- dailies/camera.csv
    slate,camera
    1-1,A
    """
    listed = "1-1\t01:00:00:00\t01:00:05:00\n1-2\t01:01:00:00\t01:01:05:00\n"
    (folder / "dailies/day.ale").write_text(ALE + listed, encoding="utf-8")
    [finding] = findings(opened.look())
    assert (finding.kind, finding.weight, finding.says) == ("log-only", Weight.NORMAL, "No report lists 1-2")
    assert [str(shown.place) for shown in finding.evidence] == ["dailies/day.ale:10"]


def test_a_scene_of_which_no_report_tells_is_told_once(folder: Path, opened: OpenFilm) -> None:
    """The papers of scene 7 never came; cut and log both know of its takes.

    --- dailies/camera.csv
    slate,camera
    1-1,A

    --- one.cut
    1-1
    7-1
    7A-2
    """
    (folder / "day.ale").write_text(f"{ALE}7B-1\t01:00:00:00\t01:00:05:00\n", encoding="utf-8")
    [finding] = findings(opened.look())
    assert (finding.kind, finding.scene) == ("scene-without-report", "7")
    assert finding.says == "The cut or an editor's log knows 3 takes of scene 7, of which no report lists any"
    assert [str(shown.place) for shown in finding.evidence] == ["day.ale:9", "one.edl:6", "one.edl:8"]


def test_without_a_report_it_cannot_look(look: Look) -> None:
    """A sound report does not say what the cameras shot.

    --- dailies/sound.csv
    Report,Sound report
    slate,tape
    1-1,S001

    --- one.cut
    1-1
    """
    assert list(take_not_in_report.look(look.film)) == [
        Skipped("take-not-in-report", "there is no camera report and no log")
    ]


def test_a_finding_keeps_its_id_through_cuts(folder: Path, opened: OpenFilm) -> None:
    """The next cut begins elsewhere and uses the take later; the one after that uses another take.

    --- dailies/camera.csv
    slate,camera
    1-1,A

    --- one.cut
    1A-2
    1-1
    """
    cut = folder / "one.edl"
    [before] = findings(opened.look())
    told = cut.read_text(encoding="utf-8")
    first, second = "FROM CLIP NAME: 1A-2", "FROM CLIP NAME: 1-1"
    cut.write_text(told.replace(first, "*").replace(second, first).replace("*\n", second + "\n"), encoding="utf-8")
    [after] = findings(opened.look())
    assert after.evidence[0].place.line != before.evidence[0].place.line
    assert after.id == before.id
    cut.write_text(told.replace("1A-2", "1A-3"), encoding="utf-8")
    [other] = findings(opened.look())
    assert other.id != before.id


def test_a_cut_of_takes_nobody_shot_still_opens(look: Look) -> None:
    """Every clip names a take that no paper knows, in a scene that one does.

    --- dailies/camera.csv
    slate,camera
    1-1,A

    --- one.cut
    1Z-9
    1Z-8
    """
    assert [finding.kind for finding in findings(look)] == ["cut-only", "cut-only"]
    assert len(look.film.proofs) == 2
    assert look.remarks == ()
