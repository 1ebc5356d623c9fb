"""What people stated for the papers, as anybody on the film may read it: the register of tools, who made what, the words.

A use that was declared to the amnesty register is there without who declared it, and whoever did finds it marked as theirs,
so that they alone can take it back.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from edgecode.findings.word import Deed, Word
from edgecode.papers.statements import Authorship, Tool, Use, Wording
from edgecode.papers.tool_key import tool_key
from edgecode.papers.words import Part
from edgecode.usecases.moments import day_of

S = TypeVar("S", Tool, Use, Authorship, Wording)
K = TypeVar("K")


class SaidBy(msgspec.Struct, frozen=True, kw_only=True):
    """By whom a thing was stated, and on which day; ``entry`` is there for whoever may take it back, who is who said it.

    A guest tool's run is on record, and taken back by nobody: what it is, its partner said.

    ``by`` is empty for what was declared to the amnesty register. ``on`` is empty for what film.toml says off the record.
    """

    by: str
    on: str
    entry: str = ""


class UseShown(msgspec.Struct, frozen=True):
    """A use of a tool."""

    use: Use
    said: SaidBy


class ToolShown(msgspec.Struct, frozen=True, kw_only=True):
    """A tool with its uses; ``tool`` is ``None`` where nobody described it, and nobody ``said`` anything of it."""

    name: str
    tool: Tool | None
    said: SaidBy | None
    uses: tuple[UseShown, ...] = ()


class AuthorshipShown(msgspec.Struct, frozen=True):
    """Who made a part of the film, as it was stated last."""

    authorship: Authorship
    said: SaidBy


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. ``wording`` is ``None`` where no words are set."""

    tools: tuple[ToolShown, ...]
    authorship: tuple[AuthorshipShown, ...]
    wording: Wording | None
    wording_said: SaidBy | None


def register_of(words: Iterable[Word], *, viewer: str) -> Register:
    """Give what the words come to, the last one on each thing, and every use of a tool."""
    stated = tuple(word for word in words if word.deed in {Deed.STATE, Deed.RUN})
    wording = _last(stated, Wording, lambda _wording: "").get("")
    is_set = wording is not None and bool(wording[0].text)
    return Register(
        tools=tuple(_tools(stated, viewer=viewer)),
        authorship=tuple(_authorship(stated, viewer=viewer)),
        wording=wording[0] if wording is not None and is_set else None,
        wording_said=_said(wording[1], viewer=viewer) if wording is not None and is_set else None,
    )


def _tools(words: tuple[Word, ...], *, viewer: str) -> Iterable[ToolShown]:
    described = _last(words, Tool, lambda tool: tool_key(tool.name))
    uses: dict[str, list[UseShown]] = {}
    for use, word in _of(words, Use):
        uses.setdefault(tool_key(use.tool), []).append(UseShown(use, _said(word, viewer=viewer)))
    for key, (tool, word) in described.items():
        own = tuple(uses.get(key, ()))
        yield ToolShown(name=tool.name, tool=tool, said=_said(word, viewer=viewer), uses=own)
    for key, rest in uses.items():
        if key not in described:
            yield ToolShown(name=rest[0].use.tool, tool=None, said=None, uses=tuple(rest))


def _authorship(words: tuple[Word, ...], *, viewer: str) -> Iterable[AuthorshipShown]:
    said = _last(words, Authorship, lambda authorship: authorship.part)
    for part in Part:
        if part in said:
            authorship, word = said[part]
            yield AuthorshipShown(authorship, _said(word, viewer=viewer))


def _said(word: Word, *, viewer: str) -> SaidBy:
    declared = isinstance(word.stated, Use) and word.stated.declared
    return SaidBy(
        by="" if declared else word.by,
        on=day_of(word.at) if word.entry else "",
        entry=word.entry if word.by == viewer and word.deed is not Deed.RUN else "",
    )


def _of(words: Iterable[Word], kind: type[S]) -> Iterable[tuple[S, Word]]:
    return ((word.stated, word) for word in words if isinstance(word.stated, kind))


def _last(words: Iterable[Word], kind: type[S], key: Callable[[S], K]) -> dict[K, tuple[S, Word]]:
    return {key(stated): (stated, word) for stated, word in _of(words, kind)}
