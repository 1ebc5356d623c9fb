import pytest

from edgecode.film.board import Panel
from edgecode.film.boards.drawn_for import drawn_for, unknown_draft
from edgecode.film.drafts import Drafts, drafts_of
from edgecode.film.place import Place
from simulators.papers import script

WHITE = script(
    """
    # 1 INT. KITCHEN - NIGHT
    MAYA: You said you'd be here.
    BO: I was held up.
    # 2 EXT. YARD - DAY
    BO: Come back.
    # 3 EXT. ROAD - DAY
    He runs.
    """,
    path="script/white.fountain",
    draft="White",
)
BLUE = script(
    """
    # 1 INT. KITCHEN - NIGHT
    A clock.
    MAYA: You said you'd be here.
    BO: I forgot.
    # 2 OMITTED
    # 3 EXT. ROAD - DAY
    He runs.
    # A4 INT. CAR - DAY
    MAYA: Drive.
    """,
    path="script/blue.fountain",
    draft="Blue revision",
)
PINK = script("# 1 INT. KITCHEN - NIGHT\nMAYA: Nobody came.", path="script/pink.fountain", draft="Pink")
DRAFTS = drafts_of(BLUE, (WHITE, BLUE))


def panel(
    name: str, scene: str, covers: str = "", dialogue: str = "", *, draft: str = "", path: str = "panels.csv"
) -> Panel:
    place = Place(path, 2)
    return Panel(id=name, name=name, scene=scene, covers=covers, dialogue=dialogue, draft=draft, place=place)


def told(*panels: Panel, drafts: Drafts = DRAFTS) -> dict[str, str]:
    """For each panel the draft, and its scene's heading there if that is not the current one's."""
    return {
        name: found.script.draft if found.script else "" for name, found in drawn_for(panels, drafts=drafts).items()
    }


def test_a_list_that_fits_all_drafts_is_of_the_current_one() -> None:
    assert told(panel("a", "1", "1"), panel("b", "3")) == {"a": "Blue revision", "b": "Blue revision"}
    assert told(panel("a", "3"), drafts=drafts_of(WHITE, (WHITE, BLUE))) == {"a": "White"}


def test_with_one_draft_it_is_that_one() -> None:
    only = drafts_of(WHITE, (WHITE,))
    assert told(panel("a", "1", "9", "never said"), panel("b", "7"), drafts=only) == {"a": "White", "b": ""}


@pytest.mark.parametrize(
    ("covers", "dialogue"),
    [("", "I was held up."), ('"held up"', ""), ("1", "You said you'd be here"), ("2", "BO: I was held up.")],
)
def test_what_a_panel_quotes_and_numbers_tells_its_draft(covers: str, dialogue: str) -> None:
    """Line 1 of white is Maya's, in blue it is the clock."""
    assert told(panel("a", "1", covers, dialogue)) == {"a": "White"}


def test_a_panel_that_fits_nowhere_or_everywhere_goes_with_its_list() -> None:
    """Two of the list quote white: so the numbers of the third count there, whatever blue has at them."""
    quoting = (panel("a", "1", "", "I was held up."), panel("b", "2", "", "Come back."))
    assert told(*quoting, panel("c", "1", "1"), panel("d", "1", "", "Never said by anybody")) == dict.fromkeys(
        "abcd", "White"
    )
    elsewhere = panel("c", "1", "1", path="4.storyboarder")
    assert told(*quoting, elsewhere) == {"a": "White", "b": "White", "c": "Blue revision"}


def test_a_panel_that_fits_only_another_draft_than_its_list_is_of_that_one() -> None:
    listed = [panel(name, "1", "", "I was held up.") for name in "abc"]
    assert told(*listed, panel("d", "A4", "", "Drive."))["d"] == "Blue revision"


def test_a_scene_that_only_one_draft_has_unomitted_is_read_there_though_nothing_else_fits() -> None:
    assert told(panel("a", "2", "7", "Never said")) == {"a": "White"}
    assert told(panel("a", "02.")) == {"a": "White"}


def test_an_omitted_scene_is_found_only_where_no_draft_has_it_otherwise() -> None:
    found = drawn_for([panel("a", "2")], drafts=drafts_of(BLUE, (BLUE, PINK)))["a"]
    assert found.script is BLUE
    assert found.scene is not None
    assert found.scene.omitted


def test_its_list_may_say_the_draft() -> None:
    assert told(panel("a", "1", "1", draft="white"), panel("b", "1", "1", draft="Blue")) == {
        "a": "White",
        "b": "Blue revision",
    }


def test_a_draft_that_is_none_is_told_and_the_draft_is_inferred() -> None:
    said = panel("a", "1", "", "I was held up.", draft="Salmon")
    found = drawn_for([said], drafts=DRAFTS)["a"]
    sentence = "expected one of the drafts White, Blue revision, found 'Salmon'; for which one it was drawn is inferred"
    assert found.problems == (sentence,)
    assert found.script is WHITE
    assert unknown_draft(said, drafts=DRAFTS) == sentence
    assert unknown_draft(panel("a", "1", draft="white"), drafts=DRAFTS) == ""
    assert unknown_draft(panel("a", "1"), drafts=DRAFTS) == ""


def test_a_scene_that_the_named_draft_does_not_have_is_told_and_looked_for_in_others() -> None:
    found = drawn_for([panel("a", "A4", draft="white"), panel("b", "", draft="white")], drafts=DRAFTS)
    assert found["a"].problems == ("expected a scene of script/white.fountain, found scene A4",)
    assert found["a"].script is BLUE
    assert found["b"].problems == ("expected a scene of script/white.fountain, found none",)
    assert found["b"].script is None


def test_of_three_drafts_the_latest_of_those_that_fit_best_is_taken() -> None:
    three = drafts_of(PINK, (WHITE, BLUE, PINK))
    assert told(panel("a", "1", "", "You said you'd be here"), drafts=three) == {"a": "Blue revision"}
