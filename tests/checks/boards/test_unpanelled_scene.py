from pathlib import Path

import msgspec
import pytest

from edgecode.checks.boards.unpanelled_scene import unpanelled_scene
from edgecode.film.boards.arranged import arranged
from edgecode.film.boards.shot import Fate
from edgecode.film.drafts import drafts_of
from edgecode.findings.finding import Finding, Skipped
from edgecode.usecases.open_film import Look, OpenFilm


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    said = list(unpanelled_scene.look(look.film))
    assert not any(isinstance(each, Skipped) for each in said)
    return [each for each in said if isinstance(each, Finding)]


def boarded(folder: Path, marks: str) -> None:
    """A scene for each letter: ``b`` has a panel, ``.`` has none, ``o`` is omitted."""
    headings = ("INT. ROOM - DAY", ".OMITTED")
    script = "\n".join(f"{headings[mark == 'o']} #{number}#\n\nRain.\n" for number, mark in enumerate(marks, start=1))
    panels = "\n".join(f"{number}.1,{number}" for number, mark in enumerate(marks, start=1) if mark == "b")
    (folder / "a.fountain").write_text(script, encoding="utf-8")
    (folder / "panels.csv").write_text(f"panel,scene\n{panels}\n", encoding="utf-8")


def test_a_scene_without_a_panel_among_boarded_ones_is_found(look: Look) -> None:
    """Scene 2 stands between two that are boarded; scene 4 is out of the script.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam.

    EXT. YARD - DAY #2#

    Rain.

    INT. HALL - DAY #3#

    Dust.

    .OMITTED #4#

    INT. LOFT - NIGHT #5#

    INT. ROOF - NIGHT #6#

    --- boards/panels.csv
    panel,scene,covers
    1.1,1,1
    1.2,1,1
    3.1,3,1
    3.2,03,1
    5.1,5,
    6.1,6,
    """
    [finding] = findings(look)
    assert (finding.kind, finding.scene, finding.confidence) == ("no-panel", "2", 1.0)
    assert finding.says == "Scene 2, EXT. YARD - DAY, has no panel"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("script/a.fountain:5", "the heading"),
        ("boards/panels.csv:3", "panel 1.2 of scene 1 is the next one before it"),
        ("boards/panels.csv:4", "panel 3.1 of scene 3 is the next one after it"),
    ]
    assert finding.options


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ("bbbbbbbb", []),
        ("bbbobbbb", []),
        (".bbbbbbb", ["1"]),
        ("bbbbbbb.", ["8"]),
        ("bbbbbb..bbbbbb", ["7", "8"]),
        ("bbbbbb...bbbbbb", ["7", "8", "9"]),
        ("bbbbbbbbbb....bbbbbbbbbb", []),
        ("bbbb.bbb............................", ["5"]),
        ("bbbbbbbb............................", []),
        ("............bbbb.bbbb..............", ["17"]),
        ("bb.bbb.bbb.bbb.bb", ["3", "7", "11", "15"]),
    ],
)
def test_holes_in_what_is_boarded_are_found_and_stretches_are_not(
    folder: Path, opened: OpenFilm, marks: str, found: list[str]
) -> None:
    boarded(folder, marks)
    assert [finding.scene for finding in findings(opened.look())] == found


@pytest.mark.parametrize("marks", ["b" + "." * 20, "b..b..b..b..b..b", "b.b.b.b.b.b.b.b", "bb..bb..bb..bb..bb"])
def test_where_boards_are_scattered_it_cannot_look(folder: Path, opened: OpenFilm, marks: str) -> None:
    boarded(folder, marks)
    reason = f"panels stand in {marks.count('b')} of {len(marks)} scenes, nowhere so close that a hole would show"
    assert list(unpanelled_scene.look(opened.look().film)) == [Skipped("unpanelled-scene", reason)]


def test_a_panel_that_names_no_scene_makes_it_less_sure(folder: Path, opened: OpenFilm) -> None:
    boarded(folder, "bbb.bb")
    with (folder / "panels.csv").open("a", encoding="utf-8") as file:
        file.write("loose,77\n")
    assert [finding.confidence for finding in findings(opened.look())] == [0.5]


def test_a_panel_without_a_scene_is_not_of_a_scene_without_a_number(folder: Path, opened: OpenFilm) -> None:
    boarded(folder, "bbb.bb")
    with (folder / "panels.csv").open("a", encoding="utf-8") as file:
        file.write("loose,\n")
    with (folder / "a.fountain").open("a", encoding="utf-8") as file:
        file.write("\nINT. CELLAR - NIGHT\n\nDust.\n")
    assert [finding.confidence for finding in findings(opened.look())] == [0.5]


