"""A group of commands that are imported only when they are called, so that ``--help`` answers at once."""

import importlib
from collections.abc import Mapping
from typing import NamedTuple

import click


class Verb(NamedTuple):
    """Where a command lies, as ``module:name``, and the sentence that ``--help`` lists it by."""

    place: str
    says: str


class LazyGroup(click.Group):
    """A group that imports a command only when it is called."""

    def __init__(self, *, verbs: Mapping[str, Verb], **options: object) -> None:
        """Take the commands by their names; ``options`` are those of a group."""
        super().__init__(**options)  # type: ignore[arg-type]
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands."""
        del ctx
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        del ctx
        if cmd_name not in self.verbs:
            return None
        module, _colon, name = self.verbs[cmd_name].place.partition(":")
        loaded = getattr(importlib.import_module(module), name)
        return loaded if isinstance(loaded, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Verbs"):
            formatter.write_dl([(name, verb.says) for name, verb in self.verbs.items()])
