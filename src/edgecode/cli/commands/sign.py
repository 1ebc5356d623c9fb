"""``edgecode sign``: sign the lined page of a scene, or a shoot day."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import by_option, folder_argument, json_option, one_of, tell

_EXPECTED = "--page SCENE or --day DAY"


@click.command("sign", short_help="Sign the lined page of a scene, or a shoot day.")
@folder_argument
@click.option("--page", default="", metavar="SCENE", help="The page of this scene.")
@click.option("--day", default="", metavar="DAY", help="A shoot day, by its number or date.")
@by_option
@json_option
def command(folder: Path, *, page: str, day: str, by: str, as_json: bool) -> None:
    """Sign the lined page of a scene, or a shoot day.

    What stands on it now is drawn double. A line that changes afterwards is not what was signed.
    """
    if bool(page) == bool(day):
        raise one_of(_EXPECTED)
    desk = open_desk(folder)
    tell(desk.sign_page(page, by=by) if page else desk.sign_day(day, by=by), as_json=as_json)
