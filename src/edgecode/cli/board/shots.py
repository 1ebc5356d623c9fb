"""``edgecode board group|split|join|shot|compare``: what is done to shots."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, one_of, tell
from edgecode.film.boards.shot import AsBoarded
from edgecode.usecases.boards.board_desk import BoardDesk

_OUTCOMES = {"yes": AsBoarded.YES, "no": AsBoarded.NO, "cannot-tell": AsBoarded.CANNOT_TELL}


@click.command("group", short_help="Group panels into a shot.")
@click.argument("panels", nargs=-1, required=True, metavar="PANEL...")
@click.option("--name", default="", help="What the new shot is called, such as 4A.")
@click.option("--shot", default="", metavar="SHOT", help="A shot that is there already.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="The film's folder; else this one.",
)
@by_option
@json_option
def group(panels: tuple[str, ...], *, name: str, shot: str, folder: Path, by: str, as_json: bool) -> None:
    """Group panels of one scene into a new shot, or into one that is there."""
    tell(BoardDesk(open_desk(folder)).group(panels, by=by, name=name, shot=shot), as_json=as_json)


@click.command("split", short_help="Split a shot in two.")
@click.argument("panel")
@folder_argument
@click.option("--name", default="", help="What the second shot is called.")
@by_option
@json_option
def split(panel: str, folder: Path, *, name: str, by: str, as_json: bool) -> None:
    """Split a shot in two: the second one begins with PANEL."""
    tell(BoardDesk(open_desk(folder)).split(panel, by=by, name=name), as_json=as_json)


@click.command("join", short_help="Join two shots of a scene into one.")
@click.argument("shot")
@click.argument("other")
@folder_argument
@by_option
@json_option
def join(shot: str, other: str, folder: Path, *, by: str, as_json: bool) -> None:
    """Give the panels of OTHER to SHOT, which keeps its name and what was said of it."""
    tell(BoardDesk(open_desk(folder)).join(shot, other, by=by), as_json=as_json)


@click.command("shot", short_help="Name a shot, and say its size, angle, lens, move and side.")
@click.argument("shot")
@folder_argument
@click.option("--name", default=None, help="What it is called from here on.")
@click.option("--size", default=None, help="Such as CU, MS, WS.")
@click.option("--angle", default=None, help="Such as low, high, over the shoulder.")
@click.option("--lens", default=None, help="Such as 35mm.")
@click.option("--move", default=None, help="Such as pan, push in, static.")
@click.option("--side", default=None, help="On which side of the line the camera stays.")
@by_option
@json_option
def shot(shot: str, folder: Path, *, name: str | None, by: str, as_json: bool, **said: str | None) -> None:
    """Name a shot, or say what it is; what is not named stays."""
    if (name is None) == all(value is None for value in said.values()):
        expected = "--name, or what the shot is (--size, --angle, --lens, --move, --side)"
        raise one_of(expected)
    desk = BoardDesk(open_desk(folder))
    tell(
        desk.name_shot(shot, name, by=by) if name is not None else desk.describe_shot(shot, by=by, **said),
        as_json=as_json,
    )


@click.command("compare", short_help="Say whether a take was shot as boarded.")
@click.argument("take")
@click.argument("outcome", type=click.Choice(list(_OUTCOMES)))
@folder_argument
@click.option(
    "--shot", default="", metavar="SHOT", help="The shot it is compared with; else the one of its setup's name."
)
@by_option
@because_option
@json_option
def compare(take: str, outcome: str, folder: Path, *, shot: str, by: str, because: str, as_json: bool) -> None:
    """Say whether TAKE was shot as boarded: yes, no, or cannot-tell."""
    done = BoardDesk(open_desk(folder)).compare(take, _OUTCOMES[outcome], by=by, shot=shot, because=because)
    tell(done, as_json=as_json)
