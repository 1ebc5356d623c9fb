"""Editorial's order and timing, as the boards of a scene would have them. Nothing is applied: a person looks and says so.

A clip of the current cut leads by its proven take to the take's setup, by the setup's name to the shot of that name in the
scene, and by the lines the take covers to those panels of the shot that stand for any of them; to all of the shot where no
lines of the take are known.

**Seconds.** What a clip is seen for (:mod:`edgecode.film.boards.seen_clips`) its panels share in proportion to their own
seconds, equally where none has any, and where one of them has clips without the others: so that what was brought back once
is not brought back differently the next time. One panel gets the sum of what all clips give it, since it is drawn once however
often the cut comes back to it. Which part of a take a clip plays is not asked here, so that the share says nothing finer than
that.

**Order.** A panel stands where the cut first comes to it. Where a clip is the first of several panels, that is true of one of
them, and taken for the first in the boards: the others come after it in their order, and change places with panels of other
clips only where the cut is through with the one before it comes to the other. What cannot be told keeps its place among the
panels, and its seconds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from heapq import heapify, heappop, heappush

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.animatic import STANDS, said_seconds, shown_panels
from edgecode.film.boards.around import FilmAround
from edgecode.film.boards.said import OrderBroughtBack
from edgecode.film.boards.seen_clips import SeenClip, seen_clips
from edgecode.film.dailies import Take
from edgecode.film.lining import Lining, linings_by


class Untold(StrEnum):
    """Why the cut tells nothing of a panel."""

    NO_SHOT = "it belongs to no shot with a name"
    NOT_SHOT = "no setup has the name of its shot"
    NOT_USED = "no proven clip of its shot is in the cut"
    OTHER_LINES = "the takes that the cut uses of its shot cover other lines"


class PanelBroughtBack(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What would become of one panel: its place among the panels of its scene, counted from 1, and its seconds.

    ``seconds`` is ``None`` where it keeps its own, and then ``why`` says why the cut does not tell. ``clips`` counts the clips
    of the cut that lead to it.
    """

    panel: str
    name: str
    place_before: int
    place: int
    seconds_before: float | None = None
    seconds: float | None = None
    clips: int = 0
    why: Untold | None = None

    @property
    def moves(self) -> bool:
        """Whether it would stand somewhere else."""
        return self.place != self.place_before

    @property
    def changes(self) -> bool:
        """Whether anything would be other than it is."""
        return self.moves or (self.seconds is not None and self.seconds != self.seconds_before)