def test_the_scene_that_was_put_in_is_the_one_without_a_panel_though_all_numbers_moved(look: Look) -> None:
    """A yard comes first and all scenes are numbered anew: the panels of scene 1 are of the hall still, now scene 2.

    --- film.toml
    drafts = ["white.fountain", "blue.fountain"]

    --- white.fountain
    INT. HALL - DAY #1#

    Dust turns in the light under the stairs.

    INT. LOFT - NIGHT #2#

    A suitcase lies open on bare boards.

    INT. ROOF - NIGHT #3#

    Rain comes through where the slates are gone.

    --- blue.fountain
    EXT. YARD - DAY #1#

    A lorry backs up to the door with its lamps on.

    INT. HALL - DAY #2#

    Dust turns in the light under the stairs.

    INT. LOFT - NIGHT #3#

    A suitcase lies open on bare boards.

    INT. ROOF - NIGHT #4#

    Rain comes through where the slates are gone.

    --- panels.csv
    panel,scene,dialogue
    1.1,1,Dust turns
    2.1,2,on bare boards
    3.1,3,Rain comes through
    """
    [finding] = findings(look)
    assert (finding.says, finding.confidence) == ("Scene 1, EXT. YARD - DAY, has no panel", 1.0)


def test_a_panel_to_be_decided_about_counts_for_its_likeliest_scene_and_makes_others_less_sure(look: Look) -> None:
    """Scene 2 was split, and nothing says of which part its panel is: the larger one is not told of, the other is.

    --- film.toml
    drafts = ["white.fountain", "blue.fountain"]

    --- white.fountain
    INT. HALL - DAY #1#

    Dust turns in the light under the stairs.

    INT. LOFT - NIGHT #2#

    A suitcase lies open on bare boards.

    Letters, tied with string, and a photograph of a dog.

    Rain comes through where the slates are gone.

    INT. CELLAR - NIGHT #3#

    Coal, and behind the coal a door.

    --- blue.fountain
    INT. HALL - DAY #1#

    Dust turns in the light under the stairs.

    INT. LOFT - NIGHT #2#

    A suitcase lies open on bare boards.

    Letters, tied with string, and a photograph of a dog.

    EXT. ROOF - NIGHT #2A#

    Rain comes through where the slates are gone.

    INT. CELLAR - NIGHT #3#

    Coal, and behind the coal a door.

    --- panels.csv
    panel,scene
    1.1,1
    2.1,2
    3.1,3
    """
    panel = next(each for each in look.film.panels if each.name == "2.1")
    assert (
        look.film.boards.carried[panel.id].fate is Fate.HERE
    )  # the list fits both drafts, so it is of the current one
    [finding] = findings(look)
    assert (finding.scene, finding.confidence) == ("2A", 1.0)
    white = [msgspec.structs.replace(each, draft="white") for each in look.film.panels]
    placed, boards = arranged(white, drafts=drafts_of(look.film.drafts[1], look.film.drafts))
    [unsure] = unpanelled_scene.look(msgspec.structs.replace(look.film, panels=placed, boards=boards))
    assert isinstance(unsure, Finding)
    assert (unsure.scene, unsure.confidence) == ("2A", 0.5)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"panels.csv": "panel,scene\n1,1\n"}, "there is no script"),
        ({"a.fountain": "INT. ROOM - DAY #1#\n\nRain.\n"}, "there is no storyboard"),
        (
            {"a.fountain": "INT. ROOM - DAY\n\nRain.\n", "panels.csv": "panel,scene\n1,1\n"},
            "no panel names a scene of a.fountain by its number",
        ),
    ],
)
def test_without_script_boards_or_numbers_it_cannot_look(
    folder: Path, opened: OpenFilm, files: dict[str, str], reason: str
) -> None:
    for path, content in files.items():
        (folder / path).write_text(content, encoding="utf-8")
    assert list(unpanelled_scene.look(opened.look().film)) == [Skipped("unpanelled-scene", reason)]


def test_a_finding_keeps_its_id_while_its_scene_stays(folder: Path, opened: OpenFilm) -> None:
    boarded(folder, "bbb.bbb")
    [before] = findings(opened.look())
    script = (folder / "a.fountain").read_text(encoding="utf-8")
    changed = f"INT. NEW - DAY #A1#\n\nSun.\n\n{script.replace('INT. ROOM - DAY #4#', 'EXT. FIELD - DAY #4#')}"
    (folder / "a.fountain").write_text(changed, encoding="utf-8")
    found = {finding.scene: finding.id for finding in findings(opened.look())}
    assert found["4"] == before.id
    assert found["A1"] != before.id


def test_a_panel_for_it_quiets_it_and_so_does_an_intent(folder: Path, opened: OpenFilm) -> None:
    boarded(folder, "bbb.bbb")
    people = '[people.Ida]\nmay = ["raise standings", "set intents"]\n'
    on = '[[standings]]\ncheck = "unpanelled-scene"\nstanding = "offered"\nby = "Ida"\n'
    meant = '[[intents]]\ncheck = "unpanelled-scene"\nscene = "4"\nby = "Ida"\n'
    (folder / "film.toml").write_text(people + on, encoding="utf-8")
    assert [finding.scene for finding in opened.check().findings] == ["4"]
    (folder / "film.toml").write_text(people + on + meant, encoding="utf-8")
    checked = opened.check()
    assert (checked.findings, [each.finding.scene for each in checked.intended]) == ((), ["4"])
    boarded(folder, "bbbbbbb")
    assert opened.check().intended == ()
