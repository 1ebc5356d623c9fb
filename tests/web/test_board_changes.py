from dataclasses import dataclass

import pytest

from edgecode.film.board import Panel
from edgecode.film.boards.shot import Boards, Carry, Change, Fate
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.script import Paragraph, ParagraphKind, Scene, Script
from edgecode.web.board_changes import BoardChanges

PANEL = Panel(name="4.1", id="p", scene="4", place=Place("boards/panels.csv"))


@dataclass
class Line:
    """A line of a draft: its id and its words."""

    id: str
    words: str


def draft(name: str, *lines: Line) -> Script:
    """A draft of one scene in which NADIA says some lines."""
    spoken = tuple(
        Paragraph(
            kind=ParagraphKind.DIALOGUE, text=line.words, place=Place(name), start=0, end=0, scene=0, id=line.id,
            character="NADIA",
        )
        for line in lines
    )  # fmt: skip
    scene = Scene(number="4", heading="INT. LIFT", first=0, last=len(lines), place=Place(name), id="s4")
    return Script(path=name, draft=name, paragraphs=spoken, scenes=(scene,))


def film(carry: Carry) -> Film:
    """White says two lines; Blue says one of them otherwise, and not the other."""
    white = draft("White", Line("a", "You said you'd *fixed* it."), Line("b", "Go."))
    blue = draft("Blue", Line("a", "You promised."))
    boards = Boards(carried={"p": carry})
    return Film(script=blue, drafts=(white, blue), panels=(PANEL,), boards=boards)


def test_old_and_new_words_stand_side_by_side() -> None:
    carry = Carry(
        panel="p", fate=Fate.CARRIED, changes=(Change.REWRITTEN, Change.CUT), drawn_for="White", was="4", before=(0, 1)
    )
    changed = BoardChanges(film(carry)).of_panel(PANEL)
    assert changed is not None
    assert (changed.draft, changed.color, changed.says) == ("White", "white", "lines rewritten; lines cut")
    told = [(each.speaker, each.was, each.now) for each in changed.words]
    assert told == [("NADIA", "You said you'd fixed it.", "You promised."), ("NADIA", "Go.", "")]


def test_a_panel_that_is_as_it_was_says_nothing() -> None:
    changes = BoardChanges(film(Carry(panel="p", fate=Fate.HERE)))
    assert changes.of_panel(PANEL) is None
    assert changes.of_scene(["p"]) == ""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Change.OMITTED, "scene 4 is omitted in Blue"),
        (Change.GONE, "scene 4 is not there any more in Blue"),
        (Change.SPLIT, "scene 4 is split in Blue"),
        (Change.CUT, "its line is cut in Blue"),
    ],
)
def test_what_is_to_be_decided_names_the_draft_that_did_it(change: Change, says: str) -> None:
    carry = Carry(panel="p", fate=Fate.DECIDE, changes=(change,), drawn_for="White", was="4")
    changed = BoardChanges(film(carry)).of_panel(PANEL)
    assert changed is not None
    assert changed.says == says


def test_a_scene_that_no_draft_has_is_no_draft_s_doing() -> None:
    carry = Carry(panel="p", fate=Fate.DECIDE, changes=(Change.UNKNOWN,), was="77")
    changed = BoardChanges(film(carry)).of_panel(PANEL)
    assert changed is not None
    assert changed.says == "no draft has scene 77"


def test_a_scene_says_under_how_many_panels_something_changed() -> None:
    carry = Carry(panel="p", fate=Fate.CARRIED, changes=(Change.RENUMBERED, Change.CUT), drawn_for="White", was="3")
    assert BoardChanges(film(carry)).of_scene(["p"]) == "from White: was scene 3, line cut under 1 panel"
