"""Which entries a deed on the boards becomes: kinds, ids and closed values, and nothing that is in the film."""

from collections.abc import Iterator

import msgspec

from edgecode.entries.detail import Detail
from edgecode.entries.entry import MOST_IDS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
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
from edgecode.usecases.shape import Shape


def shapes(deed: Boarded) -> tuple[Shape, ...]:
    """Give what a deed puts on record: one entry, or one for each kind of thing that was said of a panel."""
    return tuple(_shapes(deed))


def _shapes(deed: Boarded) -> Iterator[Shape]:
    match deed:
        case PanelAdded():
            yield _on(
                Kind.PANEL_ADDED, (IdRole.PANEL, deed.panel), (IdRole.SCENE, deed.scene), (IdRole.SHOT, deed.shot)
            )
        case PanelMoved():
            panels = tuple((IdRole.PANEL, panel) for panel in deed.panels)
            yield _on(Kind.PANEL_MOVED, (IdRole.SCENE, deed.scene), *panels)
        case PanelRemoved():
            yield _on(Kind.PANEL_REMOVED, (IdRole.PANEL, deed.panel))
        case PanelSaid():
            yield from (_on(kind, (IdRole.PANEL, deed.panel)) for kind in _said(deed))
        case PlanDrawn():
            yield _on(Kind.OVERHEAD_PLAN_DRAWN, (IdRole.OVERHEAD_PLAN, deed.plan.id), (IdRole.SCENE, deed.plan.scene))
        case PlanRemoved():
            yield _on(Kind.OVERHEAD_PLAN_REMOVED, (IdRole.OVERHEAD_PLAN, deed.plan))
        case SoundSet():
            yield _on(Kind.ANIMATIC_SOUND_SET, (IdRole.PANEL, deed.panel), (IdRole.FILE, deed.file))
        case OrderBroughtBack():
            yield _on(Kind.BOARDS_ORDER_BROUGHT_BACK, (IdRole.CUT, deed.cut), (IdRole.SCENE, deed.scene))
        case ShotCompared():
            outcome = list(AsBoarded).index(deed.outcome)
            ids = ((IdRole.TAKE, deed.take), (IdRole.SHOT, deed.shot))
            yield _on(Kind.BOARDS_COMPARED, *ids, details=((Detail.OUTCOME, outcome),))
        case _:
            yield _of_shot(deed)


def _of_shot(deed: Boarded) -> Shape:
    match deed:
        case ShotGrouped():
            return _on(Kind.SHOT_GROUPED, (IdRole.SHOT, deed.shot), *((IdRole.PANEL, each) for each in deed.panels))
        case ShotSplit():
            return _on(Kind.SHOT_SPLIT, (IdRole.SHOT, deed.shot), (IdRole.PANEL, deed.at))
        case ShotJoined():
            return _on(Kind.SHOT_JOINED, (IdRole.SHOT, deed.shot))
        case ShotNamed():
            return _on(Kind.SHOT_NAMED, (IdRole.SHOT, deed.shot))
        case ShotDescribed():
            return _on(Kind.SHOT_DESCRIBED, (IdRole.SHOT, deed.shot))
        case _:
            raise AssertionError(deed)


def _said(deed: PanelSaid) -> Iterator[Kind]:
    if deed.image is not msgspec.UNSET:
        yield Kind.PANEL_REDRAWN
    if deed.seconds is not msgspec.UNSET:
        yield Kind.PANEL_TIMED
    if any(each is not msgspec.UNSET for each in (deed.name, deed.action, deed.dialogue, deed.notes)):
        yield Kind.PANEL_DESCRIBED


def _on(kind: Kind, *ids: tuple[IdRole, str], details: tuple[tuple[Detail, int], ...] = ()) -> Shape:
    """What is not known, such as the shot of a panel without one, is left out, and what is more than an entry holds."""
    known = dict.fromkeys(each for each in ids if each[1])
    return Shape(kind=kind, stage=Stage.BOARDS, ids=tuple(known)[:MOST_IDS], details=details)
