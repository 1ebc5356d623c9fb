"""``edgecode board add|move|remove|describe|sound``: what is done to panels."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import because_option, by_option, json_option, tell
from edgecode.usecases.boards.board_desk import BoardDesk

_folder = click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="The film's folder; else this one.",
)
"""The film's folder as an option: where several panels are named, an argument more would be one of them."""


@click.command("add", short_help="Insert a panel.")
@click.argument("name")
@click.option("--scene", required=True, metavar="NUMBER", help="The scene it belongs to.")
@click.option("--after", default="", metavar="PANEL", help="The panel it follows; else it is the first of the scene.")
@click.option("--covers", default="", metavar="LINES", help="Such as 3-9 or whole; else it stands for the scene.")
@click.option("--picture", default="", metavar="FILE", help="A picture of the film's folder.")
@click.option("--seconds", default=None, type=float, help="How long it stands.")
@_folder
@by_option
@json_option
def add(name: str, *, folder: Path, by: str, as_json: bool, picture: str, seconds: float | None, **where: str) -> None:
    """Insert a panel called NAME into a scene."""
    done = BoardDesk(open_desk(folder)).add(name, by=by, image=picture, seconds=seconds, **where)
    tell(done, as_json=as_json)


@click.command("move", short_help="Move panels: in the order, to another scene, over other lines.")
@click.argument("panels", nargs=-1, required=True, metavar="PANEL...")
@click.option("--after", default="", metavar="PANEL", help="The panel they follow; else they come first in the scene.")
@click.option("--scene", default="", metavar="NUMBER", help="The scene they belong to from here on.")
@click.option("--covers", default=None, metavar="LINES", help="What they cover there, such as 3-9 or whole.")
@_folder
@by_option
@json_option
def move(
    panels: tuple[str, ...], *, after: str, scene: str, covers: str | None, folder: Path, by: str, as_json: bool
) -> None:
    """Move one or more panels, one behind the other.

    A panel that was taken out comes back by it, and one of which a newer draft left no scene gets its new place.
    """
    done = BoardDesk(open_desk(folder)).move(panels, by=by, after=after, scene=scene, covers=covers)
    tell(done, as_json=as_json)


@click.command("remove", short_help="Take a panel out; it is kept.")
@click.argument("panel")
@_folder
@by_option
@because_option
@json_option
def remove(panel: str, *, folder: Path, by: str, because: str, as_json: bool) -> None:
    """Take a panel out of the boards. It is kept, and edgecode board move puts it back."""
    tell(BoardDesk(open_desk(folder)).remove(panel, by=by, because=because), as_json=as_json)


@click.command("describe", short_help="Say what a panel is called, shows, and how long it stands.")
@click.argument("panel")
@click.option("--name", default=None, help="What it is called.")
@click.option(
    "--picture", default=None, metavar="FILE", help="Its picture, a file of the film's folder; empty for none."
)
@click.option("--action", default=None, help="What happens in it.")
@click.option("--dialogue", default=None, help="What is said in it.")
@click.option("--notes", default=None, help="Anything else.")
@click.option("--seconds", default=None, help="How long it stands, such as 2.5; empty where nobody knows.")
@_folder
@by_option
@json_option
def describe(panel: str, *, folder: Path, by: str, as_json: bool, picture: str | None, **said: str | None) -> None:
    """Say what a panel is called, shows, and how long it stands; what is not named stays."""
    done = BoardDesk(open_desk(folder)).describe(panel, by=by, image=picture, **said)
    tell(done, as_json=as_json)


@click.command("sound", short_help="Begin scratch sound of the animatic with a panel.")
@click.argument("panel")
@click.argument("file", default="")
@click.option("--skip", default=0.0, type=float, metavar="SECONDS", help="Where in the file it begins.")
@_folder
@by_option
@json_option
def sound(panel: str, file: str, *, skip: float, folder: Path, by: str, as_json: bool) -> None:
    """Begin scratch sound with a panel: FILE is one of the film's folder; without it there is none from here on."""
    tell(BoardDesk(open_desk(folder)).sound(panel, file, by=by, skip=skip), as_json=as_json)
