"""An overhead plan: where people and cameras of a scene stand, as somebody laid them on a sketch.

Places are shares of the sketch's width, from its upper left corner: ``x`` to the right, ``y`` downwards, so that a square
on the sketch is a square here. Directions are degrees clockwise from the top of the sketch, 0 to under 360.
"""

import msgspec


class Figure(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One person on a plan, by the name the script gives them.

    ``looks_at`` is the name of another figure; ``faces`` is where they look where they look at nobody, ``None`` if not said.
    """

    name: str
    x: float
    y: float
    looks_at: str = ""
    faces: float | None = None


class Camera(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Where the camera of one shot stands and points; ``to_x`` and ``to_y`` are where its move ends, ``None`` for none.

    ``shot`` is the shot's id. ``width`` is the angle it sees, side to side, in degrees, where somebody said it.
    """

    shot: str
    x: float
    y: float
    faces: float
    to_x: float | None = None
    to_y: float | None = None
    width: float | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One plan of a scene. ``scene`` is the scene's id, ``image`` the sketch's path relative to the film's folder, if any.

    ``axis`` names the two figures between which a person says the line runs; empty where nobody said.
    """

    id: str
    scene: str
    name: str = ""
    figures: tuple[Figure, ...] = ()
    cameras: tuple[Camera, ...] = ()
    axis: tuple[str, ...] = ()
    image: str = ""
