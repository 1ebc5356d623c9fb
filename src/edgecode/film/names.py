"""How paragraphs and scenes keep their names through drafts: what a draft carries over from older ones.

:func:`edgecode.film.identity.with_ids` names a paragraph by what it is. Where a paragraph of a newer draft is one of an older
draft's, though its words or its scene's number changed, it gets the older one's name instead; what is left keeps its own. What
was named once stays named so: a table of names goes with each content, and is asked before anything is matched (docs/adr/0013).
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import cast

import msgspec

from edgecode.film.identity import digest
from edgecode.film.matching.matching import ALGORITHM, Matching
from edgecode.film.script import Script


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """The match table of one content of a script: which names it carries over from older ones.

    ``content`` and ``before`` are digests of contents: its own, and those it was matched with. ``scenes`` and ``paragraphs``
    map the id that :func:`with_ids` gives to the one that is carried, where they differ.
    """

    content: str
    before: tuple[str, ...] = ()
    algorithm: int = ALGORITHM
    scenes: dict[str, str] = {}
    paragraphs: dict[str, str] = {}
    strangers: tuple[str, ...] = ()
    """Paths of the drafts that hardly any paragraph stands in; nothing was carried over from them."""


class Version(msgspec.Struct, frozen=True, eq=False):
    """One content of a script, as it was read: with the ids of what it is."""

    content: str
    script: Script


class Draft(msgspec.Struct, frozen=True, eq=False):
    """One draft, and what its file held before, where that is known."""

    now: Version
    before: Version | None = None


def named(script: Script, names: Names) -> Script:
    """Give a freshly read script the names it carries over."""
    if not names.scenes and not names.paragraphs:
        return script
    replace = msgspec.structs.replace
    return replace(
        script,
        scenes=tuple(replace(scene, id=names.scenes.get(scene.id, scene.id)) for scene in script.scenes),
        paragraphs=tuple(replace(each, id=names.paragraphs.get(each.id, each.id)) for each in script.paragraphs),
    )


def carried(drafts: Sequence[Draft], known: Mapping[str, Names]) -> tuple[Script, ...]:
    """Name the drafts of a film, given oldest first; ``known`` are tables by content, which win over matching anew."""
    return tuple(named(draft.now.script, names) for draft, names in zip(drafts, names_of(drafts, known), strict=True))


def names_of(drafts: Sequence[Draft], known: Mapping[str, Names]) -> tuple[Names, ...]:
    """Give the table of each draft, oldest first: the known one, else one made by matching.

    A draft is matched with what its own file held before, then with the nearest older draft that is of the same film, and with
    the next one that has its names already, as long as anything of it is without a partner.
    """
    made: list[Names] = []
    for at, draft in enumerate(drafts):
        table = known.get(draft.now.content)
        if table is None:
            table = _matched_names(
                draft, older=list(zip(drafts[:at], made, strict=True))[::-1], rest=drafts[at + 1 :], known=known
            )
        made.append(table)
    return tuple(made)


def _matched_names(
    draft: Draft, *, older: Sequence[tuple[Draft, Names]], rest: Sequence[Draft], known: Mapping[str, Names]
) -> Names:
    naming = _Naming(draft.now)
    if draft.before is not None:
        before = known.get(draft.before.content, Names(content=draft.before.content))
        naming.take(draft.before, before)
    for elder, names in older:
        if naming.done or naming.take(elder.now, names):
            break
        naming.strangers.append(elder.now.script.path)
    later = next((each for each in rest if each.now.content in known), None)
    if later is not None and not naming.done:
        naming.take(later.now, known[later.now.content])
    return naming.table()


class _Naming:
    """Names one content after others, one at a time; whoever was asked first is believed."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.strangers: list[str] = []
        self._before: list[str] = []
        self._scenes: dict[int, str] = {}
        self._paragraphs: dict[int, str] = {}
        self._shunned: set[str] = set()

    @property
    def done(self) -> bool:
        """Whether every paragraph has a name from elsewhere."""
        return len(self._paragraphs) == len(self.version.script.paragraphs) > 0

    def take(self, elder: Version, names: Names) -> bool:
        """Carry over what can be; ``False`` where the other is another film's script."""
        script = named(elder.script, names)
        if _ids(elder.script) == _ids(self.version.script):
            pairs = [(at, at) for at in range(len(script.paragraphs))], [(at, at) for at in range(len(script.scenes))]
        else:
            found = _matched()(elder.script, self.version.script)
            if found.stranger:
                self._shunned |= {*_ids(script)}
                return False
            pairs = [(pair.old, pair.new) for pair in found.paragraphs], [(pair.old, pair.new) for pair in found.scenes]
        _give(self._paragraphs, [(script.paragraphs[old].id, new) for old, new in pairs[0]])
        _give(self._scenes, [(script.scenes[old].id, new) for old, new in pairs[1]])
        self._before.append(elder.content)
        return True

    def table(self) -> Names:
        """Give every paragraph and scene a name that no other has, and say where it is not its own."""
        script = self.version.script
        return Names(
            content=self.version.content,
            before=tuple(self._before),
            scenes=_all_named([each.id for each in script.scenes], self._scenes, self._shunned),
            paragraphs=_all_named([each.id for each in script.paragraphs], self._paragraphs, self._shunned),
            strangers=tuple(self.strangers),
        )


def _ids(script: Script) -> list[str]:
    return [*(scene.id for scene in script.scenes), *(paragraph.id for paragraph in script.paragraphs)]


def _give(own: dict[int, str], given: Sequence[tuple[str, int]]) -> None:
    taken = set(own.values())
    for name, at in given:
        if at not in own and name not in taken:
            own[at] = name
            taken.add(name)


def _all_named(ids: Sequence[str], given: Mapping[int, str], shunned: set[str]) -> dict[str, str]:
    taken = set(given.values())
    names = {}
    for at, own in enumerate(ids):
        name = given.get(at)
        if name is None:
            name, again = own, 0
            while name in taken or name in shunned:
                again += 1
                name = digest("again", own, str(again))
            taken.add(name)
        if name != own:
            names[own] = name
    return names


def _matched() -> Callable[[Script, Script], Matching]:
    """Matching brings numpy along, which a film without anything new to match should not wait for."""
    module = importlib.import_module("edgecode.film.matching.match")
    return cast("Callable[[Script, Script], Matching]", module.matched)
