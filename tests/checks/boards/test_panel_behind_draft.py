from pathlib import Path

import msgspec
import pytest

from edgecode.checks.boards.panel_behind_draft import panel_behind_draft
from edgecode.film.boards.arranged import arranged
from edgecode.film.drafts import drafts_of
from edgecode.findings.finding import Finding, Skipped, Weight
from edgecode.usecases.open_film import Look, OpenFilm


def findings(look: Look) -> list[Finding]:
    """Look, and expect nothing to be skipped."""
    said = list(panel_behind_draft.look(look.film))
    assert not any(isinstance(each, Skipped) for each in said)
    return [each for each in said if isinstance(each, Finding)]


WHITE = """\
INT. KITCHEN - DAY #1#

ADA
The kettle is on.

BEN
I heard it a while ago.

ADA
Then you pour.

INT. HALL - NIGHT #2#

BEN
Nobody is there.
"""
PEOPLE = """\
drafts = ["white.fountain", "blue.fountain"]
[people.Ida]
may = ["raise standings", "set intents"]
[[standings]]
check = "panel-behind-draft"
standing = "offered"
by = "Ida"
"""


def two_drafts(folder: Path, blue: str, panels: str, *, more: str = "") -> None:
    """Write a white and a blue draft, and a list of panels."""
    files = {"white.fountain": WHITE, "blue.fountain": blue, "panels.csv": f"panel,scene,covers,dialogue\n{panels}\n"}
    for path, content in {**files, "film.toml": PEOPLE + more}.items():
        (folder / path).write_text(content, encoding="utf-8")


def test_a_panel_that_quotes_a_line_that_was_changed_is_found(look: Look) -> None:
    """Ben heard it an hour ago in the blue draft; the other panels hold.

    --- film.toml
    drafts = ["white.fountain", "blue.fountain"]

    --- white.fountain
    Title: Kettle
    Draft: White

    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it a while ago.

    --- blue.fountain
    Title: Kettle
    Draft: Blue

    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it an hour ago.

    --- boards/panels.csv
    panel,scene,covers,dialogue
    1.1,1,1,The kettle is on.
    1.2,1,2,BEN: I heard it a while ago...
    1.3,1,2,"I heard it"
    1.4,1,2,He makes a face.
    """
    [finding] = findings(look)
    assert (finding.kind, finding.scene, finding.weight) == ("line-changed", "1", Weight.NORMAL)
    assert finding.says == "Panel 1.2 quotes “I heard it a while ago.”, which is “I heard it an hour ago.” now"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("boards/panels.csv:3", "panel 1.2"),
        ("white.fountain:10", "the line in White"),
        ("blue.fountain:10", "the line in Blue"),
    ]
    assert finding.options == ("Bring the panel up to the draft", "Keep the panel")


@pytest.mark.parametrize(
    ("blue", "panel", "kind", "says"),
    [
        (WHITE.replace("Then you pour.", "Pour."), "1,,Then you pour.", "line-changed", "which is “Pour.” now"),
        (
            WHITE.replace("ADA\nThen you pour.\n\n", ""),
            '1,"""Then you pour""",',
            "line-cut",
            "which blue.fountain no longer says",
        ),
        (
            WHITE.replace("ADA\nThen you pour.\n\n", "").replace("Nobody is", "Then you pour. Nobody is"),
            "1,,Then you pour.",
            "line-moved",
            "which scene 2 says now",
        ),
        (
            WHITE.replace("DAY #1#\n", "DAY #1#\n\nSteam.\n"),
            "1,3,Then you pour.",
            "counted-before",
            "and covers 3 as white.fountain counts",
        ),
    ],
)
def test_what_became_of_the_line_is_said(
    folder: Path, opened: OpenFilm, blue: str, panel: str, kind: str, says: str
) -> None:
    two_drafts(folder, blue, f"P,{panel}")
    [finding] = findings(opened.look())
    assert finding.kind == kind
    assert finding.says == f"Panel P quotes “Then you pour.”, {says}"


@pytest.mark.parametrize(
    "panel",
    [
        "1,,The kettle is on / I heard it",
        "1,2,(quietly) I heard it a while ago",
        "1,,the kettle is on. I heard it a while ago.",
        "1,1-2,The kettle is on. … I heard it",
        "1,,Nothing of the kind was ever said",
        "1,,kettle",
        "9,,Then you pour.",
    ],
)
def test_what_the_draft_says_or_no_draft_ever_said_is_quiet(folder: Path, opened: OpenFilm, panel: str) -> None:
    two_drafts(folder, WHITE.replace("Then you pour.", "Pour."), f"P,{panel}")
    assert findings(opened.look()) == []


def test_a_line_that_a_bracket_parts_now_is_still_said(folder: Path, opened: OpenFilm) -> None:
    two_drafts(folder, WHITE.replace("I heard it a", "I heard it\n(pours)\na"), "P,1,,I heard it a while ago.")
    assert findings(opened.look()) == []


def test_the_panels_of_a_scene_that_was_left_out_are_told_once(folder: Path, opened: OpenFilm) -> None:
    """One says it stands omitted, or the number is gone altogether."""
    for blue in (WHITE.replace("INT. HALL - NIGHT #2#", ".OMITTED #2#"), WHITE.split("INT. HALL", maxsplit=1)[0]):
        two_drafts(folder, blue, "2.1,2,1,\n2.2,2,,Nobody is there.\n1.1,1,1,")
        [finding] = findings(opened.look())
        assert (finding.kind, finding.scene, finding.weight) == ("scene-left-out", "2", Weight.LOW)
        assert finding.says == "Scene 2 is not in blue.fountain any more, and 2 panels are still there for it"
        shown = [str(each.place) for each in finding.evidence]
        assert shown[:3] == ["panels.csv:2", "panels.csv:3", "white.fountain:12"]
        assert (shown[3:] == ["blue.fountain:12"]) == ("OMITTED" in blue)


