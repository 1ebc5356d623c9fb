from pathlib import Path

import pytest

from edgecode.checks.dailies.single_cover import single_cover
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    said = list(single_cover.look(look.film))
    assert not any(isinstance(each, Skipped) for each in said)
    return [each for each in said if isinstance(each, Finding)]


SIX = "INT. KITCHEN - DAY #1#\n\n" + "".join(
    f"{name}\n{line}\n\n"
    for name, line in [
        ("ADA", "The kettle is on."),
        ("BEN", "I heard it."),
        ("ADA", "Then you pour."),
        ("BEN", "Is there milk?"),
        ("ADA", "There was."),
        ("BEN", "Black, then."),
    ]
)


def logged(folder: Path, *rows: str, script: str = SIX) -> None:
    """Write a script of six lines and a log of takes."""
    (folder / "a.fountain").write_text(script, encoding="utf-8")
    (folder / "log.csv").write_text("Shoot day,1\nslate,mark,covers,note\n" + "\n".join(rows) + "\n", encoding="utf-8")


def test_lines_that_hang_on_a_take_on_hold_are_found_together(look: Look) -> None:
    """Two of the takes of 1A are no good, the third is on hold.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it.

    ADA
    Then you pour.

    --- dailies/log.csv
    slate,mark,covers,note
    1-1,circled,1,
    1A-1,ng,2-3,
    1A-2,ng,2-3,
    1A-3,hold,2-3,A boom dips in
    """
    [finding] = findings(look)
    assert (finding.kind, finding.scene, finding.take) == ("not-chosen", "1", "1A-3")
    assert finding.weight is Weight.NORMAL
    assert finding.says == "“I heard it.” and 1 more line hang on 1A-3 alone, which is on hold"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("script/a.fountain:7", "the line"),
        ("script/a.fountain:10", "the line"),
        ("dailies/log.csv:5", "1A-3 is all there is to use, noted “A boom dips in”"),
    ]
    assert finding.options == ("Pick up another angle", "Choose the take", "Use a take that was marked NG")


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (["1-1,circled,1-6,"], []),
        (["1-1,good,1-6,"], []),
        (["1-1,,1-6,"], []),
        (["1-1,,1-5,", "1A-1,circled,6,"], ["not-chosen"]),
        (["1-1,hold,1-6,"], ["not-chosen"]),
        (["1-1,hold,1-6,", "1-2,hold,1-6,"], []),
        (["1-1,hold,1-6,", "1A-1,,1-6,"], []),
        (["1-1,ng,1-6,"], []),
        (["1-1,hold,1,", "1A-1,hold,2-6,"], ["not-chosen", "not-chosen"]),
        (["1-1,circled,1-6,", "1A-1,circled,1-5,"], ["otherwise-twice"]),
        (["1-1,circled,1-6,", "1-2,,1-6,", "1A-1,circled,1-5,"], []),
        (["1-1,circled,1-6,", "1A-1,circled,1-4,"], ["otherwise-twice"]),
        (["1-1,circled,1-6,", "1A-1,circled,1-3,"], []),
        (["1-1,circled,1-6,", "1-1WT,good,6,", "1A-1,circled,1-5,"], ["otherwise-twice"]),
        (["1-1,circled,1-6,", "1A-1,circled,1-5; 6 off,"], []),
    ],
)
def test_one_usable_take_is_told_where_it_is_in_doubt_or_the_odd_one_out(
    folder: Path, opened: OpenFilm, rows: list[str], kinds: list[str]
) -> None:
    logged(folder, *rows)
    assert [finding.kind for finding in findings(opened.look())] == kinds


def test_the_odd_one_out_says_how_the_others_are_covered(folder: Path, opened: OpenFilm) -> None:
    logged(folder, "1-1,circled,1-6,", "1A-1,circled,1-5,")
    [finding] = findings(opened.look())
    assert finding.says == "“Black, then.” hangs on 1-1 alone, while 5 other lines have two setups or more"
    assert finding.weight is Weight.LOW


def test_a_day_without_marks_puts_no_take_in_doubt(folder: Path, opened: OpenFilm) -> None:
    """The take of day 1 has no mark, nor has any other of that day; day 2 has."""
    logged(folder, "1-1,,1-3,")
    second = "Shoot day,2\nslate,mark,covers\n1A-1,circled,4-6\n"
    (folder / "log-2.csv").write_text(second, encoding="utf-8")
    assert findings(opened.look()) == []
    (folder / "log-2.csv").write_text(second.replace("day,2", "day,1"), encoding="utf-8")
    assert [finding.take for finding in findings(opened.look())] == ["1-1"]


def test_a_line_that_need_not_be_shot_hangs_on_nothing(folder: Path, opened: OpenFilm) -> None:
    logged(folder, "1-1,hold,1-2,", script=SIX.replace("ADA\nThe kettle is on.\n\nBEN\nI heard it.", "Steam.\n\nRain."))
    assert findings(opened.look()) == []


@pytest.mark.parametrize(
    ("drop", "reason"),
    [("a.fountain", "there is no script"), ("log.csv", "no paper says what was shot")],
)
def test_without_script_or_papers_it_cannot_look(folder: Path, opened: OpenFilm, drop: str, reason: str) -> None:
    logged(folder, "1-1,hold,1-6,")
    (folder / drop).unlink()
    assert list(single_cover.look(opened.look().film)) == [Skipped("single-cover", reason)]


def test_where_no_take_meets_a_line_it_cannot_look(folder: Path, opened: OpenFilm) -> None:
    logged(folder, "7-1,hold,1-6,")
    assert list(single_cover.look(opened.look().film)) == [Skipped("single-cover", "no take could be laid to a line")]


def test_a_finding_keeps_its_id_while_take_and_lines_stay(folder: Path, opened: OpenFilm) -> None:
    """Another line is rewritten and its note as well; then one line more hangs on it."""
    logged(folder, "1-1,circled,1-4,", "1A-1,hold,5-6,")
    [before] = findings(opened.look())
    logged(folder, "1-1,circled,1-4,", "1A-1,hold,5-6,a note", script=SIX.replace("Is there milk", "No milk"))
    [after] = findings(opened.look())
    assert after.id == before.id
    logged(folder, "1-1,circled,1-3,", "1A-1,hold,4-6,")
    [more] = findings(opened.look())
    assert more.id != before.id


@pytest.mark.parametrize("words", ['scene = "1"', 'scene = "1"\nline = "Black"', 'take = "1A-1"'])
def test_an_intent_at_scene_line_or_take_silences_it(folder: Path, opened: OpenFilm, words: str) -> None:
    logged(folder, "1-1,circled,1-4,", "1A-1,hold,5-6,")
    (folder / "film.toml").write_text(
        '[people.Ida]\nmay = ["raise standings", "set intents"]\n[[standings]]\ncheck = "single-cover"\n'
        f'standing = "offered"\nby = "Ida"\n[[intents]]\ncheck = "single-cover"\n{words}\nby = "Ida"\n',
        encoding="utf-8",
    )
    checked = opened.check()
    assert (checked.findings, checked.remarks) == ((), ())
    assert [each.finding.take for each in checked.intended] == ["1A-1"]
