"""Where the scenes and lines of one draft stand in the current one, by the ids they keep through all drafts.

Lines here are all paragraphs but headings and what leads to a speech (cues and parentheticals), which look alike all through a
script. The shares below are engineering choices.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Final

from edgecode.film.covers import Span
from edgecode.film.drafts import Drafts
from edgecode.film.identity import says_the_same
from edgecode.film.lining import runs
from edgecode.film.script import ParagraphKind, Scene, Script
from edgecode.film.speech import LEADS

NO_LINE: Final = LEADS | {ParagraphKind.HEADING}
"""What is no line: headings, and what leads to a speech."""
_PART: Final = 0.5
"""A scene that no older draft had is a part of one that was split where at least this share of its lines come from there."""
_JOINED: Final = 0.5
"""A scene that is gone was joined to another one where at least this share of its lines stand there."""


class Now:
    """The current draft, by the ids of its scenes and the speeches around its paragraphs."""

    def __init__(self, drafts: Drafts) -> None:
        """Index the scenes; speeches are counted when somebody asks for them."""
        self.drafts = drafts
        self.script = drafts.current
        self.scenes = {scene.id: index for index, scene in enumerate(self.script.scenes)}
        self._speeches: dict[int, dict[int, range]] = {}
        self._ways: dict[str, Way] = {}

    def way_from(self, script: Script) -> "Way":
        """Give the way from a draft, which is found once."""
        if script.path not in self._ways:
            self._ways[script.path] = Way(script, self)
        return self._ways[script.path]

    def place(self, paragraph: str) -> int | None:
        """Give the index of a paragraph by its id; ``None`` where it is gone, or stands in no scene or an omitted one."""
        at = self.drafts.places.get(paragraph)
        return at if at is not None and self.stands(self.script.paragraphs[at].scene) else None

    def stands(self, scene: int) -> bool:
        """Whether there is a scene at this index, and it is not omitted."""
        return scene >= 0 and not self.script.scenes[scene].omitted

    def scene_of(self, paragraph: int) -> int:
        """Give the index of the scene a paragraph stands in."""
        return self.script.paragraphs[paragraph].scene

    def spans(self, paragraphs: Iterable[tuple[int, bool]]) -> tuple[Span, ...]:
        """Join paragraphs, each with whether it is off camera, to spans of whole actions and speeches with their cues."""
        return runs((at, off) for paragraph, off in paragraphs for at in self._speech(paragraph))

    def _speech(self, paragraph: int) -> range:
        scene = self.scene_of(paragraph)
        if scene not in self._speeches:
            lines = self.drafts.lines(self.script, self.script.scenes[scene])
            self._speeches[scene] = {
                at: range(line.first, line.last) for line in lines for at in range(line.first, line.last)
            }
        return self._speeches[scene].get(paragraph, range(paragraph, paragraph + 1))


class Way:
    """The way from one draft to the current one."""

    def __init__(self, was: Script, now: Now) -> None:
        """Find where every line of the older draft stands."""
        self.was = was
        self.now = now
        self.paragraphs = {paragraph.id: index for index, paragraph in enumerate(was.paragraphs)}
        self.scenes = {scene.id: index for index, scene in enumerate(was.scenes)}
        self._places = [now.place(paragraph.id) for paragraph in was.paragraphs]
        self._same: dict[int, bool] = {}

    def place(self, paragraph: int) -> int | None:
        """Give where a paragraph of the older draft stands, ``None`` where it is gone or stands in no scene."""
        return self._places[paragraph]

    def same(self, paragraph: int) -> bool:
        """Whether a paragraph of the older draft still stands, with the same words."""
        if paragraph not in self._same:
            at = self._places[paragraph]
            self._same[paragraph] = at is not None and says_the_same(
                self.was.paragraphs[paragraph], self.now.script.paragraphs[at]
            )
        return self._same[paragraph]

    def lines(self, scene: int) -> list[int]:
        """Give the lines of a scene of the older draft."""
        return _lines(self.was, self.was.scenes[scene])

    def homes(self, scene: int) -> Counter[int]:
        """Count in which scenes of the current draft the lines of one of the older draft's scenes stand."""
        return self._homes[scene]

    def own(self, scene: int) -> int | None:
        """Give the scene that one of the older draft's is now, ``None`` where it is gone or omitted."""
        index = self.now.scenes.get(self.was.scenes[scene].id)
        return index if index is not None and self.now.stands(index) else None

    def parts(self, scene: int) -> tuple[int, ...]:
        """Give the scenes that one of the older draft's was split into, the largest first; none where it was not."""
        found = [
            (-count, there)
            for there, count in self.homes(scene).items()
            if there == self.own(scene) or (self.is_new(there) and count >= _PART * self._size(there))
        ]
        return tuple(there for _count, there in sorted(found)) if len(found) > 1 else ()

    def joined_to(self, scene: int) -> int | None:
        """Give the scene that one which is gone or omitted was joined to, ``None`` where it was to none."""
        if self.own(scene) is not None or not self.homes(scene):
            return None
        [(there, count)] = self.homes(scene).most_common(1)
        return there if count >= _JOINED * len(self.lines(scene)) else None

    def joined_in(self, there: int) -> frozenset[int]:
        """Give the paragraphs of a scene of the current draft that came with other scenes joined to it."""
        return self._joined.get(there, frozenset())

    @cached_property
    def _homes(self) -> list[Counter[int]]:
        homes: list[Counter[int]] = [Counter() for _ in self.was.scenes]
        for paragraph, at in zip(self.was.paragraphs, self._places, strict=True):
            if at is not None and paragraph.scene >= 0 and paragraph.kind not in NO_LINE:
                homes[paragraph.scene][self.now.scene_of(at)] += 1
        return homes

    @cached_property
    def _joined(self) -> dict[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for scene in range(len(self.was.scenes)):
            there = self.joined_to(scene)
            if there is not None and not self.is_new(there):
                places = (self._places[at] for at in range(self.was.scenes[scene].first, self.was.scenes[scene].last))
                found.setdefault(there, set()).update(
                    at for at in places if at is not None and self.now.scene_of(at) == there
                )
        return {there: frozenset(at) for there, at in found.items()}

    def is_new(self, there: int) -> bool:
        """Whether a scene of the current draft is none of the older draft's."""
        return self.now.script.scenes[there].id not in self.scenes

    def _size(self, there: int) -> int:
        return len(_lines(self.now.script, self.now.script.scenes[there]))


def _lines(script: Script, scene: Scene) -> list[int]:
    return [at for at in range(scene.first, scene.last) if script.paragraphs[at].kind not in NO_LINE]


@lru_cache(maxsize=2)
def now_of(drafts: Drafts) -> Now:
    """Give the current draft of a film, indexed once for as long as its drafts are the same object."""
    return Now(drafts)
