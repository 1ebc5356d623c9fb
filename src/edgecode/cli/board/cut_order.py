"""``edgecode board bring-back``: what the cut made of the boards' order and timing; applied only when somebody says so."""

from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.output import PALETTE, ProgressLine, console, plural, write_json
from edgecode.cli.person import by_option, folder_argument, json_option
from edgecode.film import scene_number
from edgecode.film.boards.bring_back import SceneBroughtBack, bring_back
from edgecode.usecases.boards.board_desk import BoardDesk


@click.command("bring-back", short_help="Bring the order and timing of the cut back to the boards.")
@folder_argument
@click.option("--scene", default="", metavar="NUMBER", help="One scene alone.")
@click.option("--apply", "applied", is_flag=True, help="Do it; without this it is only shown.")
@by_option
@json_option
def command(folder: Path, *, scene: str, applied: bool, by: str, as_json: bool) -> int:
    """Bring the order and timing of the current cut back to the boards.

    Shows what would change, panel by panel; with --apply it is done, one deed a scene, and undo takes it back. Exit code 1
    while the cut has something otherwise.
    """
    desk = open_desk(folder)
    if applied:
        done = BoardDesk(desk).bring_back(by=by, scene=scene)
        if as_json:
            write_json(done)
        for each in () if as_json else done:
            console().print(each.says)
        return 0
    progress = ProgressLine()
    film = desk.look(progress).film
    progress.done()
    wanted = scene_number.folded(scene)
    found = [each for each in bring_back(film) if not wanted or scene_number.folded(each.scene) == wanted]
    if as_json:
        write_json({"scenes": [msgspec.to_builtins(each) for each in found]})
    elif film.cut is None or film.cut.rate is None:
        console().print("There is no cut with a rate, so that nothing can be brought back.")
    else:
        _print(console(), found)
    return 1 if any(each.changes for each in found) else 0


def _print(out: Console, found: list[SceneBroughtBack]) -> None:
    for scene in found:
        heading = plural(len(scene.changes), "panel") if scene.changes else "as the cut has it"
        out.print(Text.assemble((f"scene {scene.scene} ", PALETTE["strong"]), (heading, PALETTE["quiet"])))
        for panel in scene.changes:
            moves = f"{panel.place_before} to {panel.place}" if panel.moves else f"stays {panel.place}"
            before = "–" if panel.seconds_before is None else f"{panel.seconds_before:g}"
            seconds = "" if panel.seconds is None else f"{before} s to {panel.seconds:.2f} s"
            out.print(f"  {panel.name:<8} {moves:<10} {seconds}")
        for panel in scene.panels:
            if panel.why is not None:
                out.print(Text(f"  {panel.name:<8} stays as it is: {panel.why}", style=PALETTE["quiet"]))
        for clip in scene.clips:
            says = f"  the clip {clip.name} of {clip.setup or 'no setup'} leads to no panel"
            out.print(Text(says, style=PALETTE["quiet"]))
    if any(scene.changes for scene in found):
        out.print("edgecode board bring-back --apply does it, --scene NUMBER for one scene alone")
