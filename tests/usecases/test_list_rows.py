from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.findings.intent import Intent
from edgecode.usecases.list_rows import Listed, listed
from edgecode.usecases.open_film import Look
from edgecode.usecases.row import Row


def told(rows: tuple[Row, ...]) -> list[tuple[str, str, str]]:
    """Give each row as scene, place and words."""
    return [(row.scene, row.where, row.says) for row in rows]


def test_every_part_of_a_film_is_listed_with_where_it_stands(look: Look) -> None:
    """
    --- script/a.fountain
    FADE IN:

    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    BEN
    No.

    INT. HALL - DAY #2#

    Boots.

    --- boards/panels.csv
    panel,scene,covers,dialogue
    1,1,1,Yes.

    --- dailies/log.csv
    slate,mark,covers,notes
    1-1,circled,1,Best

    --- one.cut
    1-1
    2-7
    PLACEHOLDER
    """
    film = look.film
    assert told(listed(film, [Listed.SCENES])) == [
        ("1", "script/a.fountain:3", "INT. KITCHEN - DAY · 1 panel"),
        ("2", "script/a.fountain:11", "INT. HALL - DAY · no panels"),
    ]
    lines = listed(film, [Listed.LINES])
    assert told(lines) == [
        ("", "script/a.fountain:1", "FADE IN:"),
        ("1", "script/a.fountain:5", "1 · ADA Yes. · 1-1 · in the cut"),
        ("1", "script/a.fountain:8", "2 · BEN No. · owed"),
        ("2", "script/a.fountain:13", "1 · Boots."),
    ]
    assert lines[1].at == ("script/a.fountain:5", "script/a.fountain:6")
    assert told(listed(film, [Listed.PANELS])) == [("1", "boards/panels.csv:2", "panel 1 · “Yes.” · covers 1")]
    [take] = listed(film, [Listed.TAKES])
    assert (take.take, take.at, take.says) == (
        "1-1",
        ("dailies/log.csv:2",),
        "1-1 · circled · script supervisor's log · Best",
    )
    assert told(listed(film, [Listed.REPORTS]))[0][1:] == (
        "dailies/log.csv:2",
        "1-1 · script supervisor's log · circled · Best",
    )
    clips = listed(film, [Listed.CLIPS])
    assert [(row.scene, row.take) for row in clips] == [("1", "1-1"), ("2", "2-7"), ("", "")]
    assert clips[2].says.startswith("PLACEHOLDER")


def test_several_parts_stand_one_after_another_and_each_once(look: Look) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Steam.
    """
    rows = listed(look.film, [Listed.LINES, Listed.SCENES, Listed.LINES])
    assert [row.what for row in rows] == ["line", "scene"]


def test_every_draft_is_listed_and_not_the_current_one_alone(look: Look) -> None:
    """
    --- film.toml
    drafts = ["old.fountain", "new.fountain"]
    --- old.fountain
    INT. KITCHEN - DAY #1#

    Steam.
    --- new.fountain
    INT. KITCHEN - DAY #1#

    Smoke.
    """
    places = {place for row in listed(look.film, [Listed.DRAFTS]) for place in row.at}
    assert places == {"old.fountain:1", "old.fountain:3", "new.fountain:1", "new.fountain:3"}


def test_intents_are_listed_as_they_are_handed_in(look: Look) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#
    """
    said = Intent(check="unshot-line", pointer=Pointer(scene="1"), by="Ida", place=Place("film.toml", 7), because="So.")
    [row] = listed(look.film, [Listed.INTENTS], intents=[said])
    assert (row.where, row.says) == ("film.toml:7", "unshot-line · scene 1 · Ida · So.")


def test_an_empty_film_lists_nothing(look: Look) -> None:
    assert listed(look.film, list(Listed)) == ()
