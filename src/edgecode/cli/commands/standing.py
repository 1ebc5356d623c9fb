"""``edgecode standing CHECK LEVEL``: how far a check is let in on this film, or for oneself."""

from pathlib import Path
from typing import Final

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import by_option, folder_argument, json_option, one_of, tell
from edgecode.consent.standing import Standing
from edgecode.usecases.permission_desk import PermissionDesk

_AS_FILM: Final = "as-film"
_EXPECTED: Final = f"{', '.join(Standing)}; {_AS_FILM} goes with --mine"


@click.command("standing", short_help="Say how far a check is let in: off, on request, offered, standard.")
@click.argument("check")
@click.argument("level", type=click.Choice([*(each.value for each in Standing), _AS_FILM]))
@folder_argument
@click.option("--mine", is_flag=True, help="For yourself alone, never further than the film; as-film ends that.")
@by_option
@json_option
def command(check: str, level: str, folder: Path, *, mine: bool, by: str, as_json: bool) -> None:
    """Say how far a check is let in: off, on request, offered, standard.

    Raising wants somebody who may raise standings; turning off wants nothing but a name.
    """
    if level == _AS_FILM and not mine:
        raise one_of(_EXPECTED)
    desk = open_desk(folder)
    if mine:
        standing = None if level == _AS_FILM else Standing(level)
        tell(PermissionDesk(desk).standing_for_oneself(check, standing, by=by), as_json=as_json)
    else:
        tell(desk.standing(check, Standing(level), by=by), as_json=as_json)
