from collections.abc import Iterable

import msgspec
import pytest

from edgecode.film.board import Panel
from edgecode.film.boards.carry import carried, carried_to
from edgecode.film.boards.shot import Carry, Change, Fate
from edgecode.film.covers import Span
from edgecode.film.drafts import Drafts, drafts_of
from edgecode.film.hand import lines_of
from edgecode.film.names import Draft, Version
from edgecode.film.names import carried as named
from edgecode.film.place import Place
from edgecode.film.script import Script
from simulators.papers import script

WHITE = """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    MAYA: You said you'd be here at nine, with the keys.
    BO: I was held up at the bridge by the sergeant.
    MAYA: Nobody drives on a night like this one.
    He hangs his wet coat over the chair.
    # 2 EXT. YARD - DAY
    The dog barks at the gate, and at nothing else.
    BO: Come back before the rain does.
    MAYA: The rain never left, you only stopped looking.
    She walks to the car without turning round.
    # 3 INT. CAR - DAY
    The wipers beat; the radio finds a station and loses it.
    MAYA: One of us should have stayed awake.
    BO: One of us did, and it was not the driver.
    """
"""Scene 1 is 0 to 8: 1 she waits, 2-3 Maya, 4-5 Bo, 6-7 Maya, 8 coat; scene 2 is 9 to 15, scene 3 is 16 to 21."""


def film(*drafts: str) -> Drafts:
    """White and what came after it, the last one current, with the names that lines keep."""
    paths = ("white", "blue", "pink")
    scripts = [
        script(text, path=f"{path}.fountain", draft=path.title())
        for text, path in zip((WHITE, *drafts), paths, strict=False)
    ]
    made = named([Draft(Version(each.path, each)) for each in scripts], {})
    return drafts_of(made[-1], made)


def panel(scene: str, covers: str = "", dialogue: str = "", *, name: str = "p", draft: str = "White") -> Panel:
    place = Place("boards/panels.csv", 2)
    return Panel(id=name, name=name, scene=scene, covers=covers, dialogue=dialogue, draft=draft, place=place)


def carry(one: Panel, drafts: Drafts) -> Carry:
    found = carried([one], drafts=drafts)
    assert list(found) == [one.id]
    return found[one.id]


def scene_id(number: str, of: Script) -> str:
    return next(scene.id for scene in of.scenes if scene.number == number)


def words(found: Carry, drafts: Drafts) -> list[str]:
    """What the panel covers now, cues left out."""
    covered = (each for span in found.spans for each in drafts.current.paragraphs[span.first : span.last])
    return [each.text for each in covered if each.kind.value != "character"]


def number(found: Carry, drafts: Drafts) -> str:
    return next((scene.number for scene in drafts.current.scenes if scene.id == found.scene), "")


def numbers(ids: Iterable[str], drafts: Drafts) -> list[str]:
    by_id = {scene.id: scene.number for scene in drafts.current.scenes}
    return [by_id[each] for each in ids]


def without(text: str, *lines: str) -> str:
    kept = [line for line in text.splitlines() if not any(words in line for words in lines)]
    assert len(kept) == len(text.splitlines()) - len(lines)
    return "\n".join(kept)


def test_a_panel_of_the_current_draft_is_there_already() -> None:
    found = carry(panel("1", "2-3"), film())
    assert found == Carry(
        panel="p",
        fate=Fate.HERE,
        drawn_for="white.fountain",
        was="1",
        scene=scene_id("1", film().current),
        spans=(Span(2, 6),),
    )


def test_lines_take_their_panel_along_when_others_are_put_before_them() -> None:
    """Line 2 of white is line 4 of blue."""
    drafts = film(WHITE.replace("She waits", "The clock stops.\n    A drop falls into the sink.\n    She waits"))
    found = carry(panel("1", "2"), drafts)
    assert (found.fate, found.changes, found.before) == (Fate.CARRIED, (), ())
    assert found.spans == (Span(4, 6),)
    assert words(found, drafts) == ["You said you'd be here at nine, with the keys."]


