"""``edgecode board plan``: overhead plans, as JSON."""

from pathlib import Path

import click
import msgspec

from edgecode.bootstrap import open_desk
from edgecode.cli.person import by_option, folder_argument, json_option, one_of, tell
from edgecode.errors import SaidError
from edgecode.film.boards.plan import Plan
from edgecode.usecases.boards.board_desk import BoardDesk


class _PlanFile(Plan, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plan as a file has it: without an id it is a new one, and what is misspelt is said."""

    id: str = ""


@click.command("plan", short_help="Keep an overhead plan that stands in a JSON file; or take one away.")
@folder_argument
@click.option("--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A plan as JSON.")
@click.option("--remove", default="", metavar="PLAN", help="Take away the plan of this name or id.")
@by_option
@json_option
def plan(folder: Path, *, file: Path | None, remove: str, by: str, as_json: bool) -> None:
    """Keep an overhead plan, or take one away.

    A plan is JSON as edgecode board show --json gives it: scene, figures (name, x, y, looks_at or faces), cameras (shot, x, y,
    faces). Places are shares of the sketch's width, directions are degrees clockwise from the top. With the id of a plan that
    is there, it takes its place.
    """
    if (file is None) == (not remove):
        expected = "--file FILE or --remove PLAN"
        raise one_of(expected)
    desk = BoardDesk(open_desk(folder))
    tell(desk.remove_plan(remove, by=by) if file is None else desk.draw_plan(_plan(file), by=by), as_json=as_json)


def _plan(file: Path) -> Plan:
    try:
        read = msgspec.json.decode(file.read_bytes(), type=_PlanFile)
    except msgspec.MsgspecError as error:
        raise SaidError(
            str(file), expected="a plan as edgecode board show --json gives it", found=str(error)
        ) from error
    return Plan(**{name: getattr(read, name) for name in Plan.__struct_fields__})
