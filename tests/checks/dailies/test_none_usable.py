from pathlib import Path

from edgecode.checks.dailies.none_usable import none_usable
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    return [each for each in none_usable.look(look.film) if isinstance(each, Finding)]


def test_a_line_with_only_ng_takes_is_found(look: Look) -> None:
    """Both takes of Ben's line are no good.

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
    1A-2,NG,2
    """
    [finding] = findings(look)
    assert (finding.kind, finding.weight, finding.scene) == ("only-ng", Weight.HIGH, "1")
    assert finding.says == "Only takes marked NG cover “I heard it.”: 1A-1, 1A-2"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("script/a.fountain:7", "the line"),
        ("dailies/log.csv:3", "1A-1 is marked NG"),
        ("dailies/log.csv:4", "1A-2 is marked NG"),
    ]


def test_one_good_take_is_enough(look: Look) -> None:
    """The second take holds, and nobody circled it.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    BEN
    I heard it.

    --- dailies/log.csv
    slate,mark,covers
    1-1,ng,1
    1-2,,1
    """
    assert findings(look) == []


def test_a_line_nobody_shot_is_another_checks(look: Look) -> None:
    """Ben's line has no take at all.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    --- dailies/log.csv
    slate,mark,covers
    1-1,good,1
    """
    assert findings(look) == []


def test_the_evidence_is_the_paper_that_says_ng(look: Look) -> None:
    """The log lists the take without a mark, the camera report with one.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    BEN
    I heard it.

    --- dailies/camera.csv
    slate,camera,mark
    1-1,A,ng

    --- dailies/log.csv
    slate,mark,covers
    1-1,,1
    """
    [finding] = findings(look)
    assert [str(shown.place) for shown in finding.evidence] == ["script/a.fountain:4", "dailies/camera.csv:2"]


def test_without_a_script_it_cannot_look(look: Look) -> None:
    """A log alone.

    --- dailies/log.csv
    slate,mark
    1-1,ng
    """
    assert list(none_usable.look(look.film)) == [Skipped("none-usable", "there is no script to cover")]


def test_without_papers_it_cannot_look(look: Look) -> None:
    """A script alone.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    BEN
    I heard it.
    """
    assert list(none_usable.look(look.film)) == [Skipped("none-usable", "no paper says what was shot")]


def test_where_no_take_meets_a_line_it_cannot_look(look: Look) -> None:
    """Scenes without numbers, and slates with them.

    --- script/a.fountain
    INT. KITCHEN - DAY

    BEN
    I heard it.

    --- dailies/log.csv
    slate,mark
    1-1,ng
    """
    assert list(none_usable.look(look.film)) == [Skipped("none-usable", "no take could be laid to a line")]


def test_a_finding_keeps_its_id_while_its_line_stays(folder: Path, opened: OpenFilm) -> None:
    """A third bad take is shot, and a line above is rewritten.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    --- dailies/log.csv
    slate,mark,covers
    1-1,good,1
    1A-1,ng,2
    """
    script, log = folder / "script/a.fountain", folder / "dailies/log.csv"
    [before] = findings(opened.look())
    script.write_text(script.read_text(encoding="utf-8").replace("is on", "boils"), encoding="utf-8")
    log.write_text(log.read_text(encoding="utf-8") + "1A-2,ng,2\n", encoding="utf-8")
    [after] = findings(opened.look())
    assert after.says.endswith("1A-1, 1A-2")
    assert after.id == before.id
    script.write_text(script.read_text(encoding="utf-8").replace("BEN", "ADA"), encoding="utf-8")
    [given_away] = findings(opened.look())
    assert given_away.id != before.id


def test_a_pickup_of_the_line_quiets_it(folder: Path, opened: OpenFilm) -> None:
    """Somebody shoots it again.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    BEN
    I heard it.

    --- dailies/log.csv
    slate,mark,covers
    1-1,ng,1
    """
    assert len(findings(opened.look())) == 1
    (folder / "dailies/day-2.csv").write_text("slate,mark,covers\n1A-1,circled,1\n", encoding="utf-8")
    assert findings(opened.look()) == []