def test_a_scene_with_another_number_has_its_panels_still() -> None:
    """A new scene 1 is put in, and all are numbered anew: a panel of scene 1 is no panel of the new one."""
    new = "\n    # 1 EXT. BRIDGE - NIGHT\n    A sergeant with a lamp stops every car that comes.\n"
    renumbered = WHITE.replace("# 3", "# 4").replace("# 2", "# 3").replace("# 1", "# 2")
    drafts = film(new + renumbered.removeprefix("\n"))
    for one in (panel("1", "1"), panel("1")):
        found = carry(one, drafts)
        assert (found.fate, found.changes, found.was, number(found, drafts)) == (
            Fate.CARRIED,
            (Change.RENUMBERED,),
            "1",
            "2",
        )
    assert words(carry(panel("1", "1"), drafts), drafts) == ["She waits by the stove, counting spoons."]


def test_a_rewritten_line_keeps_its_panel_and_is_said_to_be_rewritten() -> None:
    drafts = film(WHITE.replace("by the sergeant", "by a lamp"))
    found = carry(panel("1", "2-3"), drafts)
    assert (found.fate, found.changes, found.before) == (Fate.CARRIED, (Change.REWRITTEN,), (5,))
    assert found.spans == (Span(2, 6),)


def test_a_panel_keeps_the_lines_that_are_left() -> None:
    drafts = film(without(WHITE, "held up"))
    found = carry(panel("1", "2-3"), drafts)
    assert (found.fate, found.changes, found.before, found.spans) == (
        Fate.CARRIED,
        (Change.CUT,),
        (5,),
        (Span(2, 4),),
    )


def test_a_panel_whose_lines_are_all_cut_wants_a_decision() -> None:
    drafts = film(without(WHITE, "held up"))
    found = carry(panel("1", "3"), drafts)
    assert (found.fate, found.changes, found.scene, found.spans) == (Fate.DECIDE, (Change.CUT,), "", ())
    assert found.before == (5,)
    assert numbers(found.might, drafts)[0] == "1"


def test_lines_that_went_to_another_scene_take_their_panel_there() -> None:
    moved = without(WHITE, "Nobody drives").replace(
        "    She walks", "    MAYA: Nobody drives on a night like this one.\n    She walks"
    )
    drafts = film(moved)
    found = carry(panel("1", "4"), drafts)
    assert (found.fate, found.changes, number(found, drafts)) == (Fate.CARRIED, (Change.MOVED,), "2")
    assert words(found, drafts) == ["Nobody drives on a night like this one."]


def test_a_panel_whose_lines_are_in_two_scenes_now_wants_a_decision() -> None:
    moved = without(WHITE, "Nobody drives").replace(
        "    She walks", "    MAYA: Nobody drives on a night like this one.\n    She walks"
    )
    drafts = film(moved)
    found = carry(panel("1", "2-4"), drafts)
    assert (found.fate, found.changes, found.scene) == (Fate.DECIDE, (Change.MOVED,), "")
    assert numbers(found.might, drafts)[:2] == ["1", "2"]
    assert words(found, drafts)[-1] == "Nobody drives on a night like this one."


OMITTED = """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    MAYA: You said you'd be here at nine, with the keys.
    BO: I was held up at the bridge by the sergeant.
    MAYA: Nobody drives on a night like this one.
    He hangs his wet coat over the chair.
    # 2 OMITTED
    # 3 INT. CAR - DAY
    The wipers beat; the radio finds a station and loses it.
    MAYA: One of us should have stayed awake.
    BO: One of us did, and it was not the driver.
    """


@pytest.mark.parametrize("covers", ["", "2", "whole", '"The rain never left"'])
def test_the_panels_of_an_omitted_scene_want_a_decision(covers: str) -> None:
    drafts = film(OMITTED)
    found = carry(panel("2", covers), drafts)
    assert (found.fate, found.changes, found.scene, found.was) == (Fate.DECIDE, (Change.OMITTED,), "", "2")
    assert numbers(found.might, drafts) == ["1", "3"]
    assert found.before


@pytest.mark.parametrize("covers", ["", "2"])
def test_the_panels_of_a_scene_that_is_gone_want_a_decision(covers: str) -> None:
    drafts = film(OMITTED.replace("    # 2 OMITTED\n", ""))
    found = carry(panel("2", covers), drafts)
    assert (found.fate, found.changes, found.drawn_for) == (Fate.DECIDE, (Change.GONE,), "white.fountain")
    assert numbers(found.might, drafts) == ["1", "3"]


SPLIT = WHITE.replace("    MAYA: The rain never", "    # 2A EXT. ROAD - CONTINUOUS\n    MAYA: The rain never")


