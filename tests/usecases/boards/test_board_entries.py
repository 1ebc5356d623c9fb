"""Entries of deeds on the boards: kinds and ids, and nothing that is in the film."""

import pytest

from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.entry import MOST_IDS, Entry, checked
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Role, Stage
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
    ShotCompared,
    ShotDescribed,
    ShotGrouped,
    ShotJoined,
    ShotNamed,
    ShotSplit,
    SoundSet,
)
from edgecode.film.boards.shot import AsBoarded
from edgecode.usecases.boards.board_entries import shapes

DEEDS: dict[Kind, Boarded] = {
    Kind.PANEL_ADDED: PanelAdded(panel="p", scene="s", name="A secret name"),
    Kind.PANEL_MOVED: PanelMoved(panels=("p", "q"), scene="s"),
    Kind.PANEL_REMOVED: PanelRemoved(panel="p"),
    Kind.PANEL_REDRAWN: PanelSaid(panel="p", image="boards/a.png"),
    Kind.PANEL_TIMED: PanelSaid(panel="p", seconds=None),
    Kind.PANEL_DESCRIBED: PanelSaid(panel="p", action="A secret"),
    Kind.SHOT_GROUPED: ShotGrouped(shot="a", panels=("p",), name="4A"),
    Kind.SHOT_SPLIT: ShotSplit(shot="a", at="p", made="b"),
    Kind.SHOT_JOINED: ShotJoined(shot="a", other="b"),
    Kind.SHOT_NAMED: ShotNamed(shot="a", name="4A"),
    Kind.SHOT_DESCRIBED: ShotDescribed(shot="a", size="CU"),
    Kind.OVERHEAD_PLAN_DRAWN: PlanDrawn(plan=Plan(id="l", scene="s")),
    Kind.OVERHEAD_PLAN_REMOVED: PlanRemoved(plan="l"),
    Kind.ANIMATIC_SOUND_SET: SoundSet(panel="p", file=""),
    Kind.BOARDS_ORDER_BROUGHT_BACK: OrderBroughtBack(cut="c", scene="s"),
    Kind.BOARDS_COMPARED: ShotCompared(take="t", shot="a", outcome=AsBoarded.NO),
}


def test_each_kind_of_the_boards_has_a_deed() -> None:
    """Whatever the catalogue has for the storyboard can be done."""
    assert DEEDS.keys() == {kind for kind, meaning in MEANINGS.items() if meaning.stages == (Stage.BOARDS,)}


@pytest.mark.parametrize("kind", DEEDS)
def test_a_deed_makes_an_entry_that_the_catalogue_takes(kind: Kind) -> None:
    """An artist does it; the entry is one of its kind, and holds no word of what was said."""
    (shape,) = shapes(DEEDS[kind])
    handles = tuple((role, Handle("0123456789abcdef")) for role, _name in dict(shape.ids).items())
    entry = Entry(
        at=0, who=Handle("0123456789abcdef"), role=Role.EDITOR, stage=shape.stage, kind=shape.kind,
        film=Handle("0123456789abcdef"), ids=handles, details=shape.details,
    )  # fmt: skip
    assert checked(entry).kind is kind
    assert not {"A secret name", "A secret", "4A", "CU"} & {name for _role, name in shape.ids}


def test_several_things_said_of_a_panel_are_several_entries() -> None:
    """A new picture, five seconds and a name."""
    kinds = [shape.kind for shape in shapes(PanelSaid(panel="p", image="a.png", seconds=5.0, name="4A.1"))]
    assert kinds == [Kind.PANEL_REDRAWN, Kind.PANEL_TIMED, Kind.PANEL_DESCRIBED]


def test_more_panels_than_an_entry_holds_are_named_as_far_as_it_does() -> None:
    """A hundred panels are moved at once."""
    (shape,) = shapes(PanelMoved(panels=tuple(map(str, range(100))), scene="s"))
    assert len(shape.ids) == MOST_IDS
