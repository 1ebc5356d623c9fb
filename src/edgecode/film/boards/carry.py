"""What becomes of each panel in the current draft: carried over, or shown for a decision; never lost.

A panel is read in the draft it was drawn for (:mod:`edgecode.film.boards.drawn_for`), and what it covers there is followed
by the ids of scenes and paragraphs. Lines take it along; where its list names none, its scene does. Nobody but a person can
say where it belongs once its lines are all cut or stand in two scenes, or its scene is omitted, gone, split or in no draft.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.drawn_for import DrawnFor, drawn_for
from edgecode.film.boards.quoted import quotes
from edgecode.film.boards.shot import Carry, Change, Fate
from edgecode.film.boards.way import NO_LINE, Now, Way, now_of
from edgecode.film.covers import Covered, Span, spans_of, words_of
from edgecode.film.drafts import Drafts
from edgecode.film.hand import OFF, id_in, named_in
from edgecode.film.lining import runs
from edgecode.film.scene_draft import SceneDraft
from edgecode.film.script import Scene

_MOST: Final = 5
"""How many scenes are offered where a panel might belong."""
_TELLING: Final = 3
"""Fewer words than these are said anywhere, and no sign of where a panel belongs."""
_ORDER: Final = list(Change)


class _Origin(msgspec.Struct, frozen=True, kw_only=True):
    """A panel, where it comes from, and the way from there; ``way`` and ``at`` are ``None`` where that draft is gone.

    ``scene`` is the id of its scene and ``at`` the scene's index in the older draft.
    """

    panel: str
    drawn_for: str
    was: str
    scene: str
    now: Now
    way: Way | None = None
    at: int | None = None
    problems: tuple[str, ...] = ()


class _Line(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A line a panel covers: its index in the older draft and in the current one, and whether it has the same words."""

    was: int | None
    now: int | None
    same: bool
    off: bool = False


def carried(panels: Iterable[Panel], *, drafts: Drafts) -> dict[str, Carry]:
    """Say what became of every panel, as its list has it, by its id; of two with one id the first is believed."""
    every = tuple(panels)
    now = now_of(drafts)
    made: dict[str, Carry] = {}
    drawn = drawn_for(every, drafts=drafts)
    for panel in every:
        found = drawn[panel.id]
        if panel.id in made:
            continue
        if found.script is None or found.scene is None:
            made[panel.id] = _unknown(panel, found, now)
        else:
            made[panel.id] = _listed(panel, found.scene, now.way_from(found.script), problems=found.problems)
    return made


def carried_to(panel_id: str, *, scene: str, lines: tuple[str, ...], draft: str, drafts: Drafts) -> Carry:
    """Say what became of a panel that a person put over some lines of a scene, or over a whole one where ``lines`` is empty.

    ``scene`` is the scene's id, ``lines`` are as :class:`edgecode.film.hand.HandLining` names them, and ``draft`` is
    the path of the draft that was current then. All of it is found again by the ids alone, also when that draft is no
    longer there.
    """
    now = now_of(drafts)
    script = next((each for each in drafts.all if each.path == draft), None)
    way = now.way_from(script) if script is not None else None
    at = way.scenes.get(scene) if way is not None else None
    origin = _Origin(
        panel=panel_id,
        drawn_for=draft,
        was=way.was.scenes[at].number if way is not None and at is not None else "",
        scene=scene,
        now=now,
        way=way,
        at=at,
    )
    if lines:
        made = _by_lines(origin, _named(lines, origin))
    elif way is not None and at is not None:
        made = _by_scene(origin, way, at, (), ())
    else:
        made = _by_scene_id(origin)
    here = script is drafts.current and made.fate is Fate.CARRIED and not made.changes
    return msgspec.structs.replace(made, fate=Fate.HERE) if here else made