def test_lines_of_a_scene_that_was_split_go_to_their_part() -> None:
    drafts = film(SPLIT)
    assert [number(carry(panel("2", covers), drafts), drafts) for covers in ("1-2", "3-4")] == ["2", "2A"]
    assert carry(panel("2", "3-4"), drafts).changes == (Change.SPLIT,)
    over = carry(panel("2", "2-3"), drafts)
    assert (over.fate, over.changes) == (Fate.DECIDE, (Change.SPLIT,))
    assert set(numbers(over.might, drafts)[:2]) == {"2", "2A"}


def test_a_panel_of_a_whole_scene_that_was_split_goes_where_it_quotes_else_wants_a_decision() -> None:
    drafts = film(SPLIT)
    whole = carry(panel("2"), drafts)
    assert (whole.fate, whole.changes, whole.whole) == (Fate.DECIDE, (Change.SPLIT,), True)
    assert set(numbers(whole.might, drafts)[:2]) == {"2", "2A"}
    for said, part in (("Come back before the rain does.", "2"), ("MAYA: The rain never left", "2A")):
        quoting = carry(panel("2", dialogue=said), drafts)
        assert (quoting.fate, quoting.changes, number(quoting, drafts)) == (Fate.CARRIED, (Change.SPLIT,), part)
    both = carry(panel("2", dialogue="Come back before the rain does. / The rain never left"), drafts)
    assert both.fate is Fate.DECIDE


JOINED = WHITE.replace("    # 2 EXT. YARD - DAY\n", "").replace("    # 3 INT", "    # 2 OMITTED\n    # 3 INT")


def test_the_panels_of_a_scene_that_was_joined_to_another_go_along() -> None:
    drafts = film(JOINED)
    whole, lines = carry(panel("2"), drafts), carry(panel("2", "2"), drafts)
    for found in (whole, lines):
        assert (found.fate, found.changes, number(found, drafts)) == (Fate.CARRIED, (Change.JOINED,), "1")
    assert words(lines, drafts) == ["Come back before the rain does."]
    assert (words(whole, drafts)[0], len(words(whole, drafts)), whole.whole) == (
        "The dog barks at the gate, and at nothing else.",
        4,
        True,
    )


def test_a_whole_scene_to_which_another_was_joined_does_not_cover_the_others_lines() -> None:
    drafts = film(JOINED)
    found = carry(panel("1"), drafts)
    assert (found.fate, found.changes) == (Fate.CARRIED, (Change.JOINED,))
    assert words(found, drafts)[-1] == "He hangs his wet coat over the chair."


def test_a_panel_of_a_whole_scene_says_what_became_of_what_it_quotes() -> None:
    drafts = film(without(WHITE.replace("by the sergeant", "by a lamp"), "counting spoons"))
    assert carry(panel("1"), drafts).changes == (Change.REWRITTEN, Change.CUT)
    assert carry(panel("1", dialogue="I was held up"), drafts).changes == (Change.REWRITTEN,)
    assert carry(panel("1", dialogue="Nobody drives"), drafts).changes == ()
    assert carry(panel("1", dialogue="I was held up"), drafts).before == (5,)


@pytest.mark.parametrize("covers", ["whole", "whole off"])
def test_a_list_that_says_the_whole_scene_means_also_what_was_put_in_since(covers: str) -> None:
    drafts = film(WHITE.replace("    He hangs", "    A drop falls into the sink.\n    He hangs"))
    found = carry(panel("1", covers), drafts)
    assert (found.whole, found.spans) == (False, (Span(0, 10, covers.endswith("off")),))


def test_a_panel_of_a_scene_that_no_draft_has_wants_a_decision() -> None:
    drafts = film(SPLIT)
    found = carry(panel("2B", dialogue="One of us should have stayed awake", draft=""), drafts)
    assert (found.fate, found.changes, found.drawn_for, found.was) == (Fate.DECIDE, (Change.UNKNOWN,), "", "2B")
    assert numbers(found.might, drafts) == ["3", "2", "2A"]
    assert found.problems == ()
    assert carry(panel("", "1", draft=""), drafts).problems == ("expected a scene of blue.fountain, found none",)


def test_lines_played_off_camera_stay_off_camera() -> None:
    found = carry(panel("1", "2 off; 3"), film(WHITE.replace("She waits", "A drop falls.\n    She waits")))
    assert found.spans == (Span(3, 5, off=True), Span(5, 7))


