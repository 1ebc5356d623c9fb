"""Match two drafts and tell it scene by scene: what is the same, changed, moved, omitted, gone and new, line by line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.errors import NotAScriptError
from edgecode.film.composed import composed
from edgecode.film.drafts import draft_named
from edgecode.film.film import Film
from edgecode.film.matching.match import matched
from edgecode.film.matching.matching import How, Matching, Pair
from edgecode.film.place import Place, Remark
from edgecode.film.script import Paragraph, ParagraphKind, Scene, Script
from edgecode.formats.source import Source
from edgecode.usecases.known_names import script_in
from edgecode.usecases.read_file import read_file

_UNSAID: Final = frozenset({ParagraphKind.CHARACTER, ParagraphKind.HEADING})
"""Told with the line or the scene they belong to."""


class Became(StrEnum):
    """What became of a scene."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    OMITTED = "omitted"
    CUT = "cut"
    NEW = "new"


class Change(StrEnum):
    """What happened to one line."""

    EDITED = "edited"
    REWRITTEN = "rewritten"
    MOVED = "moved"
    GIVEN = "given to somebody else"
    CUT = "cut"
    ADDED = "added"


class LineChange(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph that is not as it was; ``was`` and ``now`` are its texts, empty where it is new or gone."""

    change: Change
    kind: ParagraphKind
    was: str = ""
    now: str = ""
    was_by: str = ""
    now_by: str = ""
    was_at: Place | None = None
    now_at: Place | None = None
    old: int | None = None
    new: int | None = None
    confidence: float = 1.0


class SceneChange(msgspec.Struct, frozen=True, kw_only=True):
    """One scene: what became of it, and the lines that changed. ``same`` counts the paragraphs that did not."""

    became: Became
    number: str
    heading: str
    was_number: str = ""
    was_heading: str = ""
    was_at: Place | None = None
    now_at: Place | None = None
    same: int = 0
    lines: tuple[LineChange, ...] = ()
    confidence: float = 1.0

    def counted(self) -> Counter[Change]:
        """Count the lines by what happened to them."""
        return Counter(line.change for line in self.lines)


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two drafts, and what became of each scene of the one in the other, in the newer one's order."""

    old: Script
    new: Script
    matching: Matching
    scenes: tuple[SceneChange, ...]
    remarks: tuple[Remark, ...] = ()


def script_of(source: Source) -> tuple[Script, tuple[Remark, ...]]:
    """Read a file that should hold a script. Raises :class:`NotAScriptError`, ``NoSuchFileError``."""
    reading = read_file(source)
    script = script_in(reading)
    if script is None:
        first = next((remark.says for remark in reading.remarks), "")
        known = f"a file of the format {reading.format}" if reading.format else "a file that no reader knows"
        found = known if reading.records or not first else f"one that could not be read: {first}"
        raise NotAScriptError(source.path, found=found)
    return script, reading.remarks


def draft_of(film: Film, name: str) -> Script:
    """Find a draft of a film by its path or by what its title page calls it. Raises :class:`NotAScriptError`."""
    same = composed(name)
    exact = next(
        (each for each in film.drafts if same in {composed(own) for own in (each.path, each.draft)}),
        None,
    )
    index = draft_named(name, tuple((each.draft, each.path) for each in film.drafts))
    if exact is None and index is None:
        known = ", ".join(each.draft or each.path for each in film.drafts) or "no draft at all"
        raise NotAScriptError(name, found=f"none of that name among {known}")
    return exact or film.drafts[index or 0]


def compared(old: Script, new: Script, *, remarks: tuple[Remark, ...] = ()) -> Comparison:
    """Match two drafts and tell it scene by scene."""
    matching = matched(old, new)
    if matching.stranger:
        says = f"hardly any paragraph of {old.path} stands in {new.path}: is it another film? Nothing is carried over"
        return Comparison(
            old=old, new=new, matching=matching, scenes=(), remarks=(*remarks, Remark(Place(new.path), says))
        )
    return Comparison(
        old=old, new=new, matching=matching, scenes=tuple(_Telling(old, new, matching).scenes()), remarks=remarks
    )


class _Telling:
    """Tells a matching in the newer draft's order, what went standing where it stood."""

    def __init__(self, old: Script, new: Script, matching: Matching) -> None:
        self.old, self.new, self.matching = old, new, matching
        self.of_new = {pair.new: pair for pair in matching.paragraphs}
        self.of_old = {pair.old: pair for pair in matching.paragraphs}
        self.renamed = dict(matching.renamed)

    def scenes(self) -> Iterator[SceneChange]:
        pairs = {pair.new: pair for pair in self.matching.scenes}
        gone = list(self.matching.scenes_gone)
        if lines := self._lines(range(self._first(self.old)), range(self._first(self.new))):
            yield SceneChange(became=Became.CHANGED, number="", heading="before the first scene", lines=lines)
        for at, scene in enumerate(self.new.scenes):
            pair = pairs.get(at)
            while pair is not None and pair.how is not How.MOVED and gone and gone[0] < pair.old:
                yield self._gone(self.old.scenes[gone.pop(0)])
            yield self._pair(pair, scene) if pair is not None else self._new(scene)
        for left in gone:
            yield self._gone(self.old.scenes[left])

    @staticmethod
    def _first(script: Script) -> int:
        return script.scenes[0].first if script.scenes else len(script.paragraphs)

    def _gone(self, scene: Scene) -> SceneChange:
        lines = self._lines(range(scene.first, scene.last), range(0))
        return SceneChange(
            became=Became.CUT, number=scene.number, heading=scene.heading, was_number=scene.number,
            was_heading=scene.heading, was_at=scene.place, lines=lines,
        )  # fmt: skip

    def _new(self, scene: Scene) -> SceneChange:
        lines = self._lines(range(0), range(scene.first, scene.last))
        return SceneChange(
            became=Became.NEW, number=scene.number, heading=scene.heading, now_at=scene.place, lines=lines,
            same=sum(self._is_same(at) for at in range(scene.first, scene.last)),
        )  # fmt: skip

    def _pair(self, pair: Pair, scene: Scene) -> SceneChange:
        was = self.old.scenes[pair.old]
        lines = self._lines(range(was.first, was.last), range(scene.first, scene.last))
        became = Became.MOVED if pair.how is How.MOVED else Became.CHANGED
        if scene.omitted and not was.omitted:
            became = Became.OMITTED
        elif became is Became.CHANGED and not lines and was.heading == scene.heading:
            became = Became.SAME
        return SceneChange(
            became=became, number=scene.number, heading=scene.heading, was_number=was.number, was_heading=was.heading,
            was_at=was.place, now_at=scene.place, lines=lines, confidence=pair.confidence,
            same=sum(self._is_same(at) for at in range(scene.first, scene.last)),
        )  # fmt: skip

    def _is_same(self, new: int) -> bool:
        pair = self.of_new.get(new)
        return pair is not None and pair.how is How.SAME

    def _lines(self, olds: range, news: range) -> tuple[LineChange, ...]:
        """The changes of one scene: new lines in their order, each line that was cut before the one it stood before."""
        waiting = [at for at in olds if at not in self.of_old and self.old.paragraphs[at].kind not in _UNSAID]
        told: list[LineChange] = []
        for at in news:
            pair = self.of_new.get(at)
            while pair is not None and pair.old in olds and waiting and waiting[0] < pair.old:
                told.append(self._cut(waiting.pop(0)))
            change = self._line(at, pair)
            if change is not None:
                told.append(change)
        return (*told, *(self._cut(at) for at in waiting))

    def _cut(self, at: int) -> LineChange:
        was = self.old.paragraphs[at]
        return LineChange(
            change=Change.CUT, kind=was.kind, was=was.text, was_by=was.character, was_at=was.place, old=at
        )

    def _line(self, at: int, pair: Pair | None) -> LineChange | None:
        now = self.new.paragraphs[at]
        if now.kind in _UNSAID:
            return None
        if pair is None:
            return LineChange(
                change=Change.ADDED, kind=now.kind, now=now.text, now_by=now.character, now_at=now.place, new=at
            )
        was = self.old.paragraphs[pair.old]
        change = self._change(pair, was, now)
        if change is None:
            return None
        return LineChange(
            change=change, kind=now.kind, was=was.text, now=now.text, was_by=was.character, now_by=now.character,
            was_at=was.place, now_at=now.place, old=pair.old, new=at, confidence=pair.confidence,
        )  # fmt: skip

    def _change(self, pair: Pair, was: Paragraph, now: Paragraph) -> Change | None:
        given = self.renamed.get(was.character.upper(), was.character.upper()) != now.character.upper()
        if pair.how is How.SAME:
            return Change.GIVEN if given else None
        return {How.EDITED: Change.EDITED, How.REWRITTEN: Change.REWRITTEN, How.MOVED: Change.MOVED}[pair.how]


def scenes_counted(scenes: Iterable[SceneChange]) -> Counter[Became]:
    """Count the scenes by what became of them."""
    return Counter(scene.became for scene in scenes if scene.heading)