def _listed(panel: Panel, scene: Scene, way: Way, *, problems: tuple[str, ...]) -> Carry:
    """Say what became of a panel whose scene its draft has."""
    lines = way.now.drafts.lines(way.was, scene)
    found = spans_of(panel.covers, script=way.was, scene=scene, lines=lines) if panel.covers else Covered()
    at = way.scenes[scene.id]
    origin = _Origin(
        panel=panel.id,
        drawn_for=way.was.path,
        was=scene.number,
        scene=scene.id,
        now=way.now,
        way=way,
        at=at,
        problems=(*problems, *found.problems),
    )
    entire = any((span.first, span.last) == (scene.first, scene.last) for span in found.spans)
    if scene.omitted:
        return _decide(origin, {Change.OMITTED}, whole=not found.spans)
    if way.was is way.now.script:
        spans = found.spans or (Span(scene.first, scene.last),)
        return _stands(origin, scene, spans, fate=Fate.HERE, whole=not found.spans)
    if found.spans and not entire:
        return _by_lines(origin, _spanned(found.spans, way))
    return _by_scene(origin, way, at, quotes(panel), found.spans)


def _spanned(spans: Iterable[Span], way: Way) -> list[_Line]:
    """The lines of some spans; where they hold nothing but a heading or what leads to a speech, that."""
    every = [(at, span.off) for span in spans for at in range(span.first, span.last)]
    own = [each for each in every if way.was.paragraphs[each[0]].kind not in NO_LINE] or every
    return [_Line(was=at, now=way.place(at), same=way.same(at), off=off) for at, off in own]


def _named(lines: Iterable[str], origin: _Origin) -> list[_Line]:
    """The lines that a person named, without what leads to a speech."""
    now, way = origin.now, origin.way
    made: list[_Line] = []
    leads: list[_Line] = []
    for line in lines:
        name = id_in(line)
        place = now.place(name)
        was = way.paragraphs.get(name) if way is not None else None
        here = now.script.paragraphs[place] if place is not None else None
        there = way.was.paragraphs[was] if way is not None and was is not None else None
        same = here is not None and named_in(line, {name: here}) is not None
        known = here or there
        lead = known is not None and known.kind in NO_LINE
        (leads if lead else made).append(_Line(was=was, now=place, same=same, off=line.startswith(OFF)))
    return made or leads


def _by_lines(origin: _Origin, lines: list[_Line]) -> Carry:
    """Follow lines: to the one scene where all stand that are left."""
    now = origin.now
    left = [(line.now, line.off) for line in lines if line.now is not None]
    homes = [there for there, _count in Counter(now.scene_of(at) for at, _off in left).most_common()]
    changes, before = _changes(lines)
    if not homes:
        why = _scene_change(origin)
        return _decide(origin, {why} if why else changes, before=before)
    for there in homes:
        changes |= _to(origin, there)
    spans = now.spans(left)
    if len(homes) > 1:
        return _decide(origin, changes, before=before, spans=spans, first=homes)
    return _stands(origin, now.script.scenes[homes[0]], spans, changes=changes, before=before)


def _by_scene(origin: _Origin, way: Way, at: int, said: Iterable[str], spans: tuple[Span, ...]) -> Carry:
    """Follow a scene. What its panel quotes tells what of it matters, and to which part it belongs if it was split.

    ``spans`` are what the panel's list names where that is the whole scene; without any nothing finer is known.
    """
    now, whole = origin.now, not spans
    quoted = list(_quoted(said, way, at))
    covered = quoted or way.lines(at)
    changes, before = _changes([_Line(was=each, now=way.place(each), same=way.same(each)) for each in covered])
    parts, own, joined = way.parts(at), way.own(at), way.joined_to(at)
    if parts:
        told = _part_quoted(said, way, at, parts)
        if told is None:
            return _decide(origin, changes | {Change.SPLIT}, before=before, whole=whole, first=parts)
        there, kept = told, _all_of(now, told, spans)
        changes |= {Change.SPLIT}
    elif own is not None:
        there, kept = own, _all_of(now, own, spans, but=way.joined_in(own))
        changes |= _to(origin, own) | ({Change.JOINED} if way.joined_in(own) else set())
        changes |= {Change.REWRITTEN} if not (quoted or way.same(way.was.scenes[at].first)) else set()
    elif joined is not None:
        places = [(place, False) for line in way.lines(at) if (place := way.place(line)) is not None]
        there, kept = joined, now.spans(each for each in places if now.scene_of(each[0]) == joined)
        changes |= _to(origin, joined)
    else:
        why = _scene_change(origin)
        return _decide(origin, {why} if why else changes, before=before, whole=whole)
    changes |= {Change.MOVED} if any(_elsewhere(way, each, {there, *parts}) for each in quoted) else set()
    return _stands(origin, now.script.scenes[there], kept, changes=changes, before=before, whole=whole)