def test_a_speech_is_covered_whole_where_something_was_put_into_it() -> None:
    drafts = film(
        WHITE.replace(
            "    MAYA: Nobody drives on a night like this one.",
            '    MAYA: Nobody drives on a night like this one.\n    (listening)\n    " Hush.',
        )
    )
    assert words(carry(panel("1", "4"), drafts), drafts) == [
        "Nobody drives on a night like this one.",
        "(listening)",
        "Hush.",
    ]


def test_what_a_list_names_and_the_draft_does_not_have_is_kept_as_a_problem() -> None:
    found = carry(panel("1", "2; 9"), film(WHITE.replace("She waits", "A drop falls.\n    She waits")))
    assert found.problems == ("expected a line between 1 and 5, found 9",)
    assert (found.fate, found.spans) == (Fate.CARRIED, (Span(3, 5),))


def test_of_two_panels_with_one_id_the_first_is_believed() -> None:
    found = carried([panel("1", "2"), panel("2")], drafts=film())
    assert [each.was for each in found.values()] == ["1"]


def by_hand(lines: tuple[Span, ...], drafts: Drafts, *, scene: str = "1", draft: str = "white.fountain") -> Carry:
    """A panel that somebody put over some paragraphs of the first draft."""
    first = drafts.all[0]
    named_lines = lines_of(lines, script=first)
    return carried_to("p", scene=scene_id(scene, first), lines=named_lines, draft=draft, drafts=drafts)


def test_what_a_person_said_by_hand_is_found_by_ids() -> None:
    here = by_hand((Span(2, 6),), film())
    assert (here.fate, here.spans, here.was, here.changes) == (Fate.HERE, (Span(2, 6),), "1", ())
    drafts = film(without(WHITE, "counting spoons").replace("by the sergeant", "by a lamp"))
    found = by_hand((Span(2, 6), Span(8, 9, off=True)), drafts)
    assert (found.fate, found.changes, found.before) == (Fate.CARRIED, (Change.REWRITTEN,), (5,))
    assert found.spans == (Span(1, 5), Span(7, 8, off=True))
    whole = by_hand((), drafts, scene="2")
    assert (whole.fate, whole.whole, number(whole, drafts)) == (Fate.CARRIED, True, "2")
    assert by_hand((), film(), scene="2").fate is Fate.HERE


@pytest.mark.parametrize("scene", ["1", "2"])
def test_what_a_person_said_by_hand_outlives_the_draft_it_was_said_in(scene: str) -> None:
    """The file of white is gone; its lines kept their names in pink."""
    three = film(WHITE.replace("by the sergeant", "by a lamp"), OMITTED.replace("by the sergeant", "by a lamp"))
    rest = drafts_of(three.current, three.all[1:])
    first = three.all[0]
    lines = lines_of((Span(2, 6),) if scene == "1" else (Span(10, 11),), script=first)
    found = carried_to("p", scene=scene_id(scene, first), lines=lines, draft="white.fountain", drafts=rest)
    whole = carried_to("p", scene=scene_id(scene, first), lines=(), draft="white.fountain", drafts=rest)
    assert (found.drawn_for, found.before, whole.whole) == ("white.fountain", (), True)
    if scene == "1":
        assert (found.fate, found.changes, found.spans) == (Fate.CARRIED, (Change.REWRITTEN,), (Span(2, 6),))
        assert (whole.fate, number(whole, rest)) == (Fate.CARRIED, "1")
    else:
        assert (found.fate, found.changes) == (whole.fate, whole.changes) == (Fate.DECIDE, (Change.OMITTED,))


def test_a_panel_put_over_lines_by_hand_follows_a_script_that_is_edited_in_place() -> None:
    """The file has the same name, and other words than when the panel was put over two of its lines."""
    drafts = film(WHITE.replace("She waits", "A drop falls.\n    She waits").replace("by the sergeant", "by a lamp"))
    now = msgspec.structs.replace(drafts.current, path="white.fountain")
    edited = drafts_of(now, (now,))
    lines = lines_of((Span(2, 6),), script=drafts.all[0])
    found = carried_to("p", scene=scene_id("1", drafts.all[0]), lines=lines, draft="white.fountain", drafts=edited)
    assert (found.fate, found.changes, found.spans) == (Fate.CARRIED, (Change.REWRITTEN,), (Span(3, 7),))
