"""Shots of the storyboard, what became of each panel in the current draft, and all of it together."""

from enum import StrEnum

import msgspec

from edgecode.film.board import Panel
from edgecode.film.boards.plan import Plan
from edgecode.film.covers import Span


class Shot(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One shot of a scene: its panels in the order of the boards, and what somebody said of it in the trade's words.

    ``scene`` is the scene's number in the current draft, as its panels have it. ``name`` is what people call it (``4A``),
    empty for a shot nobody named. ``side`` is on which side of the line between two people the camera is said to stay.
    """

    id: str
    scene: str
    name: str = ""
    size: str = ""
    angle: str = ""
    lens: str = ""
    move: str = ""
    side: str = ""
    panels: tuple[str, ...] = ()
    """The ids of its panels; they need not follow each other, since shots are cut into each other."""


class Fate(StrEnum):
    """What became of a panel in the current draft."""

    HERE = "drawn for this draft"
    CARRIED = "carried over"
    DECIDE = "wants a decision"


class Change(StrEnum):
    """What a newer draft did to what a panel covers."""

    RENUMBERED = "scene has another number"
    MOVED = "lines moved to another scene"
    REWRITTEN = "lines rewritten"
    CUT = "lines cut"
    SPLIT = "scene split"
    JOINED = "scenes joined"
    OMITTED = "scene omitted"
    GONE = "scene is not in the draft"
    UNKNOWN = "no draft has its scene"


class Carry(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What became of one panel: carried over, or to be decided about; never lost.

    ``drawn_for`` is the path of the draft it was drawn for, empty where no draft has its scene; ``was`` is the number its
    scene has there. ``scene`` is the id of the scene of the current draft where it stands, empty while that is to be decided.
    ``spans`` are the paragraphs of the current draft that it covers; ``whole`` says that nothing finer is known than the scene.
    """

    panel: str
    fate: Fate
    changes: tuple[Change, ...] = ()
    drawn_for: str = ""
    was: str = ""
    scene: str = ""
    spans: tuple[Span, ...] = ()
    whole: bool = False
    before: tuple[int, ...] = ()
    """Paragraphs of the draft it was drawn for that it covers and that were rewritten or cut since, in rising order."""
    might: tuple[str, ...] = ()
    """Ids of the scenes of the current draft where it might belong, the likeliest first, while that is to be decided."""
    problems: tuple[str, ...] = ()
    """What its list says it covers and could not be understood, one sentence each."""


class Scratch(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Scratch sound of the animatic: a file of the film's folder that begins with a panel, ``skip`` seconds into the file."""

    panel: str
    file: str
    skip: float = 0.0


class AsBoarded(StrEnum):
    """What a person said of a take beside its shot's panels. The order is that of the record's scale of outcomes."""

    YES = "as boarded"
    NO = "not as boarded"
    CANNOT_TELL = "cannot tell"


class Compared(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Whether a take was shot as boarded, as a person said; ``shot`` is the shot's id."""

    take: str
    shot: str
    outcome: AsBoarded
    by: str = ""


class Boards(msgspec.Struct, frozen=True, kw_only=True):
    """The storyboard beside its panels, which stand in :attr:`Film.panels` in the order of the boards."""

    shots: tuple[Shot, ...] = ()
    plans: tuple[Plan, ...] = ()
    carried: dict[str, Carry] = {}
    """By the panel's id."""
    removed: tuple[Panel, ...] = ()
    """Panels that somebody took out: kept, and offered to be put back."""
    sounds: tuple[Scratch, ...] = ()
    compared: dict[str, Compared] = {}
    """By the take's id."""
