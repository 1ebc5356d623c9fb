"""``edgecode animatic FOLDER --to FILE``: the boards of a film, or of a scene, in time: a movie, or a timeline."""

from pathlib import Path

import click

from edgecode.bootstrap import animatics_of, exports_of, open_desk
from edgecode.cli.output import ProgressLine, plural, remark_rows, write_json
from edgecode.errors import ExportError
from edgecode.film.boards.animatic import STANDS
from edgecode.usecases.boards.make_animatic import AnimaticMade, make_animatic
from edgecode.usecases.held_bytes import held_bytes
from edgecode.usecases.ports.animatics import NotMade


@click.command("animatic", short_help="Make the animatic of the boards: a movie, or a timeline for the editing room.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--to", "to", metavar="FILE", required=True, help="The new file: FILE.mp4 or FILE.otio.")
@click.option("--scene", metavar="N", default="", help="One scene alone, by its number.")
@click.option(
    "--replace",
    "--force",
    "replace",
    is_flag=True,
    help="Replace a file that edgecode exported and nobody changed since.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def command(folder: Path, *, to: str, scene: str, replace: bool, as_json: bool) -> int:
    """Make the animatic of the boards: a movie, or a timeline for the editing room.

    Panels stand in the order of the boards, as long as they say, in frames at the rate of the current cut, else at 24; one
    that says nothing stands two seconds. Scratch sound lies under them. In a movie a panel without a picture is a grey card
    with its name.

    Exit code 1 when something could not be shown or heard.
    """
    progress = ProgressLine()
    desk = open_desk(folder)
    look = desk.look(progress)
    made = make_animatic(
        look,
        to,
        maker=animatics_of(folder),
        exports=exports_of(folder),
        scene=scene,
        replace=replace,
        held=held_bytes(look, source=desk.film.source),
        at_panel=lambda done, total, name: progress.say(f"panel {done + 1} of {total}: {name[-60:]}"),
    )
    progress.done()
    if isinstance(made, NotMade):
        raise ExportError(to, expected=made.expected, found=made.found)
    if as_json:
        write_json(_document(made))
    else:
        click.echo(_line(made))
    for remark in made.remarks:
        click.echo(f"{remark.place}: {remark.says}", err=True)
    return 1 if made.remarks else 0


def _line(made: AnimaticMade) -> str:
    minutes, seconds = divmod(round(made.seconds), 60)
    parts = [f"{plural(made.panels, 'panel')} in {minutes}:{seconds:02} ({made.frames} frames at {made.rate})"]
    if made.assumed:
        parts.append(f"{made.assumed} of them assumed to stand {STANDS:g} s")
    if made.cards:
        parts.append(f"{plural(made.cards, 'grey card')}")
    if made.sounds:
        parts.append(plural(made.sounds, "sound"))
    return f"{made.to}: animatic of {made.of}, {', '.join(parts)}"


def _document(made: AnimaticMade) -> dict[str, object]:
    return {
        "to": made.to,
        "of": made.of,
        "rate": made.rate,
        "frames": made.frames,
        "seconds": made.seconds,
        "panels": made.panels,
        "assumed": made.assumed,
        "cards": made.cards,
        "sounds": made.sounds,
        "remarks": remark_rows(made.remarks),
    }
