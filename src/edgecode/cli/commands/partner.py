"""``edgecode partner``: agreements with research partners, each verb imported when it is called."""

from collections.abc import Mapping
from typing import Final

import click

from edgecode.cli.lazy_group import LazyGroup, Verb

VERBS: Final[Mapping[str, Verb]] = {
    "agree": Verb(
        "edgecode.cli.partner.agreeing:agree", "Sign an agreement that a partner signed, or a new version of it."
    ),
    "revoke": Verb("edgecode.cli.partner.agreeing:revoke", "Revoke an agreement: nothing is sent any more."),
    "report": Verb("edgecode.cli.partner.sending:report", "Show what goes to a partner in a week, or what went."),
    "send": Verb("edgecode.cli.partner.sending:send", "Send what is due to each partner, or say when it is."),
    "show": Verb("edgecode.cli.partner.agreeing:show", "List the agreements of a film, and how each stands."),
    "draft": Verb("edgecode.cli.partner.drafting:draft", "Write an agreement to fill in, or the next version of one."),
    "sign": Verb("edgecode.cli.partner.drafting:sign", "Sign an agreement as the partner."),
    "key": Verb("edgecode.cli.partner.drafting:key", "Make a partner's key: a private half, and a public one."),
    "mirror": Verb(
        "edgecode.cli.partner.mirroring:mirror", "See your own part in what goes to partners, or withdraw it."
    ),
    "window": Verb("edgecode.cli.partner.windowing:window", "Open a partner's window until it is closed."),
    "ask": Verb("edgecode.cli.partner.windowing:ask", "Ask a window as the partner."),
    "receipt": Verb(
        "edgecode.cli.partner.windowing:receipt",
        "Show what was sent and what the partner acknowledged; take a receipt in.",
    ),
}
"""Each verb with where it lies; another one is a line here."""


@click.command(
    "partner",
    cls=LazyGroup,
    verbs=VERBS,
    short_help="Agree with research partners on what they may learn of the work, and end it.",
)
def command() -> None:
    """Agree with research partners on what they may learn of the work, and end it.

    A partner learns which kinds of things people did in which phase, and never anything of the film. What it may learn, and at
    most how many bits of it a week, stands in an agreement that both sides sign: see docs/agreements.md.
    """
