"""Work that hangs on lines which are no longer there, or say something else now: shown for a decision, never dropped.

What was shot, planned, required, intended or decided about a line of an older draft is carried over with the line. Where the
line was cut nothing can be; where it was rewritten, what was shot is the old words. Both are listed here, each with its places.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from itertools import islice

import msgspec

from edgecode.film import scene_number
from edgecode.film.boards.quoted import quotes_lines
from edgecode.film.covers import Covered, spans_of
from edgecode.film.dailies import Take
from edgecode.film.drafts import draft_named
from edgecode.film.film import Film
from edgecode.film.hand import named_in
from edgecode.film.identity import digest, says_the_same
from edgecode.film.numbered_scenes import scene_numbered, scenes_by_number
from edgecode.film.owed import Requirement
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer, paragraph_at
from edgecode.film.script import Paragraph, ParagraphKind, Scene, Script
from edgecode.film.speech import NumberedLine, numbered_lines
from edgecode.findings.intent import Intent
from edgecode.findings.word import Deed, Word

_NOT_A_LINE = {ParagraphKind.HEADING, ParagraphKind.CHARACTER, ParagraphKind.PARENTHETICAL}


class Work(StrEnum):
    """What hangs on a line."""

    TAKES = "takes"
    PANEL = "panel"
    REQUIRED = "required"
    INTENT = "intent"
    DECISION = "decision"


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of work, and the line it hangs on.

    ``was`` is what the line said and ``place`` where, in the draft it stood in (or where the work was written, when no draft
    that is still there has it). ``now`` is where the line stands in the current draft with other words, ``None`` when it is
    gone.
    """

    work: Work
    says: str
    """Whose work it is and what: the takes by their labels, the panel's name, the words of who decided."""
    was: str
    place: Place
    scene: str = ""
    now: Place | None = None
    now_says: str = ""
    paragraph: str = ""
    """The id of the line, empty for a whole scene."""
    at: Place | None = None
    """Where the work itself is written down."""

    @property
    def title(self) -> str:
        """What work it is, and whose: ``takes 2-2, 2-3``, ``panel 4.1``."""
        return self.says if self.says.startswith(self.work.value) else f"{self.work} {self.says}"

    @property
    def key(self) -> str:
        """Sixteen hex characters, the same as long as the work and its line are: what letting it go holds on to."""
        return digest("left", self.work.value, self.says, self.paragraph or self.scene, self.was)


