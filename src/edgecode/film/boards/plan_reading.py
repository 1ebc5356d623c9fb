"""What follows from an overhead plan: its line, on which side of it each camera stands, and who looks where on its screen."""

import msgspec

from edgecode.film.boards.axis import Axis, NoAxis, Standing, axis_of, end_of, standing, start_of
from edgecode.film.boards.eyelines import Look, look_of, seen_by
from edgecode.film.boards.plan import Camera, Figure, Plan


class LookRead(msgspec.Struct, frozen=True, gc=False):
    """Which way somebody looks on the screen of a camera where its shot begins, and where its move ends.

    ``None`` where the plan does not tell.
    """

    figure: Figure
    begins: Look | None
    ends: Look | None


class CameraRead(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One camera of a plan: ``standing`` is ``None`` where there is no line; ``looks`` are of everybody it sees.

    One that moves is taken to stay with those whom it sees where its shot begins.
    """

    camera: Camera
    standing: Standing | None
    looks: tuple[LookRead, ...]


class PlanRead(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that follows from one plan; its cameras in the order they were put there."""

    axis: Axis | NoAxis
    cameras: tuple[CameraRead, ...]


def read_plan(plan: Plan) -> PlanRead:
    """Tell what follows from a plan."""
    axis = axis_of(plan)
    cameras = tuple(
        CameraRead(
            camera=camera,
            standing=standing(axis, camera) if isinstance(axis, Axis) else None,
            looks=tuple(_look(figure, camera, plan=plan) for figure in seen_by(camera, plan=plan)),
        )
        for camera in plan.cameras
    )
    return PlanRead(axis=axis, cameras=cameras)


def _look(figure: Figure, camera: Camera, *, plan: Plan) -> LookRead:
    (x, y), (to_x, to_y) = start_of(camera), end_of(camera)
    begins = look_of(figure, plan=plan, x=x, y=y)
    return LookRead(figure, begins, begins if (x, y) == (to_x, to_y) else look_of(figure, plan=plan, x=to_x, y=to_y))
