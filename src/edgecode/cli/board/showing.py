"""``edgecode board show``: the boards by scene and shot, what a newer draft did to them, and what wants a decision."""

from pathlib import Path
from typing import Final

import click
import msgspec
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.output import PALETTE, ProgressLine, console, plural, print_remarks, remark_rows, write_json
from edgecode.errors import UnknownSceneError
from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Carry, Fate
from edgecode.film.film import Film
from edgecode.film.storyboard.runs import Run, panels_by_scene, runs_of, to_decide
from edgecode.usecases.open_film import Look

_DETAILS: Final = ("size", "angle", "lens", "move", "side")


@click.command("show", short_help="Show the boards by scene and shot, and what wants a decision.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--scene", default="", metavar="NUMBER", help="One scene alone.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def show(folder: Path, *, scene: str, as_json: bool) -> int:
    """Show the boards by scene and shot, and what wants a decision.

    Exit code 1 while a panel wants a decision or remarks remain.
    """
    progress = ProgressLine()
    look = open_desk(folder).look(progress)
    progress.done()
    film = look.film
    if scene and film.scene_numbered(scene) is None:
        raise UnknownSceneError(scene, known=", ".join(each.number for each in film.scenes))
    waiting = to_decide(film)
    if as_json:
        write_json(_document(look, scene=scene))
    else:
        _print(console(), look, scene=scene)
    return 1 if waiting or look.remarks else 0


def _document(look: Look, *, scene: str) -> dict[str, object]:
    film = look.film
    wanted = scene_number.folded(scene)
    panels = [panel for panel in film.panels if not wanted or scene_number.folded(panel.scene) == wanted]
    return {
        "title": film.title,
        "draft": film.script.path if film.script else None,
        "panels": [_panel(film, panel) for panel in panels],
        "shots": [msgspec.to_builtins(shot) for shot in film.boards.shots],
        "plans": [msgspec.to_builtins(plan) for plan in film.boards.plans],
        "removed": [panel.name for panel in film.boards.removed],
        "compared": [msgspec.to_builtins(each) for each in film.boards.compared.values()],
        "remarks": remark_rows(look.remarks),
    }


def _panel(film: Film, panel: Panel) -> dict[str, object]:
    carry = film.boards.carried.get(panel.id)
    return {
        **{
            key: getattr(panel, key)
            for key in ("id", "name", "scene", "shot", "seconds", "image", "action", "dialogue")
        },
        "where": str(panel.place),
        "fate": carry.fate if carry else None,
        "changes": list(carry.changes) if carry else [],
        "drawn for": carry.drawn_for if carry else None,
    }


def _print(out: Console, look: Look, *, scene: str) -> None:
    film = look.film
    wanted = scene_number.folded(scene)
    if not film.panels:
        out.print(
            "There is no storyboard yet: a list of panels (CSV), a .storyboarder file, a PDF of panels, or pictures in boards/."
        )
        return
    waiting = [(panel, carry) for panel, carry in to_decide(film) if not wanted]
    if waiting:
        out.print(Text(f"{plural(len(waiting), 'panel')} to decide about", style=PALETTE["owed"]))
        for panel, carry in waiting:
            out.print(
                Text.assemble(
                    f"  {panel.name:<8} ", (_became(carry), PALETTE["quiet"]), f"  {_candidates(film, carry)}"
                )
            )
        out.print(
            Text("  edgecode board move PANEL --scene NUMBER puts one somewhere, edgecode board remove takes it out\n")
        )
    by_scene = panels_by_scene(film)
    heading = {scene_number.folded(each.number): each.heading for each in film.scenes if each.number}
    for number, panels in by_scene.items():
        if not wanted or number == wanted:
            seconds = sum(panel.seconds or 0 for panel in panels)
            facts = f"{plural(len(panels), 'panel')}{f', {seconds:g} s' if seconds else ''}"
            out.print(
                Text.assemble(
                    (f"{panels[0].scene or '–'} ", PALETTE["strong"]),
                    heading.get(number, ""),
                    (f"  {facts}", PALETTE["quiet"]),
                )
            )
            for run in runs_of(panels, film.boards.shots):
                _print_run(out, film, run)
    if film.boards.removed and not wanted:
        out.print(Text(f"taken out: {', '.join(panel.name for panel in film.boards.removed)}", style=PALETTE["quiet"]))
    print_remarks(out, look.remarks)


def _print_run(out: Console, film: Film, run: Run) -> None:
    if run.shot is not None:
        details = " · ".join(value for each in _DETAILS if (value := getattr(run.shot, each)))
        name = f"shot {run.shot.name or 'without a name'}{' again' if run.again else ''}"
        out.print(Text.assemble(("  " + name, PALETTE["amber"]), (f"  {details}" if details else "", PALETTE["quiet"])))
    for panel in run.panels:
        seconds = f"{panel.seconds:g} s" if panel.seconds is not None else ""
        carry = film.boards.carried.get(panel.id)
        became = f"  ({_became(carry)})" if carry is not None and carry.fate is Fate.CARRIED and carry.changes else ""
        out.print(
            Text.assemble(
                f"    {panel.name:<8} {seconds:>7}  {panel.action or panel.dialogue}", (became, PALETTE["quiet"])
            )
        )


def _became(carry: Carry) -> str:
    return ", ".join(carry.changes) or carry.fate


def _candidates(film: Film, carry: Carry) -> str:
    numbers = [scene.number for scene in film.script.scenes if scene.id in carry.might] if film.script else []
    return f"perhaps scene {' or '.join(numbers)}" if numbers else ""
