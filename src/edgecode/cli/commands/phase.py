"""``edgecode phase [prepare|shoot|finish]``: say in which phase the film is, or ask."""

from pathlib import Path
from typing import Final

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.output import console, write_json
from edgecode.cli.person import by_option, json_option, one_of, tell
from edgecode.entries.vocabulary import Phase
from edgecode.usecases.film_phase import phase_of, say_phase

_EXPECTED: Final = f"{', '.join(Phase)}, and a folder"


@click.command("phase", short_help="Say in which phase the film is: prepare, shoot, finish; without a word, ask.")
@click.argument("words", nargs=-1, metavar="[prepare|shoot|finish] [FOLDER]")
@by_option
@json_option
def command(words: tuple[str, ...], *, by: str, as_json: bool) -> None:
    """Say in which phase the film is: prepare, shoot, finish; without a word, ask.

    The director, a producer, the first AD and whoever may raise standings say it. Partner reports are told by phase, and
    nothing else depends on it. A folder of one of these names is written ./shoot.
    """
    said = words[:1] if words and words[0] in set(Phase) else ()
    folders = words[len(said) :]
    if len(folders) > 1:
        raise one_of(_EXPECTED)
    desk = open_desk(Path(*folders))
    if said:
        tell(say_phase(desk, Phase(said[0]), by=by), as_json=as_json)
        return
    view = phase_of(desk.today().said)
    if as_json:
        write_json(view)
    else:
        since = f", since {view.since}, says {view.by}" if view.by else ": nobody said another"
        console().print(f"{view.phase}{since}")
