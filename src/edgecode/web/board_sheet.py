"""The storyboard as a wall: scene by scene, each panel with its picture, its words, its shot and the lines it covers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.checks.registry import check_named
from edgecode.entries.vocabulary import Stage
from edgecode.errors import UnknownCheckError
from edgecode.film import scene_number
from edgecode.film.board import Panel, PanelImage
from edgecode.film.boards.runs import wants_decision
from edgecode.film.boards.shot import Shot
from edgecode.film.film import Film
from edgecode.film.lining import Basis, linings_by
from edgecode.findings.finding import Finding
from edgecode.usecases.open_film import Look
from edgecode.usecases.today import Today
from edgecode.web.board_changes import BoardChanges, Changed
from edgecode.web.board_shots import Heading, in_runs
from edgecode.web.film_files import held_files, is_picture, shown_at
from edgecode.web.line_links import SCRIPT, LineLinks, LineRun
from edgecode.web.link import link
from edgecode.web.scene_list import scene_links

BOARDS: Final = "/boards"
STILL: Final = "/boards/still"
MOST_PIXELS: Final = 16_000_000
"""What a browser is given as it lies: decoded, this is 64 MB for each picture in view. An engineering choice."""


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

    @property
    def seconds(self) -> float:
        """How long its panels stand together, as far as they say."""
        return sum(card.panel.seconds or 0 for card in self.cards)


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """All boards of a film: its scenes in order, those of no scene that is known last; and panels that want a decision."""

    boards: tuple[SceneBoard, ...] = ()
    undecided: tuple[PanelCard, ...] = ()

    @property
    def every(self) -> list[tuple[SceneBoard | None, PanelCard]]:
        """Every panel in order with its scene, ``None`` for those that want a decision, which come last."""
        hung: list[tuple[SceneBoard | None, PanelCard]] = [(board, each) for board in self.boards for each in board.cards]
        return [*hung, *((None, card) for card in self.undecided)]


def board_sheet(today: Today, *, scales: bool = False) -> Sheet:
    """Lay out the panels under the scenes of the film, in its order, and last those of no scene that is known.

    Where a number stands twice, the first scene has the panels: a list cannot mean the other. ``scales`` says whether
    stills can be made here, of pictures too large for a browser and of those it does not show.
    """
    film = today.look.film
    notes = noted(today)
    changes = BoardChanges(film)
    undecided, cards = [], dict[str, list[PanelCard]]()
    for card in _cards(today.look, changes=changes, notes=notes, scales=scales):
        if film.script is not None and wants_decision(film, card.panel):
            of_scene = notes.get(f"scene {scene_number.folded(card.panel.scene)}", ())
            undecided.append(msgspec.structs.replace(card, notes=(*card.notes, *of_scene)))
        else:
            cards.setdefault(scene_number.folded(card.panel.scene), []).append(card)
    return Sheet(boards=tuple(_boards(film, cards, changes=changes, notes=notes)), undecided=tuple(undecided))


def _boards(
    film: Film, cards: dict[str, list[PanelCard]], *, changes: BoardChanges, notes: Notes
) -> Iterator[SceneBoard]:
    shots: dict[str, list[Shot]] = {}
    for shot in film.boards.shots:
        shots.setdefault(scene_number.folded(shot.scene), []).append(shot)
    links = scene_links([scene.number for scene in film.scenes], path=SCRIPT)
    for place, (scene, href) in enumerate(zip(film.scenes, links, strict=True)):
        key = scene_number.folded(scene.number)
        own = cards.pop(key, []) if key else []
        drafted = film.script.scenes[scene.index].id if film.script is not None and scene.index is not None else ""
        yield SceneBoard(
            number=scene.number,
            heading=scene.heading,
            anchor=f"scene-{place}",
            scene=drafted or scene.number,
            script=href,
            omitted=scene.omitted,
            cards=_with_shots(own, shots.get(key, ()), notes=notes),
            notes=notes.get(f"scene {key}", ()),
            changed=changes.of_scene(card.panel.id for card in own),
        )
    for nth, own in enumerate(cards.values()):
        number = own[0].panel.scene
        heading = "no scene of this film" if number else "of no scene"
        hung = _with_shots(own, film.boards.shots, notes=notes)
        yield SceneBoard(number=number, heading=heading, anchor=f"elsewhere-{nth}", scene=number, cards=hung)


def _with_shots(cards: list[PanelCard], shots: Iterable[Shot], *, notes: Notes) -> tuple[PanelCard, ...]:
    """Say over the first panel of each run which shot it is of."""
    found = in_runs([card.panel for card in cards], shots)
    return tuple(
        msgspec.structs.replace(
            card,
            shot=each.shot,
            heading=each.heading,
            shot_notes=notes.get(each.shot, ()) if each.heading and not each.heading.again else (),
            goes_on=each.goes_on,
        )
        for card, each in zip(cards, found, strict=True)
    )


def _cards(look: Look, *, changes: BoardChanges, notes: Notes, scales: bool) -> Iterator[PanelCard]:
    """The cards of all panels, in the order of the boards."""
    film, held, sizes = look.film, held_files(look), _sizes(look)
    linings = linings_by(film.planned.linings)
    links = LineLinks(film)
    names = Counter((panel.scene, panel.name) for panel in film.panels)
    for panel in film.panels:
        own = linings.get(panel.id, [])
        whole = any(lining.basis is Basis.SCENE for lining in own)
        shown = _shown(panel.image, held=held, size=sizes.get(panel.image), scales=scales)
        yield PanelCard(
            panel=panel,
            anchor=f"panel-{panel.id}",
            href=panel_link(panel, alone=names[panel.scene, panel.name] == 1),
            picture=shown.picture,
            large=shown.large,
            file=shown.file,
            size=sizes.get(panel.image),
            missing=shown.missing,
            set_by=own[0].set_by if own else "",
            whole=whole,
            lines=() if whole else links.runs(own),
            notes=notes.get(panel.id, ()),
            changed=changes.of_panel(panel),
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
    if not image:
        return _Shown()
    if image not in held:
        return _Shown(missing=f"{image} is not there")
    wide, high = size or (0, 0)
    fits = wide * high <= MOST_PIXELS
    if fits and is_picture(image):
        return _Shown(picture=shown_at(image), large=shown_at(image))
    if scales and size is not None:
        version = held[image][:8]
        one, other = (link(STILL, file=image, size=each, v=version) for each in ("", "large"))
        return _Shown(picture=one, large=other, file=shown_at(image))
    if fits:
        return _Shown(missing=f"{image} is no picture a browser shows")
    return _Shown(missing=f"{image} is too large to be shown here without PyAV: {wide:,} by {high:,} pixels")


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
