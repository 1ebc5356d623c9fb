"""Storyboard panels: what was planned."""

import msgspec

from edgecode.film.place import Place


class Layer(msgspec.Struct, frozen=True, gc=False):
    """One drawing of a panel, by what it is for (``reference``, ``ink``, ``notes``).

    ``image`` is the picture's path relative to the film's folder; ``opacity`` goes from 0 to 1.
    """

    name: str
    image: str
    opacity: float = 1.0


class Panel(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="panel"):
    """One panel of the storyboard.

    ``covers`` is what the list of panels says it covers, in the words of :mod:`edgecode.film.covers`; empty where it says
    nothing. ``seconds`` is how long the panel stands in an animatic.
    """

    name: str
    place: Place
    scene: str = ""
    shot: str = ""
    covers: str = ""
    action: str = ""
    dialogue: str = ""
    image: str = ""
    """The picture's path relative to the film's folder, empty for a panel that is only listed."""
    seconds: float | None = None
    id: str = ""
    uid: str = ""
    """What the program that drew it calls it: the same in every version, wherever the panel moves; empty elsewhere."""
    notes: str = ""
    new_shot: bool = False
    """Whether somebody said that a shot begins with it."""
    draft: str = ""
    """The draft it was drawn for, as its list names it; empty where the list says nothing."""
    size: str = ""
    """How much of people or place its list says it shows, in the trade's words (``CU``, ``wide``)."""
    angle: str = ""
    """From how high or how tilted its list says the camera looks (``low``, ``over the shoulder``)."""
    lens: str = ""
    """The lens its list names, as it writes it (``40``, ``40mm``)."""
    move: str = ""
    """How its list says the camera moves (``push in``)."""
    side: str = ""
    """On which side of the line between two people its list says the camera stays."""
    layers: tuple[Layer, ...] = ()
    """What it is drawn of, lowest first as far as the file says."""
    audio: str = ""
    """The path of the sound that is heard over it, relative to the film's folder."""
    link: str = ""
    """The path of the drawing it is kept in step with (a PSD), relative to the film's folder."""
    extra: dict[str, str] = {}
    """What the reader kept without understanding it, under ``format.column``."""


class PanelImage(msgspec.Struct, frozen=True, kw_only=True, tag="panel image"):
    """A picture in the boards' folder: its path and its size in pixels."""

    path: str
    width: int
    height: int
