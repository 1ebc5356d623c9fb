"""The storyboard as a wall: scene by scene, each panel with its picture, its words, its shot and the lines it covers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from edgecode.checks.registry import check_named
from edgecode.entries.vocabulary import Stage
from edgecode.errors import UnknownCheckError
from edgecode.film import scene_number
from edgecode.film.board import Panel, PanelImage
from edgecode.film.boards.shot import Shot
from edgecode.film.boards.timing import film_time
from edgecode.film.film import Film
from edgecode.film.lining import Basis, Lining, linings_by
from edgecode.film.memo import Memo
from edgecode.film.page_picture import file_of, page_picture
from edgecode.film.storyboard.runs import panels_by_scene, to_decide
from edgecode.findings.finding import Finding
from edgecode.usecases.open_film import Look
from edgecode.usecases.today import Today
from edgecode.web.board_changes import BoardChanges, Changed
from edgecode.web.board_shots import Heading, InRun, in_runs
from edgecode.web.board_times import times_said
from edgecode.web.film_files import held_files, is_picture, shown_at
from edgecode.web.line_links import SCRIPT, LineLinks, LineRun
from edgecode.web.link import link
from edgecode.web.plan_drawing import plan_thumbnail
from edgecode.web.scene_list import scene_links

BOARDS: Final = "/boards"
STILL: Final = "/boards/still"
MOST_PIXELS: Final = 16_000_000
"""What a browser is given as it lies: decoded, this is 64 MB for each picture in view. An engineering choice."""
_NO_RUN: Final = InRun()
MOST_SCALED: Final = (2**31 - 1) // 8
"""Pixels that FFmpeg decodes at most, with a margin of 128 around the picture (``av_image_check_size2``)."""
_MARGIN: Final = 128


class Note(msgspec.Struct, frozen=True):
    """What a check noticed, in its own name and in one sentence, and the card it leads to.

    ``finding`` is its id where it may be said to be as intended, empty where somebody said so already.
    """

    says: str
    tells: str
    href: str
    finding: str = ""


Notes = Mapping[str, tuple[Note, ...]]
"""By the id of a panel or a shot, or by ``scene`` and the scene's folded number."""


class PanelCard(msgspec.Struct, frozen=True, kw_only=True):
    """One panel of the wall.

    ``picture`` is where it is shown, ``large`` where larger, and ``file`` where the file lies if these are scaled down;
    else ``missing`` says why there is none, if one was named. ``set_by`` is how its lining was set, empty where it covers
    nothing; ``whole`` says that nothing finer is known than its scene. ``size`` is that of the file's picture in pixels,
    where it is known. ``heading`` stands over the first panel of a run of one shot, and ``goes_on`` says that the next
    panel belongs to the same run. ``changed`` is what became of it in the current draft, if anything did.
    """

    panel: Panel
    anchor: str
    href: str
    picture: str = ""
    large: str = ""
    file: str = ""
    size: tuple[int, int] | None = None
    missing: str = ""
    set_by: str = ""
    whole: bool = False
    lines: tuple[LineRun, ...] = ()
    notes: tuple[Note, ...] = ()
    shot: str = ""
    heading: Heading | None = None
    shot_notes: tuple[Note, ...] = ()
    goes_on: bool = False
    changed: Changed | None = None


