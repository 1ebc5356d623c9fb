from pathlib import Path

from edgecode.checks.dailies.unshot_line import unshot_line
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm
from simulators.wave_file import bext, slated, wave


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in unshot_line.look(look.film) if isinstance(each, Finding)]


def skipped(look: Look) -> Skipped:
    """Look, and expect nothing but a reason."""
    [only] = unshot_line.look(look.film)
    assert isinstance(only, Skipped)
    return only


def test_a_line_that_no_take_covers_is_found(look: Look) -> None:
    """The third line falls between two takes.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    *I* heard it.

    ADA
    Then you pour.

    --- dailies/log.csv
    slate,covers
    1-1,1
    1A-1,3
    """
    [finding] = findings(look)
    assert (finding.kind, finding.weight, finding.scene) == ("never-covered", Weight.HIGH, "1")
    assert finding.says == "No take covers “I heard it.”"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("script/a.fountain:7", "the line"),
        ("dailies/log.csv:2", "1-1 covers a neighbour of it, not the line"),
        ("dailies/log.csv:3", "1A-1 covers a neighbour of it, not the line"),
    ]
    assert finding.options


def test_a_covered_scene_is_quiet(look: Look) -> None:
    """One take plays it all.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    --- dailies/log.csv
    slate,covers
    1-1,whole
    """
    assert findings(look) == []


def test_a_take_of_which_only_the_scene_is_known_counts_for_every_line(look: Look) -> None:
    """A camera report says nothing of lines.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    --- dailies/camera.csv
    slate,camera,roll
    1-1,A,A001
    """
    assert findings(look) == []


def test_action_need_not_be_covered_until_a_person_says_so(folder: Path, opened: OpenFilm) -> None:
    """The steam is action.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam on the window.

    ADA
    The kettle is on.

    --- dailies/log.csv
    slate,covers
    1-1,2
    """
    assert findings(opened.look()) == []
    (folder / "film.toml").write_text(
        '[people.Ida]\nmay = ["say what is required"]\n[[required]]\nline = "steam on"\nby = "Ida"\n', encoding="utf-8"
    )
    [finding] = findings(opened.look())
    assert (finding.kind, finding.evidence[0].place.line) == ("never-covered", 3)


def test_a_scene_not_begun_is_told_once(look: Look) -> None:
    """Nothing of scene 2 is shot.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    EXT. YARD - NIGHT #2#

    BEN
    It is cold.

    ADA
    It is late.

    --- dailies/log.csv
    slate,covers
    1-1,whole
    """
    [finding] = findings(look)
    assert (finding.kind, finding.weight, finding.scene) == ("scene-not-begun", Weight.NORMAL, "2")
    assert str(finding.evidence[0].place) == "script/a.fountain:6"
    assert "2 required lines" in finding.says


def test_an_omitted_scene_owes_nothing(look: Look) -> None:
    """Scene 2 keeps its number and nothing else.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    .OMITTED #2#

    --- dailies/log.csv
    slate,covers
    1-1,whole
    """
    assert findings(look) == []


def test_a_speaker_never_on_camera_is_told_at_low_weight(look: Look) -> None:
    """Ben is heard from behind the camera in the one take there is.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    --- dailies/log.csv
    slate,covers
    1-1,1; 2 off
    """
    [finding] = findings(look)
    assert (finding.kind, finding.weight) == ("only-off-camera", Weight.LOW)
    assert finding.says == "BEN is never on camera for “I heard it.”: 1-1"
    assert finding.evidence[0].place.line == 7


def test_a_speaker_whom_the_script_does_not_show_may_stay_off(look: Look) -> None:
    """Both cues say so, in the two ways there are of writing it.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    BEN (O.S.)
    I heard it.

    ADA (OC)
    Then pour.

    --- dailies/log.csv
    slate,covers
    1-1,1-2 off
    """
    assert findings(look) == []


def test_a_take_marked_ng_does_not_put_anybody_on_camera(look: Look) -> None:
    """The one take that shows Ben is no good.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    BEN
    I heard it.

    --- dailies/log.csv
    slate,mark,covers
    1-1,ng,1
    1A-1,good,1 off
    """
    assert [finding.kind for finding in findings(look)] == ["only-off-camera"]


