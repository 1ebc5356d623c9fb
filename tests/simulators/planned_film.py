"""Small boarded films with overhead plans, told in a few lines and made into records without a reader."""

import inspect
import math

import msgspec

from edgecode.film.board import Panel
from edgecode.film.boards.plan import Camera, Figure, Plan
from edgecode.film.boards.shot import Boards, Carry, Fate, Shot
from edgecode.film.film import Film
from edgecode.film.place import Place


class Told:
    """What was told so far, line by line."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.scene = ""
        self.plans: list[Plan] = []
        self.panels: list[Panel] = []
        self.shots: dict[str, Shot] = {}
        self.carried: dict[str, Carry] = {}

    def line(self, words: list[str]) -> None:
        """Take one line."""
        match words:
            case ["scene", number]:
                self.scene = number
            case ["plan", name]:
                self.plans.append(Plan(id=f"plan {name}", scene=f"scene {self.scene}", name=name))
            case ["line", *names]:
                self.plans[-1] = msgspec.structs.replace(self.plans[-1], axis=tuple(names))
            case ["boards", *shots]:
                for shot in shots:
                    self.panel(shot)
            case [name, "at", x, y, *more] if more[:1] != ["sees"]:
                self.figure(name, float(x), float(y), more)
            case [name, "at", x, y, *more]:
                self.camera(name, float(x), float(y), more)
            case _:
                raise AssertionError(words)

    def panel(self, shot: str) -> None:
        """Add a panel: ``-`` is of no shot, ``?4A`` waits for a decision."""
        nth = len(self.panels) + 1
        name = shot.strip("-?")
        panel = Panel(name=f"p{nth}", place=Place("boards.csv", nth), scene=self.scene, shot=name, id=f"panel {nth}")
        self.panels.append(panel)
        fate = Fate.DECIDE if shot.startswith("?") else Fate.HERE
        at = "" if fate is Fate.DECIDE or not self.scene else f"scene {self.scene}"
        self.carried[panel.id] = Carry(panel=panel.id, fate=fate, scene=at)
        if name:
            one = self.shots.setdefault(name, Shot(id=f"shot {name}", scene=self.scene, name=name))
            self.shots[name] = msgspec.structs.replace(one, panels=(*one.panels, panel.id))

    def figure(self, name: str, x: float, y: float, more: list[str]) -> None:
        """Put somebody on the plan: ``looks NAME`` or ``faces DEGREES``."""
        said = dict(zip(more[::2], more[1::2], strict=True))
        faces = float(said["faces"]) if "faces" in said else None
        self._add(Figure(name=name, x=x, y=y, looks_at=said.get("looks", ""), faces=faces))

    def camera(self, name: str, x: float, y: float, more: list[str]) -> None:
        """Put a camera on the plan: ``sees NAME`` or ``sees DEGREES``, ``to X/Y``, ``wide DEGREES``."""
        said = dict(zip(more[::2], more[1::2], strict=True))
        to = [float(part) for part in said["to"].split("/")] if "to" in said else [None, None]
        figures = {each.name: each for each in self.plans[-1].figures}
        who = figures.get(said["sees"])
        faces = float(said["sees"]) if who is None else math.degrees(math.atan2(who.x - x, y - who.y)) % 360
        wide = float(said["wide"]) if "wide" in said else None
        self._add(Camera(shot=f"shot {name}", x=x, y=y, faces=faces, to_x=to[0], to_y=to[1], width=wide))

    def _add(self, what: Figure | Camera) -> None:
        plan = self.plans[-1]
        if isinstance(what, Figure):
            self.plans[-1] = msgspec.structs.replace(plan, figures=(*plan.figures, what))
        else:
            self.plans[-1] = msgspec.structs.replace(plan, cameras=(*plan.cameras, what))


def planned_film(told: str) -> Film:
    """Make a film of lines: ``scene 4``, ``plan Kitchen``, ``ADA at .3 .5 looks BEN``, ``4A at .4 .8 sees ADA``.

    ``boards 4A 4B`` are panels by their shots; ``line ADA BEN`` says where the line runs.
    Panels are called ``p1``, ``p2`` and stand in ``boards.csv``, one a line.
    """
    film = Told()
    for words in inspect.cleandoc(told).splitlines():
        if words.strip():
            film.line(words.split())
    boards = Boards(shots=tuple(film.shots.values()), plans=tuple(film.plans), carried=film.carried)
    return Film(panels=tuple(film.panels), boards=boards)


def plan_of(told: str) -> Plan:
    """Make one plan, without telling scene and plan."""
    return planned_film(f"scene 1\nplan Kitchen\n{inspect.cleandoc(told)}").boards.plans[0]
