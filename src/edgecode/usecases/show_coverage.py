"""Coverage as people read it: scene by scene, which lines were planned, shot and used, by which setups, and what is owed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

import msgspec

from edgecode.errors import UnknownSceneError
from edgecode.film import scene_number
from edgecode.film.dailies import Take
from edgecode.film.film import Film, FilmScene
from edgecode.film.lining import Lined, Lining, SetBy, linings_by
from edgecode.film.proof import Proof
from edgecode.film.recording import Mark
from edgecode.film.scenes import slated_scene
from edgecode.film.speech import numbered_lines

NO_SCENE: Final = "of no scene that is known"
"""Stands in place of a heading over takes and clips whose slates name no scene."""


class LineView(msgspec.Struct, frozen=True, kw_only=True):
    """One action or speech of a scene; ``first`` and ``last`` (exclusive) are paragraphs of the current draft."""

    number: int
    first: int
    last: int
    required: bool
    planned: bool
    shot: bool
    used: bool
    owed: bool


class TakeView(msgspec.Struct, frozen=True, kw_only=True):
    """One take of a setup. ``clips`` is how often the current cut uses it; ``listed`` is false when only the cut knows it."""

    label: str
    short: str
    """What stands after the setup on a lined script: ``3``, ``4PU``."""
    mark: Mark
    circled: bool
    cameras: tuple[str, ...] = ()
    clips: int = 0
    listed: bool = True
    note: str = ""


class LineSpan(msgspec.Struct, frozen=True):
    """Where a setup's vertical line runs: paragraphs ``first`` up to ``last`` (exclusive), how and set by whom."""

    first: int
    last: int
    off: bool
    set_by: SetBy


class SetupView(msgspec.Struct, frozen=True, kw_only=True):
    """One setup with its takes, and where its line runs through the scene."""

    label: str
    note: str
    takes: tuple[TakeView, ...]
    spans: tuple[LineSpan, ...] = ()


class SceneView(msgspec.Struct, frozen=True, kw_only=True):
    """One scene of the film as coverage sees it."""

    number: str
    heading: str
    omitted: bool = False
    production: tuple[str, ...] = ()
    panels: int = 0
    clips: int = 0
    lines: tuple[LineView, ...] = ()
    setups: tuple[SetupView, ...] = ()

    @property
    def takes(self) -> int:
        """How many takes its setups have."""
        return sum(len(setup.takes) for setup in self.setups)

    @property
    def owed(self) -> tuple[LineView, ...]:
        """The lines nobody has shot usably yet."""
        return tuple(line for line in self.lines if line.owed)


def scene_views(film: Film) -> tuple[SceneView, ...]:
    """Look at every scene of the film, in its order, and last at what was shot or cut of no scene that is known.

    Where a number stands twice, the first scene has what is told of it: papers cannot mean the other.
    """
    clips = _clips_by_scene(film)
    takes: dict[str, list[Take]] = {}
    for take in film.dailies.takes:
        takes.setdefault(scene_number.folded(take.scene), []).append(take)
    panels = Counter(scene_number.folded(panel.scene) for panel in film.panels)
    spans = linings_by(film.shot.linings)
    views = []
    for scene in film.scenes:
        key = scene_number.folded(scene.number)
        mine = clips.pop(key, []) if key else []
        views.append(
            SceneView(
                number=scene.number,
                heading=scene.heading,
                omitted=scene.omitted,
                production=scene.production,
                panels=panels.pop(key, 0) if key else 0,
                clips=len(mine),
                lines=tuple(_lines(film, scene)),
                setups=_setups(takes.pop(key, []) if key else [], mine, spans=spans, inside=_paragraphs(film, scene)),
            )
        )
    return (*views, *_of_no_scene(list(chain(*takes.values())), list(chain(*clips.values())), spans=spans))


def _paragraphs(film: Film, scene: FilmScene) -> range | None:
    """The paragraphs of a scene; ``None`` where the script does not have it."""
    if film.script is None or scene.index is None:
        return None
    own = film.script.scenes[scene.index]
    return range(own.first, own.last)


def _of_no_scene(takes: list[Take], clips: list[Proof], *, spans: dict[str, list[Lining]]) -> Iterator[SceneView]:
    if takes or clips:
        yield SceneView(number="", heading=NO_SCENE, clips=len(clips), setups=_setups(takes, clips, spans=spans))


def scene_view(film: Film, number: str) -> SceneView:
    """Look at one scene. Raises :class:`UnknownSceneError` with the numbers there are."""
    wanted = scene_number.folded(number)
    for view in scene_views(film):
        if scene_number.folded(view.number) == wanted:
            return view
    raise UnknownSceneError(number, known=", ".join(scene.number for scene in film.scenes if scene.number))


