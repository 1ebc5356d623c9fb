"""What was stated, folded: the last word on each tool, part and claim, and every use of a tool with what is known of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

import msgspec

from edgecode.papers.facts import StatedBy
from edgecode.papers.statements import Attested, Authorship, Fact, Tool, Use, Wording
from edgecode.papers.tool_key import tool_key
from edgecode.papers.words import Nature, Part, Runs, YesNo

S = TypeVar("S")
K = TypeVar("K")


_WEIGHED: Final = (
    ("nature", Nature.UNKNOWN, "that it is"),
    ("runs", Runs.UNKNOWN, "that it runs"),
    ("learns", YesNo.UNKNOWN, "of whether its maker may train on what it is given:"),
)
"""What of a tool a claim is weighed by; where people differ in it, it is unknown."""
_TOLD: Final = (("vendor", ""), ("version", ""), ("weights", Fact()), ("training", Fact()))
"""What one person said of a tool and a later one did not speak of."""


class Dispute(msgspec.Struct, frozen=True):
    """A tool of which people say different things: ``says`` is who says what. Until they agree it counts as unknown."""

    tool: str
    says: str


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
    disputes: tuple[Dispute, ...] = ()


def folded(stated: Iterable[StatedBy]) -> Folded:
    """Fold statements in the order they were made: a later word on one thing takes the place of an earlier one.

    Of a use it does only where the same person says the same of it: what another person stated stands beside it. What
    somebody said who was erased since is dropped, with what it took the place of; a use of theirs counts all the same.
    What a tool does, and whether its maker may train on what it is given, is what all who described it say; where they differ
    it is unknown, so that nobody silences a use by describing its tool anew.
    """
    said = tuple(stated)
    readable = [each for each in said if not each.erased]
    uses = (*_last(readable, Use, _use_key).values(), *(each for each in said if each.erased))
    tools = _last(said, Tool, lambda tool, _by: tool_key(tool.name))
    wording = _last(said, Wording, lambda _wording, _by: "").get("")
    each_says = _last(readable, Tool, lambda tool, by: (tool_key(tool.name), by))
    agreed = {key: _agreed(known, key, each_says) for key, known in tools.items()}
    tools = {key: known for key, (known, _disputes) in agreed.items()}
    return Folded(
        disputes=tuple(dispute for _known, disputes in agreed.values() for dispute in disputes),
        tools=tools,
        uses=tuple(_use(each, each.stated, tools) for each in uses if isinstance(each.stated, Use)),
        authorship=_last(said, Authorship, lambda authorship, _by: authorship.part),
        attested=_last(readable, Attested, lambda attested, _by: attested.claim),
        wording=wording
        if wording is not None and isinstance(wording.stated, Wording) and wording.stated.text
        else None,
    )


def _agreed(
    known: StatedBy, key: str, each_says: Mapping[tuple[str, str], StatedBy]
) -> tuple[StatedBy, tuple[Dispute, ...]]:
    """Join what everybody who described a tool says of it. Whoever speaks last does not overrule whoever spoke before."""
    tools = {
        said.by: said.stated for (of, _by), said in each_says.items() if of == key and isinstance(said.stated, Tool)
    }
    if not isinstance(known.stated, Tool):
        return known, ()
    disputes, joined = [], known.stated
    for field, unknown, says in _WEIGHED:
        told = {by: value for by, tool in tools.items() if (value := getattr(tool, field)) is not unknown}
        agreed = list(dict.fromkeys(told.values()))
        joined = msgspec.structs.replace(joined, **{field: agreed[0] if len(agreed) == 1 else unknown})
        if len(agreed) > 1:
            disputes.append(Dispute(joined.name, "; ".join(f"{by} says {says} {value}" for by, value in told.items())))
    for field, unsaid in _TOLD:
        last = [value for tool in tools.values() if (value := getattr(tool, field)) != unsaid]
        if getattr(joined, field) == unsaid and last:
            joined = msgspec.structs.replace(joined, **{field: last[-1]})
    return msgspec.structs.replace(known, stated=joined), tuple(disputes)


def _use(said: StatedBy, use: Use, tools: dict[str, StatedBy]) -> UseOf:
    known = tools.get(tool_key(use.tool))
    tool = known.stated if known is not None and isinstance(known.stated, Tool) else None
    return UseOf(use=use, tool=tool, said=said)


def _use_key(use: Use, by: str) -> tuple[str, Part, str, str, bool]:
    return tool_key(use.tool), use.part, tool_key(use.what), by, use.declared


def _last(said: Iterable[StatedBy], kind: type[S], key: Callable[[S, str], K]) -> dict[K, StatedBy]:
    last = {key(each.stated, each.by): each for each in said if isinstance(each.stated, kind)}
    return {of: each for of, each in last.items() if not each.erased}
