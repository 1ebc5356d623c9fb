"""Storyboard panels: what was planned."""

import msgspec

from edgecode.film.place import Place


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
    extra: dict[str, str] = {}
    """What the reader kept without understanding it, under ``format.column``."""


class PanelImage(msgspec.Struct, frozen=True, kw_only=True, tag="panel image"):
    """A picture in the boards' folder: its path and its size in pixels."""

    path: str
    width: int
    height: int
