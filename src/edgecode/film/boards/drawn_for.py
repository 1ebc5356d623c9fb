"""For which draft each panel was drawn.

Where its list says, that is the draft. Else it is inferred, by engineering choices. A panel *fits* a draft that has its
scene, not omitted, with every line it numbers, and that says there what it quotes; where it numbers lines as well, one of
them says one of its quotations. A list was drawn for the draft in which most of its panels fit: where two have as many, the
current one before others, then the latest. A panel that does not fit there and does fit in another one was drawn for that
one. One that fits nowhere goes with its list, where that draft has its scene, else with one that has.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.quoted import counts_lines, quotes
from edgecode.film.covers import spans_of, words_of
from edgecode.film.drafts import Drafts, draft_named
from edgecode.film.scene_draft import SceneDraft, scenes_of
from edgecode.film.script import Scene, Script


class DrawnFor(msgspec.Struct, frozen=True, kw_only=True):
    """The draft a panel was drawn for and its scene there, both ``None`` where no draft has its scene.

    ``problems`` are what its list says of the draft and could not be understood, one sentence each.
    """

    script: Script | None = None
    scene: Scene | None = None
    problems: tuple[str, ...] = ()


def drawn_for(panels: Iterable[Panel], *, drafts: Drafts) -> dict[str, DrawnFor]:
    """Say of every panel for which draft it was drawn, by its id; of two with one id the first is believed."""
    order = (drafts.current, *(each for each in reversed(drafts.all) if each is not drafts.current))
    looking = _Looking(order, drafts)
    found: dict[str, DrawnFor] = {}
    unsaid: dict[str, list[Panel]] = {}
    for panel in panels:
        said = _said(panel, drafts)
        if said is not None and said.scene is not None:
            found.setdefault(panel.id, said)
        else:
            unsaid.setdefault(panel.place.path, []).append(panel)
    for listed in unsaid.values():
        for panel, script in looking.inferred(listed):
            said = _said(panel, drafts)
            scene = _scene(panel, script, drafts) if script is not None else None
            problems = said.problems if said is not None else ()
            found.setdefault(panel.id, DrawnFor(script=script, scene=scene, problems=problems))
    return found


def unknown_draft(panel: Panel, *, drafts: Drafts) -> str:
    """Say in one sentence that a panel's list names a draft which is none; empty where it names one, or nothing."""
    if not panel.draft or _index(panel.draft, drafts) is not None:
        return ""
    known = ", ".join(script.draft or script.path for script in drafts.all)
    return f"expected one of the drafts {known}, found {panel.draft!r}; for which one it was drawn is inferred"


def _said(panel: Panel, drafts: Drafts) -> DrawnFor | None:
    """What its list says: the draft and the scene there, else the problem with it; ``None`` where it says nothing."""
    if not panel.draft:
        return None
    index = _index(panel.draft, drafts)
    if index is None:
        return DrawnFor(problems=(unknown_draft(panel, drafts=drafts),))
    script = drafts.all[index]
    scene = _scene(panel, script, drafts)
    if scene is None:
        named = f"scene {panel.scene}" if panel.scene else "none"
        return DrawnFor(problems=(f"expected a scene of {script.path}, found {named}",))
    return DrawnFor(script=script, scene=scene)


def _index(name: str, drafts: Drafts) -> int | None:
    return draft_named(name, tuple((script.draft, script.path) for script in drafts.all))


def _scene(panel: Panel, script: Script, drafts: Drafts) -> Scene | None:
    return drafts.scenes[script.path].get(scene_number.folded(panel.scene))


class _Looking:
    """Looks panels up in drafts; scenes and what fits are found once."""

    def __init__(self, order: tuple[Script, ...], drafts: Drafts) -> None:
        self._order = order
        self._drafts = drafts
        self._scenes: Mapping[str, dict[str, SceneDraft]] = {script.path: scenes_of(script) for script in order}

    def inferred(self, panels: list[Panel]) -> Iterator[tuple[Panel, Script | None]]:
        """Give the draft for each panel of one list."""
        if len(self._order) == 1:
            for panel in panels:
                yield panel, self._having(panel, self._order)
            return
        fitting = [[script for script in self._order if self._fits(panel, script)] for panel in panels]
        counts = {script.path: 0 for script in self._order}
        for scripts in fitting:
            for script in scripts:
                counts[script.path] += 1
        # The first of the most: ``max`` keeps the order where two have as many.
        own = max(self._order, key=lambda script: counts[script.path])
        for panel, scripts in zip(panels, fitting, strict=True):
            first = own if own in scripts or not scripts else scripts[0]
            yield panel, first if scripts else self._having(panel, (own, *self._order))

    def _having(self, panel: Panel, order: tuple[Script, ...]) -> Script | None:
        """The first draft that has a panel's scene; one where it is omitted only if no other has it."""
        number = scene_number.folded(panel.scene)
        there = next((script for script in order if number in self._scenes[script.path]), None)
        return there or next((script for script in order if number in self._drafts.scenes[script.path]), None)

    def _fits(self, panel: Panel, script: Script) -> bool:
        there = self._scenes[script.path].get(scene_number.folded(panel.scene))
        if there is None:
            return False
        lines = self._drafts.lines(script, there.scene)
        covered = spans_of(panel.covers, script=script, scene=there.scene, lines=lines)
        said = quotes(panel)
        if covered.problems or not all(map(there.says, said)):
            return False
        if not said or not counts_lines(panel.covers):
            return True
        wanted = [words_of(words) for words in said]
        return any(
            words in words_of(paragraph.text)
            for span in covered.spans
            for paragraph in script.paragraphs[span.first : span.last]
            for words in wanted
        )
