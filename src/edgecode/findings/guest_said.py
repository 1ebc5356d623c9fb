"""What a run of a guest tool says for the papers: what the tool is, by its own cards, and what of the film it was shown."""

import msgspec

from edgecode.papers.statements import Tool, Use


class GuestSaid(msgspec.Struct, frozen=True, kw_only=True):
    """A guest tool as its partner describes it, signed, and a use for each part that it was shown in this run."""

    described: Tool
    uses: tuple[Use, ...]
