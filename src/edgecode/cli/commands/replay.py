"""``edgecode replay ENTRIES.jsonl``: put a made stream of entries into a film, with its own times."""

from pathlib import Path
from typing import Final

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.output import console, plural, write_json
from edgecode.cli.person import json_option
from edgecode.cli.reliance_table import announcement_document, print_reliance, row_document
from edgecode.errors import NoSuchFileError
from edgecode.usecases.replay.replay import replay
from edgecode.usecases.show_reliance import announcements, reliance_rows

_OWN: Final = "edgecode entered {} more by itself: what it announced, and each step down."


@click.command("replay", short_help="Replay a made stream of entries into a film, with its own times.")
@click.argument("entries", type=click.Path(path_type=Path))
@click.option("--film", "folder", type=click.Path(path_type=Path), default=Path(), metavar="FOLDER", help="The film.")
@json_option
def command(entries: Path, *, folder: Path, as_json: bool) -> None:
    """Replay a made stream of entries into a film, with its own times.

    One JSON object a line: at, who, role, stage, kind, and what the kind needs. All of it is entered, or nothing; each
    entry says that it was replayed. Do it in a copy of the film.
    """
    try:
        data = entries.read_bytes()
    except OSError as error:
        raise NoSuchFileError(str(entries), found=error.strerror or "something that cannot be opened") from error
    desk = open_desk(folder)
    done = replay(data, path=str(entries), desk=desk)
    today = desk.today()
    rows = reliance_rows(desk.leanings(), today, viewer=None)
    if as_json:
        told = [announcement_document(each) for each in announcements(today, viewer=None)]
        document = {"lines": done.lines, "entries": done.entries, "announcements": told}
        write_json({**document, "checks": [row_document(row) for row in rows]})
    else:
        out = console()
        own = done.entries - done.lines
        out.print(f"{plural(done.lines, 'line')} replayed. {_OWN.format(own) if own else ''}".rstrip())
        print_reliance(out, rows)
