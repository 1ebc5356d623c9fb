from edgecode.film.boards.way import Way, now_of
from edgecode.film.covers import Span
from edgecode.film.drafts import Drafts, drafts_of
from edgecode.film.names import Draft, Version, carried
from simulators.papers import script

WHITE = """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    BO: I was held up at the bridge by the sergeant.
    MAYA: Nobody drives on a night like this one.
    # 2 EXT. YARD - DAY
    The dog barks at the gate, and at nothing else.
    BO: Come back before the rain does.
    MAYA: The rain never left, you only stopped looking.
    She walks to the car without turning round.
    # 3 INT. CAR - DAY
    The wipers beat; the radio finds a station and loses it.
    MAYA: One of us should have stayed awake.
    """


def film(blue: str) -> Drafts:
    scripts = [script(text, path=path) for text, path in ((WHITE, "white.fountain"), (blue, "blue.fountain"))]
    made = carried([Draft(Version(each.path, each)) for each in scripts], {})
    return drafts_of(made[-1], made)


def way(drafts: Drafts) -> Way:
    return now_of(drafts).way_from(drafts.all[0])


def test_the_current_draft_and_the_way_to_it_are_indexed_once_for_each_film() -> None:
    drafts = film(WHITE)
    assert now_of(drafts) is now_of(drafts)
    assert way(drafts) is way(drafts)
    assert now_of(drafts) is not now_of(film(WHITE))


def test_lines_are_followed_and_told_the_same_or_rewritten_or_gone() -> None:
    """Lines are 1 she waits, 3 Bo, 5 Maya, 7 the dog, 9 Bo, 11 Maya, 12 she walks."""
    blue = WHITE.replace("by the sergeant", "by a lamp").replace("    BO: Come back before the rain does.\n", "")
    found = way(film(blue))
    assert [found.place(at) for at in (1, 3, 7, 9, 11)] == [1, 3, 7, None, 9]
    assert [found.same(at) for at in (1, 3, 7, 9, 11)] == [True, False, True, False, True]
    assert found.lines(1) == [7, 9, 11, 12]


def test_a_scene_that_was_split_has_parts_and_one_that_lost_a_line_has_none() -> None:
    split = WHITE.replace("    MAYA: The rain", "    # 2A EXT. ROAD - DAY\n    MAYA: The rain")
    assert [way(film(split)).parts(scene) for scene in range(3)] == [(), (1, 2), ()]
    line = "    MAYA: The rain never left, you only stopped looking.\n"
    moved = WHITE.replace(line, "").replace("    MAYA: One of us", f"{line}    MAYA: One of us")
    assert way(film(moved)).parts(1) == ()
    assert way(film(moved)).homes(1) == {1: 3, 2: 1}


def test_a_scene_of_new_lines_that_got_one_old_one_is_no_part() -> None:
    line = "    MAYA: The rain never left, you only stopped looking.\n"
    new = f"    # 2A INT. BARN - DAY\n    Straw.\n    A lantern hangs from a nail.\n{line}    It goes out.\n"
    drafts = film(WHITE.replace(line, "").replace("    # 3 ", f"{new}    # 3 "))
    assert way(drafts).homes(1)[2] == 1
    assert way(drafts).parts(1) == ()


def test_a_scene_that_is_gone_was_joined_to_the_one_where_most_of_its_lines_are() -> None:
    joined = WHITE.replace("    # 2 EXT. YARD - DAY\n", "").replace("    # 3 ", "    # 2 OMITTED\n    # 3 ")
    found = way(film(joined))
    assert (found.joined_to(1), found.own(1), found.joined_to(0)) == (0, None, None)
    assert sorted(found.joined_in(0)) == [6, 7, 8, 9, 10, 11]
    assert found.joined_in(2) == frozenset()


def test_a_line_of_an_omitted_scene_that_went_elsewhere_alone_joins_nothing() -> None:
    omitted, last = WHITE.split("    # 2 EXT", maxsplit=1)[0], WHITE[WHITE.index("    # 3 ") :]
    line = "    MAYA: The rain never left, you only stopped looking.\n"
    found = way(film(f"{omitted}    # 2 OMITTED\n{last.replace('    MAYA: One', f'{line}    MAYA: One')}"))
    assert found.homes(1) == {2: 1}
    assert found.joined_to(1) is None


def test_spans_hold_whole_speeches_with_their_cues() -> None:
    now = now_of(film(WHITE))
    assert now.spans([(3, False), (4, False), (9, True)]) == (Span(2, 6), Span(8, 10, off=True))
    assert now.spans([(0, False)]) == (Span(0, 1),)
