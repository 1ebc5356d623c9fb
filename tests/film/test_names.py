import pytest

from edgecode.film.identity import with_ids
from edgecode.film.names import Draft, Names, Version, carried, named, names_of
from edgecode.film.script import Script
from simulators.papers import script

WHITE = """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    MAYA: You said you'd be here at nine, with the keys.
    BO: Yes.
    MAYA: Yes.
    BO: Nobody drives on a night like this one.
    # 2 EXT. YARD - DAY
    BO: Come back before the rain does.
    """
BLUE = WHITE.replace("with the keys", "with both keys").replace("# 2", "# 3")
PINK = BLUE.replace("with both keys", "with both of my keys").replace("She waits", "She sits")
OTHER = "\n".join(
    f"# {number} EXT. {place}\nKARL: {words} {words} {words} {words}" for number, (place, words) in enumerate(
        [("VOLCANO", "Fetch sulphur."), ("REEF", "Parrotfish never blink."), ("SWAMP", "Something bit me."),
         ("TUNDRA", "Moss tastes awful."), ("DESERT", "Camels refuse boots."), ("GLACIER", "Measure it again."),
         ("ATOLL", "Whose canoe floats there?")], start=1)
)  # fmt: skip


LONG = (
    WHITE
    + """    MAYA: Listen.
    BO: To what?
    MAYA: The cart.
    BO: It only creaks when somebody who knows about carts sits down on the wrong end of it.
    He laughs, takes off his hat, and looks for a place to put it that is neither wet nor on fire.
    MAYA: Then get off the cart before my brother hears you and brings the ladder.
    """
)


def version(told: str, path: str = "script/a.fountain") -> Version:
    """One content, known by its words."""
    return Version(f"content of {hash(told)}", script(told, path=path))


def drafts(*told: str) -> list[Draft]:
    """Drafts, oldest first."""
    return [Draft(version(each, f"script/{number}.fountain")) for number, each in enumerate(told)]


def ids(made: Script) -> dict[str, str]:
    """The id of each line by its words, cues aside."""
    return {each.text: each.id for each in made.paragraphs if each.kind != "character"}


def test_a_line_keeps_its_first_name_through_all_drafts() -> None:
    white, blue, pink = (ids(each) for each in carried(drafts(WHITE, BLUE, PINK), {}))
    first = white["You said you'd be here at nine, with the keys."]
    assert blue["You said you'd be here at nine, with both keys."] == first
    assert pink["You said you'd be here at nine, with both of my keys."] == first
    assert pink["She sits by the stove, counting spoons."] == white["She waits by the stove, counting spoons."]


def test_a_renumbered_scene_keeps_its_name_and_those_of_its_lines() -> None:
    white, blue = carried(drafts(WHITE, BLUE), {})
    assert white.scenes[1].id == blue.scenes[1].id
    assert [each.id for each in white.paragraphs] == [each.id for each in blue.paragraphs]


def test_the_first_draft_is_named_by_what_it_says() -> None:
    [white] = carried(drafts(WHITE), {})
    assert white == with_ids(white)


def test_names_stay_unique_where_the_old_words_are_said_anew_elsewhere() -> None:
    """The rewritten line has the name that the same words, put in again, would have had."""
    second = WHITE.replace(
        "MAYA: You said you'd be here at nine, with the keys.", "MAYA: You said you'd be here at ten, with the keys."
    )
    second = second.replace("BO: Nobody", "MAYA: You said you'd be here at nine, with the keys.\n    BO: Nobody")
    white, blue = carried(drafts(WHITE, second), {})
    names = [each.id for each in blue.paragraphs]
    assert len(set(names)) == len(names)
    assert len({scene.id for scene in blue.scenes}) == len(blue.scenes)
    assert set(ids(white).values()) <= set(names)


def test_a_table_that_is_known_wins_over_matching() -> None:
    white, blue = drafts(WHITE, BLUE)
    own = ids(blue.now.script)["You said you'd be here at nine, with both keys."]
    kept = Names(content=blue.now.content, algorithm=0, paragraphs={own: "f" * 16})
    made = carried([white, blue], {blue.now.content: kept})[1]
    assert ids(made)["You said you'd be here at nine, with both keys."] == "f" * 16


def test_a_file_edited_in_place_is_named_after_what_it_said_before() -> None:
    edited = Draft(version(BLUE), before=version(WHITE))
    [made] = carried([edited], {})
    assert [each.id for each in made.paragraphs] == [each.id for each in script(WHITE).paragraphs]


def test_what_stood_there_before_has_the_names_it_had() -> None:
    """White was named once, then edited to blue and to pink: the chain goes through the last table."""
    white, blue = version(WHITE), version(BLUE)
    table = names_of([Draft(blue, before=white)], {})[0]
    [pink] = carried([Draft(version(PINK), before=blue)], {blue.content: table})
    assert [each.id for each in pink.paragraphs] == [each.id for each in script(WHITE).paragraphs]


def test_a_draft_found_later_and_put_before_is_named_after_the_next() -> None:
    white, blue = drafts(WHITE, BLUE)
    known = names_of([blue], {})[0]
    made = carried([white, blue], {blue.now.content: known})
    assert [each.id for each in made[0].paragraphs] == [each.id for each in made[1].paragraphs]
    assert made[1] == blue.now.script


def test_nothing_is_carried_from_another_film_not_even_by_chance() -> None:
    shared = OTHER.replace("# 3 ", "BO: Come back before the rain does.\n# 3 ")
    tables = names_of(drafts(shared, LONG), {})
    assert [table.strangers for table in tables] == [(), ("script/0.fountain",)]
    made = carried(drafts(shared, LONG), {})
    assert not {each.id for each in made[0].paragraphs} & {each.id for each in made[1].paragraphs}


def test_a_draft_after_another_film_is_named_after_the_one_before_that() -> None:
    made = carried(drafts(LONG, OTHER, LONG.replace("# 2", "# 5")), {})
    assert [each.id for each in made[0].paragraphs] == [each.id for each in made[2].paragraphs]


def test_the_same_content_has_the_same_names_under_another_path() -> None:
    one, other = carried(drafts(WHITE, WHITE), {})
    assert [each.id for each in one.paragraphs] == [each.id for each in other.paragraphs]


@pytest.mark.parametrize("told", ["", "# 1 OMITTED"])
def test_a_draft_without_lines_is_named(told: str) -> None:
    assert len(carried(drafts(told, WHITE, told), {})) == 3


def test_a_table_without_names_changes_nothing() -> None:
    made = script(WHITE)
    assert named(made, Names(content="x")) is made