class _Draft:
    """A draft by the numbers of its scenes. The lines of a scene are counted once, however much hangs on them."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self._scenes = scenes_by_number(script)
        self._lines: dict[int, tuple[NumberedLine, ...]] = {}

    def scene(self, number: str) -> Scene | None:
        return self._scenes.get(scene_number.folded(number))

    def covered(self, covers: str, scene: Scene) -> Covered:
        if scene.first not in self._lines:
            self._lines[scene.first] = numbered_lines(self.script, scene)
        return spans_of(covers, script=self.script, scene=scene, lines=self._lines[scene.first])

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        """The paragraphs by their ids."""
        return {each.id: each for each in self.script.paragraphs}


class _Current(_Draft):
    """The current draft, against which older ones are held."""

    def lost(self, paragraph: Paragraph) -> bool:
        """Whether a line of an older draft is gone or says something else."""
        now = self.paragraphs.get(paragraph.id)
        return now is None or not says_the_same(paragraph, now)

    def left(self, work: Work, says: str, paragraph: Paragraph, *, script: Script, at: Place | None = None) -> Left:
        now = self.paragraphs.get(paragraph.id)
        scene = script.scenes[paragraph.scene].number if paragraph.scene >= 0 else ""
        return Left(
            work=work,
            says=says,
            was=paragraph.text,
            place=paragraph.place,
            scene=scene,
            now=now.place if now else None,
            now_says=now.text if now else "",
            paragraph=paragraph.id,
            at=at,
        )


def work_left(
    film: Film,
    *,
    words: Iterable[Word] = (),
    intents: Iterable[Intent] = (),
    requirements: Iterable[Requirement] = (),
    kinds: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Left, ...]:
    """List the work that hangs on lines of older drafts which the current one does not have, or has with other words.

    ``words`` are those that stand (not undone); ``kinds`` gives for each check the kinds of its findings about one line or
    one scene.
    """
    if film.script is None:
        return ()
    now = _Current(film.script)
    older = [draft for draft in reversed(film.drafts) if draft is not film.script]
    drafts = [_Draft(draft) for draft in older]
    pointed = [
        (Work.INTENT, f"{each.by} said “as intended” of {each.pointer}", each.pointer, each.place) for each in intents
    ]
    pointed += [
        (
            Work.REQUIRED,
            f"{each.by} said it must {'' if each.required else 'not '}be shot: {each.pointer}",
            each.pointer,
            each.place,
        )
        for each in requirements
    ]
    return (
        *_takes(film, now, drafts),
        *_by_hand(words, now, drafts),
        *_panels(film, drafts, now),
        *(left for each in pointed for left in _pointed(*each, now=now, older=older)),
        *_decisions(words, now, older, kinds=kinds or {}),
    )


def _takes(film: Film, now: _Current, older: Iterable[_Draft]) -> Iterator[Left]:
    """One entry a line, with all takes that hold its old words.

    The takes of a setup mostly cover the same lines: which of these are lost is found once for all of them.
    """
    drafts = {draft.script.path: draft for draft in older}
    lost: dict[tuple[str, str, str], tuple[Paragraph, ...]] = {}
    lines: dict[tuple[str, str], tuple[Script, Paragraph, list[str]]] = {}
    for take in film.dailies.takes:
        path, covers = _shot_from(take, film)
        draft = drafts.get(path)
        if draft is None:
            continue
        key = (path, take.scene, covers)
        if key not in lost:
            lost[key] = tuple(_lost_lines(draft, take.scene, covers=covers, now=now))
        for paragraph in lost[key]:
            lines.setdefault((path, paragraph.id), (draft.script, paragraph, []))[2].append(take.label)
    for script, paragraph, takes in lines.values():
        yield now.left(Work.TAKES, ", ".join(dict.fromkeys(takes)), paragraph, script=script)


def _by_hand(words: Iterable[Word], now: _Current, older: Iterable[_Draft]) -> Iterator[Left]:
    """Lines that somebody lined by hand and that were rewritten or cut since; the last word on a take counts."""
    lined = {word.subject: word for word in words if word.deed is Deed.LINE}
    lost = ((word, name) for word in lined.values() for name in word.lines if named_in(name, now.paragraphs) is None)
    drafts = tuple(older)
    for word, name in lost:
        # The latest draft in which it stands with the words it had.
        stands = ((draft.script, found) for draft in drafts if (found := named_in(name, draft.paragraphs)) is not None)
        for script, paragraph in islice(stands, 1):
            if paragraph.kind not in _NOT_A_LINE:
                yield now.left(Work.TAKES, word.pointer.take, paragraph, script=script)


def _shot_from(take: Take, film: Film) -> tuple[str, str]:
    """The path of the draft that a paper says a take was shot from, empty where none does, and the lines the paper names."""
    row = next((row for row in take.recordings if row.covers), None)
    row = row or next((row for row in take.recordings if row.draft), None)
    if row is None or not row.draft or not take.has_picture:
        return "", ""
    index = draft_named(row.draft, tuple((each.draft, each.path) for each in film.drafts))
    return "" if index is None else film.drafts[index].path, row.covers


def _lost_lines(draft: _Draft, number: str, *, covers: str, now: _Current) -> Iterator[Paragraph]:
    """The lines of a scene, those that are named or all, that the current draft has no more or says otherwise."""
    scene = draft.scene(number)
    if scene is None:
        return
    spans = draft.covered(covers, scene).spans if covers else ()
    indexes = [at for span in spans for at in range(span.first, span.last)] or range(scene.first, scene.last)
    for at in dict.fromkeys(indexes):
        paragraph = draft.script.paragraphs[at]
        if paragraph.kind not in _NOT_A_LINE and now.lost(paragraph):
            yield paragraph


def _panels(film: Film, older: Iterable[_Draft], now: _Current) -> Iterator[Left]:
    """A panel that wants a decision, or whose list quotes words that only an older draft has."""
    drafts = {draft.script.path: draft for draft in older}
    for panel in film.panels:
        carry = film.boards.carried.get(panel.id)
        draft = drafts.get(carry.drawn_for) if carry is not None else None
        if carry is None or draft is None or (carry.scene and not (carry.before and quotes_lines(panel.covers))):
            continue
        scene = draft.scene(carry.was)
        first = carry.before[0] if carry.before and not carry.whole else scene.first if scene is not None else None
        if first is not None:
            paragraph = draft.script.paragraphs[first]
            yield now.left(Work.PANEL, f"panel {panel.name}", paragraph, script=draft.script, at=panel.place)


def _pointed(
    work: Work, says: str, pointer: Pointer, at: Place, *, now: _Current, older: Iterable[Script]
) -> Iterator[Left]:
    """A pointer whose words the current draft does not say, or whose scene it does not have."""
    if pointer.line:
        if paragraph_at(pointer, script=now.script) is not None:
            return
        for script in older:
            index = paragraph_at(pointer, script=script)
            if index is not None:
                yield now.left(work, says, script.paragraphs[index], script=script, at=at)
                return
        yield Left(work=work, says=says, was=pointer.line, place=at, scene=pointer.scene, at=at)
    elif pointer.scene and now.scene(pointer.scene) is None:
        found = next((scene for each in older if (scene := scene_numbered(each, pointer.scene)) is not None), None)
        heading, place = (found.heading, found.place) if found else ("", at)
        yield Left(work=work, says=says, was=heading, place=place, scene=pointer.scene, at=at)


def _decisions(
    words: Iterable[Word], now: _Current, older: Iterable[Script], *, kinds: Mapping[str, tuple[str, ...]]
) -> Iterator[Left]:
    """A decision about a line or scene that has gone: its finding can never be found again."""
    decided = [word for word in words if word.finding and word.check in kinds]
    if not decided:
        return
    asked = {check: kinds[check] for check in dict.fromkeys(word.check for word in decided)}
    current = _findings(now.script, asked)
    lost = [word for word in decided if word.finding not in current]
    # Older drafts are gone through only where something is lost at all: this is asked each time Today is shown.
    drafts = reversed(list(older)) if lost else ()
    gone = {key: each for script in drafts for key, each in _findings(script, asked).items()}
    for word in lost:
        says = f"{word.by}: {word.says}"
        found = gone.get(word.finding)
        if found is None:
            yield Left(work=Work.DECISION, says=says, was="", place=Place("the record"))
        else:
            script, each = found
            yield (
                now.left(Work.DECISION, says, each, script=script)
                if isinstance(each, Paragraph)
                else Left(work=Work.DECISION, says=says, was=each.heading, place=each.place, scene=each.number)
            )


def _findings(script: Script, kinds: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Script, Paragraph | Scene]]:
    """The ids of all findings there could be about one line or one scene of a draft."""
    things: tuple[Paragraph | Scene, ...] = (*script.paragraphs, *script.scenes)
    return {
        digest("finding", check, kind, each.id): (script, each)
        for each in things
        for check, own in kinds.items()
        for kind in own
    }