def test_a_line_with_nothing_but_ng_takes_is_another_checks(look: Look) -> None:
    """Covered, and not usable.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    BEN
    I heard it.

    --- dailies/log.csv
    slate,mark,covers
    1-1,ng,1 off
    """
    assert findings(look) == []


def test_without_a_script_it_cannot_look(look: Look) -> None:
    """A log alone.

    --- dailies/log.csv
    slate,covers
    1-1,1
    """
    assert skipped(look).reason == "there is no script to cover"


def test_without_takes_it_cannot_look(look: Look) -> None:
    """A script alone.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.
    """
    assert skipped(look) == Skipped("unshot-line", "no camera report, log or slate says what was shot")


def test_without_scene_numbers_it_cannot_look(look: Look) -> None:
    """A script before it is numbered, and a first day of shooting: nothing tells what the slates are of.

    --- script/a.fountain
    INT. KITCHEN - DAY

    ADA
    The kettle is on.

    --- dailies/log.csv
    slate,mark
    1-1,good
    """
    assert skipped(look).reason == "no scene of script/a.fountain has a number, so no take can be laid to its lines"


def test_a_finding_keeps_its_id_while_its_line_stays(folder: Path, opened: OpenFilm) -> None:
    """Lines above and beside change, and more is shot.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    EXT. YARD - DAY #2#

    ADA
    Snow.

    --- dailies/log.csv
    slate,covers
    1-1,1
    2-1,1
    """
    script, log = folder / "script/a.fountain", folder / "dailies/log.csv"
    [before] = findings(opened.look())
    told = script.read_text(encoding="utf-8")
    script.write_text("FADE IN:\n\n" + told.replace("Snow", "Snow again").replace("is on", "was on"), encoding="utf-8")
    log.write_text(log.read_text(encoding="utf-8") + "2-2,1\n", encoding="utf-8")
    [after] = findings(opened.look())
    assert after.id == before.id
    assert (before.evidence[0].place.line, after.evidence[0].place.line) == (7, 9)
    script.write_text(told.replace("I heard it", "I heard that"), encoding="utf-8")
    [rewritten] = findings(opened.look())
    assert rewritten.id == before.id  # an edited line keeps its name (docs/adr/0013)
    script.write_text(told.replace("BEN\nI heard it.\n", ""), encoding="utf-8")
    assert before.id not in {finding.id for finding in findings(opened.look())}


def test_two_equal_lines_are_two_findings(look: Look) -> None:
    """Ben says it twice.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    BEN
    No.

    ADA
    Yes.

    BEN
    No.

    --- dailies/log.csv
    slate,covers
    1-1,2
    """
    first, second = findings(look)
    assert first.says == second.says
    assert first.id != second.id
    assert [first.evidence[0].place.line, second.evidence[0].place.line] == [4, 10]


def test_of_two_scenes_with_one_number_the_papers_mean_the_first(look: Look) -> None:
    """Somebody numbered two scenes 1; the reader says so, and the second is not begun.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    EXT. YARD - DAY #1#

    ADA
    Snow.

    --- dailies/log.csv
    slate,covers
    1-1,1
    """
    assert [(finding.kind, finding.evidence[0].place.line) for finding in findings(look)] == [("scene-not-begun", 6)]
    assert [str(remark.place) for remark in look.remarks] == ["script/a.fountain:6"]


def test_sound_alone_does_not_say_what_was_shot(folder: Path, opened: OpenFilm) -> None:
    """The sound files of a day came before any report of the cameras.

    --- script/one.fountain
    INT. KITCHEN - DAY #12#

    ADA
    Yes.
    """
    (folder / "12-1.wav").write_bytes(wave(bext(), slated("12", "1")))
    look = opened.look()
    assert [take.label for take in look.film.dailies.takes] == ["12-1"]
    assert list(unshot_line.look(look.film)) == [
        Skipped("unshot-line", "no camera report, log or slate says what was shot")
    ]
