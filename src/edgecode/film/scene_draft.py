"""One draft of one scene, and what became of a line of it in another draft."""

from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

import msgspec
from rapidfuzz import fuzz

from edgecode.film import scene_number
from edgecode.film.covers import paragraph_saying, spans_of, words_of
from edgecode.film.script import SPOKEN, Paragraph, ParagraphKind, Scene, Script

_LINES: Final = SPOKEN | {ParagraphKind.ACTION}
_ALIKE: Final = 60.0
"""How alike (0 to 100) two lines between the same neighbours must be to be one line changed: an engineering choice."""
_TELLING: Final = 3
"""Fewer words than these are said anywhere, and no sign that a line has moved."""


class Became(StrEnum):
    """What became of a line of an older draft."""

    CHANGED = "changed"
    MOVED = "moved"
    CUT = "cut"


class SceneDraft(msgspec.Struct, frozen=True):
    """A scene as one draft has it."""

    script: Script
    scene: Scene

    @property
    def name(self) -> str:
        """What the title page calls the draft, else its path."""
        return self.script.draft or self.script.path

    @property
    def lines(self) -> list[Paragraph]:
        """The speeches and actions of the scene, paragraph by paragraph."""
        every = self.script.paragraphs[self.scene.first : self.scene.last]
        return [each for each in every if each.kind in _LINES]

    def quoted(self, words: str) -> Paragraph | None:
        """Find the line that says these words; a single word is a quotation only of a line that says no more."""
        wanted = words_of(words)
        single = len(wanted.split()) == 1
        said = ((each, words_of(each.text)) for each in self.lines)
        return next((each for each, text in said if (wanted == text if single else wanted in text)), None)

    def says(self, words: str) -> bool:
        """Tell whether the scene says these words, in one paragraph or in speeches that follow each other."""
        if paragraph_saying(words, script=self.script, first=self.scene.first, last=self.scene.last) is not None:
            return True
        spoken = (words_of(each.text).strip() for each in self.lines if each.kind in SPOKEN)
        return words_of(words) in f" {' '.join(spoken)} "

    def covered(self, covers: str, *, saying: str) -> Paragraph | None:
        """Find what says these words among the lines that ``covers`` means, its numbers counted in this draft."""
        wanted = words_of(saying)
        for span in spans_of(covers, script=self.script, scene=self.scene).spans:
            for each in self.script.paragraphs[span.first : span.last]:
                if wanted in words_of(each.text):
                    return each
        return None


def scenes_of(script: Script) -> dict[str, SceneDraft]:
    """Give the scenes of a draft by their folded numbers; the first wins where a number stands twice."""
    return {
        scene_number.folded(scene.number): SceneDraft(script, scene)
        for scene in reversed(script.scenes)
        if scene.number and not scene.omitted
    }


def became(old: Paragraph, *, was: SceneDraft, now: SceneDraft, words: str) -> tuple[Became, Paragraph | None]:
    """Say what became of a line that ``was`` has and that says ``words``, which the scene no longer says.

    With it comes the line that it is now: the paragraph of the same id, else one elsewhere in the draft that says the
    words, else the one that stands in its place. ``None`` where it was cut.
    """
    every = now.script.paragraphs
    carried = next((each for each in every if each.id == old.id), None)
    if carried is not None and now.scene.first <= every.index(carried) < now.scene.last:
        return Became.CHANGED, carried
    wanted = words_of(words)
    if carried is None and len(wanted.split()) >= _TELLING:
        carried = next((each for each in every if each.kind in _LINES and wanted in words_of(each.text)), None)
    if carried is not None:
        return Became.MOVED, carried
    new = _in_its_place(old, before=was.lines, after=now.lines)
    return (Became.CUT if new is None else Became.CHANGED), new


def _in_its_place(old: Paragraph, *, before: list[Paragraph], after: list[Paragraph]) -> Paragraph | None:
    """Find what stands between the same neighbours now: the most like it, else what the same person says there."""
    at = before.index(old)
    was, now = ([(each.character.upper(), words_of(each.text)) for each in lines] for lines in (before, after))
    for _tag, i1, i2, j1, j2 in SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        if i1 <= at < i2:
            best = max(after[j1:j2], key=lambda each: _likeness(old, each), default=None)
            if best is not None and _likeness(old, best) >= _ALIKE:
                return best
            same = after[j1 + at - i1] if i2 - i1 == j2 - j1 else None
            speaks = same is not None and old.character.upper() == same.character.upper() != ""
            return same if speaks else None
    return None


def _likeness(one: Paragraph, other: Paragraph) -> float:
    """How alike two lines read, 0 to 100; what is said is never like what is done."""
    if (one.kind in SPOKEN) != (other.kind in SPOKEN):
        return 0.0
    return fuzz.ratio(words_of(one.text), words_of(other.text))