class ClipUntold(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A clip of the scene that leads to no panel; ``setup`` is the setup its take belongs to, ``frames`` it is seen in."""

    clip: str
    name: str
    setup: str
    frames: int


class SceneBroughtBack(msgspec.Struct, frozen=True, kw_only=True):
    """What one scene's boards would become: the word to be said, and what it changes, panel by panel in the new order.

    ``scene`` is the scene's number. ``order`` is ``None`` where the cut tells nothing of any of its panels.
    """

    scene: str
    order: OrderBroughtBack | None
    panels: tuple[PanelBroughtBack, ...]
    clips: tuple[ClipUntold, ...] = ()
    """Clips of the scene that lead to no panel, in record order."""

    @property
    def changes(self) -> tuple[PanelBroughtBack, ...]:
        """The panels that would be other than they are, in the new order."""
        return tuple(panel for panel in self.panels if panel.changes)


def bring_back(film: FilmAround) -> tuple[SceneBroughtBack, ...]:
    """Reckon what the current cut tells of the boards of each scene that has any, in the order of the current draft.

    Nothing without a script, and without a cut that has a rate.
    """
    if film.script is None or film.cut is None or film.cut.rate is None:
        return ()
    boarded: defaultdict[str, list[Panel]] = defaultdict(list)
    for panel in shown_panels(film.panels, boards=film.boards):
        boarded[scene_number.folded(panel.scene)].append(panel)
    seen: defaultdict[str, list[SeenClip]] = defaultdict(list)
    for each in seen_clips(film):
        seen[scene_number.folded(film.dailies.by_id[each.take].scene)].append(each)
    ways = _Ways(film)
    found = []
    for scene in film.script.scenes:
        key = scene_number.folded(scene.number)
        if key and boarded.get(key):
            found.append(_scene(scene.number, scene.id, boarded.pop(key), seen.get(key, []), film=film, ways=ways))
    return tuple(found)


class _Ways:
    """How one comes from takes to panels: by setup, by shot, by lines."""

    def __init__(self, film: FilmAround) -> None:
        self.takes: Mapping[str, Take] = film.dailies.by_id
        self.setups = {
            (scene_number.folded(setup.scene), scene_number.folded(setup.label)) for setup in film.dailies.setups
        }
        self._taken = {take: _lines(own) for take, own in linings_by(film.shot.linings).items()}
        self._drawn = {panel: _lines(own) for panel, own in linings_by(film.planned.linings).items()}

    def panels(self, take: str, shot: Sequence[Panel]) -> list[Panel]:
        """Give those panels of a take's shot that stand for any of its lines; all, where its lines are not known."""
        lines = self._taken.get(take)
        if not lines:
            return list(shot)
        return [panel for panel in shot if not lines.isdisjoint(self._drawn.get(panel.id, lines))]


def _lines(linings: Sequence[Lining]) -> frozenset[int]:
    return frozenset(line for each in linings for line in range(each.first, each.last) if line not in each.dropped)


class _Told:
    """What the clips of one scene tell of its panels, by the panel's id."""

    def __init__(self) -> None:
        self.frames: defaultdict[str, Fraction] = defaultdict(Fraction)
        self.clips: Counter[str] = Counter()
        self.spans: dict[str, tuple[int, int]] = {}
        """The first frame of the cut at which a panel is seen, and the last (exclusive)."""

    def take_in(self, seen: Sequence[SeenClip], panels: Sequence[Panel], *, alike: bool) -> None:
        """Share out what the clips of a take are seen for: to all panels ``alike``, or in proportion to their own seconds."""
        begins, ends = min(each.first for each in seen), max(each.last for each in seen)
        frames = sum(each.frames for each in seen)
        shares = [Fraction(1, len(panels)) for _panel in panels] if alike else _shares(panels)
        for panel, share in zip(panels, shares, strict=True):
            self.frames[panel.id] += frames * share
            self.clips[panel.id] += len(seen)
            first, last = self.spans.get(panel.id, (begins, ends))
            self.spans[panel.id] = (min(first, begins), max(last, ends))


def _apart(led: Iterable[Sequence[Panel]]) -> set[str]:
    """The panels that share one clip with some panels and another with others."""
    sets: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for panels in led:
        for panel in panels:
            sets[panel.id].add(tuple(each.id for each in panels))
    return {panel for panel, found in sets.items() if len(found) > 1}


def _shares(panels: Sequence[Panel]) -> list[Fraction]:
    """Parts of one, as the panels' own seconds are to each other; one that says none counts as it stands in an animatic."""
    said = [said_seconds(panel) for panel in panels]
    weights = [Fraction(STANDS if seconds is None else seconds) for seconds in said]
    whole = sum(weights)
    if not whole or all(seconds is None for seconds in said):
        return [Fraction(1, len(panels)) for _panel in panels]
    return [weight / whole for weight in weights]


def _scene(
    number: str, scene: str, panels: list[Panel], seen: Sequence[SeenClip], *, film: FilmAround, ways: _Ways
) -> SceneBroughtBack:
    shots: defaultdict[str, list[Panel]] = defaultdict(list)
    for panel in panels:
        shots[scene_number.folded(panel.shot)].append(panel)
    told = _Told()
    clips: defaultdict[str, list[SeenClip]] = defaultdict(list)
    for each in seen:
        clips[each.take].append(each)
    setups = {take: ways.takes[take].setup for take in clips}
    used = set(map(scene_number.folded, setups.values()))
    led = {take: ways.panels(take, shots.get(scene_number.folded(setup), [])) for take, setup in setups.items()}
    apart = _apart(led.values())
    for take, own in led.items():
        told.take_in(clips[take], own, alike=any(panel.id in apart for panel in own))
    untold = (each for each in seen if not led[each.take])
    why = {panel.id: _why(panel, used=used, scene=number, ways=ways) for panel in panels if panel.id not in told.spans}
    ordered = _in_order(panels, spans=told.spans)
    places = {panel.id: place for place, panel in enumerate(panels, start=1)}
    rows = tuple(
        PanelBroughtBack(
            panel=panel.id,
            name=panel.name,
            place_before=places[panel.id],
            place=place,
            seconds_before=panel.seconds,
            seconds=_seconds(told.frames.get(panel.id), film=film),
            clips=told.clips[panel.id],
            why=why.get(panel.id),
        )
        for place, panel in enumerate(ordered, start=1)
    )
    word = OrderBroughtBack(
        cut=film.cut.path if film.cut is not None else "",
        scene=scene,
        panels=tuple((row.panel, row.seconds) for row in rows),
    )
    return SceneBroughtBack(
        scene=number,
        order=word if told.spans else None,
        panels=rows,
        clips=tuple(_untold(each, setup=setups[each.take]) for each in untold),
    )


def _untold(seen: SeenClip, *, setup: str) -> ClipUntold:
    return ClipUntold(clip=seen.clip.id, name=seen.clip.name, setup=setup, frames=seen.frames)


def _seconds(frames: Fraction | None, *, film: FilmAround) -> float | None:
    rate = film.cut.rate if film.cut is not None else None
    return None if frames is None or rate is None else float(frames / rate.fps)


def _in_order(panels: Sequence[Panel], *, spans: Mapping[str, tuple[int, int]]) -> Iterator[Panel]:
    """Put the panels the cut tells of in its order, into the places they had among themselves; the others stay in theirs."""
    told = [panel for panel in panels if panel.id in spans]
    following = iter([told[at] for at in _cut_order([spans[panel.id] for panel in told])])
    return (next(following) if panel.id in spans else panel for panel in panels)


def _cut_order(spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Order panels by when the cut sees them, given in the order of the boards, which stands wherever the cut leaves it open.

    No two of the rules can contradict each other, since each puts first what is seen no later.
    """
    leads = {first: at for at, (first, _last) in reversed(list(enumerate(spans)))}

    def is_before(one: int, other: int) -> bool:
        (first, last), (others_first, _others_last) = spans[one], spans[other]
        if first == others_first:
            return one < other
        return last <= others_first or (first < others_first and leads[first] == one and leads[others_first] == other)

    every = range(len(spans))
    after = [[other for other in every if other != one and is_before(one, other)] for one in every]
    waits = Counter(other for others in after for other in others)
    free = [at for at in every if not waits[at]]
    heapify(free)
    while free:
        yield (at := heappop(free))
        for other in after[at]:
            waits[other] -= 1
            if not waits[other]:
                heappush(free, other)


def _why(panel: Panel, *, used: set[str], scene: str, ways: _Ways) -> Untold:
    shot = scene_number.folded(panel.shot)
    if not shot:
        return Untold.NO_SHOT
    if shot in used:
        return Untold.OTHER_LINES
    shot_then = (scene_number.folded(scene), shot) in ways.setups
    return Untold.NOT_USED if shot_then else Untold.NOT_SHOT