def test_a_scene_written_anew_is_told_once(folder: Path, opened: OpenFilm) -> None:
    quoted = ("The kettle is on.", "I heard it a while ago.", "Then you pour.", "Then you pour")
    panels = "\n".join(f"{number},1,,{words}" for number, words in enumerate(quoted, start=1))
    two_drafts(
        folder, WHITE.replace("The kettle", "A pot").replace("while", "year").replace("you pour", "stop"), panels
    )
    [finding] = findings(opened.look())
    assert (finding.kind, finding.scene) == ("scene-behind", "1")
    assert finding.says == "4 panels of scene 1 quote or count lines as white.fountain has them"


RENUMBERED = """\
EXT. YARD - DAY #1#

A lorry backs up to the door with its lamps on.

""" + WHITE.replace("#2#", "#3#").replace("#1#", "#2#")


def test_a_scene_with_another_number_is_held_against_what_it_was(folder: Path, opened: OpenFilm) -> None:
    """All scenes are numbered anew. A panel of scene 1 quotes what scene 2 says still, and another what it does not."""
    panels = "A,1,,The kettle is on.\nB,1,,I heard it a while ago.\nC,2,,Nobody is there.\nP,1,,Then you pour."
    two_drafts(folder, RENUMBERED.replace("Then you pour.", "Pour."), panels)
    [finding] = findings(opened.look())
    assert (finding.kind, finding.scene) == ("line-changed", "2")
    assert finding.says == "Panel P quotes “Then you pour.”, which is “Pour.” now"


def test_a_panel_that_went_along_with_its_lines_is_quiet(folder: Path, opened: OpenFilm) -> None:
    line = "BEN\nI heard it a while ago."
    moved = WHITE.replace(f"{line}\n\n", "").replace("Nobody is there.", f"Nobody is there.\n\nHe waits.\n\n{line}")
    two_drafts(folder, moved, 'A,1,,The kettle is on.\nP,1,"""heard it a while""",I heard it a while ago.')
    look = opened.look()
    assert findings(look) == []
    assert [(panel.name, panel.scene) for panel in look.film.panels] == [("A", "1"), ("P", "2")]


def test_numbers_that_count_in_the_draft_their_list_names_are_quiet(folder: Path, opened: OpenFilm) -> None:
    two_drafts(folder, WHITE.replace("DAY #1#\n", "DAY #1#\n\nSteam.\n"), "P,1,3,Then you pour.")
    film = opened.look().film
    said = [msgspec.structs.replace(each, draft="white") for each in film.panels]
    placed, boards = arranged(said, drafts=drafts_of(film.drafts[1], film.drafts))
    assert list(panel_behind_draft.look(msgspec.structs.replace(film, panels=placed, boards=boards))) == []
    assert [finding.kind for finding in findings(opened.look())] == ["counted-before"]


@pytest.mark.parametrize(
    ("drop", "panels", "reason"),
    [
        ("film.toml", "P,1,,Yes.", ""),
        ("white.fountain", "P,1,,Yes.", "there is no draft before the current one"),
        ("panels.csv", "P,1,,Yes.", "there is no storyboard"),
        ("", "P,1,1,", "no panel quotes a line"),
    ],
)
def test_what_it_needs_and_does_not_find_is_said(
    folder: Path, opened: OpenFilm, drop: str, panels: str, reason: str
) -> None:
    two_drafts(folder, WHITE, panels)
    if drop:
        (folder / drop).unlink()
    said = list(panel_behind_draft.look(opened.look().film))
    assert said == ([Skipped("panel-behind-draft", reason)] if reason else [])


def test_without_a_script_it_cannot_look(look: Look) -> None:
    """Panels alone.

    --- panels.csv
    panel,scene,dialogue
    1,1,Yes.
    """
    assert list(panel_behind_draft.look(look.film)) == [Skipped("panel-behind-draft", "there is no script")]


@pytest.mark.parametrize("words", ['scene = "1"', 'line = "Pour"'])
def test_an_intent_at_its_scene_or_line_silences_it(folder: Path, opened: OpenFilm, words: str) -> None:
    meant = f'[[intents]]\ncheck = "panel-behind-draft"\n{words}\nby = "Ida"\n'
    two_drafts(folder, WHITE.replace("Then you pour.", "Pour."), "P,1,,Then you pour.", more=meant)
    checked = opened.check()
    assert (checked.findings, checked.remarks) == ((), ())
    assert [each.finding.kind for each in checked.intended] == ["line-changed"]


def test_a_finding_keeps_its_id_while_panel_and_lines_stay(folder: Path, opened: OpenFilm) -> None:
    """Another line is rewritten and a panel is put before it; then its own line changes again."""
    blue = WHITE.replace("Then you pour.", "Pour.")
    two_drafts(folder, blue, "P,1,,Then you pour.")
    [before] = findings(opened.look())
    two_drafts(folder, f"{blue.replace('Nobody', 'Somebody')}\nHe waits.\n", "A,1,1,\nP,1,,Then you pour.")
    [after] = findings(opened.look())
    assert after.id == before.id
    two_drafts(folder, WHITE.replace("Then you pour.", "Pour it."), "P,1,,Then you pour.")
    [other] = findings(opened.look())
    assert other.id == before.id  # the line it quotes has been edited once more, and is still the same line
    two_drafts(folder, blue, "P,1,,Pour.")
    assert findings(opened.look()) == []
