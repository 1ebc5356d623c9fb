"""What a newer draft did under the panels, in plain words: what stands in the margin of the wall, and what is to be decided."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

import msgspec

from edgecode.film.board import Panel
from edgecode.film.boards.shot import Carry, Change, Fate
from edgecode.film.draft_color import draft_color
from edgecode.film.emphasis import plain
from edgecode.film.film import Film
from edgecode.film.script import UNDER_A_CUE, Script

_LINES: Final = (Change.MOVED, Change.REWRITTEN, Change.CUT)
"""What happens to the lines of a panel; the rest happens to its scene."""

_CARRIED: Final[Mapping[Change, str]] = {
    Change.RENUMBERED: "was {scene}",
    Change.MOVED: "{lines} moved here from {scene}",
    Change.REWRITTEN: "{lines} rewritten",
    Change.CUT: "{lines} cut",
    Change.SPLIT: "{scene} is split",
    Change.JOINED: "{scene} is joined with another",
    Change.OMITTED: "{scene} is omitted",
    Change.GONE: "{scene} is not there any more",
    Change.UNKNOWN: "no draft has {scene}",
}
_OPEN: Final[Mapping[Change, str]] = {
    Change.RENUMBERED: "{scene} has another number",
    Change.MOVED: "what it was drawn for stands in another scene",
    Change.CUT: "its {lines} {are} cut",
}
"""What is said otherwise of a panel that wants a decision."""


class Reworded(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph that a panel was drawn for: its words then and now; ``now`` is empty where it was cut."""

    was: str
    now: str
    speaker: str = ""


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a panel in the current draft: ``says`` in plain words, after the name of the draft it was drawn for.

    ``color`` is the colour of that draft's paper, empty where its name says none.
    """

    draft: str
    says: str
    color: str = ""
    words: tuple[Reworded, ...] = ()


class BoardChanges:
    """Tells what became of panels. Drafts are read as far as somebody asks."""

    def __init__(self, film: Film) -> None:
        """Take a film, joined."""
        self._film = film
        self._drafts = {draft.path: draft for draft in film.drafts}

    @cached_property
    def _here(self) -> dict[str, str]:
        """What each paragraph of the current draft says, by its id."""
        script = self._film.script
        return {paragraph.id: plain(paragraph.text) for paragraph in script.paragraphs} if script is not None else {}

    @property
    def draft(self) -> str:
        """What the current draft is called."""
        return _name(self._film.script)

    def of_panel(self, panel: Panel) -> Changed | None:
        """Tell what became of one panel, ``None`` for one that is as it was."""
        carry = self._film.boards.carried.get(panel.id)
        if carry is None or not carry.changes:
            return None
        drafted = self._drafts.get(carry.drawn_for)
        deciding = carry.fate is Fate.DECIDE
        says = [_happened(change, carry, deciding=deciding) for change in carry.changes]
        if deciding and self._film.script is not None:
            says[-1] += f" in {self.draft}" if carry.drawn_for else ""
        return Changed(
            draft=_name(drafted),
            says="; ".join(says),
            color=draft_color(drafted) if drafted is not None else "",
            words=tuple(self._words(carry, drafted)) if drafted is not None else (),
        )

    def of_scene(self, panels: Iterable[str]) -> str:
        """Say in one line what the current draft did under the panels of a scene, empty for nothing."""
        carries = [each for panel in panels if (each := self._film.boards.carried.get(panel)) is not None]
        counted = Counter(
            (carry.drawn_for, change) for carry in carries for change in carry.changes if carry.fate is Fate.CARRIED
        )
        told: dict[str, list[str]] = {}
        for (path, change), count in counted.items():
            first = next(each for each in carries if each.drawn_for == path and change in each.changes)
            under = f" under {count} panel{'' if count == 1 else 's'}" if change in _LINES else ""
            told.setdefault(path, []).append(_happened(change, first, deciding=False, many=count > 1) + under)
        return "; ".join(f"from {_name(self._drafts.get(path))}: {', '.join(says)}" for path, says in told.items())

    def _words(self, carry: Carry, drafted: Script) -> Iterator[Reworded]:
        for place in carry.before:
            paragraph = drafted.paragraphs[place]
            yield Reworded(
                was=plain(paragraph.text),
                now=self._here.get(paragraph.id, ""),
                speaker=paragraph.character if paragraph.kind in UNDER_A_CUE else "",
            )


def _name(draft: Script | None) -> str:
    return (draft.draft or draft.path) if draft is not None else "an older draft"


def _happened(change: Change, carry: Carry, *, deciding: bool, many: bool = False) -> str:
    """What happened, in plain words; of a panel to be decided about as a sentence that begins with its scene."""
    several = many or len(carry.before) > 1
    says = _CARRIED[change] if not deciding else _OPEN.get(change, _CARRIED[change])
    return says.format(
        scene=f"scene {carry.was}" if carry.was else "its scene",
        lines="lines" if several else "line",
        are="are" if several else "is",
    )
