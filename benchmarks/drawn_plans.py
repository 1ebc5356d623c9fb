"""Made scenes drawn as overhead plans: the frame turned, sized, moved and perhaps mirrored into a sketch, and a film of them.

Drawing a film again with another seed is a redraw: other positions, other plans and sketches, other panels in the same shots.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from made_plans import MadeScene, Point

from edgecode.film.board import Panel
from edgecode.film.boards.plan import Camera, Figure, Plan
from edgecode.film.boards.shot import Boards, Carry, Fate, Shot
from edgecode.film.film import Film
from edgecode.film.place import Place


@dataclass(frozen=True)
class Sketch:
    """How the frame of a scene lies on its sketch: turned by radians, sized, moved, mirrored or not."""

    turned: float
    sized: float
    moved: Point
    mirrored: bool

    def direction(self, of: Point) -> Point:
        """Give a direction of the frame as it runs on the sketch, where y goes downwards."""
        x, y = of[0], of[1] if self.mirrored else -of[1]
        sin, cos = math.sin(self.turned), math.cos(self.turned)
        return self.sized * (x * cos - y * sin), self.sized * (x * sin + y * cos)

    def place(self, at: Point) -> Point:
        """Give a place of the frame where it lies on the sketch."""
        x, y = self.direction(at)
        return x + self.moved[0], y + self.moved[1]

    def degrees(self, of: Point) -> float:
        """Give a direction of the frame in degrees clockwise from the top of the sketch."""
        x, y = self.direction(of)
        return math.degrees(math.atan2(x, -y)) % 360


def sketch(draw: random.Random) -> Sketch:
    """Lay a sheet of paper anyhow."""
    moved = draw.uniform(-1, 2), draw.uniform(-1, 2)
    return Sketch(draw.uniform(0, math.tau), draw.uniform(0.02, 0.2), moved, mirrored=draw.random() < 0.5)


def drawn(scene: MadeScene, on: Sketch, *, drawing: str = "") -> Plan:
    """Draw the plan of one scene."""
    figures = []
    for who in scene.people:
        x, y = on.place(who.at)
        faces = None if who.faces is None else on.degrees(who.faces)
        figures.append(Figure(name=who.name, x=x, y=y, looks_at=who.looks_at, faces=faces))
    cameras = []
    for shot in scene.shots:
        if shot.camera:
            x, y = on.place(shot.at)
            to_x, to_y = (None, None) if shot.to is None else on.place(shot.to)
            cameras.append(
                Camera(
                    shot=f"shot {shot.name}",
                    x=x,
                    y=y,
                    faces=on.degrees(shot.aim),
                    to_x=to_x,
                    to_y=to_y,
                    width=shot.width,
                )
            )
    return Plan(
        id=f"plan {scene.number} {drawing}",
        scene=f"scene {scene.number}",
        name=f"of {scene.number}",
        figures=tuple(figures),
        cameras=tuple(cameras),
        axis=scene.axis,
        image=f"boards/plan {scene.number} {drawing}.png",
    )


def film_of(scenes: Sequence[MadeScene], *, seed: int) -> Film:
    """Board some scenes: their panels, shots and plans, drawn as the seed wills."""
    draw = random.Random(seed)
    panels: list[Panel] = []
    shots: list[Shot] = []
    for scene in scenes:
        own: dict[str, list[str]] = {shot.name: [] for shot in scene.shots}
        for name in scene.order:
            for _ in range(draw.randint(1, 3)):
                nth = len(panels) + 1
                own_name, own_id = f"{scene.number}.{nth}", f"panel {seed} {nth}"
                place = Place("boards.csv", nth)
                panels.append(Panel(name=own_name, place=place, scene=scene.number, shot=name, id=own_id))
                own.get(name, []).append(panels[-1].id)
        shots += [
            Shot(id=f"shot {name}", scene=scene.number, name=name, panels=tuple(ids)) for name, ids in own.items()
        ]
    plans = [drawn(scene, sketch(draw), drawing=str(seed)) for scene in scenes if scene.kind != "no plan"]
    carried = {panel.id: Carry(panel=panel.id, fate=Fate.HERE, scene=f"scene {panel.scene}") for panel in panels}
    draw.shuffle(plans)
    return Film(panels=tuple(panels), boards=Boards(shots=tuple(shots), plans=tuple(plans), carried=carried))
