"""What was stated, folded: the last word on each tool, part and claim, and every use of a tool with what is known of it."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from edgecode.papers.facts import StatedBy
from edgecode.papers.statements import Attested, Authorship, Concerned, Tool, Use, Wording
from edgecode.papers.words import Nature, Part, YesNo

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

    @property
    def consented(self) -> YesNo:
        """Whether everybody it touched had consented before it; unknown where nobody is named."""
        before = {had_consented(each, since=self.use.since) for each in self.use.concerns} or {YesNo.UNKNOWN}
        return next(each for each in (YesNo.NO, YesNo.UNKNOWN, YesNo.YES) if each in before)


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """The statements that stand."""

    tools: dict[str, StatedBy]
    uses: tuple[UseOf, ...]
    authorship: dict[Part, StatedBy]
    attested: dict[str, StatedBy]
    wording: StatedBy | None


def folded(stated: Iterable[StatedBy]) -> Folded:
    """Fold statements in the order they were made: a later word on one thing takes the place of an earlier one."""
    said = tuple(stated)
    readable = (each for each in said if not each.erased)
    tools = _last(said, Tool, lambda tool: tool_key(tool.name))
    wording = _last(said, Wording, lambda _wording: "").get("")
    return Folded(
        tools=tools,
        uses=tuple(_use(each, each.stated, tools) for each in said if isinstance(each.stated, Use)),
        authorship=_last(said, Authorship, lambda authorship: authorship.part),
        attested=_last(readable, Attested, lambda attested: attested.claim),
        wording=wording
        if wording is not None and isinstance(wording.stated, Wording) and wording.stated.text
        else None,
    )


def tool_key(name: str) -> str:
    """Give what tells one tool's name from another, however it is written."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def had_consented(one: Concerned, *, since: str) -> YesNo:
    """Whether somebody had consented before a use that began ``since``; unknown where either day is."""
    if not one.consented or not since:
        return YesNo.UNKNOWN
    return YesNo.YES if one.consented <= since else YesNo.NO


def _use(said: StatedBy, use: Use, tools: dict[str, StatedBy]) -> UseOf:
    known = tools.get(tool_key(use.tool))
    tool = known.stated if known is not None and isinstance(known.stated, Tool) else None
    return UseOf(use=use, tool=tool, said=said)


def _last(said: Iterable[StatedBy], kind: type[S], key: Callable[[S], K]) -> dict[K, StatedBy]:
    last = {key(each.stated): each for each in said if isinstance(each.stated, kind)}
    return {of: each for of, each in last.items() if not each.erased}
