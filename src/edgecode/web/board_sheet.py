"""The storyboard as a contact sheet: scene by scene, each panel with its picture, its words and the lines it covers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel, PanelImage
from edgecode.film.lining import Basis, linings_by
from edgecode.usecases.open_film import Look
from edgecode.usecases.today import Today
from edgecode.web.film_files import held_files, is_picture, shown_at
from edgecode.web.line_links import SCRIPT, LineLinks, LineRun
from edgecode.web.link import link
from edgecode.web.scene_list import scene_links

BOARDS: Final = "/boards"
STILL: Final = "/boards/still"
CHECK: Final = "panel-behind-draft"
MOST_PIXELS: Final = 16_000_000
"""What a browser is given as it lies: decoded, this is 64 MB for each picture in view. An engineering choice."""


MOST_SCALED: Final = (2**31 - 1) // 8
"""Pixels that FFmpeg decodes at most, with a margin of 128 around the picture (``av_image_check_size2``)."""
_MARGIN: Final = 128


class Note(msgspec.Struct, frozen=True):
    """What a check noticed, in its own name and in one sentence, and the card it leads to."""

    says: str
    tells: str
    href: str


class PanelCard(msgspec.Struct, frozen=True, kw_only=True):
    """One panel of the contact sheet.

    ``picture`` is where it is shown, ``large`` where larger, and ``file`` where the file lies if these are scaled down;
    else ``missing`` says why there is none, if one was named. ``set_by`` is how its lining was set, empty where it covers
    nothing; ``whole`` says that nothing finer is known than its scene. ``size`` is that of the file's picture in pixels,
    where it is known.
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


class SceneBoard(msgspec.Struct, frozen=True, kw_only=True):
    """The panels of one scene; ``script`` is where the scene stands on the *Script* page."""

    number: str
    heading: str
    anchor: str
    script: str = ""
    omitted: bool = False
    cards: tuple[PanelCard, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def seconds(self) -> float:
        """How long its panels stand together, as far as they say."""
        return sum(card.panel.seconds or 0 for card in self.cards)


def scene_boards(today: Today, *, scales: bool = False) -> tuple[SceneBoard, ...]:
    """Lay out the panels under the scenes of the film, in its order, and last those of no scene that is known.

    Where a number stands twice, the first scene has the panels: a list cannot mean the other. ``scales`` says whether
    stills can be made here, of pictures too large for a browser and of those it does not show.
    """
    film = today.look.film
    notes = _notes(today)
    cards = _cards(today.look, notes=notes, scales=scales)
    boards = []
    links = scene_links([scene.number for scene in film.scenes], path=SCRIPT)
    for place, (scene, href) in enumerate(zip(film.scenes, links, strict=True)):
        key = scene_number.folded(scene.number)
        own = cards.pop(key, []) if key else []
        boards.append(
            SceneBoard(
                number=scene.number,
                heading=scene.heading,
                anchor=f"scene-{place}",
                script=href,
                omitted=scene.omitted,
                cards=tuple(own),
                notes=notes.get(f"scene {key}", ()),
            )
        )
    return (*boards, *_elsewhere(cards))


def _elsewhere(cards: Mapping[str, list[PanelCard]]) -> Iterator[SceneBoard]:
    """Panels of scenes that nothing else knows, each under the number its list gives."""
    for nth, own in enumerate(cards.values()):
        number = own[0].panel.scene
        heading = "no scene of this film" if number else "of no scene"
        yield SceneBoard(number=number, heading=heading, anchor=f"elsewhere-{nth}", cards=tuple(own))


def _cards(look: Look, *, notes: Mapping[str, tuple[Note, ...]], scales: bool) -> dict[str, list[PanelCard]]:
    """The cards of all panels, by the folded number of their scene, in the order of the list."""
    film, held, sizes = look.film, held_files(look), _sizes(look)
    linings = linings_by(film.planned.linings)
    links = LineLinks(film)
    found: dict[str, list[PanelCard]] = {}
    for nth, panel in enumerate(film.panels):
        own = linings.get(panel.id, [])
        whole = any(lining.basis is Basis.SCENE for lining in own)
        shown = _shown(panel.image, held=held, size=sizes.get(panel.image), scales=scales)
        card = PanelCard(
            panel=panel,
            anchor=f"panel-{nth}",
            href=link(BOARDS, scene=panel.scene, panel=panel.name),
            picture=shown.picture,
            large=shown.large,
            file=shown.file,
            size=sizes.get(panel.image),
            missing=shown.missing,
            set_by=own[0].set_by if own else "",
            whole=whole,
            lines=() if whole else links.runs(own),
            notes=notes.get(panel.id, ()),
        )
        found.setdefault(scene_number.folded(panel.scene), []).append(card)
    return found


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
    beyond = (wide + _MARGIN) * (high + _MARGIN) >= MOST_SCALED
    if scales and size is not None and not beyond:
        version = held[image][:8]
        one, other = (link(STILL, file=image, size=each, v=version) for each in ("", "large"))
        return _Shown(picture=one, large=other, file=shown_at(image))
    if fits:
        return _Shown(missing=f"{image} is no picture a browser shows")
    why = ", even smaller, since FFmpeg decodes no picture of so many pixels" if beyond else " without PyAV"
    return _Shown(missing=f"{image} is too large to be shown here{why}: {wide:,} by {high:,} pixels")


def _notes(today: Today) -> dict[str, tuple[Note, ...]]:
    """What the checks noticed about panels, by the panel's id; about all panels of a scene, by ``scene`` and its number."""
    panels = {panel.id for panel in today.look.film.panels}
    notes: dict[str, tuple[Note, ...]] = {}
    found = [(card.finding, card.finding.check.replace("-", " ")) for card in today.shown]
    found += [(each.finding, "as intended") for each in today.checked.intended]
    for finding, says in found:
        about: Iterable[str] = [subject for subject in finding.subjects if subject in panels]
        if not about and finding.check == CHECK:
            about = (f"scene {scene_number.folded(finding.scene)}",)
        for subject in about:
            notes[subject] = (*notes.get(subject, ()), Note(says, finding.says, f"/#card-{finding.id}"))
    return notes
