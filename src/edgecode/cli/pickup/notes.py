"""``edgecode pickup note``: wardrobe, hair and make-up, props, set and light, in people's own words."""

from pathlib import Path
from typing import Final

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import by_option, folder_argument, json_option, one_of, tell
from edgecode.film.pickup import StateOf
from edgecode.usecases.pickups.pickup_desk import PickupDesk

_OF: Final = {"hair": StateOf.HAIR, **{each.value: each for each in StateOf if each is not StateOf.HAIR}}


@click.command("note", short_help="Note wardrobe, hair, props, set or light; or correct a note.")
@click.argument("words")
@folder_argument
@click.option("--of", "of", type=click.Choice(sorted(_OF)), help="What the note is about; hair is hair and make-up.")
@click.option("--take", default="", metavar="SLATE", help="The take it was seen in.")
@click.option("--scene", default="", metavar="NUMBER", help="The scene, where it holds for all of it.")
@click.option("--character", default="", metavar="NAME", help="Whose it is, as the script has the name.")
@click.option("--correct", default="", metavar="NOTE", help="The id of a note that these words take the place of.")
@by_option
@json_option
def command(words: str, folder: Path, *, of: str | None, correct: str, by: str, as_json: bool, **where: str) -> None:
    """Note a state as you see it: WORDS. With --correct and no words, a note is taken away."""
    if bool(correct) == bool(of) or (of and not where["take"] and not where["scene"]):
        expected = "--of with --take or --scene, or --correct NOTE"
        raise one_of(expected)
    desk = PickupDesk(open_desk(folder))
    done = desk.note(_OF[of], words, by=by, **where) if of else desk.correct(correct, words, by=by)
    tell(done, as_json=as_json)
