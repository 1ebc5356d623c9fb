from pathlib import Path

import pytest

from conftest import REAL, edl
from edgecode.bootstrap import open_film
from edgecode.checks.cut.scene_out_of_script_order import scene_out_of_script_order
from edgecode.film import scene_number
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    said = list(scene_out_of_script_order.look(look.film))
    assert not any(isinstance(each, Skipped) for each in said)
    return [each for each in said if isinstance(each, Finding)]


def scripted(*numbers: str) -> str:
    """A script of these scenes."""
    return "".join(f"INT. ROOM - DAY #{number}#\n\nRain.\n\n" for number in numbers)


def told(folder: Path, script: str, clips: str, *, settings: str = "") -> None:
    """Write a script, a cut of clips by their names, and perhaps film.toml."""
    (folder / "a.fountain").write_text(script, encoding="utf-8")
    (folder / "one.edl").write_text(edl(clips.split()), encoding="utf-8")
    (folder / "film.toml").write_text(settings, encoding="utf-8")


def test_a_scene_that_was_moved_is_found_once(look: Look) -> None:
    """Scene 4 comes before scene 2; the log proves its takes.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam.

    EXT. YARD - DAY #2#

    Rain.

    INT. HALL - DAY #3#

    Dust.

    INT. LOFT - NIGHT #4#

    Straw.

    INT. ROOF - NIGHT #5#

    Wind.

    --- dailies/log.csv
    slate,covers
    1-1,1
    2-1,1
    3-1,1
    4-1,1
    4A-1,1
    5-1,1

    --- one.cut
    1-1
    4-1
    4A-1
    2-1
    3-1
    5-1
    """
    [finding] = findings(look)
    assert (finding.kind, finding.scene, finding.weight) == ("told-elsewhere", "4", Weight.LOW)
    assert finding.says == "Scene 4 is told after 1 and before 2 in cut, and in the script after 3"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("one.edl:6", "the first clip of scene 4"),
        ("script/a.fountain:13", "its place in the script"),
    ]
    assert finding.confidence == 1.0
    assert finding.options == ("Put it back in its place", "Leave it where it is")


@pytest.mark.parametrize(
    ("clips", "scenes", "confidence"),
    [
        ("1-1 2-1 3-1 4-1 5-1", [], 0),
        ("1-1 4-1 2-1 3-1 5-1", ["4"], 0.5),
        ("1-1 4-1 4B-2 2-1 3-1 5-1", ["4"], 0.8),
        ("3-1 3-2 1-1 2-1 4-1 5-1", ["3"], 0.8),
        ("1-1 3-1 2-1 3-1 2-1 3-1 4-1", [], 0),
        ("1-1 5-1 1-2 2-1 3-1 4-1 5-2 5-3", [], 0),
        ("1-1 TITLE 2-1 9-1 3-1", [], 0),
    ],
)
def test_clips_say_their_scene_by_name_where_no_paper_does(
    folder: Path, opened: OpenFilm, clips: str, scenes: list[str], confidence: float
) -> None:
    told(folder, scripted(*"12345"), clips)
    found = findings(opened.look())
    assert [finding.scene for finding in found] == scenes
    assert all(finding.confidence == confidence for finding in found)


def test_scenes_moved_together_are_told_under_the_first(folder: Path, opened: OpenFilm) -> None:
    told(folder, scripted(*"1234567"), "5-1 6-1 1-1 2-1 3-1 4-1 7-1")
    [finding] = findings(opened.look())
    assert finding.says == "Scenes 5 to 6 are told before 1 in cut, and in the script after 4"
    assert len(finding.subjects) == 2


def test_a_script_in_numbers_out_of_order_is_still_its_order(folder: Path, opened: OpenFilm) -> None:
    """Scene A6 stands before 6, an omitted one keeps its place, and 12A is a scene of its own."""
    told(folder, scripted("9", "A6", "6", "12A", "12"), "9-1 A6-1 6-1 12A-1 12-1")
    assert [finding.scene for finding in findings(opened.look())] == []
    told(folder, scripted("9", "A6", "6"), "A6-1 6-1 9-1")
    [finding] = findings(opened.look())
    assert finding.says == "Scene 9 is told after 6 in cut, and in the script at the beginning"


