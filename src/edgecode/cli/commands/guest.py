"""``edgecode guest``: a partner's tools that run inside, each verb imported when it is called."""

from collections.abc import Mapping
from typing import Final

import click

from edgecode.cli.lazy_group import LazyGroup, Verb

VERBS: Final[Mapping[str, Verb]] = {
    "install": Verb("edgecode.cli.guest.installing:install", "Let a partner's tool in, or a later version of it."),
    "approve": Verb("edgecode.cli.guest.installing:approve", "Approve a sentence that a guest tool may choose."),
    "refuse": Verb("edgecode.cli.guest.installing:refuse", "Refuse a sentence of a guest tool, or approve it no more."),
    "run": Verb("edgecode.cli.guest.running:run", "Run a guest tool, once, and tell what it found."),
    "list": Verb("edgecode.cli.guest.running:listed", "List the guest tools of a film, and how each stands."),
    "show": Verb("edgecode.cli.guest.running:show", "Show a guest tool whole, and what its last run found."),
    "remove": Verb("edgecode.cli.guest.installing:remove", "Take a guest tool out; its files are destroyed."),
    "try": Verb("edgecode.cli.guest.trying:try_", "Run a tool's folder on files of your own, as the partner."),
    "letter": Verb("edgecode.cli.guest.letters:letter", "Write to the partner of a guest tool."),
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