def _by_scene_id(origin: _Origin) -> Carry:
    """Follow a scene of a draft that is gone."""
    now = origin.now
    index = now.scenes.get(origin.scene)
    if index is None or not now.stands(index):
        return _decide(origin, {Change.GONE if index is None else Change.OMITTED}, whole=True)
    return _stands(origin, now.script.scenes[index], _all_of(now, index, ()), whole=True)


def _all_of(now: Now, there: int, spans: tuple[Span, ...], *, but: frozenset[int] = frozenset()) -> tuple[Span, ...]:
    """A scene as one span, but for some of its paragraphs; off camera where what the list names of the whole scene is."""
    scene = now.script.scenes[there]
    off = bool(spans) and all(span.off for span in spans)
    return runs((at, off) for at in range(scene.first, scene.last) if at not in but)


def _quoted(said: Iterable[str], way: Way, at: int) -> Iterator[int]:
    """The lines of a scene of the older draft that a panel quotes."""
    scene = SceneDraft(way.was, way.was.scenes[at])
    for words in said:
        line = scene.quoted(words)
        if line is not None:
            yield way.paragraphs[line.id]


def _part_quoted(said: Iterable[str], way: Way, at: int, parts: tuple[int, ...]) -> int | None:
    """The one part of a scene that says what a panel quotes, where no other one says any of it."""
    script = way.now.script
    told: set[int] = set()
    for words in said:
        saying = {part for part in parts if SceneDraft(script, script.scenes[part]).quoted(words) is not None}
        places = () if saying else (way.place(line) for line in _quoted([words], way, at))
        saying |= {way.now.scene_of(place) for place in places if place is not None} & {*parts}
        told |= saying if len(saying) == 1 else set()
    return told.pop() if len(told) == 1 else None


def _elsewhere(way: Way, line: int, scenes: set[int]) -> bool:
    place = way.place(line)
    return place is not None and way.now.scene_of(place) not in scenes


def _changes(lines: Iterable[_Line]) -> tuple[set[Change], tuple[int, ...]]:
    """What became of some lines, and those of the older draft that were rewritten or cut."""
    other = [line for line in lines if not line.same]
    changes = {Change.CUT if line.now is None else Change.REWRITTEN for line in other}
    return changes, tuple(sorted({line.was for line in other if line.was is not None}))


def _to(origin: _Origin, there: int) -> set[Change]:
    """What it means for a panel to stand in a scene of the current draft."""
    scene = origin.now.script.scenes[there]
    if scene.id == origin.scene:
        same = not origin.was or scene_number.folded(origin.was) == scene_number.folded(scene.number)
        return set() if same else {Change.RENUMBERED}
    way, at = origin.way, origin.at
    if way is not None and at is not None:
        if there in way.parts(at):
            return {Change.SPLIT}
        if way.joined_to(at) == there and not way.is_new(there):
            return {Change.JOINED}
    return {Change.MOVED}


