"""Shots and overhead plans as plain rows, for whoever does by hand what a check does."""

from collections.abc import Iterator

from edgecode.film.boards.plan import Plan
from edgecode.film.film import Film
from edgecode.film.storyboard.runs import runs_of
from edgecode.usecases.row import Row, row_of


def shots_as_rows(film: Film) -> Iterator[Row]:
    """Give each run of a shot in the order of the boards: its panels, what it is, and where its camera stands."""
    cameras = {each.shot: each for plan in film.boards.plans for each in plan.cameras}
    for run in runs_of(film.panels, film.boards.shots):
        if run.shot is None:
            continue
        camera = cameras.get(run.shot.id)
        stands = (
            f"camera at {camera.x:.2f}, {camera.y:.2f}, towards {camera.faces:.0f}°"
            if camera
            else "no camera on a plan"
        )
        facts = (run.shot.size, run.shot.angle, run.shot.lens, run.shot.move, run.shot.side)
        name = f"shot {run.shot.name or '–'}{' again' if run.again else ''}"
        panels = f"panels {', '.join(panel.name for panel in run.panels)}"
        yield row_of(
            "shot", (panel.place for panel in run.panels), (name, panels, *facts, stands), scene=run.panels[0].scene
        )


def plans_as_rows(film: Film) -> Iterator[Row]:
    """Give each overhead plan with the people on it, where they stand and where they look."""
    scenes = {scene.id: scene for scene in film.script.scenes} if film.script is not None else {}
    for plan in film.boards.plans:
        scene = scenes.get(plan.scene)
        places = (scene.place,) if scene is not None else ()
        line = f"line between {' and '.join(plan.axis)}" if plan.axis else ""
        says = (f"plan {plan.name or plan.id}", *_figures(plan), line)
        yield row_of("plan", places, says, scene=scene.number if scene is not None else "")


def _figures(plan: Plan) -> Iterator[str]:
    for each in plan.figures:
        faces = f" faces {each.faces:.0f}°" if each.faces is not None else ""
        looks = f" looks at {each.looks_at}" if each.looks_at else faces
        yield f"{each.name} at {each.x:.2f}, {each.y:.2f}{looks}"
