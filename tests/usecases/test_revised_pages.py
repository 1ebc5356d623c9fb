import msgspec

from edgecode.film.place import Place
from edgecode.film.script import Element, Script
from edgecode.usecases.match_drafts import Change, compared
from edgecode.usecases.open_film import Look
from edgecode.usecases.revised_pages import ElementChange, Revised, Work, revised_pages
from simulators.papers import script

WHITE = """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    MAYA: You said you'd be here at nine, with the keys.
    BO: I was held up at the bridge.
    MAYA: Nobody drives on a night like this one.
    # 2 EXT. YARD - DAY
    BO: Come back before the rain does.
    """
BLUE = """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting forks.
    MAYA: You said you'd be here at nine, with the keys.
    BO: Ask the sergeant.
    BO: Nobody drives on a night like this one.
    # 2 EXT. YARD - DAY
    BO: Come back before the rain does.
    """


def parts(revised: Revised) -> dict[str, list[tuple[str, Change]]]:
    return {part.character: [(each.scene, each.line.change) for each in part.lines] for part in revised.parts}


def test_each_part_has_its_changed_lines_and_a_line_given_away_stands_with_both() -> None:
    assert parts(revised_pages(compared(script(WHITE), script(BLUE)))) == {
        "BO": [("1", Change.REWRITTEN), ("1", Change.GIVEN)],
        "MAYA": [("1", Change.GIVEN)],
    }


def test_scenes_that_are_the_same_are_left_out() -> None:
    assert [scene.number for scene in revised_pages(compared(script(WHITE), script(BLUE))).scenes] == ["1"]
    assert revised_pages(compared(script(WHITE), script(WHITE))).lines == ()


def tagged(told: str, *elements: tuple[str, str, int]) -> Script:
    """A draft with elements: category, name, paragraph."""
    made = tuple(
        Element(category=category, name=name, place=Place("a.fdx", at), paragraph=at) for category, name, at in elements
    )
    return msgspec.structs.replace(script(told), elements=made)


def test_elements_on_changed_lines_are_told_as_come_gone_or_there_before() -> None:
    old = tagged(WHITE, ("prop", "spoons", 1), ("prop", "stove", 1), ("prop", "keys", 3))
    new = tagged(BLUE, ("prop", "forks", 1), ("prop", "stove", 1), ("prop", "keys", 3))
    found = revised_pages(compared(old, new)).elements
    assert [(each.name, each.came, each.gone) for each in found] == [
        ("forks", True, False),
        ("spoons", False, True),
        ("stove", False, False),
    ]
    assert isinstance(found[0], ElementChange)


def test_takes_and_panels_on_a_changed_line_are_named(look: Look) -> None:
    """Shot from the white draft, whatever the papers call it.

    --- script/a.fountain
    Title: Keys
    Draft: White

    INT. KITCHEN - DAY #1#

    BO
    I was held up at the bridge by a herd of cows.

    MAYA
    Say it again, slowly, to my face.

    --- script/b.fountain
    Title: Keys
    Draft: Blue

    INT. KITCHEN - DAY #1#

    BO
    Ask the sergeant.

    MAYA
    Say it again, slowly, to my face.

    --- dailies/log.csv
    Draft,White

    slate,covers
    1-1,1
    1A-1,2

    --- boards/panels.csv
    panel,scene,covers
    7,1,1
    8,1,2
    """
    old, new = look.film.drafts
    [line] = revised_pages(compared(old, new), film=look.film).lines
    assert (line.line.change, line.work) == (Change.REWRITTEN, Work(takes=("1-1",), panels=("7",)))


def test_panels_are_named_on_the_lines_they_were_drawn_for_whatever_number_the_scene_has_now(look: Look) -> None:
    """The kitchen is scene 2 of the new draft; of its panels one has a line, one the whole scene, one a line that was cut.

    --- script/a.fountain
    Title: Keys
    Draft: White

    INT. KITCHEN - DAY #1#

    BO
    I was held up at the bridge by a herd of cows.

    MAYA
    Say it again, slowly, to my face.

    She puts the keys on the table between them.

    --- script/b.fountain
    Title: Keys
    Draft: Blue

    EXT. BRIDGE - DAY #1#

    Cows, from one rail to the other.

    INT. KITCHEN - DAY #2#

    BO
    I was held up at the bridge by a herd of goats.

    MAYA
    Say it again, slowly, to my face.

    --- boards/panels.csv
    panel,scene,covers,dialogue
    7,1,1,a herd of cows
    8,1,2,"Say it again, slowly"
    9,1,,
    10,1,3,
    """
    old, new = look.film.drafts
    assert [(panel.name, panel.scene) for panel in look.film.panels] == [
        ("7", "2"),
        ("8", "2"),
        ("9", "2"),
        ("10", "1"),
    ]
    lines = revised_pages(compared(old, new), film=look.film).lines
    work = {old.paragraphs[each.line.old].text[:3]: each.work.panels for each in lines if each.line.old is not None}
    assert (work["I w"], work["She"]) == (("7", "9"), ("9", "10"))