def test_a_slate_that_could_mean_two_scenes_is_passed_over(folder: Path, opened: OpenFilm) -> None:
    """12A may be a setup of 12, or scene 12A; a number that stands twice in the script says nothing either."""
    told(folder, scripted("12", "13", "12A", "14"), "12-1 12A-1 13-1 14-1")
    assert findings(opened.look()) == []
    told(folder, scripted("1", "2", "3", "2", "4"), "2-1 1-1 3-1 4-1")
    assert findings(opened.look()) == []


def test_a_film_told_in_another_order_is_told_once(folder: Path, opened: OpenFilm) -> None:
    told(folder, scripted(*map(str, range(1, 11))), " ".join(f"{number}-1" for number in range(10, 0, -1)))
    [finding] = findings(opened.look())
    assert (finding.kind, finding.scene) == ("another-order", "")
    assert finding.says == "cut tells 9 of 10 scenes elsewhere than a.fountain does"


@pytest.mark.parametrize(
    ("script", "clips", "reason"),
    [
        ("", "1-1", "there is no script"),
        (scripted("1"), "", "there is no cut"),
        (scripted("1"), "TITLE BLACK", "no clip of cut says which scene of the script it is from"),
    ],
)
def test_what_it_needs_and_does_not_find_is_said(
    folder: Path, opened: OpenFilm, script: str, clips: str, reason: str
) -> None:
    told(folder, script, clips)
    if not script:
        (folder / "a.fountain").unlink()
    if not clips:
        (folder / "one.edl").unlink()
    assert list(scene_out_of_script_order.look(opened.look().film)) == [Skipped("scene-out-of-script-order", reason)]


def test_a_finding_keeps_its_id_through_cuts_and_an_intent_silences_it(folder: Path, opened: OpenFilm) -> None:
    """The scene is trimmed and moved once more."""
    told(folder, scripted(*"12345"), "1-1 4-1 4-2 2-1 3-1 5-1")
    [before] = findings(opened.look())
    told(folder, scripted(*"12345"), "4-1 1-1 1-2 2-1 3-1 5-1")
    [after] = findings(opened.look())
    assert after.id == before.id
    settings = (
        '[people.Ida]\nmay = ["raise standings", "set intents"]\n[[standings]]\n'
        'check = "scene-out-of-script-order"\nstanding = "offered"\nby = "Ida"\n'
        '[[intents]]\ncheck = "scene-out-of-script-order"\nscene = "4"\nby = "Ida"\n'
    )
    told(folder, scripted(*"12345"), "4-1 1-1 1-2 2-1 3-1 5-1", settings=settings)
    checked = opened.check()
    assert (checked.findings, [each.finding.id for each in checked.intended]) == ((), [before.id])


@pytest.mark.parametrize(
    ("reel", "elsewhere"),
    [
        ("STP R1 v082517.edl", [["15", "A16", "16", "A17", "A19", "19"], ["21"], ["3"], ["A26", "26", "27"]]),
        ("ToD_R4_LOCK3.1_030618_Video.edl", []),
    ],
)
def test_a_reel_of_a_feature_against_the_numbers_of_its_scenes(
    tmp_path: Path, reel: str, elsewhere: list[list[str]]
) -> None:
    """One reel was recut thoroughly, the other cross-cuts three scenes for minutes and is in order."""
    source = REAL / "timelines" / "edl-features" / reel
    if not source.is_file():
        pytest.skip("the real material is not beside this checkout")
    (tmp_path / "reel.edl").write_bytes(source.read_bytes())
    numbers = sorted((scene.number for scene in open_film(tmp_path).look().film.scenes), key=scene_number.order)
    (tmp_path / "a.fountain").write_text(scripted(*numbers), encoding="utf-8")
    look = open_film(tmp_path).look()
    script = look.film.script
    assert script is not None
    named = {scene.id: scene.number for scene in script.scenes}
    assert [[named[each] for each in finding.subjects] for finding in findings(look)] == elsewhere
