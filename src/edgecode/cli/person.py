"""Who is deciding: ``--by`` or ``EDGECODE_PERSON``, never the system's user."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from edgecode.cli.output import console, write_json
from edgecode.entries.vocabulary import Reason
from edgecode.usecases.done import Done

F = TypeVar("F", bound=Callable[..., object])


def by_option(command: F) -> F:
    """Add ``--by NAME``; without it, and without EDGECODE_PERSON, nobody decides."""
    return click.option(
        "--by", envvar="EDGECODE_PERSON", default="", metavar="NAME", help="Who decides; else EDGECODE_PERSON."
    )(command)


def because_option(command: F) -> F:
    """Add ``--because TEXT``."""
    return click.option("--because", default="", metavar="TEXT", help="The reason, if you like.")(command)


def why_option(command: F) -> F:
    """Add ``--why CODE``: one of a closed list of reasons; nothing stands for none."""
    codes = click.Choice([each.replace(" ", "-") for each in Reason])
    says = "The reason as one of six words, if you like; a partner report counts it only with your consent."
    return click.option("--why", type=codes, help=says)(command)


def reason_of(code: str | None) -> Reason | None:
    """Give the reason of a code."""
    return Reason(code.replace("-", " ")) if code is not None else None


def json_option(command: F) -> F:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON.")(command)


def one_of(expected: str) -> click.UsageError:
    """The error of a command that was told none, or more than one, of several things."""
    return click.UsageError(f"expected one of {expected}")


def folder_argument(command: F) -> F:
    """Add FOLDER, the film's folder."""
    return click.argument("folder", type=click.Path(path_type=Path), default=Path())(command)


def tell(done: Done, *, as_json: bool) -> None:
    """Say what was acknowledged."""
    if as_json:
        write_json(done)
    else:
        console().print(f"{done.says}\nentry {done.entry[:8]}, number {done.index} of the record")
