"""``edgecode pickup fill|refuse|waive|adr|need|propose|reshoot|describe|give|drop|done``: what people say of what is owed."""

from collections.abc import Callable
from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, one_of, tell
from edgecode.film.pickup import Need
from edgecode.usecases.done import Done
from edgecode.usecases.pickups.pickup_desk import PickupDesk


@click.command("fill", short_help="Say that a take fills what is owed.")
@click.argument("what")
@click.argument("take")
@folder_argument
@by_option
@because_option
@json_option
def fill(what: str, take: str, folder: Path, *, by: str, because: str, as_json: bool) -> None:
    """Say that TAKE fills WHAT: it need not be shot. The takes that might are in edgecode pickup list."""
    tell(PickupDesk(open_desk(folder)).fill(what, take, by=by, because=because), as_json=as_json)


@click.command("refuse", short_help="Say that a take does not fill it.")
@click.argument("what")
@click.argument("take")
@folder_argument
@by_option
@because_option
@json_option
def refuse(what: str, take: str, folder: Path, *, by: str, because: str, as_json: bool) -> None:
    """Say that TAKE does not fill WHAT: nobody has to look at it again. ADR stands for recording the line again."""
    tell(PickupDesk(open_desk(folder)).refuse(what, take, by=by, because=because), as_json=as_json)


@click.command("waive", short_help="Say that it is not going to be shot, or that it is needed after all.")
@click.argument("what")
@folder_argument
@click.option("--not", "needed", is_flag=True, help="It has to be shot after all, whatever was said of it before.")
@by_option
@because_option
@json_option
def waive(what: str, folder: Path, *, needed: bool, by: str, because: str, as_json: bool) -> None:
    """Say that WHAT is not going to be shot; with --not, that it is needed after all."""
    desk = PickupDesk(open_desk(folder))
    tell((desk.needed if needed else desk.waive)(what, by=by, because=because), as_json=as_json)


@click.command("adr", short_help="Give a line to be recorded again, with the actor's consent.")
@click.argument("what")
@folder_argument
@by_option
@because_option
@json_option
def adr(what: str, folder: Path, *, by: str, because: str, as_json: bool) -> None:
    """Give a line to be recorded again.

    Only with the consent of whoever plays the part: edgecode name PERSON --plays CHARACTER says who that is, and edgecode
    consent again yes is their answer.
    """
    tell(PickupDesk(open_desk(folder)).give_to_adr(what, by=by, because=because), as_json=as_json)


@click.command("need", short_help="Say how much it is needed: must, nice, optional.")
@click.argument("what")
@click.argument("how_much", type=click.Choice([each.value for each in Need]))
@folder_argument
@by_option
@because_option
@json_option
def need(what: str, how_much: str, folder: Path, *, by: str, because: str, as_json: bool) -> None:
    """Say how much WHAT is needed. Nothing has a need before somebody says so."""
    tell(PickupDesk(open_desk(folder)).weigh(what, Need(how_much), by=by, because=because), as_json=as_json)


@click.command("propose", short_help="Propose a pickup, also of what nothing else asks for.")
@click.argument("what")
@folder_argument
@click.option(
    "--scene", default="", metavar="NUMBER", help="WHAT is in words, of this scene; else it is something owed."
)
@click.option("--covers", default="", metavar="LINES", help="Lines of the scene, such as 3-9.")
@by_option
@because_option
@json_option
def propose(what: str, folder: Path, *, scene: str, covers: str, by: str, because: str, as_json: bool) -> None:
    """Propose a pickup of WHAT is owed; or, with --scene, of what WHAT says in words."""
    if covers and not scene:
        expected = "--covers with --scene, or neither"
        raise one_of(expected)
    desk = PickupDesk(open_desk(folder))
    done = (
        desk.ask_for(what, by=by, scene=scene, covers=covers, because=because)
        if scene
        else desk.propose(what, by=by, because=because)
    )
    tell(done, as_json=as_json)


@click.command("reshoot", short_help="Call a reshoot of a scene, or of lines of it.")
@click.argument("scene")
@folder_argument
@click.option("--covers", default="", metavar="LINES", help="Lines of the scene, such as 3-9; else all of it.")
@click.option("--what", default="", help="What it is about, in words.")
@by_option
@because_option
@json_option
def reshoot(scene: str, folder: Path, *, covers: str, what: str, by: str, because: str, as_json: bool) -> None:
    """Call a reshoot of SCENE."""
    done = PickupDesk(open_desk(folder)).reshoot(scene, by=by, covers=covers, what=what, because=because)
    tell(done, as_json=as_json)


@click.command("describe", short_help="Describe a pickup: setups, cast, wardrobe, props.")
@click.argument("what")
@folder_argument
@click.option("--setups", default=None, help="How it is to be shot.")
@click.option("--cast", default=None, help="Who is needed.")
@click.option("--wardrobe", default=None, help="What they wear.")
@click.option("--props", default=None, help="What is in the picture.")
@click.option("--notes", default=None, help="Anything else.")
@by_option
@json_option
def describe(what: str, folder: Path, *, by: str, as_json: bool, **said: str | None) -> None:
    """Describe a pickup of WHAT in words; what is not named stays."""
    tell(PickupDesk(open_desk(folder)).describe(what, by=by, **said), as_json=as_json)


def _of_pickup(name: str, says: str, *, saying: Callable[[PickupDesk], Callable[..., Done]]) -> click.Command:
    """A verb that says one thing of a pickup, and a reason if one likes."""

    @click.command(name, short_help=says, help=f"{says} WHAT is owed is named by its scene and line, or by its id.")
    @click.argument("what")
    @folder_argument
    @by_option
    @because_option
    @json_option
    def verb(what: str, folder: Path, *, by: str, because: str, as_json: bool) -> None:
        tell(saying(PickupDesk(open_desk(folder)))(what, by=by, because=because), as_json=as_json)

    return verb


give = _of_pickup("give", "Give a pickup to planning.", saying=lambda desk: desk.give_to_planning)
drop = _of_pickup("drop", "Drop a pickup.", saying=lambda desk: desk.drop)
done = _of_pickup("done", "Say that a pickup is done.", saying=lambda desk: desk.done)
