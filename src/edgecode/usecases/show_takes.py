"""The takes as people look through them: by scene and setup, those they ask for, as many scenes as one page holds."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from threading import Lock
from typing import Final

import msgspec

from edgecode.errors import NoSuchTakeError, UnknownSceneError
from edgecode.film import scene_number
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.hand import takes_named
from edgecode.film.media_files import TakeFiles
from edgecode.film.memo import Step
from edgecode.film.recording import OF_SOUND
from edgecode.usecases.show_coverage import SceneView, SetupView, TakeView, scene_views

PAGE: Final = 72
"""How many takes one page shows, unless one scene alone has more. An engineering choice."""
_NO_FILES: Final = TakeFiles()


class Only(StrEnum):
    """Which takes are asked for."""

    ALL = ""
    CIRCLED = "circled"
    UNUSED = "unused"
    """Those of which no clip of the current cut comes."""
    OWED = "owed"
    """Those of scenes that still have lines nobody has shot."""


class ShownTake(msgspec.Struct, frozen=True, kw_only=True):
    """One take, with the files of it that are there."""

    view: TakeView
    take: Take
    files: TakeFiles = _NO_FILES

    @property
    def begins(self) -> str:
        """The timecode at which it starts, as the most believed paper that tells one has it; empty where none does."""
        return next((str(row.start) for row in self.take.recordings if row.start is not None), "")


class ShownSetup(msgspec.Struct, frozen=True, kw_only=True):
    """One setup; ``days`` and ``rolls`` are those of its takes, in the order of the takes."""

    label: str
    note: str
    days: tuple[str, ...]
    rolls: tuple[str, ...]
    takes: tuple[ShownTake, ...]

    @property
    def bare(self) -> tuple[ShownTake, ...]:
        """The takes of which no picture is in the folder."""
        return tuple(take for take in self.takes if not take.files.pictures)


class ShownScene(msgspec.Struct, frozen=True, kw_only=True):
    """One scene with the takes that were asked for; ``owed`` counts lines."""

    number: str
    heading: str
    owed: int
    setups: tuple[ShownSetup, ...]

    @property
    def takes(self) -> int:
        """How many takes of it are shown."""
        return sum(len(setup.takes) for setup in self.setups)


class TakesPage(msgspec.Struct, frozen=True, kw_only=True):
    """The scenes one page shows, and all there are to show: ``first`` is the place of the first of them among ``all``.

    ``before`` and ``after`` are the numbers of the scenes at which the page before and the page after begin.
    """

    scenes: tuple[ShownScene, ...]
    all: tuple[ShownScene, ...]
    first: int = 0
    before: str | None = None
    after: str | None = None


class KeptScenes:
    """What was made of a film the last time, for a room that shows it again and again. Several threads may share it."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._turn = Lock()
        self._views: Step[tuple[SceneView, ...]] = Step()
        self._shown: Step[tuple[ShownScene, ...]] = Step()

    def views(self, film: Film) -> tuple[SceneView, ...]:
        """Look at every scene of the film, as :func:`scene_views` does; made anew only when something in it is another."""
        seen = (film.scenes, film.script, film.dailies, film.panels, film.proofs)
        lined = (film.planned, film.shot, film.used, film.required, film.owed)
        with self._turn:
            return self._views.get((*seen, *lined), lambda: scene_views(film))

    def shown(self, film: Film, *, files: Mapping[str, TakeFiles], only: Only) -> tuple[ShownScene, ...]:
        """Give every scene with the takes that are asked for, those without any left out."""
        views = self.views(film)
        with self._turn:
            return self._shown.get(
                (views, film.dailies, files, only), lambda: tuple(_shown(film, views, files=files, only=only))
            )


def takes_page(
    film: Film,
    *,
    files: Mapping[str, TakeFiles],
    only: Only = Only.ALL,
    scene: str = "",
    kept: KeptScenes | None = None,
) -> TakesPage:
    """Show takes from a scene on, the first without one. Raises :class:`UnknownSceneError` for one without takes to show."""
    every = (kept or KeptScenes()).shown(film, files=files, only=only)
    first = _place(every, scene=scene)
    end = _end(every, first)
    return TakesPage(
        scenes=every[first:end],
        all=every,
        first=first,
        before=every[_back(every, first)].number if first else None,
        after=every[end].number if end < len(every) else None,
    )


def _place(every: tuple[ShownScene, ...], *, scene: str) -> int:
    wanted = scene_number.folded(scene)
    if not wanted:
        return 0
    for place, each in enumerate(every):
        if scene_number.folded(each.number) == wanted:
            return place
    raise UnknownSceneError(scene, known=", ".join(each.number for each in every if each.number))


def _end(every: tuple[ShownScene, ...], first: int) -> int:
    """Where the page that begins with a scene ends: whole scenes, one at least."""
    count, end = 0, first
    while end < len(every) and (end == first or count + every[end].takes <= PAGE):
        count += every[end].takes
        end += 1
    return end


def _back(every: tuple[ShownScene, ...], first: int) -> int:
    """Where a page begins that ends before a scene."""
    count, begin = 0, first
    while begin > 0 and (begin == first or count + every[begin - 1].takes <= PAGE):
        begin -= 1
        count += every[begin].takes
    return begin


def _shown(
    film: Film, views: Iterable[SceneView], *, files: Mapping[str, TakeFiles], only: Only
) -> Iterator[ShownScene]:
    by_label = {take.label: take for take in film.dailies.takes}
    for view in views:
        if only is Only.OWED and not view.owed:
            continue
        setups = tuple(
            setup for each in view.setups if (setup := _setup(each, by_label=by_label, files=files, only=only)).takes
        )
        if setups:
            yield ShownScene(number=view.number, heading=view.heading, owed=len(view.owed), setups=setups)


def _setup(view: SetupView, *, by_label: Mapping[str, Take], files: Mapping[str, TakeFiles], only: Only) -> ShownSetup:
    takes = [
        ShownTake(view=each, take=take, files=files.get(take.id, _NO_FILES))
        for each in view.takes
        if (take := by_label.get(each.label)) is not None and each.listed and _asked(each, only)
    ]
    rows = [row for shown in takes for row in shown.take.recordings]
    return ShownSetup(
        label=view.label,
        note=view.note,
        days=_each(str(row.shoot_day) for row in rows if row.shoot_day is not None) or _each(row.date for row in rows),
        rolls=_each(row.roll for row in rows if row.written_by not in OF_SOUND),
        takes=tuple(takes),
    )


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))


def _asked(view: TakeView, only: Only) -> bool:
    if only is Only.CIRCLED:
        return view.circled
    return only is not Only.UNUSED or not view.clips


def take_named(name: str, *, film: Film) -> Take:
    """Find the take of a label, or of what reads as one. Raises :class:`NoSuchTakeError`."""
    for take in film.dailies.takes:
        if take.label == name:
            return take
    found = takes_named(name, dailies=film.dailies)
    if len(found) != 1:
        raise NoSuchTakeError(name)
    return found[0]


def view_of(take: Take, *, among: Iterable[SceneView]) -> tuple[SceneView, SetupView, TakeView]:
    """Find a take among its setup and its scene."""
    for scene in among:
        for setup in scene.setups:
            for view in setup.takes:
                if view.listed and view.label == take.label:
                    return scene, setup, view
    raise NoSuchTakeError(take.label)
