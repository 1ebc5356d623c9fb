"""``edgecode guest``: a partner's tools that run inside, each verb imported when it is called."""

from collections.abc import Mapping
from typing import Final

import click

from edgecode.cli.lazy_group import LazyGroup, Verb

VERBS: Final[Mapping[str, Verb]] = {
    "pack": Verb("edgecode.cli.guest.packing:pack", "Pack a tool's folder into a bundle and sign it, as the partner."),
}
"""Each verb with where it lies; another one is a line here."""


@click.command(
    "guest",
    cls=LazyGroup,
    verbs=VERBS,
    short_help="Let a partner's tools run inside, with no way out; or pack one as the partner.",
)
def command() -> None:
    """Let a partner's tools run inside, with no way out; or pack one as the partner.

    A guest tool sees what people said yes to, and points at places; nothing of it comes back to its partner but what a person
    writes in a letter. How one is made, and what becomes of it: see docs/guest-tools.md.
    """