class SceneBoard(msgspec.Struct, frozen=True, kw_only=True):
    """The panels of one scene; ``script`` is where the scene stands on the *Script* page, ``scene`` its id, or its number.

    ``changed`` says in one line what the current draft did to the scene under its panels, ``times`` how long it is: by its
    pages, on the boards, and in the cut.
    """

    number: str
    heading: str
    anchor: str
    scene: str = ""
    script: str = ""
    omitted: bool = False
    cards: tuple[PanelCard, ...] = ()
    notes: tuple[Note, ...] = ()
    changed: str = ""
    times: str = ""
    plans: tuple[str, ...] = ()
    """Its overhead plans, each drawn small."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """All boards of a film: its scenes in order, those of no scene that is known last; and panels that want a decision."""

    boards: tuple[SceneBoard, ...] = ()
    undecided: tuple[PanelCard, ...] = ()

    @property
    def every(self) -> list[tuple[SceneBoard | None, PanelCard]]:
        """Every panel in order with its scene, ``None`` for those that want a decision, which come last."""
        hung: list[tuple[SceneBoard | None, PanelCard]] = [
            (board, each) for board in self.boards for each in board.cards
        ]
        return [*hung, *((None, card) for card in self.undecided)]


def board_sheet(today: Today, *, scales: bool = False, memo: Memo[PanelCard] | None = None) -> Sheet:
    """Lay out the panels under the scenes of the film, in its order, and last those of no scene that is known.

    Where a number stands twice, the first scene has the panels: a list cannot mean the other. ``scales`` says whether
    stills can be made here, of pictures too large for a browser and of those it does not show. ``memo`` keeps the cards
    of one script and its drafts, so that only those are made anew of which something is another.
    """
    film = today.look.film
    changes = BoardChanges(film)
    cards = _Cards(today, changes=changes, scales=scales, memo=memo if memo is not None else Memo())
    undecided = tuple(cards.undecided(panel) for panel, _carry in to_decide(film)) if film.script is not None else ()
    panels = panels_by_scene(film)
    if film.script is None:
        for panel, _carry in to_decide(film):
            panels.setdefault(scene_number.folded(panel.scene), []).append(panel)
    return Sheet(boards=tuple(_boards(film, panels, cards=cards, changes=changes)), undecided=undecided)


def scene_boards(today: Today, *, scales: bool = False) -> tuple[SceneBoard, ...]:
    """Lay out the scenes alone, as :func:`board_sheet` does."""
    return board_sheet(today, scales=scales).boards


def _boards(
    film: Film, panels: dict[str, list[Panel]], *, cards: "_Cards", changes: BoardChanges
) -> Iterator[SceneBoard]:
    shots: dict[str, list[Shot]] = {}
    for shot in film.boards.shots:
        shots.setdefault(scene_number.folded(shot.scene), []).append(shot)
    links = scene_links([scene.number for scene in film.scenes], path=SCRIPT)
    told = [times_said(each) for each in film_time(film).scenes]
    for place, (scene, href, times) in enumerate(zip(film.scenes, links, told, strict=True)):
        key = scene_number.folded(scene.number)
        own = panels.pop(key, []) if key else []
        drafted = film.script.scenes[scene.index].id if film.script is not None and scene.index is not None else ""
        yield SceneBoard(
            number=scene.number,
            heading=scene.heading,
            anchor=f"scene-{place}",
            scene=drafted or scene.number,
            script=href,
            omitted=scene.omitted,
            cards=cards.hung(own, shots.get(key, ())),
            notes=cards.notes.get(f"scene {key}", ()),
            changed=changes.of_scene(panel.id for panel in own),
            times=times,
            plans=tuple(plan_thumbnail(plan, film) for plan in film.boards.plans if plan.scene == drafted),
        )
    for nth, (key, own) in enumerate(panels.items()):
        number = own[0].scene
        heading = "no scene of this film" if number else "of no scene"
        hung = cards.hung(own, shots.get(key, ()))
        yield SceneBoard(number=number, heading=heading, anchor=f"elsewhere-{nth}", scene=number, cards=hung)


class _Cards:
    """The cards of panels, each made anew only when something of it is another."""

    def __init__(self, today: Today, *, changes: BoardChanges, scales: bool, memo: Memo[PanelCard]) -> None:
        film = today.look.film
        self._held, self._sizes = held_files(today.look), _sizes(today.look)
        self._linings = linings_by(film.planned.linings)
        self._links = LineLinks(film)
        self._names = Counter((panel.scene, panel.name) for panel in film.panels)
        self._carried = film.boards.carried
        self._changes, self._scales, self._memo = changes, scales, memo
        self.notes = noted(today)
        memo.turn()

    def hung(self, panels: Sequence[Panel], shots: Iterable[Shot]) -> tuple[PanelCard, ...]:
        """Give the cards of the panels of one scene, over the first of each run which shot it is of."""
        runs = in_runs(panels, shots)
        return tuple(self._card(panel, run=run) for panel, run in zip(panels, runs, strict=True))

    def undecided(self, panel: Panel) -> PanelCard:
        """Give the card of a panel that stands in no scene, with what is noted about the one it was in."""
        return self._card(panel, more=self.notes.get(f"scene {scene_number.folded(panel.scene)}", ()))

    def _card(self, panel: Panel, *, run: InRun = _NO_RUN, more: tuple[Note, ...] = ()) -> PanelCard:
        own = tuple(self._linings.get(panel.id, ()))
        begins = run.heading is not None and not run.heading.again
        shot_notes = self.notes.get(run.shot, ()) if begins else ()
        notes = (*self.notes.get(panel.id, ()), *more)
        alone = self._names[panel.scene, panel.name] == 1
        held, size = self._held.get(panel.image), self._sizes.get(panel.image)
        said = (panel, own, self._carried.get(panel.id), held, size, self._scales, alone, run, notes, shot_notes)
        return self._memo.get(
            panel.id, said, lambda: self._made(panel, own, run=run, notes=notes, shot_notes=shot_notes, alone=alone)
        )

    def _made(
        self,
        panel: Panel,
        own: tuple[Lining, ...],
        *,
        run: InRun,
        notes: tuple[Note, ...],
        shot_notes: tuple[Note, ...],
        alone: bool,
    ) -> PanelCard:
        whole = any(lining.basis is Basis.SCENE for lining in own)
        size = self._sizes.get(panel.image)
        shown = _shown(panel.image, held=self._held, size=size, scales=self._scales)
        return PanelCard(
            panel=panel,
            anchor=f"panel-{panel.id}",
            href=panel_link(panel, alone=alone),
            picture=shown.picture,
            large=shown.large,
            file=shown.file,
            size=size,
            missing=shown.missing,
            set_by=own[0].set_by if own else "",
            whole=whole,
            lines=() if whole else self._links.runs(own),
            notes=notes,
            shot=run.shot,
            heading=run.heading,
            shot_notes=shot_notes,
            goes_on=run.goes_on,
            changed=self._changes.of_panel(panel),
        )


def panel_link(panel: Panel, *, alone: bool = True) -> str:
    """Say where a panel is shown large: by its name, or by its id where it is not ``alone`` with it in its scene."""
    return link(BOARDS, scene=panel.scene, panel=panel.name) if alone else link(BOARDS, panel=panel.id)


def _sizes(look: Look) -> dict[str, tuple[int, int]]:
    """The sizes of pictures as their own files say them, so that a page keeps their place before they come."""
    records = (record for reading in look.holdings.readings for record in reading.records)
    return {each.path: (each.width, each.height) for each in records if isinstance(each, PanelImage)}


class _Shown(msgspec.Struct, frozen=True, kw_only=True):
    picture: str = ""
    large: str = ""
    file: str = ""
    missing: str = ""


def _shown(image: str, *, held: Mapping[str, str], size: tuple[int, int] | None, scales: bool) -> _Shown:
    """Where a picture is shown: as it lies, or a still of it; else why it is not."""
    if not image or file_of(image) not in held:
        return _Shown(missing=f"{image} is not there" if image else "")
    if page_picture(image) is not None:
        return _still(image, held=held)
    wide, high = size or (0, 0)
    fits = wide * high <= MOST_PIXELS
    if fits and is_picture(image):
        return _Shown(picture=shown_at(image), large=shown_at(image))
    beyond = (wide + _MARGIN) * (high + _MARGIN) >= MOST_SCALED
    if scales and size is not None and not beyond:
        return msgspec.structs.replace(_still(image, held=held), file=shown_at(image))
    if fits:
        return _Shown(missing=f"{image} is no picture a browser shows")
    why = ", even smaller, since FFmpeg decodes no picture of so many pixels" if beyond else " without PyAV"
    return _Shown(missing=f"{image} is too large to be shown here{why}: {wide:,} by {high:,} pixels")


def _still(image: str, *, held: Mapping[str, str]) -> _Shown:
    """A still of a picture, small and large; its address has the content's key in it."""
    version = held[file_of(image)][:8]
    one, other = (link(STILL, file=image, size=each, v=version) for each in ("", "large"))
    return _Shown(picture=one, large=other)


def noted(today: Today) -> Notes:
    """What the checks noticed about panels, about shots, and, where about neither, about their scene."""
    film = today.look.film
    here = {panel.id for panel in film.panels} | {shot.id for shot in film.boards.shots}
    notes: dict[str, tuple[Note, ...]] = {}
    found = [(card.finding, card.finding.check.replace("-", " "), card.finding.id) for card in today.shown]
    found += [(each.finding, "as intended", "") for each in today.checked.intended]
    for finding, says, may in found:
        about: Iterable[str] = [subject for subject in finding.subjects if subject in here]
        if not about and finding.scene and _of_boards(finding):
            about = (f"scene {scene_number.folded(finding.scene)}",)
        for subject in about:
            notes[subject] = (*notes.get(subject, ()), Note(says, finding.says, f"/#card-{finding.id}", may))
    return notes


def _of_boards(finding: Finding) -> bool:
    try:
        return check_named(finding.check).stage is Stage.BOARDS
    except UnknownCheckError:
        return False
