"""What people say of the storyboard: each is one deed, laid over what the boards' files hold.

edgecode writes into no file that it did not make, so an order, a shot or a duration set here lies in the words, beside the
files. Panels, shots and plans are named by their ids, scenes by the ids they keep through all drafts, and lines as
:class:`edgecode.film.hand.HandLining` names them: so what was said is found again in every draft.
"""

from typing import TypeAlias

import msgspec

from edgecode.film.boards.plan import Plan
from edgecode.film.boards.shot import AsBoarded
from edgecode.film.said_of import SaidOf

Unset = msgspec.UnsetType


class PanelAdded(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="panel added"):
    """A new panel. ``after`` is the panel it follows, empty for the first of its scene.

    Without ``lines`` it is the whole scene's. ``draft`` is the path of the draft that was current then.
    """

    panel: str
    scene: str
    name: str
    after: str = ""
    lines: tuple[str, ...] = ()
    draft: str = ""
    shot: str = ""
    """The id of the shot it belongs to, empty for none."""
    image: str = ""
    seconds: float | None = None


class PanelMoved(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="panel moved"):
    """Panels put somewhere, one behind the other: in the order, in a scene, over other lines; or back, if taken out.

    ``after`` is the panel they follow, empty for the first of the scene. ``lines`` is ``None`` where only their place in the
    order changes: they stay in their scene, over the lines they had. Else they belong to ``scene`` from here on, over these
    lines of it, none for the whole scene.
    """

    panels: tuple[str, ...]
    scene: str
    after: str = ""
    lines: tuple[str, ...] | None = None
    draft: str = ""


class PanelRemoved(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="panel removed"):
    """A panel taken out of the boards. It is kept."""

    panel: str


class PanelSaid(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="panel said", omit_defaults=True):
    """What a panel is called, shows, and how many seconds it stands; what is unset stays as it was."""

    panel: str
    name: str | Unset = msgspec.UNSET
    image: str | Unset = msgspec.UNSET
    action: str | Unset = msgspec.UNSET
    dialogue: str | Unset = msgspec.UNSET
    notes: str | Unset = msgspec.UNSET
    seconds: float | Unset | None = msgspec.UNSET


class ShotGrouped(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="shot grouped"):
    """Panels of one scene grouped into a shot; one that is there already gets them as well."""

    shot: str
    panels: tuple[str, ...]
    name: str = ""


class ShotSplit(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="shot split"):
    """A shot split in two: ``made`` begins with the panel ``at``."""

    shot: str
    at: str
    made: str
    name: str = ""


class ShotJoined(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="shot joined"):
    """The panels of ``other`` go to ``shot``; what was said of ``other`` goes."""

    shot: str
    other: str


class ShotNamed(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="shot named"):
    """What people call a shot."""

    shot: str
    name: str


class ShotDescribed(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="shot described", omit_defaults=True):
    """Size, angle, lens, move and side of a shot; what is unset stays as it was."""

    shot: str
    size: str | Unset = msgspec.UNSET
    angle: str | Unset = msgspec.UNSET
    lens: str | Unset = msgspec.UNSET
    move: str | Unset = msgspec.UNSET
    side: str | Unset = msgspec.UNSET


class PlanDrawn(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="plan drawn"):
    """An overhead plan as it is from here on; one with the same id takes the place of what it was."""

    plan: Plan


class PlanRemoved(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="plan removed"):
    """An overhead plan taken away."""

    plan: str


class SoundSet(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="sound set"):
    """Scratch sound that begins with a panel; an empty ``file`` takes it away."""

    panel: str
    file: str
    skip: float = 0.0


class OrderBroughtBack(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="order brought back"):
    """The order and timing of a cut brought back to the boards of a scene.

    ``panels`` are those of the scene in the order of the cut, with the seconds they stand there, ``None`` where the cut does
    not have them; panels that are not named keep their order behind them.
    """

    cut: str
    scene: str
    panels: tuple[tuple[str, float | None], ...] = ()


class ShotCompared(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="shot compared"):
    """Whether a take was shot as boarded."""

    take: str
    shot: str
    outcome: AsBoarded


Boarded = (
    PanelAdded
    | PanelMoved
    | PanelRemoved
    | PanelSaid
    | ShotGrouped
    | ShotSplit
    | ShotJoined
    | ShotNamed
    | ShotDescribed
    | PlanDrawn
    | PlanRemoved
    | SoundSet
    | OrderBroughtBack
    | ShotCompared
)


SaidOfBoards: TypeAlias = SaidOf[Boarded]
"""One thing somebody said of the boards."""