def _scene_change(origin: _Origin) -> Change | None:
    """Whether the scene was omitted or is gone; ``None`` where it stands."""
    now = origin.now
    index = now.scenes.get(origin.scene)
    if index is not None:
        return None if now.stands(index) else Change.OMITTED
    same = now.drafts.scenes[now.script.path].get(scene_number.folded(origin.was)) if origin.was else None
    return Change.OMITTED if same is not None and same.omitted else Change.GONE


def _stands(
    origin: _Origin,
    scene: Scene,
    spans: tuple[Span, ...],
    *,
    fate: Fate = Fate.CARRIED,
    changes: Iterable[Change] = (),
    before: tuple[int, ...] = (),
    whole: bool = False,
) -> Carry:
    return Carry(
        panel=origin.panel,
        fate=fate,
        changes=tuple(sorted(changes, key=_ORDER.index)),
        drawn_for=origin.drawn_for,
        was=origin.was,
        scene=scene.id,
        spans=spans,
        whole=whole,
        before=before,
        problems=origin.problems,
    )


def _decide(
    origin: _Origin,
    changes: Iterable[Change],
    *,
    before: tuple[int, ...] = (),
    spans: tuple[Span, ...] = (),
    whole: bool = False,
    first: Iterable[int] = (),
) -> Carry:
    """Leave it to a person; ``first`` are the likeliest scenes."""
    scenes = origin.now.script.scenes
    might = dict.fromkeys(chain(first, _might(origin)))
    return Carry(
        panel=origin.panel,
        fate=Fate.DECIDE,
        changes=tuple(sorted(changes, key=_ORDER.index)),
        drawn_for=origin.drawn_for,
        was=origin.was,
        spans=spans,
        whole=whole,
        before=before,
        might=tuple(scenes[at].id for at in islice(might, _MOST)),
        problems=origin.problems,
    )


def _might(origin: _Origin) -> Iterator[int]:
    """Where the panel's scene is now, then where its lines stand, then the scenes that stood around it."""
    now, way, at = origin.now, origin.way, origin.at
    own = now.scenes.get(origin.scene)
    if own is not None and now.stands(own):
        yield own
    if way is None or at is None:
        return
    yield from (there for there, _count in way.homes(at).most_common())
    for around in (range(at - 1, -1, -1), range(at + 1, len(way.was.scenes))):
        nearest = (there for each in around if (there := way.own(each)) is not None)
        yield from islice(nearest, 1)


def _unknown(panel: Panel, found: DrawnFor, now: Now) -> Carry:
    """Leave a panel to a person whose scene no draft has: it might belong where its words are said, or a number is like it."""
    named = f"scene {panel.scene}" if panel.scene else "none"
    missing = (f"expected a scene of {now.script.path}, found {named}",) if panel.covers else ()
    scenes = now.script.scenes
    might = dict.fromkeys(chain(_saying(quotes(panel), now), _numbered_like(panel.scene, now)))
    return Carry(
        panel=panel.id,
        fate=Fate.DECIDE,
        changes=(Change.UNKNOWN,),
        was=panel.scene,
        whole=not panel.covers,
        might=tuple(scenes[at].id for at in islice(might, _MOST)),
        problems=tuple(dict.fromkeys((*found.problems, *missing))),
    )


def _saying(said: Iterable[str], now: Now) -> Iterator[int]:
    wanted = [words for each in said if len((words := words_of(each)).split()) >= _TELLING]
    for paragraph in now.script.paragraphs if wanted else ():
        if now.stands(paragraph.scene) and any(words in words_of(paragraph.text) for words in wanted):
            yield paragraph.scene


def _numbered_like(number: str, now: Now) -> Iterator[int]:
    """The scenes whose number is the same but for its letters."""
    numbered = any(sign.isdigit() for sign in number)
    wanted = scene_number.order(number)[0]
    for at, scene in enumerate(now.script.scenes if numbered else ()):
        if scene.number and not scene.omitted and scene_number.order(scene.number)[0] == wanted:
            yield at
