"""What was stated, folded: the last word on each tool, part and claim, and every use of a tool with what is known of it."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from edgecode.papers.facts import StatedBy
from edgecode.papers.statements import Attested, Authorship, Tool, Use, Wording
from edgecode.papers.words import Nature, Part

S = TypeVar("S")
K = TypeVar("K")


class UseOf(msgspec.Struct, frozen=True, kw_only=True):
    """A use of a tool, with the tool as it is described; ``None`` where nobody did."""

    use: Use
    tool: Tool | None
    said: StatedBy

    @property
    def nature(self) -> Nature:
        """What the tool does, as far as anybody said."""
        return self.tool.nature if self.tool is not None else Nature.UNKNOWN


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """The statements that stand."""

    tools: dict[str, StatedBy]
    uses: tuple[UseOf, ...]
    authorship: dict[Part, StatedBy]
    attested: dict[str, StatedBy]
    wording: StatedBy | None


def folded(stated: Iterable[StatedBy]) -> Folded:
    """Fold statements in the order they were made: a later word on one thing takes the place of an earlier one.

    Of a use it does only where the same person says the same of it: what another person stated stands beside it. What
    somebody said who was erased since is dropped, with what it took the place of; a use of theirs counts all the same.
    """
    said = tuple(stated)
    readable = [each for each in said if not each.erased]
    uses = (*_last(readable, Use, _use_key).values(), *(each for each in said if each.erased))
    tools = _last(said, Tool, lambda tool, _by: tool_key(tool.name))
    wording = _last(said, Wording, lambda _wording, _by: "").get("")
    return Folded(
        tools=tools,
        uses=tuple(_use(each, each.stated, tools) for each in uses if isinstance(each.stated, Use)),
        authorship=_last(said, Authorship, lambda authorship, _by: authorship.part),
        attested=_last(readable, Attested, lambda attested, _by: attested.claim),
        wording=wording
        if wording is not None and isinstance(wording.stated, Wording) and wording.stated.text
        else None,
    )


def tool_key(name: str) -> str:
    """Give what tells one tool's name from another, however it is written."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _use(said: StatedBy, use: Use, tools: dict[str, StatedBy]) -> UseOf:
    known = tools.get(tool_key(use.tool))
    tool = known.stated if known is not None and isinstance(known.stated, Tool) else None
    return UseOf(use=use, tool=tool, said=said)


def _use_key(use: Use, by: str) -> tuple[str, Part, str, str, bool]:
    return tool_key(use.tool), use.part, tool_key(use.what), by, use.declared


def _last(said: Iterable[StatedBy], kind: type[S], key: Callable[[S, str], K]) -> dict[K, StatedBy]:
    last = {key(each.stated, each.by): each for each in said if isinstance(each.stated, kind)}
    return {of: each for of, each in last.items() if not each.erased}
