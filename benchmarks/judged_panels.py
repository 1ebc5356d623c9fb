"""How rightly panels of a made storyboard were carried over, against the truth of made revisions.

A panel with lines is *right* when what it covers in the newest draft is exactly the speeches and actions that its lines
became, and in the right *scene* when these all stand in the one where it is. Where they stand in none or in several, a
decision is right.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from made_drafts import Revision
from made_panels import MadePanel, follows

from edgecode.film.boards.shot import Carry, Fate
from edgecode.film.boards.way import NO_LINE
from edgecode.film.drafts import Drafts


@dataclass
class Judged:
    """Counts of panels; add them up over some storyboards."""

    panels: int = 0
    accounted: int = 0
    """Those with exactly one fate: carried into a scene that is there, or to be decided about."""
    wrong_draft: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    """Panels with lines: carried, right, scene (right scene), decided, decided rightly."""
    whole: Counter[str] = field(default_factory=Counter)
    """Panels of whole scenes: carried, scene, decided."""

    @property
    def right(self) -> float:
        """The share of those carried with lines that stand over the truth's lines."""
        return self.lines["right"] / self.lines["carried"]

    @property
    def scene(self) -> float:
        """The share of those carried that stand in the truth's scene."""
        carried = self.lines["carried"] + self.whole["carried"]
        return (self.lines["scene"] + self.whole["scene"]) / carried

    @property
    def needless(self) -> float:
        """The share of all panels that want a decision though the lines of each stand in one scene."""
        return (self.lines["decided"] - self.lines["decided rightly"]) / self.panels

    def add(
        self, made: Sequence[MadePanel], carries: Mapping[str, Carry], revisions: Sequence[Revision], drafts: Drafts
    ) -> None:
        """Judge one storyboard, drawn for the oldest draft."""
        truth = _Truth(revisions, drafts)
        for each in made:
            carry = carries[each.panel.id]
            self.panels += 1
            self.accounted += (carry.scene in truth.scenes) == (carry.fate is not Fate.DECIDE)
            self.wrong_draft += each.scene is not None and carry.drawn_for != revisions[0].old.path
            if each.lines:
                self._lines(each, carry, truth)
            elif each.scene is not None:
                there = truth.scenes.get(carry.scene)
                self.whole["decided" if there is None else "carried"] += 1
                self.whole["scene"] += there is not None and truth.became_scene.get(each.scene) == there

    def _lines(self, each: MadePanel, carry: Carry, truth: "_Truth") -> None:
        covered = {at for span in carry.spans for at in range(span.first, span.last)}
        wanted = truth.became(each.lines)
        stand = {truth.script.paragraphs[at].scene for at in wanted}
        if carry.fate is Fate.DECIDE:
            self.lines["decided"] += 1
            self.lines["decided rightly"] += len(stand) != 1
        else:
            self.lines["carried"] += 1
            self.lines["right"] += covered == wanted
            self.lines["scene"] += stand == {truth.scenes[carry.scene]}


class _Truth:
    """What became of the oldest draft's lines and scenes in the newest."""

    def __init__(self, revisions: Sequence[Revision], drafts: Drafts) -> None:
        self.old, self.script = revisions[0].old, drafts.current
        self.scenes = {scene.id: at for at, scene in enumerate(self.script.scenes)}
        self._became, self.became_scene = follows(revisions)
        self._speeches = {
            at: range(line.first, line.last)
            for scene in self.script.scenes
            for line in drafts.lines(self.script, scene)
            for at in range(line.first, line.last)
        }

    def became(self, lines: Sequence[int]) -> set[int]:
        """The whole speeches and actions that some paragraphs became, but for what leads to a speech."""
        own = [at for at in lines if self.old.paragraphs[at].kind not in NO_LINE]
        return {at for line in own for new in self._became.get(line, ()) for at in self._speeches.get(new, ())}
