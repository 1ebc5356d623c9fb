"""Deeds laid over the panels that the files hold."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.board import Panel
from edgecode.film.boards.plan import Plan
from edgecode.film.boards.said import (
    Boarded,
    OrderBroughtBack,
    PanelAdded,
    PanelMoved,
    PanelRemoved,
    PanelSaid,
    PlanDrawn,
    PlanRemoved,
    SaidOfBoards,
    ShotCompared,
    ShotDescribed,
    ShotGrouped,
    ShotJoined,
    ShotNamed,
    ShotSplit,
    SoundSet,
)
from edgecode.film.boards.shot import AsBoarded, Shot
from edgecode.film.boards.wall import Wall, added_panels, anchors
from edgecode.film.place import Place

NAMES = ("a", "b", "c", "d", "e")


def panel(name: str) -> Panel:
    """One panel of a list, whose id is its name."""
    return Panel(name=name, id=name, place=Place("boards/panels.csv", 2), seconds=2.0)


def said(deed: Boarded) -> SaidOfBoards:
    """What Ines says."""
    return SaidOfBoards(by="Ines", entry="1", says="", deed=deed)


def wall(*deeds: Boarded) -> Wall:
    """Scene one has the panels a, b and c, the first two of shot 1A; scene two has d; and nobody knows where e belongs."""
    placed = {"a": "one", "b": "one", "c": "one", "d": "two"}
    made = Wall(map(panel, NAMES), placed=placed, shots=[Shot(id="1A", scene="1", name="1A", panels=("a", "b"))])
    for deed in deeds:
        assert made.lay(said(deed)), deed
    return made


def test_a_panel_goes_behind_another_one_or_first() -> None:
    """Scene one is a, b, c; a goes behind b, then c goes first."""
    after = wall(PanelMoved(panels=("a",), scene="one", after="b"))
    assert after.rows["one"] == ["b", "a", "c"]
    assert wall(PanelMoved(panels=("c",), scene="one")).rows["one"] == ["c", "a", "b"]


def test_several_panels_go_together_in_the_order_they_were_named() -> None:
    """B and a are put behind c, b before a."""
    assert wall(PanelMoved(panels=("b", "a"), scene="one", after="c")).rows["one"] == ["c", "b", "a"]


def test_a_panel_that_was_taken_out_comes_back_by_being_put_somewhere() -> None:
    """B is taken out, and put behind c."""
    assert list(wall(PanelRemoved(panel="b")).removed) == ["b"]
    assert not wall(PanelRemoved(panel="b"), PanelMoved(panels=("b",), scene="one", after="c")).removed


def test_what_is_unset_of_a_panel_stays() -> None:
    """A stands five seconds from here on, and nothing else of it changes; then nobody knows how long."""
    timed = wall(PanelSaid(panel="a", seconds=5.0)).panels["a"]
    assert (timed.seconds, timed.name, timed.place.line) == (5.0, "a", 2)
    assert wall(PanelSaid(panel="a", seconds=5.0), PanelSaid(panel="a", seconds=None)).panels["a"].seconds is None


def test_a_shot_is_split_before_a_panel_and_joined_again() -> None:
    """1A is split at b, which is 1B then; joined, both are 1A again."""
    split = wall(ShotSplit(shot="1A", at="b", made="new", name="1B"))
    assert split.shot_of == {"a": "1A", "b": "new"}
    assert split.shots["new"].name == "1B"
    joined = wall(ShotSplit(shot="1A", at="b", made="new", name="1B"), ShotJoined(shot="1A", other="new"))
    assert joined.shot_of == {"a": "1A", "b": "1A"}
    assert list(joined.shots) == ["1A"]


def test_panels_are_grouped_into_a_shot_that_has_a_name_and_a_size() -> None:
    """C is a close-up called 1C, on the lens that was there before."""
    grouped = wall(
        ShotGrouped(shot="new", panels=("c",), name="1B"), ShotNamed(shot="new", name="1C"),
        ShotDescribed(shot="new", lens="85mm"), ShotDescribed(shot="new", size="CU"),
    )  # fmt: skip
    shot = grouped.shots["new"]
    assert (shot.name, shot.size, shot.lens, grouped.shot_of["c"]) == ("1C", "CU", "85mm", "new")


def test_plans_and_sounds_are_there_until_they_are_taken_away() -> None:
    """A plan is drawn and drawn again under its id; sound begins with a; both go."""
    drawn = wall(PlanDrawn(plan=Plan(id="p", scene="one")), PlanDrawn(plan=Plan(id="p", scene="one", name="Table")))
    assert [plan.name for plan in drawn.plans.values()] == ["Table"]
    assert not wall(PlanDrawn(plan=Plan(id="p", scene="one")), PlanRemoved(plan="p")).plans
    assert wall(SoundSet(panel="a", file="s.wav", skip=1.5)).sounds["a"].skip == 1.5
    assert not wall(SoundSet(panel="a", file="s.wav"), SoundSet(panel="a", file="")).sounds


def test_taking_sound_away_silences_a_panel_whose_file_has_one() -> None:
    """The panel's own list gives it a sound; somebody wants none."""
    own = msgspec.structs.replace(panel("a"), audio="boards/hum.wav")
    made = Wall([own], placed={"a": "one"}, shots=[])
    assert made.lay(said(SoundSet(panel="a", file="")))
    assert [sound.file for sound in made.sounds.values()] == [""]


