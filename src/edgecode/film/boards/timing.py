"""How long a scene is, three ways side by side: by its pages, by its boards, and in the cut.

A page is a minute (the trade's rule of thumb), so that an eighth is 7.5 s. What is not known is ``None``, and never 0.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.animatic import said_seconds, shown_panels, standing_seconds
from edgecode.film.boards.around import FilmAround, SceneAround
from edgecode.film.boards.seen_clips import seen_clips
from edgecode.film.eighths import PAGE, estimated
from edgecode.film.settle import settle

PAGE_SECONDS: Final = 60.0
"""How long a page plays, by the trade's rule of thumb."""


class SceneTime(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Page, board and cut time of one scene of the film, in seconds.

    ``scene`` is its number, ``id`` its id in the current draft, empty where the draft has none of it. ``eighths`` are those of
    the file (the assistant director's count), else estimated from its words; ``counted`` tells which. ``panels`` stand for
    ``board`` seconds; ``said`` of them say how long themselves. ``cut`` is what the current cut shows of its proven takes.
    """

    scene: str
    id: str = ""
    eighths: int | None = None
    counted: bool = False
    panels: int = 0
    said: int = 0
    board: float | None = None
    cut: float | None = None

    @property
    def page(self) -> float | None:
        """How long its pages play, in seconds."""
        return page_seconds(self.eighths)


class FilmTime(msgspec.Struct, frozen=True, kw_only=True):
    """Page, board and cut time of a film: of its scenes in their order, and together, in seconds.

    ``board`` counts panels of no scene as well; ``cut`` is what is seen of proven takes, whatever scene they are of.
    """

    scenes: tuple[SceneTime, ...] = ()
    eighths: int | None = None
    panels: int = 0
    said: int = 0
    board: float | None = None
    cut: float | None = None

    @property
    def page(self) -> float | None:
        """How long all pages play, in seconds."""
        return page_seconds(self.eighths)


def page_seconds(eighths: int | None) -> float | None:
    """Give how long so many eighths of a page play, in seconds."""
    return None if eighths is None else eighths * PAGE_SECONDS / PAGE


def film_time(film: FilmAround) -> FilmTime:
    """Reckon page, board and cut time of a film, scene by scene."""
    panels = shown_panels(film.panels, boards=film.boards)
    drawn: defaultdict[str, list[Panel]] = defaultdict(list)
    for panel in panels:
        drawn[scene_number.folded(panel.scene)].append(panel)
    pages, used, unproven = _pages(film), _used(film), _unproven(film)
    scenes = []
    for scene in film.scenes:
        key = scene_number.folded(scene.number)
        made = _scene_time(scene, page=pages, panels=drawn.get(key, []) if key else [])
        cut = used.get(key, None if not used or key in unproven else 0.0) if key else None
        scenes.append(msgspec.structs.replace(made, cut=cut))
    known = [scene.eighths for scene in scenes if scene.eighths is not None]
    return FilmTime(
        scenes=tuple(scenes),
        eighths=sum(known) if known else None,
        panels=len(panels),
        said=_said(panels),
        board=_stand(panels),
        cut=sum(used.values()) if used else None,
    )


def _pages(film: FilmAround) -> list[tuple[str, int, bool]]:
    """The scenes of the current draft: id, eighths, and whether the file has counted them."""
    if film.script is None:
        return []
    every = zip(film.script.scenes, estimated(film.script), strict=True)
    return [
        (scene.id, scene.eighths if scene.eighths is not None else length, scene.eighths is not None)
        for scene, length in every
    ]


def _scene_time(scene: SceneAround, *, page: list[tuple[str, int, bool]], panels: list[Panel]) -> SceneTime:
    own = page[scene.index] if scene.index is not None and page else None
    return SceneTime(
        scene=scene.number,
        id=own[0] if own is not None else "",
        eighths=own[1] if own is not None else None,
        counted=own is not None and own[2],
        panels=len(panels),
        said=_said(panels),
        board=_stand(panels),
    )


def _said(panels: Iterable[Panel]) -> int:
    return sum(said_seconds(panel) is not None for panel in panels)


def _stand(panels: Iterable[Panel]) -> float | None:
    seconds = [standing_seconds(panel) for panel in panels]
    return sum(seconds) if seconds else None


def _used(film: FilmAround) -> dict[str, float]:
    """Seconds of the cut by scene, as numbers are folded."""
    frames: Counter[str] = Counter()
    for seen in seen_clips(film):
        frames[scene_number.folded(film.dailies.by_id[seen.take].scene)] += seen.frames
    rate = film.cut.rate if film.cut is not None else None
    return {scene: float(count / rate.fps) for scene, count in frames.items()} if rate is not None else {}


def _unproven(film: FilmAround) -> set[str]:
    """Scenes of which the cut has clips by their names and whose takes are not proven: how long they are is not known."""
    numbers = tuple(scene.number for scene in film.scenes if scene.number)
    return {
        scene_number.folded(settle(proof.slate, numbers).scene)
        for proof in film.proofs
        if not proof.take and proof.slate is not None
    }