def _lines(film: Film, scene: FilmScene) -> Iterator[LineView]:
    if film.script is None or scene.index is None:
        return
    owed = set(film.owed)
    for line in numbered_lines(film.script, film.script.scenes[scene.index]):
        inside = range(line.first, line.last)
        yield LineView(
            number=line.number,
            first=line.first,
            last=line.last,
            required=any(index in film.required for index in inside),
            planned=_any(film.planned, inside),
            shot=_any(film.shot, inside),
            used=_any(film.used, inside),
            owed=any(index in owed for index in inside),
        )


def _any(lined: Lined, inside: range) -> bool:
    return any(index < len(lined.at) and lined.at[index] for index in inside)


def _clips_by_scene(film: Film) -> dict[str, list[Proof]]:
    """Clips by the number of the scene that :func:`edgecode.film.scenes.film_scenes` lists them under.

    What is neither proven nor named by a slate (music, titles) is of no scene, and left out.
    """
    found: dict[str, list[Proof]] = {}
    listed = (scene for scene in film.scenes if scene.index is not None or (film.script is None and scene.heading))
    numbers = tuple(scene.number for scene in listed if scene.number)
    for proof in film.proofs:
        take = film.dailies.by_id.get(proof.take)
        if take is not None or proof.slate is not None:
            scene = take.scene if take is not None else slated_scene(proof, numbers)
            found.setdefault(scene_number.folded(scene), []).append(proof)
    return found


def _setups(
    takes: Iterable[Take], clips: list[Proof], *, spans: dict[str, list[Lining]], inside: range | None = None
) -> tuple[SetupView, ...]:
    """The setups of some takes; a line that has moved to another scene since it was shot is not ``inside`` theirs."""
    uses: dict[str, int] = {}
    for proof in clips:
        if proof.take:
            uses[proof.take] = uses.get(proof.take, 0) + 1
    groups: dict[str, list[Take]] = {}
    for take in takes:
        groups.setdefault(take.setup, []).append(take)
    listed = [
        SetupView(
            label=label,
            note=next((take.note for take in group if take.note), ""),
            takes=tuple(_take(take, clips=uses.get(take.id, 0)) for take in group),
            spans=_line_spans((lining for take in group for lining in spans.get(take.id, ())), inside=inside),
        )
        for label, group in groups.items()
    ]
    return (*listed, *_only_cut(clips))


def _take(take: Take, *, clips: int) -> TakeView:
    return TakeView(
        label=take.label,
        short=take.label.removeprefix(f"{take.setup}-"),
        mark=take.mark,
        circled=take.circled,
        cameras=take.cameras,
        clips=clips,
        note=take.note,
    )


def _only_cut(clips: Iterable[Proof]) -> list[SetupView]:
    """Setups and takes that only clip names know: what a cut alone can tell."""
    groups: dict[str, dict[str, list[Proof]]] = {}
    for proof in clips:
        if proof.slate is not None and not proof.take and not proof.named:
            stem = f"{proof.slate.prefix}{proof.slate.number}{proof.slate.letters}"
            groups.setdefault(stem, {}).setdefault(proof.slate.take_label, []).append(proof)
    return [
        SetupView(
            label=stem,
            note="",
            takes=tuple(_cut_take(label, uses, stem=stem) for label, uses in sorted(takes.items())),
        )
        for stem, takes in sorted(groups.items(), key=lambda group: (len(group[0]), group[0]))
    ]


def _cut_take(label: str, uses: list[Proof], *, stem: str) -> TakeView:
    slates = [proof.slate for proof in uses if proof.slate is not None]
    circled = any(slate.circled for slate in slates)
    return TakeView(
        label=label,
        short=label.removeprefix(f"{stem}-"),
        mark=Mark.CIRCLED if circled else Mark.NONE,
        circled=circled,
        cameras=tuple(sorted({slate.camera for slate in slates if slate.camera})),
        clips=len(uses),
        listed=False,
    )


_STRENGTH = {SetBy.MACHINE: 0, SetBy.PERSON: 1, SetBy.SIGNED: 2}


def _line_spans(linings: Iterable[Lining], *, inside: range | None) -> tuple[LineSpan, ...]:
    """Lay the linings of all takes of a setup over each other: on camera wins over off, a person over the machine."""
    best: dict[int, tuple[bool, int, SetBy]] = {}
    for lining in linings:
        here = (not lining.off, _STRENGTH[lining.set_by], lining.set_by)
        for index in range(lining.first, lining.last):
            if inside is not None and index not in inside:
                continue
            best[index] = max(best.get(index, here), here, key=lambda each: each[:2])
    spans: list[LineSpan] = []
    for index in sorted(best):
        on, _strength, set_by = best[index]
        last = spans[-1] if spans else None
        if last is not None and last.last == index and last.off is (not on) and last.set_by is set_by:
            spans[-1] = LineSpan(last.first, index + 1, last.off, set_by)
        else:
            spans.append(LineSpan(index, index + 1, not on, set_by))
    return tuple(spans)