def test_the_order_of_a_cut_goes_before_what_the_cut_does_not_have() -> None:
    """The cut has c, then a for four seconds; b stays behind them, and its time is its own."""
    back = wall(OrderBroughtBack(cut="cut", scene="one", panels=(("c", None), ("a", 4.0))))
    assert back.rows["one"] == ["c", "a", "b"]
    assert [back.panels[name].seconds for name in ("c", "a", "b")] == [2.0, 4.0, 2.0]


def test_a_comparison_says_whose_word_it_is() -> None:
    """Ines says that a take is not as boarded."""
    compared = wall(ShotCompared(take="t", shot="1A", outcome=AsBoarded.NO)).compared["t"]
    assert (compared.by, compared.outcome) == ("Ines", AsBoarded.NO)


def test_a_deed_on_what_is_not_there_is_given_back() -> None:
    """The list was written anew without a panel z, a shot 9Z and a plan q."""
    nothing: list[Boarded] = [
        PanelMoved(panels=("z",), scene="one"), PanelRemoved(panel="z"), PanelSaid(panel="z", seconds=1.0),
        ShotGrouped(shot="new", panels=("z",)), ShotSplit(shot="1A", at="z", made="new"), ShotJoined(shot="1A", other="9Z"),
        ShotNamed(shot="9Z", name="x"), ShotDescribed(shot="9Z", size="CU"), PlanRemoved(plan="q"),
        SoundSet(panel="z", file="s.wav"), OrderBroughtBack(cut="c", scene="one", panels=(("z", 1.0),)),
        ShotCompared(take="t", shot="9Z", outcome=AsBoarded.YES),
    ]  # fmt: skip
    assert [wall().lay(said(deed)) for deed in nothing] == [False] * len(nothing)


def test_an_added_panel_is_in_no_file_and_joins_the_shot_before_it() -> None:
    """F is added behind a, in its shot."""
    added = PanelAdded(panel="f", scene="one", name="F", after="a", shot="1A", seconds=3.0)
    (made,) = added_panels([said(added)])
    assert (made.name, made.seconds, str(made.place)) == ("F", 3.0, "the record")
    hung = Wall([panel("a"), panel("b"), made], placed=dict.fromkeys("abf", "one"), shots=wall().shots.values())
    assert hung.lay(said(added))
    assert (hung.rows["one"], hung.shot_of["f"]) == (["a", "f", "b"], "1A")


def test_only_what_says_scene_and_lines_anchors_a_panel() -> None:
    """A was moved in the order alone; b was put over lines of scene two, twice."""
    order = PanelMoved(panels=("a",), scene="one", after="b")
    first, last = (PanelMoved(panels=("b",), scene="two", lines=lines) for lines in (("x=1",), ()))
    assert anchors(map(said, (order, first, last))) == {"b": last}


NAMED = st.sampled_from(NAMES)
SEVERAL = st.lists(NAMED, min_size=1, max_size=3).map(tuple)
ORDER = st.lists(st.tuples(NAMED, st.none())).map(tuple)
DEEDS = st.one_of(
    st.builds(PanelMoved, panels=SEVERAL, scene=st.just("one"), after=NAMED | st.just("")),
    st.builds(PanelRemoved, panel=NAMED),
    st.builds(ShotGrouped, shot=st.sampled_from(("1A", "x", "y")), panels=SEVERAL),
    st.builds(ShotSplit, shot=st.sampled_from(("1A", "x")), at=NAMED, made=st.sampled_from(("v", "w"))),
    st.builds(ShotJoined, shot=st.sampled_from(("1A", "x")), other=st.sampled_from(("1A", "x", "v"))),
    st.builds(OrderBroughtBack, cut=st.just("c"), scene=st.just("one"), panels=ORDER),
)  # fmt: skip


@given(st.lists(DEEDS, max_size=12))
def test_no_panel_is_ever_lost_or_doubled(deeds: list[Boarded]) -> None:
    """Whatever is done, each panel hangs exactly once, in the scene where it belongs, and every shot named is there."""
    placed = {"a": "one", "b": "one", "c": "one", "d": "two"}
    made = Wall(map(panel, NAMES), placed=placed, shots=[Shot(id="1A", scene="1", panels=("a", "b"))])
    for deed in deeds:
        made.lay(said(deed))
    assert sorted(made.in_order()) == sorted(NAMES)
    assert {name: made.placed[name] for name in placed} == placed
    assert set(made.rows["one"]) == {"a", "b", "c"}
    assert set(made.shot_of.values()) <= made.shots.keys()
