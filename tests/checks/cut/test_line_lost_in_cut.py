from pathlib import Path

from edgecode.checks.cut.line_lost_in_cut import line_lost_in_cut
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in line_lost_in_cut.look(look.film) if isinstance(each, Finding)]


def test_a_shot_line_without_a_clip_is_found(look: Look) -> None:
    """Ben's line was shot in 1A, and the cut uses 1 alone.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    --- dailies/log.csv
    slate,mark,covers
    1-1,circled,1
    1A-1,ng,2
    1A-2,good,2

    --- one.cut
    1-1
    """
    [finding] = findings(look)
    assert (finding.kind, finding.weight, finding.scene) == ("line-not-used", Weight.HIGH, "1")
    assert finding.says == "cut has no clip for “I heard it.”; shot in 1A-2"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("script/a.fountain:7", "the line"),
        ("dailies/log.csv:4", "1A-2 covers it and is not used"),
    ]
    assert finding.confidence == 1.0


def test_a_line_with_a_clip_is_quiet(look: Look) -> None:
    """A clip counts for every line its take covers.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    --- dailies/log.csv
    slate,covers
    1-1,whole

    --- one.cut
    1-1
    """
    assert findings(look) == []


def test_a_line_that_is_owed_is_another_checks(look: Look) -> None:
    """Ben's line has a bad take, Ada's last one none.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    ADA
    Then pour.

    --- dailies/log.csv
    slate,mark,covers
    1-1,good,1
    1A-1,ng,2

    --- one.cut
    1-1
    """
    assert findings(look) == []


def test_a_scene_left_out_between_two_is_told_once(look: Look) -> None:
    """Scenes before the first and after the last used one may lie in another edit reel.

    --- script/a.fountain
    INT. ONE - DAY #1#

    ADA
    One.

    INT. TWO - DAY #2#

    ADA
    Two.

    INT. THREE - DAY #3#

    ADA
    Three.

    BEN
    Three and a half.

    INT. FOUR - DAY #4#

    ADA
    Four.

    INT. FIVE - DAY #5#

    ADA
    Five.

    --- dailies/log.csv
    slate,covers
    1-1,whole
    2-1,whole
    3-1,whole
    4-1,whole
    5-1,whole

    --- one.cut
    2-1
    4-1
    """
    [finding] = findings(look)
    assert (finding.kind, finding.weight, finding.scene) == ("scene-not-used", Weight.NORMAL, "3")
    assert finding.says == "cut has no clip of scene 3: 2 lines that were shot"
    assert [str(shown.place) for shown in finding.evidence] == ["script/a.fountain:11"]


def test_a_clip_that_may_carry_the_line_halves_the_confidence(look: Look) -> None:
    """A clip of scene 1 comes from a take that nobody lists; one of scene 11 is none of scene 1's.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    INT. HALL - DAY #11#

    ADA
    Who is there?

    BEN
    Nobody.

    --- dailies/log.csv
    slate,covers
    1-1,1
    1A-1,2
    11-1,1
    11A-1,2

    --- one.cut
    1-1
    11-1
    11C-5
    """
    assert [(finding.scene, finding.confidence) for finding in findings(look)] == [("1", 1.0), ("11", 0.5)]


def test_without_a_script_or_a_cut_it_cannot_look(folder: Path, opened: OpenFilm) -> None:
    """A cut alone, then a script alone.

    --- one.cut
    1-1
    """
    [only] = line_lost_in_cut.look(opened.look().film)
    assert only == Skipped("line-lost-in-cut", "there is no script")
    (folder / "one.edl").rename(folder / "one.fountain")
    (folder / "one.fountain").write_text("INT. KITCHEN - DAY #1#\n\nADA\nYes.\n", encoding="utf-8")
    [only] = line_lost_in_cut.look(opened.look().film)
    assert only == Skipped("line-lost-in-cut", "there is no cut")


def test_a_cut_of_unproven_clips_cannot_be_looked_at(look: Look) -> None:
    """No paper lists the take.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    --- one.cut
    1-1
    """
    [only] = line_lost_in_cut.look(look.film)
    assert only == Skipped("line-lost-in-cut", "no clip of cut is proven to come from a take")


def test_a_cut_whose_takes_meet_no_line_cannot_be_looked_at(look: Look) -> None:
    """The script has no scene numbers yet.

    --- script/a.fountain
    INT. KITCHEN - DAY

    ADA
    The kettle is on.

    --- dailies/camera.csv
    slate,camera
    1-1,A

    --- one.cut
    1-1
    """
    [only] = line_lost_in_cut.look(look.film)
    assert only == Skipped("line-lost-in-cut", "no clip of cut covers a line")


def test_a_finding_keeps_its_id_through_cuts_and_drafts(folder: Path, opened: OpenFilm) -> None:
    """A second cut, and a draft in which another line is rewritten, lose the same line.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    --- dailies/log.csv
    Draft,a
    slate,covers
    1-1,1
    1A-1,2

    --- one.cut
    1-1
    """
    [before] = findings(opened.look())
    told = (folder / "script/a.fountain").read_text(encoding="utf-8")
    (folder / "two.edl").write_text((folder / "one.edl").read_text(encoding="utf-8").replace("cut", "two"), "utf-8")
    (folder / "script/b.fountain").write_text("FADE IN:\n\n" + told.replace("kettle", "KETTLE"), encoding="utf-8")
    [after] = findings(opened.look())
    assert after.says == "two has no clip for “I heard it.”; shot in 1A-1"
    assert str(after.evidence[0].place) == "script/b.fountain:9"
    assert after.id == before.id
    (folder / "script/b.fountain").write_text(told.replace("#1#", "#2#"), encoding="utf-8")
    assert before.id in {finding.id for finding in findings(opened.look())}  # a renumbered scene keeps its lines' names
    (folder / "script/b.fountain").write_text(told.replace("\nBEN\nI heard it.\n", "\n"), encoding="utf-8")
    assert before.id not in {finding.id for finding in findings(opened.look())}
